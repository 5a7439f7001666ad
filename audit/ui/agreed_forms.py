"""The forms of an agreed review: the minute's reference when it follows, and opening it again with a reason."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import clock
from audit.domain.review import Person
from audit.domain.words import NO_NAMES
from audit.errors import PersonError
from audit.services.opened import Opened
from audit.ui import state


def minute_form(app: App, drawn: Opened, person: Person) -> None:
    """The reference of the minute, when it follows."""
    with st.form("minute", enter_to_submit=False):
        key = f"minute.{drawn.review.id}"
        st.text_input(f"Minute reference ({NO_NAMES[0].lower()}{NO_NAMES[1:]})", key=key, max_chars=200)
        st.form_submit_button(
            "Add the minute reference", on_click=add_minute, args=(app, drawn, person, key), key="minute_add"
        )


def add_minute(app: App, drawn: Opened, person: Person, key: str) -> None:
    """Keep the minute reference."""
    mine = state.session()
    try:
        saved = app.reviews.add_minute_reference(drawn, person, str(st.session_state.get(key) or ""))
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at, mine.message = clock(saved.when), "The minute reference is kept."
    mine.visit += 1


def reopen_form(app: App, drawn: Opened, person: Person) -> None:
    """Open an agreed review again, with a reason."""
    with st.form("reopen", enter_to_submit=False):
        key = f"reopen.{drawn.review.id}"
        st.text_area(
            f"Why it is opened again ({NO_NAMES[0].lower()}{NO_NAMES[1:]})", key=key, max_chars=2000, height=90
        )
        st.form_submit_button(
            "Re-open the review", on_click=reopen, args=(app, drawn, person, key), key="reopen_button"
        )


def reopen(app: App, drawn: Opened, person: Person, key: str) -> None:
    """Open it again."""
    mine = state.session()
    try:
        saved = app.reviews.reopen(drawn, person, str(st.session_state.get(key) or ""))
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at = clock(saved.when)
    mine.message = "The review is open again. Its answers can be changed, and the board agrees it anew."
    mine.visit += 1
