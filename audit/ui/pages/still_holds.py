"""Confirm what still holds: last time's answers that nobody has confirmed yet, each with a button of its own.

There is no button for all of them: an answer that nobody read again is not known to hold.
"""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.display import count
from audit.domain.review import ReviewStatus, unanswered
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.holds_row import holds_row
from audit.ui.html import paragraph
from audit.ui.links import link
from audit.ui.shell import draw

EVERYBODY = "Everybody"
MOST_ROWS = 20
"""Items drawn at once; more buttons make a slow page."""


def page(app: App) -> None:
    """Draw what is left to confirm, of one role or of everybody."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Confirm what still holds", page="still_holds")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if opened.review.status is not ReviewStatus.OPEN:
        return paragraph("This review has been agreed: there is nothing left to confirm in it.")
    left = [item for item in unanswered(opened.review, opened.checklist) if holds(opened, item)]
    if not left:
        paragraph("There is no answer from last time left to confirm.")
        return link("check_answers", "Check your answers")
    paragraph(
        "Each counts only once somebody confirms it. Its evidence keeps its own date; where somebody has looked again, "
        "say so on the item’s page."
    )
    person = components.who(app)
    if person is not None:
        items = of_role(app, left)
        paragraph(f"{count(len(items), 'item')} to confirm", class_="quiet")
        for item in items[:MOST_ROWS]:
            holds_row(app, opened, item, person)
        if len(items) > MOST_ROWS:
            paragraph(f"{count(len(items) - MOST_ROWS, 'more item')} will show as these are confirmed.")
    return None


def holds(opened: Opened, item: Item) -> bool:
    """Was it answered last time, in the words it has today?"""
    last = opened.last_time(item.id)
    return last is not None and last.may_be_confirmed


def of_role(app: App, left: list[Item]) -> list[Item]:
    """The items one role is asked about."""
    roles = [role for role in app.library.roles if any(role in item.ask for item in left)]
    role = st.selectbox("Items asked of", [EVERYBODY, *roles], key="holds_role", persist_state="session")
    return left if role in (EVERYBODY, None) else [item for item in left if role in item.ask]


draw(page)
