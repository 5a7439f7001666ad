"""The tables, in types that SQLite and PostgreSQL share. A change here needs a migration beside it.

Texts that are closed words are kept as their codes, moments as UTC text that sorts, days as dates. People's names
stand in `people` and nowhere else. Answers and trail lie together by review, so reading one review touches no other.
"""

from datetime import datetime

from sqlalchemy import (
    Column,
    Date,
    Dialect,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from audit.domain.dates import iso_moment

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as UTC text to the microsecond."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - overrides
        """To text."""
        return None if value is None else iso_moment(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - overrides
        """From text."""
        return None if value is None else datetime.fromisoformat(value)


PEOPLE = Table(
    "people",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    UniqueConstraint("name", "role"),
)
SCHOOLS = Table(
    "schools",
    METADATA,
    Column("urn", String(6), primary_key=True),
    Column("name", Text, nullable=False),
    Column("setting", String(40), nullable=False),
)
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("urn", String(6), ForeignKey(SCHOOLS.c.urn), nullable=False),
    # The school as this review knew it: a school renamed later does not change what was agreed.
    Column("school", Text, nullable=False),
    Column("setting", String(40), nullable=False),
    Column("checklist", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("assessed_on", Date, nullable=False),
    Column("kind", String(20), nullable=False, server_default="full"),
    Column("status", String(20), nullable=False),
    Column("agreed_on", Date),
    # A role, never a name; empty where it was not kept.
    Column("recorded_by", Text, nullable=False, server_default=text("''")),
    Column("minute_reference", Text, nullable=False),
    Column("exceptions", Text, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    # Version is the length of the chain and head its last hash, so that a cut tail is found.
    Column("version", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    # While agreed or signed: `DP-01=2 DP-02=unknown`, by item id, for roll-ups that read no answers.
    Column("ratings", Text),
    # The last time it was signed: the meeting, the two roles, the version read and the SHA-256 of what it said.
    Column("signed_on", Date),
    Column("signed_school", String(40)),
    Column("signed_board", String(40)),
    Column("signed_version", Integer),
    Column("signed_content", String(64)),
    UniqueConstraint("urn", "checklist", "assessed_on"),
)
ANSWERS = Table(
    "answers",
    METADATA,
    Column("review", String(64), ForeignKey(REVIEWS.c.id), primary_key=True),
    Column("item", String(40), primary_key=True),
    Column("value", String(20)),
    Column("na_reason", Text, nullable=False),
    Column("grade", String(20)),
    Column("evidence_ref", Text, nullable=False),
    Column("evidence_date", Date),
    Column("evidence_by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("proposed_by", Text, nullable=False),
    Column("checked_by", Text, nullable=False),
    Column("checked_on", Date),
    Column("version", Integer, nullable=False),
    Column("stands_from", Date),
    # The edition on whose words it was given; null for an answer that counts.
    Column("carried_from", Text),
    sqlite_with_rowid=False,
)
# Each checklist as it was when a review was started on it, so that the review is readable for good.
CONTENTS = Table(
    "contents",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("checklist", Text, nullable=False),
    Column("edition", Text, nullable=False),
    Column("body", Text, nullable=False),
)
ACTIONS = Table(
    "actions",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("review", String(64), ForeignKey(REVIEWS.c.id), nullable=False, index=True),
    Column("item", String(40), nullable=False),
    Column("what", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("due", Date, nullable=False),
    Column("status", String(20), nullable=False),
    Column("done_what", Text, nullable=False),
    Column("done_on", Date),
    Column("impact", Text, nullable=False),
    Column("dropped_reason", Text, nullable=False),
    Column("version", Integer, nullable=False),
)
TRAIL = Table(
    "trail",
    METADATA,
    Column("review", String(64), ForeignKey(REVIEWS.c.id), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("who", Integer, ForeignKey(PEOPLE.c.id), nullable=False),
    Column("when", Moment, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("how", Text, nullable=False),
    Column("old", String(64), nullable=False),
    Column("new", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    sqlite_with_rowid=False,
)
TRAIL_CONTENT = Table(
    "trail_content",
    METADATA,
    Column("review", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True),
    # Canonical JSON; null once erased, and the chain of hashes in `trail` still verifies.
    Column("old", Text),
    Column("new", Text),
    ForeignKeyConstraint(["review", "seq"], [TRAIL.c.review, TRAIL.c.seq]),
)
# The papers that were kept as those the board was sent; `seq` is the link of the trail that tells of it.
PAPERS_SENT = Table(
    "papers_sent",
    METADATA,
    Column("review", String(64), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("part", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("meeting", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(["review", "seq"], [TRAIL.c.review, TRAIL.c.seq]),
)
# What a school's board calls itself, and the school's crest: a picture the product drew anew. Kept apart from the
# school, so that no list of schools reads pictures.
LETTERHEADS = Table(
    "letterheads",
    METADATA,
    Column("urn", String(6), ForeignKey(SCHOOLS.c.urn), primary_key=True),
    Column("board_name", Text, nullable=False),
    Column("crest", LargeBinary),
    Column("crest_name", Text, nullable=False),
    Column("version", Integer, nullable=False),
)
