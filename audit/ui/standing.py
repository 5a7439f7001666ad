"""What a page says of an item in a follow-up: why it is asked, or from which day it stands."""

from audit.domain.checklist import Item
from audit.domain.evidence_age import evidence_age_words, old_evidence_words
from audit.domain.follow_up import reasons_of, reasons_words, stands, stands_words
from audit.domain.words import ReviewKind, ReviewStatus
from audit.services.opened import Opened
from audit.ui.html import el, paragraph


def progress(opened: Opened, item: Item, left: int) -> str:
    """`IS-01 · 3 of 54 · 12 left`; in a follow-up `3 of 9 asked`, or that the item stands."""
    if opened.review.kind is ReviewKind.FULL:
        return f"{item.id} · {[one.id for one in opened.items].index(item.id) + 1} of {len(opened.items)} · {left} left"
    if stands(opened.review.answers.get(item.id)):
        return f"{item.id} · stands, not one of the {len(opened.asked)} asked · {left} left"
    return (
        f"{item.id} · {[one.id for one in opened.asked].index(item.id) + 1} of {len(opened.asked)} asked · {left} left"
    )


def standing_or_asked(opened: Opened, item: Item) -> None:
    """Say it above the answer; nothing in a full review."""
    if opened.review.kind is ReviewKind.FULL:
        return
    answer = opened.review.answers.get(item.id)
    if stands(answer):
        after_all = (
            " Save an answer below to answer it after all: it then counts as answered in this review."
            if opened.review.status is ReviewStatus.OPEN
            else ""
        )
        words = f"This item is not asked in this follow-up: its answer {stands_words(answer)}."
        paragraph(el("strong", words), after_all, class_="notice")
        if answer is not None and (age := evidence_age_words(item, answer, opened.review.assessed_on)):
            paragraph(age)
        return
    if opened.previous is None or opened.since_last is None:
        return
    reasons = reasons_of(item, opened.previous, opened.since_last, opened.actions)
    said = reasons_words(reasons) if reasons else "it was chosen, or an action about it was open when this began"
    paragraph(f"Asked in this follow-up because {said}.", class_="quiet")


def said_on_old_evidence(opened: Opened, item: Item) -> None:
    """An answer given in this review counts as known no longer where its evidence is stale: say so beside it."""
    answer = opened.review.answers.get(item.id)
    if answer is None or stands(answer):
        return
    if old := old_evidence_words(item, answer, opened.review.assessed_on):
        paragraph(old)
