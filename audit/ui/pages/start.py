"""Start a review: which school, as at which day. Last time's answers will stand beside, unconfirmed."""

from datetime import date

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import last_day_for_assessed_on, long_date
from audit.domain.review import URN, Person, School
from audit.domain.words import BOARD_WORDS, SETTING_WORDS, Setting
from audit.errors import NotAllowedError, PersonError
from audit.ui import components, state
from audit.ui.links import go
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the form and start the review."""
    components.heading("Start a review", page="start")
    person = components.who(app)
    if person is None:
        return
    opened = state.open_review(app, most_earlier=1)
    known = opened.review.school if opened else None
    settings = list(Setting)
    with st.form("start", enter_to_submit=False):
        st.text_input("School", value=known.name if known else "", key="start_school", max_chars=200)
        st.text_input(
            "URN",
            value=known.urn if known else "",
            key="start_urn",
            max_chars=6,
            help="The unique reference number: six digits, on Get Information about Schools and on most letters.",
        )
        st.selectbox(
            "Setting",
            settings,
            index=settings.index(known.setting) if known else None,
            format_func=lambda one: f"{SETTING_WORDS[one]} ({BOARD_WORDS[one]})",
            key="start_setting",
            placeholder="Choose the kind of school",
            help="It decides which items are asked.",
        )
        components.day_input(
            "As at which day does the board judge? Normally the day of the meeting",
            app.today(),
            key="start_day",
            help_text=f"At latest {long_date(last_day_for_assessed_on(app.today()))}. It can still be moved.",
        )
        pressed = st.form_submit_button("Start the review", type="primary")
    if pressed:
        start(app, person)


def start(app: App, person: Person) -> None:
    """Start the review that the boxes describe and go to its first item; where it cannot be, say why at the top."""
    mine = state.session()
    try:
        school, assessed_on = typed()
        saved = app.reviews.start(school, next(iter(app.library.checklists)), assessed_on, person)
    except PersonError as error:
        mine.error = str(error)
        st.rerun()
    state.choose_review(saved.review_id)
    opened = app.reviews.open(saved.review_id)
    beside = " Last time’s answers stand beside each item; none counts until you confirm it." if opened.previous else ""
    mine.message = f"The review is started.{beside}"
    go("item", opened.items[0].id)


def typed() -> tuple[School, date]:
    """The school and the day in the boxes. Raises NotAllowedError that says what is missing."""
    name = str(st.session_state.get("start_school") or "").strip()
    urn = str(st.session_state.get("start_urn") or "").strip()
    setting: Setting | None = st.session_state.get("start_setting")
    assessed_on = components.day_of(str(st.session_state.get("start_day") or ""), "The day of judgement")
    if not name or setting is None or assessed_on is None:
        raise NotAllowedError("Give the school’s name, its setting and the day as at which the board judges.")
    if not URN.fullmatch(urn):
        raise NotAllowedError("A URN is six digits, for example 900001.")
    return School(urn, name, setting), assessed_on


draw(page)
