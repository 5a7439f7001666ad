"""The data that is measured on: reviews of the shipped core checklist, answered in every way, made here."""

import random
from dataclasses import replace
from datetime import date, timedelta

from audit import data_dir
from audit.content import load_library
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.review import Person, Review, School
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting

CORE = "core-103-109"
DAY = date(2026, 11, 20)
CLERK = Person("Robin Clerk", "Clerk")
_VALUES = (*Rating, Rating.IN_PLACE, Rating.IN_PLACE, Rating.EMBEDDED, UNKNOWN, NOT_APPLICABLE)


def library() -> Library:
    """The shipped content."""
    return load_library(data_dir("checklists"))


def core() -> Checklist:
    """The shipped core checklist."""
    return library().checklists[CORE]


def grown(checklist: Checklist, size: int) -> Checklist:
    """The checklist cut or repeated to so many items; cut, it keeps items of every paragraph as far as they go."""
    spread = sorted(checklist.items, key=lambda item: item.id[3:])
    items = [
        replace(spread[n % len(spread)], id=f"{spread[n % len(spread)].id}.{n // len(spread)}") for n in range(size)
    ]
    return replace(checklist, items=tuple(items))


def mixed_answers(checklist: Checklist, seed: int = 1) -> dict[str, Answer]:
    """All answered: ratings, don't-knows, not-applicables where allowed; evidence of each grade, old and fresh."""
    choose = random.Random(seed)
    found: dict[str, Answer] = {}
    for item in checklist.items:
        value = choose.choice(_VALUES)
        if value is NOT_APPLICABLE and item.na_when is None:
            value = Rating.PARTLY_IN_PLACE
        found[item.id] = Answer(
            item.id,
            value,
            na_reason="None is placed with us." if value is NOT_APPLICABLE else "",
            grade=choose.choice((None, *Grade)),
            evidence_date=DAY - timedelta(days=choose.randrange(500)),
        )
    return found


def a_mixed_review(checklist: Checklist, seed: int = 1) -> Review:
    """A maintained school's review, fully answered."""
    return Review(
        id="measured",
        school=School("100000", "School 0", Setting.MAINTAINED_SCHOOL),
        checklist=checklist.id,
        edition=checklist.edition,
        content_hash=checklist.content_hash,
        assessed_on=DAY,
        answers=mixed_answers(checklist, seed),
    )
