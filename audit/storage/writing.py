"""Writing one change inside a transaction that somebody else opened: reads what it touches, keeps what comes of it."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from audit.domain.answers import Answer
from audit.domain.review import Action, School
from audit.domain.store import Change, Saved
from audit.domain.trail import START
from audit.domain.words import ReviewStatus
from audit.storage import chains, contents, papers, reading
from audit.storage.applying import Applied, Stored, applied, check
from audit.storage.people import person_id
from audit.storage.rows import (
    ACTION_COLUMNS,
    ANSWER_COLUMNS,
    REVIEW_COLUMNS,
    action_of,
    action_row,
    answer_row,
    answers_of,
    entry_row,
    ratings_of,
    review_of,
    review_row,
)
from audit.storage.tables import ACTIONS, ANSWERS, REVIEWS, SCHOOLS, TRAIL, TRAIL_CONTENT

# SQLite knows no row lock and leaves `FOR UPDATE` out: there the whole transaction is immediate.
_REVIEW = select(*REVIEW_COLUMNS).where(REVIEWS.c.id == bindparam("of_review")).with_for_update()
_TOUCHED_ANSWERS: Select[*tuple[Any, ...]] = select(*ANSWER_COLUMNS).where(
    ANSWERS.c.review == bindparam("of_review"), ANSWERS.c.item.in_(bindparam("touched", expanding=True))
)
_TOUCHED_ACTIONS = select(*ACTION_COLUMNS).where(ACTIONS.c.id.in_(bindparam("touched", expanding=True)))
_ADD_ANSWER = insert(ANSWERS)
_SET_ANSWER = update(ANSWERS).where(ANSWERS.c.review == bindparam("of_review"), ANSWERS.c.item == bindparam("of_item"))
_ADD_ACTION = insert(ACTIONS)
_SET_ACTION = update(ACTIONS).where(ACTIONS.c.id == bindparam("of_id"))
_ADD_SCHOOL = insert(SCHOOLS)
_SET_SCHOOL = update(SCHOOLS).where(SCHOOLS.c.urn == bindparam("of_urn"))
_ADD_REVIEW = insert(REVIEWS)
_SET_REVIEW = update(REVIEWS).where(REVIEWS.c.id == bindparam("of_review"))
_ADD_ENTRY = insert(TRAIL)
_ADD_CONTENT = insert(TRAIL_CONTENT)


def apply(connection: Connection, change: Change) -> Saved:
    """Keep one change with its trail entry. Raises what `ReviewStore.write` raises, having kept nothing that counts."""
    stored = _met_by(connection, change)
    check(change, stored, partial(chains.who_changed, connection, change.review_id))
    after = applied(change, stored, person_id(connection, change.who))
    if after.school:
        _keep_school(connection, after.school)
    if change.content is not None:
        contents.keep(connection, change.content)
    _keep_review(connection, after, new=stored.review is None)
    _keep_answers(connection, after, stored.answers)
    _keep_actions(connection, after, stored.actions)
    connection.execute(_ADD_ENTRY, entry_row(after.entry))
    connection.execute(
        _ADD_CONTENT,
        {"review": after.review.id, "seq": after.entry.seq, "old": after.old, "new": after.new},
    )
    if after.paper:
        papers.keep_sent(connection, after.review.id, after.paper)
    if after.letterhead:
        papers.keep_letterhead(connection, after.letterhead)
    if change.review:
        _keep_ratings(connection, after)
    return after.saved


def _met_by(connection: Connection, change: Change) -> Stored:
    row = connection.execute(_REVIEW, {"of_review": change.review_id}).one_or_none()
    answers: dict[str, Answer] = {}
    if row is not None and change.answers:
        touched = [answer.item for answer in change.answers]
        answers = answers_of(connection.execute(_TOUCHED_ANSWERS, {"of_review": change.review_id, "touched": touched}))
    actions: dict[str, Action] = {}
    if change.actions:
        found = connection.execute(_TOUCHED_ACTIONS, {"touched": [action.id for action in change.actions]})
        actions = {action.id: action for action in map(action_of, found)}
    same_day = None
    if wanted := change.review:
        same_day = reading.same_day(connection, wanted.school.urn, wanted.checklist, wanted.assessed_on)
    return Stored(
        review=None if row is None else review_of(row, {}),
        head=START if row is None else row.head,
        answers=answers,
        actions=actions,
        same_day=same_day.id if same_day else None,
        letterhead=papers.letterhead(connection, change.letterhead.urn) if change.letterhead else None,
    )


def _keep_school(connection: Connection, school: School) -> None:
    row = {"urn": school.urn, "name": school.name, "setting": school.setting.value}
    if reading.school(connection, school.urn) is None:
        connection.execute(_ADD_SCHOOL, row)
    else:
        connection.execute(_SET_SCHOOL, {"of_urn": school.urn, **row})


def _keep_review(connection: Connection, after: Applied, *, new: bool) -> None:
    row = review_row(after.review, after.entry.hash)
    if new:
        connection.execute(_ADD_REVIEW, row)
    else:
        connection.execute(_SET_REVIEW, {"of_review": after.review.id, **row})


def _keep_ratings(connection: Connection, after: Applied) -> None:
    """Answers move only while a review is open, so the vector is made where the review's own row changes."""
    ratings = None
    if after.review.status is not ReviewStatus.OPEN:
        ratings = ratings_of(reading.answers(connection, after.review.id))
    connection.execute(_SET_REVIEW, {"of_review": after.review.id, "ratings": ratings})


def _keep_answers(connection: Connection, after: Applied, stored: Mapping[str, Answer]) -> None:
    rows = [answer_row(after.review.id, answer) for answer in after.answers]
    if added := [row for row in rows if row["item"] not in stored]:
        connection.execute(_ADD_ANSWER, added)
    if moved := [{"of_review": row["review"], "of_item": row["item"], **row} for row in rows if row["item"] in stored]:
        connection.execute(_SET_ANSWER, moved)


def _keep_actions(connection: Connection, after: Applied, stored: Mapping[str, Action]) -> None:
    rows = [action_row(action) for action in after.actions]
    if added := [row for row in rows if row["id"] not in stored]:
        connection.execute(_ADD_ACTION, added)
    if moved := [{"of_id": row["id"], **row} for row in rows if row["id"] in stored]:
        connection.execute(_SET_ACTION, moved)
