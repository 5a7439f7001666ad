"""A school with as many reviews as a test wants, brought in as one long file and agreed, as a trust would."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.review import Person, Review, School
from audit.domain.words import UNKNOWN, Grade, Rating, Setting, Value

CLERK = Person("Robin Clerk", "Clerk")
MANY = School("900100", "Larkspur Lane School", Setting.MAINTAINED_SCHOOL)
CHECKLIST = "core-103-109"
APART = 120
"""Days between two reviews."""
_VALUES: Sequence[Value] = (Rating.NOT_IN_PLACE, UNKNOWN, Rating.PARTLY_IN_PLACE, Rating.IN_PLACE, Rating.EMBEDDED)
_GRADES: Sequence[Grade | None] = (None, Grade.TOLD, Grade.TOLD, Grade.SEEN, Grade.SAMPLED, Grade.TESTED)


def keep_reviews(
    app: App, number: int, *, last: date, school: School = MANY, notes: Mapping[str, str] | None = None
) -> list[str]:
    """Keep `number` reviews up to `last`, the last one left open; their ids, oldest first. What moves is fixed."""
    days = [last - timedelta(days=APART * back) for back in reversed(range(number))]
    items = app.library.checklist(CHECKLIST).in_scope(school.setting, last)
    reviews = [
        Review("", school, CHECKLIST, "", "", day, answers={
            item.id: _answer(item.id, place, n, day, (notes or {}).get(item.id, ""))
            for place, item in enumerate(items) if item.in_scope(school.setting, day)
        })
        for n, day in enumerate(days)
    ]  # fmt: skip
    plan = app.imports.plan(app.read_upload("reviews.csv", app.long_csv(reviews)), by=CLERK)
    assert not plan.problems, plan.problems
    ids = list(app.imports.accept(plan).review_ids)
    for review_id, day in list(zip(ids, days, strict=True))[:-1]:
        app.reviews.agree(app.reviews.open(review_id), CLERK, agreed_on=day)
    return ids


def _answer(item: str, place: int, turn: int, day: date, note: str) -> Answer:
    """An answer that differs by item and turn, mostly getting better, at times slipping."""
    slips = (place * 7 + turn * 3) % 5 == 0
    value = _VALUES[min(max((place + turn * 2) % 7 - slips, 0), 4)]
    grade = _GRADES[(place + turn) % len(_GRADES)] if isinstance(value, Rating) else None
    return Answer(
        item, value, grade=grade, evidence_ref="Procedure v4" if grade else "",
        evidence_date=day - timedelta(days=20) if grade else None,
        evidence_by="Link governor" if grade and grade is not Grade.TOLD else "",
        note=note or f"Looked at turn {turn}.",
    )  # fmt: skip
