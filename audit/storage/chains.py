"""Reading a review's trail, and recomputing it."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from audit.domain.review import Person
from audit.domain.store import TrailLine
from audit.domain.trail import broken_at, sha256
from audit.errors import NotFoundError
from audit.storage.rows import TRAIL_COLUMNS, entry_of
from audit.storage.tables import PEOPLE, REVIEWS, TRAIL, TRAIL_CONTENT

_OF_REVIEW = TRAIL.c.review == bindparam("of_review")
_LENGTH = select(REVIEWS.c.version, REVIEWS.c.head).where(REVIEWS.c.id == bindparam("of_review"))
_LINES = (
    select(
        *TRAIL_COLUMNS,
        TRAIL_CONTENT.c.seq.is_not(None).label("content_kept"),
        TRAIL_CONTENT.c.old.label("old_content"),
        TRAIL_CONTENT.c.new.label("new_content"),
        PEOPLE.c.name,
        PEOPLE.c.role,
    )
    .outerjoin_from(TRAIL, TRAIL_CONTENT)
    .outerjoin(PEOPLE, PEOPLE.c.id == TRAIL.c.who)
    .where(_OF_REVIEW)
    .order_by(TRAIL.c.seq)
)
_WHO = (
    select(PEOPLE.c.id, PEOPLE.c.name, PEOPLE.c.role, TRAIL.c.when)
    .join_from(TRAIL, PEOPLE)
    .where(_OF_REVIEW, TRAIL.c.seq == bindparam("of_seq"))
)


def lines(connection: Connection, review_id: str) -> list[TrailLine]:
    """Everything that happened to a review, oldest first. Raises NotFoundError."""
    _length_and_head(connection, review_id)
    return [
        TrailLine(
            entry_of(row),
            Person(row.name or "", row.role or "", str(row.who)),
            row.old_content or "",
            row.new_content or "",
        )
        for row in connection.execute(_LINES, {"of_review": review_id})
    ]


def verify(connection: Connection, review_id: str) -> int | None:
    """The first `seq` at which the trail fails, None where it holds. Raises NotFoundError.

    Content that was erased (null) passes, content that is missing altogether or was altered does not.
    """
    length, head = _length_and_head(connection, review_id)
    rows = connection.execute(_LINES, {"of_review": review_id}).all()
    wrong = [
        row.seq
        for row in rows
        if not row.content_kept or not _holds(row.old_content, row.old) or not _holds(row.new_content, row.new)
    ]
    broken = broken_at((entry_of(row) for row in rows), length, head)
    return min([*wrong, *([] if broken is None else [broken])], default=None)


def who_changed(connection: Connection, review_id: str, version: int) -> tuple[Person, datetime]:
    """Who made the change that brought a review to this version, and when (UTC)."""
    number, name, role, when = connection.execute(_WHO, {"of_review": review_id, "of_seq": version}).one()
    return Person(name, role, str(number)), when


def _length_and_head(connection: Connection, review_id: str) -> tuple[int, str]:
    row = connection.execute(_LENGTH, {"of_review": review_id}).one_or_none()
    if row is None:
        raise NotFoundError("This review is not here.")
    return row.version, row.head


def _holds(content: str | None, expected: str) -> bool:
    return content is None or sha256(content) == expected
