"""The content a review was answered on is kept for good, whatever becomes of the checklists."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, insert, select
from storage_builders import CLERK, NOW, a_review, an_answer, saving, starting

from audit import data_dir
from audit.content import load_library
from audit.domain.checklist import Checklist
from audit.domain.store import Change, ReviewStore
from audit.domain.trail import ChangeKind
from audit.storage.database import open_database
from audit.storage.sql_store import SqlStore
from audit.storage.tables import CONTENTS

LIBRARY = load_library(data_dir("checklists"))
CORE = LIBRARY.checklist("core-103-109")


def starting_on(checklist: Checklist, review_id: str = "r1") -> Change:
    review = replace(a_review(review_id), content_hash=checklist.content_hash)
    return replace(starting(review), content=checklist)


@pytest.mark.parametrize("checklist", LIBRARY.checklists.values(), ids=LIBRARY.checklists)
def test_every_shipped_checklist_comes_back_as_it_was(store: ReviewStore, checklist: Checklist):
    store.write(starting_on(checklist))

    assert store.content(checklist.content_hash) == checklist


def test_what_nobody_has_started_on_is_not_kept(store: ReviewStore):
    assert store.content(CORE.content_hash) is None


def test_what_is_kept_stays_though_something_else_comes_under_its_hash(store: ReviewStore):
    store.write(starting_on(CORE))
    other = replace(starting_on(replace(CORE, title="Another title"), "r2"))
    store.write(replace(other, review=replace(other.review, assessed_on=NOW.date())))

    assert store.content(CORE.content_hash) == CORE


def test_content_that_another_writer_keeps_at_the_same_moment_stops_nobody(file: Path):
    """On a server two boards may both find it missing; SQLite lets one write at a time, so the other is played here."""
    engine = open_database(str(file), now=NOW)

    def meanwhile(connection: Connection, _name: str) -> None:
        row = {"hash": CORE.content_hash, "checklist": CORE.id, "edition": CORE.edition, "body": "theirs"}
        connection.execute(insert(CONTENTS), row)

    event.listen(engine, "savepoint", meanwhile)
    store = SqlStore(engine)
    store.write(starting_on(CORE))

    assert store.get("r1").content_hash == CORE.content_hash
    with engine.connect() as connection:
        assert connection.execute(select(CONTENTS.c.body)).scalars().all() == ["theirs"]
    store.close()


def test_a_change_brings_only_the_content_of_its_own_review():
    with pytest.raises(ValueError, match="its own review"):
        Change("r1", CLERK, NOW, ChangeKind.REVIEW_STARTED, "app", review=a_review(), content=CORE)


def test_a_carried_answer_is_kept_apart_until_it_is_confirmed(store: ReviewStore):
    carried = replace(an_answer(), carried_from="kcsie-2021")
    store.write(starting(None, carried))

    assert store.get("r1").answers == {}
    assert store.get("r1").carried["IS-07"] == replace(carried, version=1)

    store.write(saving(an_answer(version=1)))

    assert store.get("r1").carried == {}
    assert store.get("r1").answers["IS-07"] == an_answer(version=2)
    assert store.verify("r1") is None
