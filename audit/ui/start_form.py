"""The boxes that say which school a new review is of, and as at which day the board judges."""

from datetime import date

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import last_day_for_assessed_on, long_date
from audit.domain.review import URN, School
from audit.domain.words import BOARD_WORDS, SETTING_WORDS, Setting
from audit.errors import NotAllowedError
from audit.services.demo import sample_mark
from audit.ui import components, state
from audit.ui.html import escape_markdown


def school_again(app: App) -> School | None:
    """The school shown, where the person chooses it; the boxes are empty for any other."""
    opened = state.open_review(app, most_earlier=1)
    if opened is None:
        return None
    school = opened.review.school
    again = f"Another review of {escape_markdown(school.name)}{sample_mark(school)}"
    chosen = st.radio("Which school?", ("A different school", again), key="start_which")
    return school if chosen == again else None


def boxes(app: App, known: School | None, key: str, button: str) -> bool:
    """The boxes, those of a known school filled in; was the button pressed?"""
    settings = list(Setting)
    with st.form("start", enter_to_submit=False):
        components.beside("school")
        st.text_input("School", value=known.name if known else "", key=f"{key}school", max_chars=200)
        components.beside("urn")
        st.text_input(
            "URN",
            value=known.urn if known else "",
            key=f"{key}urn",
            max_chars=6,
            help="The unique reference number: six digits, on Get Information about Schools and on most letters.",
        )
        components.beside("setting")
        st.selectbox(
            "Setting",
            settings,
            index=settings.index(known.setting) if known else None,
            format_func=lambda one: f"{SETTING_WORDS[one]} ({BOARD_WORDS[one]})",
            key=f"{key}setting",
            placeholder="Choose the kind of school",
            help="It decides which items are asked.",
        )
        components.beside("day")
        components.day_input(
            components.DAY_LABEL,
            app.today(),
            key=f"{key}day",
            help_text=f"At latest {long_date(last_day_for_assessed_on(app.today()))}. It can still be moved.",
        )
        return st.form_submit_button(button, type="primary")


def typed(key: str) -> tuple[School, date]:
    """The school and the day in the boxes. Raises NotAllowedError that says what is missing."""
    name = str(st.session_state.get(f"{key}school") or "").strip()
    urn = str(st.session_state.get(f"{key}urn") or "").strip()
    setting: Setting | None = st.session_state.get(f"{key}setting")
    assessed_on = components.day_of(str(st.session_state.get(f"{key}day") or ""), "The day of judgement", field="day")
    for given, field in ((name, "school"), (setting, "setting"), (assessed_on, "day")):
        if not given:
            message = "Give the school’s name, its setting and the day as at which the board judges."
            raise NotAllowedError(message, field=field)
    if not URN.fullmatch(urn):
        raise NotAllowedError("A URN is six digits, for example 900001.", field="urn")
    assert setting is not None  # noqa: S101  (asked for just above)
    assert assessed_on is not None  # noqa: S101  (likewise)
    return School(urn, name, setting), assessed_on
