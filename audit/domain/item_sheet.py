"""One item in words for one page of paper: what it asks and why, its levels, how it was answered, and the question."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.domain.answered_on import Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.applies import held_by_words
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import long_date, short_date
from audit.domain.display import evidence_text, state_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.item_sources import Source, kcsie_says, law_says
from audit.domain.item_words import level_text, shortened, values_offered, weight_text
from audit.domain.review import Review
from audit.domain.states import state_in
from audit.domain.words import CROWN_COPYRIGHT, RATING_SHAPES, RATING_WORDS, STATUS_WORDS, ReviewStatus, Value

MOST_REVIEWS = 6
"""Reviews whose answers fit on the page; what came before is counted."""
LONGEST_EVIDENCE = 140
HISTORY_HEADINGS = ("Review", "Answer", "How the board knew")


@dataclass(frozen=True, slots=True)
class ItemLevel:
    """One answer that may be given; `chosen` is the one that stands in this review."""

    shape: str
    word: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """Every word of the page in reading order."""

    id: str
    question: str
    place: str
    weight: str
    who: str
    ask: str
    confidential: bool
    kcsie: tuple[Source, ...]
    law: tuple[Source, ...]
    why: str
    levels: tuple[ItemLevel, ...]
    history: tuple[tuple[str, ...], ...]
    before: str
    evidence: tuple[str, ...]
    challenge: str
    note: str
    closing: str


def item_sheet(
    item: Item, checklist: Checklist, reviews: Sequence[Review], *, contents: Contents, place: str
) -> ItemSheet:
    """The item as these reviews, oldest first, answered it; `checklist` is that of the newest, `place` its numbers."""
    review = reviews[-1]
    answer = review.answers.get(item.id)
    value = answer.value if answer else None
    shown = reviews[-MOST_REVIEWS:]
    left = len(reviews) - len(shown)
    return ItemSheet(
        id=item.id,
        question=item.question,
        place=place,
        weight=weight_text(item),
        who=held_by_words(item, review.school.setting),
        ask=", ".join(item.ask),
        confidential=item.confidential,
        kcsie=kcsie_says(item),
        law=law_says(item),
        why=item.why,
        levels=tuple(_level(item, one, chosen=one == value) for one in values_offered(item)),
        history=tuple(_then(item, review, answered_on(review, checklist, contents)) for review in reversed(shown)),
        before=_before(left, shown[0]),
        evidence=item.evidence,
        challenge=item.challenge,
        note=answer.note.strip() if answer else "",
        closing=CROWN_COPYRIGHT if any(source.quoted for source in kcsie_says(item)) else "",
    )


def _level(item: Item, value: Value, *, chosen: bool) -> ItemLevel:
    return ItemLevel(RATING_SHAPES[value], RATING_WORDS[value], level_text(item, value), chosen)


def _then(item: Item, review: Review, checklist: Checklist) -> tuple[str, ...]:
    """One review under HISTORY_HEADINGS."""
    answer = review.answers.get(item.id)
    status = "" if review.status is not ReviewStatus.OPEN else f", {STATUS_WORDS[review.status].lower()}"
    said = state_with_shape(state_in(checklist, item.id, review))
    return f"{short_date(review.assessed_on)}{status}", said, _how_known(answer)


def _how_known(answer: Answer | None) -> str:
    if answer is None or answer.value is None:
        return "–"
    known = shortened(evidence_text(answer) or "nothing is named", LONGEST_EVIDENCE)
    return ", ".join(text for text in (known, stands_words(answer)) if text)


def _before(left: int, first: Review) -> str:
    if not left:
        return ""
    them = "1 earlier review is" if left == 1 else f"{left} earlier reviews are"
    return f"{them} not shown: the page Over time has what came before {long_date(first.assessed_on)}."
