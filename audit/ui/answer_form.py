"""The form of one item: rating, how the board knows, note; one button, one save."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.display import value_with_shape
from audit.domain.item_words import said_beside
from audit.domain.knowing import on_the_boards_side
from audit.domain.review import Person
from audit.services.opened import Opened
from audit.ui import state
from audit.ui.answer_boxes import evidence_boxes, note_box, rating_boxes
from audit.ui.answer_row import who_says
from audit.ui.answer_saving import check, save, take_over
from audit.ui.doubts import harmless_box
from audit.ui.html import el, paragraph, show
from audit.ui.still_holds import last_time


def answer_form(app: App, opened: Opened, item: Item, person: Person) -> None:
    """Draw the form over what is kept, last time's answer beside it."""
    stored = opened.to_answer(item.id)
    mine = state.session()
    if mine.typed.get("item") != f"{item.id}.{mine.visit}":
        mine.typed = {"item": f"{item.id}.{mine.visit}"}
        mine.read_version = stored.version
    last_time(app, opened, item, person)
    if stored.version > mine.read_version:
        changed_meanwhile(stored)
    prefix = f"{item.id}.{mine.visit}."
    with st.form(f"{prefix}form", enter_to_submit=False):
        rating_boxes(item, stored, prefix)
        evidence_boxes(app, opened, stored, prefix)
        note_box(stored, prefix)
        harmless_box(prefix)
        st.form_submit_button(
            "Save and continue",
            type="primary",
            on_click=save,
            args=(app, opened, item, person, prefix),
            key=f"{prefix}save",
        )
    proposed_and_checked(app, opened, item, stored, person)


def changed_meanwhile(stored: Answer) -> None:
    """Somebody else saved this item while it was open here: show theirs, keep what was typed."""
    show(
        el(
            "div",
            el(
                "p",
                el("strong", "Somebody else saved this item while you had it open. What you typed is still below."),
            ),
            el("p", f"Kept now: {' · '.join([value_with_shape(stored.value), *said_beside(stored)])}"),
            class_="summary",
        )
    )
    st.button("I have read it: let me save mine", key="take_over", on_click=take_over, args=(stored.version,))


def proposed_and_checked(app: App, opened: Opened, item: Item, stored: Answer, person: Person) -> None:
    """Who proposed it, and whether a board member has checked."""
    if stored.value is None:
        return
    paragraph(who_says(item, opened, stored), class_="quiet")
    if on_the_boards_side(person.role) and not stored.checked_by:
        st.button(
            "I have checked this for the board",
            key=f"check_{stored.item}",
            on_click=check,
            args=(app, opened, stored, person),
        )
