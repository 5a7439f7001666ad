"""The trail in the database: what was altered, cut or taken away is found; what was erased by rule is not a fault."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, delete, update
from storage_builders import (
    CLERK,
    GOVERNOR,
    LATER,
    a_review,
    acting,
    agree,
    an_action,
    an_answer,
    changing,
    saving,
    starting,
)

from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Rating, ReviewStatus
from audit.storage.migrating import WRITES
from audit.storage.sql_store import SqlStore
from audit.storage.tables import ANSWERS, PEOPLE, REVIEWS, TRAIL, TRAIL_CONTENT


def tamper(store: SqlStore, with_database: Callable[[Connection], object]) -> None:
    """What somebody does who opens the file with another program."""
    with store._writes.begin() as connection:
        assert connection.get_execution_options()[WRITES]
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        with_database(connection)


@pytest.fixture
def five_changes(sql_store: SqlStore) -> SqlStore:
    sql_store.write(starting())
    for number in range(4):
        sql_store.write(saving(an_answer(f"IS-0{number}", note=f"note {number}"), who=GOVERNOR))
    assert sql_store.verify("r1") is None
    return sql_store


@pytest.mark.parametrize(
    ("tampering", "first_wrong"),
    [
        (update(TRAIL).where(TRAIL.c.seq == 3).values(how="import"), 3),
        (update(TRAIL).where(TRAIL.c.seq == 3).values(who=1), 3),
        (update(TRAIL).where(TRAIL.c.seq == 5).values(when=LATER), 5),
        (update(TRAIL).where(TRAIL.c.seq == 2).values(hash="0" * 64), 2),
        (update(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 4).values(new="{}"), 4),
        (update(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 4).values(old="{}"), 4),
        (delete(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 2), 2),
        (update(REVIEWS).values(version=4), 6),
        (update(REVIEWS).values(head="0" * 64), 6),
    ],
    ids=["how", "who", "when", "hash", "new content", "old content", "content taken away", "length", "head"],
)
def test_what_is_altered_is_found_where_it_is(five_changes: SqlStore, tampering, first_wrong: int):
    tamper(five_changes, lambda connection: connection.execute(tampering))

    assert five_changes.verify("r1") == first_wrong


def test_a_cut_tail_is_found(five_changes: SqlStore):
    def cut(connection: Connection) -> None:
        connection.execute(delete(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 5))
        connection.execute(delete(TRAIL).where(TRAIL.c.seq == 5))

    tamper(five_changes, cut)

    assert five_changes.verify("r1") == 5


def test_an_entry_taken_from_the_middle_is_found(five_changes: SqlStore):
    def cut(connection: Connection) -> None:
        connection.execute(delete(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 3))
        connection.execute(delete(TRAIL).where(TRAIL.c.seq == 3))

    tamper(five_changes, cut)

    assert five_changes.verify("r1") == 3


def test_erased_content_and_an_erased_name_leave_the_chain_whole(five_changes: SqlStore):
    def erase(connection: Connection) -> None:
        connection.execute(update(TRAIL_CONTENT).where(TRAIL_CONTENT.c.seq == 3).values(old=None, new=None))
        connection.execute(update(PEOPLE).where(PEOPLE.c.name == GOVERNOR.name).values(name=""))

    tamper(five_changes, erase)

    line = five_changes.trail("r1")[2]
    assert five_changes.verify("r1") is None
    assert (line.old, line.new, line.who.words) == ("", "", "Link governor")


def test_names_stand_in_one_table_only(five_changes: SqlStore, file):
    agree(five_changes)
    five_changes.write(acting(an_action()))

    with five_changes._reading() as connection:
        tables = [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")]
        holding = [
            name
            for name in tables
            if any("Ann Lee" in str(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'))
        ]

    assert CLERK.name == "Ann Lee"
    assert holding == ["people"]


def test_an_agreed_review_keeps_its_ratings_in_one_text_until_it_is_opened_again(sql_store: SqlStore):
    answers = (
        an_answer("WT-01", Rating.NOT_IN_PLACE),
        an_answer("DP-02", UNKNOWN),
        an_answer("IS-03", None),
        an_answer("DP-10", Rating.EMBEDDED),
    )
    not_applicable = type(answers[0])("IS-04", NOT_APPLICABLE, na_reason="None here.")
    carried = replace(an_answer("IS-05", Rating.EMBEDDED), carried_from="kcsie-2021")
    sql_store.write(starting(a_review(), *answers, not_applicable, carried))

    def ratings() -> str | None:
        with sql_store._reading() as connection:
            return connection.execute(REVIEWS.select()).one().ratings

    before = ratings()
    agree(sql_store)
    agreed = ratings()
    reopened = sql_store.get("r1")
    sql_store.write(changing(type(reopened)(**{**_fields(reopened), "status": ReviewStatus.OPEN})))

    assert (before, ratings()) == (None, None)
    assert agreed == "DP-02=unknown DP-10=3 IS-04=not_applicable WT-01=0"


def _fields(review) -> dict[str, object]:
    return {name: getattr(review, name) for name in review.__slots__}


def test_an_entry_and_its_change_are_kept_together_or_neither(sql_store: SqlStore):
    sql_store.write(starting())
    tamper(
        sql_store,
        lambda connection: connection.exec_driver_sql(
            "CREATE TRIGGER no_entry BEFORE INSERT ON trail_content BEGIN SELECT RAISE(ABORT, 'power cut'); END"
        ),
    )

    with pytest.raises(Exception, match="power cut"):
        sql_store.write(saving(an_answer()))

    with sql_store._reading() as connection:
        assert not connection.execute(ANSWERS.select()).all()
    assert sql_store.get("r1").version == 1
    assert sql_store.verify("r1") is None
