"""One item a page: what the guidance says, the four levels, the answer, and how the board knows."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import evidence_text, value_with_shape
from audit.domain.review import ReviewStatus, unanswered
from audit.domain.words import STRAND_WORDS
from audit.services.reviews import Opened
from audit.ui import components, state
from audit.ui.action_form import new_action
from audit.ui.answer_form import answer_form
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.item_menu import choose_item, menu
from audit.ui.links import link
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the item the address names, or the first without an answer."""
    opened = state.open_review(app, most_earlier=1)
    if opened is None:
        components.heading("Answer the items", page="item")
        return components.choose_a_review_first()
    item = choose_item(opened)
    position = [one.id for one in opened.items].index(item.id) + 1
    crumb(app, opened, item, position)
    components.heading(item.question, page=f"item {item.id}", tab_title=f"{item.id} {item.question}")
    the_guidance(item)
    if opened.review.status is not ReviewStatus.OPEN:
        return closed(opened, item)
    person = components.who(app)
    if person is not None:
        answer_form(app, opened, item, person)
        new_action(app, opened, item, person)
    menu(app, opened, item)
    components.crown_copyright()
    return None


def crumb(app: App, opened: Opened, item: Item, position: int) -> None:
    """Where in the checklist this item stands."""
    left = len(unanswered(opened.review, opened.checklist))
    show(
        el(
            "div",
            el(
                "span",
                f"{STRAND_WORDS[item.strand]} › {components.edition_words(app, item, opened.review.assessed_on)}",
            ),
            el("span", f"{item.id} · {position} of {len(opened.items)} · {left} left"),
            class_="crumb",
        )
    )


def the_guidance(item: Item) -> None:
    """What KCSIE says and what the law says, apart; why it matters; whom to ask and what to ask to see."""
    cite = item.cites[0] if item.cites else None
    if cite and cite.quote:
        if item.continues:
            paragraph(
                "KCSIE says, in a sentence whose continuation is not in our source and is put here in our own words:",
                class_="quiet",
            )
        else:
            paragraph("KCSIE says:", class_="quiet")
        show(el("blockquote", el("p", f"“{cite.quote}”"), class_="kcsie"))
    if item.rests_on:
        paragraph(el("strong", "Beside it: "), item.rests_on)
    if item.basis:
        show(
            el(
                "div",
                el("p", el("strong", f"The law behind it: {item.basis.law}. "), item.basis.requires),
                class_="law",
            )
        )
    paragraph(el("strong", "Why it matters: "), item.why)
    paragraph(el("strong", "Ask: "), ", ".join(item.ask))
    paragraph(el("strong", "A board may ask to see:"))
    show(bullets(item.evidence))
    with st.expander("A question to ask at the table"):
        paragraph(item.challenge)


def closed(opened: Opened, item: Item) -> None:
    """An agreed review shows its answers and changes none."""
    answer = opened.review.answers.get(item.id, Answer(item.id))
    paragraph(el("strong", "Answer: "), value_with_shape(answer.value))
    for text in (evidence_text(answer), answer.note, answer.na_reason):
        if text:
            paragraph(text)
    if opened.review.agreed_on:
        paragraph(f"The board agreed this review on {long_date(opened.review.agreed_on)}.", class_="quiet")
    link("agree", "Re-open the review")
    components.crown_copyright()


draw(page)
