"""Last time's answer beside the new one, and the two ways to say that it still holds.

The one key keeps the evidence with its own date, stale where it is stale. That somebody has looked again is said
apart, with the role and the day; nothing renews evidence by itself.
"""

import streamlit as st

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import clock
from audit.domain.evidence_age import Looked, evidence_age_words, grades_from
from audit.domain.last_time_words import last_time_text
from audit.domain.review import Person
from audit.domain.words import GRADE_MEANS, GRADE_WORDS, Grade
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import paragraph
from audit.ui.item_menu import neighbour, show_item

KEY = "Alt+K"
"""Alt and a letter that no browser uses: WCAG 2.1.4 asks that no letter alone does anything."""
HOLDS = "It still holds"
AS_LAST_TIME = "as last time"


def last_time(app: App, opened: Opened, item: Item, person: Person) -> None:
    """Last time's answer, how old its evidence is, and, while this item has no answer, the ways to confirm it."""
    last = opened.last_time(item.id)
    if last is None or last.answer is None:
        return
    paragraph(last_time_text(last))
    stored = opened.review.answers.get(item.id)
    if not last.may_be_confirmed or (stored is not None and stored.value is not None):
        return
    if age := evidence_age_words(item, last.answer, opened.review.assessed_on):
        paragraph(age)
    st.button(
        HOLDS, key=f"still_holds_{item.id}", on_click=confirm, args=(app, opened, item, person), shortcut=KEY,
        help="Takes over last time’s answer. Its evidence keeps its own date: nobody has looked again.",
    )  # fmt: skip
    if last.answer.rating is not None:
        looked_again_boxes(app, opened, item, last.answer, person)


def looked_again_boxes(app: App, opened: Opened, item: Item, last: Answer, person: Person) -> None:
    """It still holds, and somebody has looked again: how, in which role, and when."""
    prefix = f"looked.{item.id}.{state.session().visit}."
    with (
        st.expander("It still holds, and somebody has looked again", expanded=prefix in state.session().typed),
        st.form(f"{prefix}form", enter_to_submit=False),
    ):
        grades = list(grades_from(last.grade))
        components.beside("looked_grade")
        st.radio(
            "How did they look?",
            grades,
            index=0,
            format_func=lambda grade: GRADE_WORDS[grade],
            captions=[GRADE_MEANS[grade] for grade in grades],
            key=f"{prefix}grade",
        )
        components.beside("seen_by")
        st.selectbox("Looked at by (a role)", app.library.roles, index=None, key=f"{prefix}by")
        components.beside("looked_on")
        components.day_input("Looked at on", None, key=f"{prefix}on")
        st.form_submit_button(
            "It still holds, with this look", on_click=confirm_looked, args=(app, opened, item, person, prefix)
        )


def confirm(app: App, opened: Opened, item: Item, person: Person) -> None:
    """It still holds, on the evidence there was; go on to the next item."""
    if confirmed(app, opened, item, person, how=AS_LAST_TIME):
        _go_on(opened, item)


def confirm_looked(app: App, opened: Opened, item: Item, person: Person, prefix: str) -> None:
    """It still holds, and the evidence was looked at again; go on to the next item."""
    state.session().typed[prefix] = "open"
    if confirmed(app, opened, item, person, how="with its evidence looked at again", looked=prefix):
        _go_on(opened, item)


def confirmed(app: App, opened: Opened, item: Item, person: Person, *, how: str, looked: str = "") -> bool:
    """Confirm it, with the look in the boxes of this prefix if there is one; where it cannot be, say why."""
    mine = state.session()
    try:
        saved = app.reviews.confirm_last(opened, item.id, person, _looked(looked) if looked else None)
    except PersonError as error:
        state.refuse(error)
        return False
    mine.saved_at = clock(saved.when) if saved else mine.saved_at
    mine.message = f"{item.id} is confirmed {how}."
    return True


def _looked(prefix: str) -> Looked:
    grade: Grade = st.session_state[f"{prefix}grade"]
    by = str(st.session_state.get(f"{prefix}by") or "")
    on = components.day_of(str(st.session_state.get(f"{prefix}on") or ""), "“Looked at on”", field="looked_on")
    if not by:
        raise NotAllowedError("Say which role looked again.", field="seen_by")
    if on is None:
        raise NotAllowedError("Say on which day they looked.", field="looked_on")
    return Looked(grade, by, on)


def _go_on(opened: Opened, item: Item) -> None:
    if following := neighbour(opened, item.id, 1):
        show_item(following)
        return
    mine = state.session()
    mine.visit += 1
    mine.message += " That was the last item: check your answers."
