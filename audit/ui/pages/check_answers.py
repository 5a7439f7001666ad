"""Check your answers: every item with its answer and how the board knows, before the board agrees."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.display import count
from audit.domain.review import ReviewStatus, unanswered
from audit.domain.selection import SHOWN_WORDS, Shown, grouped, offered, selected
from audit.domain.words import STRAND_WORDS, ReviewKind
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.answer_row import answer_row
from audit.ui.asked_no_more import asked_no_more
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.not_asked import not_asked
from audit.ui.role_box import role_box
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what is left, the two filters, and the answers by strand and paragraph."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Check your answers", page="check_answers")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    what_is_left(opened)
    shown, role = filters(app, opened)
    pairs = selected(opened.checklist, opened.review, shown, role)
    paragraph(f"{len(pairs)} of {count(len(opened.items), 'item')} shown", class_="quiet")
    if not pairs:
        paragraph("No item of this review fits what you chose. Choose “Everything” and “Everybody” to see them all.")
    for strand, paragraphs in grouped(pairs).items():
        show(el("h2", STRAND_WORDS[strand]))
        for number, its_pairs in paragraphs.items():
            if number is not None:
                show(components.paragraph_heading("h3", app, its_pairs[0][0], opened.review.assessed_on))
            for item, answer in its_pairs:
                answer_row(opened, item, answer)
    not_asked(opened)
    asked_no_more(opened)
    if opened.review.status is ReviewStatus.OPEN:
        link("agree", "Go on: agree the review")
    return None


def what_is_left(opened: Opened) -> None:
    """How many items have no answer, and the way to the first of them."""
    left = unanswered(opened.review, opened.checklist)
    if not left:
        paragraph("Every item has an answer.")
        return
    has = "has" if len(left) == 1 else "have"
    paragraph(el("strong", f"{count(len(left), 'item')} {has} no answer yet"))
    if opened.review.status is ReviewStatus.OPEN:
        link("item", f"Go to the first: {left[0].id}", left[0].id)
        if opened.to_confirm:
            link("still_holds", "Confirm what still holds, one by one")


def filters(app: App, opened: Opened) -> tuple[Shown, str | None]:
    """Which answers, and whose items: kept while the person goes to an item and comes back."""
    chosen = st.radio(
        "Show",
        offered(opened.review),
        format_func=lambda shown: f"{SHOWN_WORDS[shown]} ({len(selected(opened.checklist, opened.review, shown))})",
        horizontal=True,
        key="check_shown" if opened.review.kind is ReviewKind.FULL else "check_shown_follow_up",
        persist_state="session",
    )
    role = role_box(app, opened.items, "Items asked of", key="check_role", persist_state="session")
    return chosen or offered(opened.review)[0], role


draw(page)
