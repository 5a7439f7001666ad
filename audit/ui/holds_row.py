"""One of last time's answers in the list of those to confirm."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.evidence_age import evidence_age_words
from audit.domain.last_time_words import last_time_text
from audit.domain.review import Person
from audit.services.opened import Opened
from audit.ui.confirm_list import ToConfirm, confirm_in_list
from audit.ui.html import el, show
from audit.ui.links import link
from audit.ui.still_holds import HOLDS


def holds_row(app: App, opened: Opened, one: ToConfirm, person: Person) -> None:
    """Item, question, last time's answer, the age of its evidence, one button, and the way to the item."""
    item, last = one.item, opened.last_time(one.item.id)
    age = evidence_age_words(item, last.answer, opened.review.assessed_on) if last and last.answer else ""
    text, press = st.columns([5, 2])
    with text:
        show(
            el("p", el("strong", f"{item.id} "), item.question),
            el("p", last_time_text(last)),
            *((el("p", age, class_="quiet"),) if age else ()),
        )
    with press:
        st.button(f"{HOLDS}: {item.id}", key=one.key, on_click=confirm_in_list, args=(app, opened, one, person))
        link("item", f"Look at {item.id}", item.id)
