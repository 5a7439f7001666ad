"""One door for writes: whatever changes a store takes a `Change`, and so its trail entry."""

import inspect
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import get_type_hints

import pytest
from sqlalchemy import event
from storage_builders import OAK, a_review, an_answer, saving, starting

from audit.domain.store import Change, ReviewStore, Saved
from audit.errors import StoreUnavailableError
from audit.storage import MemoryStore
from audit.storage.sql_store import SqlStore

PROMISED = {name: thing for name, thing in vars(ReviewStore).items() if inspect.isfunction(thing) and name[0] != "_"}
SAVES = (Saved, Sequence[Saved])
READS: dict[str, Callable[[ReviewStore], object]] = {
    "schools": lambda store: store.schools(),
    "school": lambda store: store.school(OAK.urn),
    "reviews": lambda store: store.reviews(),
    "get": lambda store: store.get("r1"),
    "find": lambda store: store.find(OAK.urn, "core-103-109", a_review().assessed_on),
    "history": lambda store: store.history(a_review()),
    "content": lambda store: store.content("hash"),
    "actions": lambda store: store.actions(OAK.urn),
    "papers_sent": lambda store: store.papers_sent("r1"),
    "letterhead": lambda store: store.letterhead(OAK.urn),
    "trail": lambda store: store.trail("r1"),
    "verify": lambda store: store.verify("r1"),
}


def taken(method: Callable[..., object]) -> list[object]:
    """The types of a method's arguments."""
    hints = get_type_hints(method)
    return [hints[name] for name in inspect.signature(method).parameters if name != "self"]


def test_every_method_that_saves_takes_changes_and_nothing_else():
    saving_methods = {name for name, method in PROMISED.items() if get_type_hints(method).get("return") in SAVES}

    assert saving_methods == {"write", "write_all"}
    assert taken(PROMISED["write"]) == [Change]
    assert taken(PROMISED["write_all"]) == [Iterable[Change]]


def test_every_other_method_is_known_to_read():
    assert set(PROMISED) == {"write", "write_all", "close", *READS}


def test_what_reads_works_where_nothing_may_be_written(sql_store: SqlStore):
    sql_store.write(starting(None, an_answer()))

    @event.listens_for(sql_store._engine, "checkout")
    def only_read(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    for read in READS.values():
        read(sql_store)
    with pytest.raises(StoreUnavailableError):
        sql_store.write(saving(an_answer("IS-08")))


@pytest.mark.parametrize("kind", [MemoryStore, SqlStore])
def test_a_store_offers_what_is_promised_and_nothing_more(kind: type):
    offered = {name: thing for name, thing in vars(kind).items() if inspect.isfunction(thing) and name[0] != "_"}

    assert set(offered) == set(PROMISED)
    for name, method in offered.items():
        assert inspect.signature(method) == inspect.signature(PROMISED[name])
        assert get_type_hints(method) == get_type_hints(PROMISED[name])
