"""The form by which two roles sign an agreed review at a meeting."""

from enum import StrEnum

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import clock
from audit.domain.review import Person
from audit.domain.words import SIGNER_WORDS, BoardSigner, SchoolSigner
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import el, paragraph, show

SIGNERS: dict[str, tuple[str, type[StrEnum]]] = {
    "signed_school": ("Signed for the school", SchoolSigner),
    "signed_board": ("Signed for the board", BoardSigner),
}
"""The two lists, by the field an error is about."""


def sign_form(app: App, drawn: Opened, person: Person) -> None:
    """Two roles, the meeting, the button."""
    show(el("h2", "When it is signed"))
    paragraph(
        "Two roles sign, at a meeting on the day of agreement or after. Their names stand in the minute, not here.",
        class_="quiet",
    )
    key = f"sign.{drawn.review.id}."
    for field, (label, roles) in SIGNERS.items():
        components.beside(field)
        st.radio(label, list(roles), index=None, format_func=SIGNER_WORDS.__getitem__, key=f"{key}{field}")
    components.beside("met_on")
    components.day_input("Day of the meeting", drawn.review.agreed_on or app.today(), key=f"{key}met_on")
    st.button("Record the signatures", type="primary", key=f"{key}sign", on_click=sign, args=(app, drawn, person, key))


def sign(app: App, drawn: Opened, person: Person, key: str) -> None:
    """Record that the review, as the page showed it, was signed."""
    mine, boxes = state.session(), st.session_state
    try:
        met_on = components.day_of(str(boxes.get(f"{key}met_on") or ""), "The day of the meeting", field="met_on")
        if met_on is None:
            raise NotAllowedError("Give the day of the meeting, as day/month/year.", field="met_on")
        saved = app.signing.sign(
            drawn,
            person,
            school=SchoolSigner(_chosen(key, "signed_school")),
            board=BoardSigner(_chosen(key, "signed_board")),
            met_on=met_on,
        )
    except PersonError as error:
        state.refuse(error)
        return
    mine.saved_at, mine.message = clock(saved.when), "The review is signed."
    mine.visit += 1


def _chosen(key: str, field: str) -> str:
    chosen = st.session_state.get(f"{key}{field}")
    if chosen is None:
        who = "the school" if field == "signed_school" else "the board"
        raise NotAllowedError(f"Choose which role signed for {who}.", field=field)
    return str(chosen)
