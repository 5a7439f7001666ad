"""Reading reviews and what belongs to them, each by its key: the cost of one review does not grow with the others."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, bindparam, exists, select

from audit.domain.answers import Answer
from audit.domain.review import Action, Review, ReviewSummary, School
from audit.domain.words import ReviewStatus, Setting
from audit.errors import NotFoundError
from audit.storage.rows import (
    ACTION_COLUMNS,
    ANSWER_COLUMNS,
    REVIEW_COLUMNS,
    SUMMARY_COLUMNS,
    action_of,
    answers_of,
    review_of,
    summary_of,
)
from audit.storage.tables import ACTIONS, ANSWERS, REVIEWS, SCHOOLS

_SUMMARIES = select(*SUMMARY_COLUMNS).order_by(REVIEWS.c.assessed_on.desc(), REVIEWS.c.urn, REVIEWS.c.checklist)
_SCHOOLS = select(SCHOOLS.c.urn, SCHOOLS.c.name, SCHOOLS.c.setting)
_REVIEW = select(*REVIEW_COLUMNS).where(REVIEWS.c.id == bindparam("review"))
_ANSWERS: Select[*tuple[Any, ...]] = select(*ANSWER_COLUMNS).where(ANSWERS.c.review == bindparam("review"))
_EARLIER = (
    select(*REVIEW_COLUMNS)
    .where(
        REVIEWS.c.urn == bindparam("urn"),
        REVIEWS.c.checklist == bindparam("checklist"),
        REVIEWS.c.assessed_on < bindparam("before"),
    )
    .order_by(REVIEWS.c.status == ReviewStatus.OPEN.value, REVIEWS.c.assessed_on.desc())
)
_ACTIONS = (
    select(*ACTION_COLUMNS)
    .where(ACTIONS.c.review.in_(select(REVIEWS.c.id).where(REVIEWS.c.urn == bindparam("urn"))))
    .order_by(ACTIONS.c.due, ACTIONS.c.id)
)


def schools(connection: Connection) -> list[School]:
    """Every school that has a review, by name."""
    rows = connection.execute(_SCHOOLS.where(exists().where(REVIEWS.c.urn == SCHOOLS.c.urn)))
    found = [School(urn, name, Setting(setting)) for urn, name, setting in rows]
    return sorted(found, key=lambda school: (school.name.casefold(), school.urn))


def school(connection: Connection, urn: str) -> School | None:
    """The school with this URN, or None."""
    row = connection.execute(_SCHOOLS.where(SCHOOLS.c.urn == urn)).one_or_none()
    return None if row is None else School(row.urn, row.name, Setting(row.setting))


def summaries(connection: Connection, urn: str | None) -> list[ReviewSummary]:
    """Reviews without answers, newest first."""
    asked = _SUMMARIES if urn is None else _SUMMARIES.where(REVIEWS.c.urn == urn)
    return [summary_of(row) for row in connection.execute(asked)]


def same_day(connection: Connection, urn: str, checklist: str, assessed_on: date) -> ReviewSummary | None:
    """The review of this school, checklist and day, or None."""
    asked = select(*SUMMARY_COLUMNS).where(
        REVIEWS.c.urn == urn, REVIEWS.c.checklist == checklist, REVIEWS.c.assessed_on == assessed_on
    )
    row = connection.execute(asked).one_or_none()
    return None if row is None else summary_of(row)


def review(connection: Connection, review_id: str) -> Review:
    """One review with its answers. Raises NotFoundError."""
    row = connection.execute(_REVIEW, {"review": review_id}).one_or_none()
    if row is None:
        raise NotFoundError("This review is not here.")
    return review_of(row, answers(connection, review_id))


def answers(connection: Connection, review_id: str) -> dict[str, Answer]:
    """The answers of one review, by item."""
    return answers_of(connection.execute(_ANSWERS, {"review": review_id}).all())


def earlier(connection: Connection, than: Review, most: int | None) -> Sequence[Review]:
    """Earlier reviews of the same school and checklist with answers, oldest first; `most` as the store promises."""
    wanted = _EARLIER if most is None else _EARLIER.limit(most)
    rows = connection.execute(
        wanted, {"urn": than.school.urn, "checklist": than.checklist, "before": than.assessed_on}
    ).all()
    found = [review_of(row, answers(connection, row.id)) for row in rows]
    return sorted(found, key=lambda review: review.assessed_on)


def actions(connection: Connection, urn: str) -> list[Action]:
    """Every action of a school, by due date."""
    return [action_of(row) for row in connection.execute(_ACTIONS, {"urn": urn})]
