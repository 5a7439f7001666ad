"""One item in a list of answers: code, question, answer, evidence, who said so, and the way to change it."""

import streamlit as st

from audit.domain.answers import Answer
from audit.domain.applies import held_by_mark, whose_answer
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import value_with_shape
from audit.domain.evidence_age import old_evidence_words
from audit.domain.follow_up import stands_words
from audit.domain.item_words import said_beside
from audit.domain.last_time_words import last_time_text
from audit.domain.review import ReviewStatus
from audit.services.opened import Opened
from audit.ui.html import el, show
from audit.ui.links import link


def answer_row(opened: Opened, item: Item, answer: Answer | None) -> None:
    """Draw it."""
    kept = answer or Answer(item.id)
    confidential = " · confidential: Part 2 of the paper only" if item.confidential else ""
    holder = f" · {held_by_mark(item, opened.review.school.setting)}"
    lines = [el("p", el("strong", f"{item.id}{holder}{confidential} "), item.question)]
    lines.append(el("p", el("strong", value_with_shape(kept.value))))
    said = said_beside(kept) or (("No evidence is named.",) if kept.value is not None else ())
    lines += [el("p", text) for text in said]
    if old := old_evidence_words(item, kept, opened.review.assessed_on):
        lines.append(el("p", old, class_="quiet"))
    last = opened.last_time(item.id)
    if kept.value is None and last and (line := last_time_text(last)):
        counts = "confirms it" if last.may_be_confirmed else "reads the item again and rates it anew"
        lines.append(el("p", f"{line}. It does not count until somebody {counts}.", class_="quiet"))
    if kept.value is not None:
        lines.append(el("p", who_says(item, opened, kept), class_="quiet"))
    text, change = st.columns([5, 2])
    with text:
        show(*lines)
    with change:
        link("item", f"{link_word(opened, kept)} {item.id}", item.id)


def who_says(item: Item, opened: Opened, answer: Answer) -> str:
    """From when it stands, whose answer it is, who proposed it, and which board member has checked it."""
    stand = stands_words(answer)
    whose = whose_answer(item, opened.review.school.setting)
    parts = [
        f"{stand[:1].upper()}{stand[1:]}" if stand else "",
        whose,
        f"{'proposed' if whose or stand else 'Proposed'} by {answer.proposed_by or 'nobody named'}",
    ]
    if answer.checked_by:
        on = f" on {long_date(answer.checked_on)}" if answer.checked_on else ""
        parts.append(f"checked by {answer.checked_by}{on}")
    return " · ".join(part for part in parts if part)


def link_word(opened: Opened, answer: Answer) -> str:
    """What the link to the item lets a person do."""
    if opened.review.status is not ReviewStatus.OPEN:
        return "View"
    return "Answer" if answer.value is None else "Change"
