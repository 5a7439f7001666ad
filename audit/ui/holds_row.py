"""One of last time's answers in the list of those to confirm."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.evidence_age import evidence_age_words
from audit.domain.last_time_words import last_time_text
from audit.domain.review import Person
from audit.services.opened import Opened
from audit.ui.html import el, show
from audit.ui.links import link
from audit.ui.still_holds import HOLDS, confirm_in_list


def holds_row(app: App, opened: Opened, item: Item, person: Person) -> None:
    """Item, question, last time's answer, the age of its evidence, one button, and the way to the item."""
    last = opened.last_time(item.id)
    age = evidence_age_words(item, last.answer, opened.review.assessed_on) if last and last.answer else ""
    text, press = st.columns([5, 2])
    with text:
        show(
            el("p", el("strong", f"{item.id} "), item.question),
            el("p", last_time_text(last)),
            *((el("p", age, class_="quiet"),) if age else ()),
        )
    with press:
        st.button(
            f"{HOLDS}: {item.id}", key=f"holds_{item.id}", on_click=confirm_in_list, args=(app, opened, item, person)
        )
        link("item", f"Look at {item.id}", item.id)
