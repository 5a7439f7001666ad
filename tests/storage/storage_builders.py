"""Builders for the tests of the stores: each takes only what a test is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from audit.domain.answers import Answer
from audit.domain.review import Action, Person, Review, School
from audit.domain.store import Change, ReviewStore, Saved
from audit.domain.trail import ChangeKind
from audit.domain.words import Rating, ReviewStatus, Setting
from audit.storage.database import open_database
from audit.storage.sql_store import SqlStore

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
CLERK = Person("Ann Lee", "Clerk")
GOVERNOR = Person("Bo Khan", "Link governor")
OAK = School("900001", "Oak Primary", Setting.MAINTAINED_SCHOOL)
ELM = School("900002", "Elm Academy", Setting.ACADEMY)


def a_review(
    review_id: str = "r1",
    *,
    school: School = OAK,
    on: date = date(2026, 11, 1),
    status: ReviewStatus = ReviewStatus.OPEN,
) -> Review:
    return Review(review_id, school, "core-103-109", "kcsie-2021", "hash", on, status=status)


def an_answer(
    item: str = "IS-07", value: Rating | None = Rating.IN_PLACE, *, note: str = "", version: int = 0
) -> Answer:
    return Answer(item, value, note=note, version=version)


def an_action(action_id: str = "a1", *, review: str = "r1", due: date = date(2027, 1, 31), version: int = 0) -> Action:
    return Action(action_id, review, "IS-07", "Write the protocol", "DSL", due, version=version)


def starting(review: Review | None = None, *answers: Answer, who: Person = CLERK, when: datetime = NOW) -> Change:
    review = review or a_review()
    return Change(review.id, who, when, ChangeKind.REVIEW_STARTED, "app", review=review, answers=answers)


def saving(*answers: Answer, review: str = "r1", who: Person = CLERK, when: datetime = NOW) -> Change:
    return Change(review, who, when, ChangeKind.ANSWERS_SAVED, "app", answers=answers)


def acting(action: Action, *, who: Person = CLERK) -> Change:
    return Change(action.review, who, NOW, ChangeKind.ACTION_SAVED, "app", actions=(action,))


def changing(review: Review, *, kind: ChangeKind = ChangeKind.REVIEW_CHANGED, reason: str = "") -> Change:
    return Change(review.id, CLERK, NOW, kind, "app", review=review, reason=reason)


def agree(store: ReviewStore, review_id: str = "r1") -> Saved:
    agreed = replace(store.get(review_id), status=ReviewStatus.AGREED, agreed_on=date(2026, 11, 22))
    return store.write(changing(agreed, kind=ChangeKind.REVIEW_AGREED))


@contextmanager
def opened(place: Path | str, *, busy_seconds: float = 5) -> Iterator[SqlStore]:
    """A store in a file, its connections closed at the end."""
    store = SqlStore(open_database(place, now=NOW, busy_seconds=busy_seconds, partitions=()))
    try:
        yield store
    finally:
        store.close()
