"""What a database cannot do is said in a sentence, and nothing that was acknowledged is lost."""

import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import ProgrammingError
from storage_builders import NOW, an_answer, opened, saving, starting

from audit.errors import NewerDatabaseError, StoreUnavailableError
from audit.storage.database import open_database
from audit.storage.faults import said_in_words, sentence_of
from audit.storage.sql_store import SqlStore

LONG = "evidence " * 200


def fill(store: SqlStore) -> int:
    """Save answers until the disk is full; returns how many were acknowledged."""
    store.write(starting())
    for number in range(2000):
        try:
            store.write(saving(an_answer(f"IS-{number}", note=LONG)))
        except StoreUnavailableError as refused:
            assert str(refused) == "The disk is full, so nothing was saved. Make room and try again."  # noqa: PT017
            return number
    raise AssertionError("The disk was never full.")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real disk of one megabyte, where this machine lets us have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if not mount or not unmount:
        pytest.skip("no mount on this machine")
    asked = [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not permitted here")
    try:
        yield disk
    finally:
        subprocess.run([unmount, str(disk)], check=True)


def test_a_full_disk_loses_no_acknowledged_answer(small_disk: Path):
    with opened(small_disk / "audit.db") as store:
        kept = fill(store)
        assert kept > 10
    with opened(small_disk / "audit.db") as again:
        assert len(again.get("r1").answers) == kept
        assert again.verify("r1") is None


def test_a_database_that_may_not_grow_loses_no_acknowledged_answer(sql_store: SqlStore):
    @event.listens_for(sql_store._engine, "checkout")
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute("PRAGMA max_page_count=100")

    kept = fill(sql_store)

    assert kept > 10
    assert len(sql_store.get("r1").answers) == kept
    assert sql_store.verify("r1") is None


def test_there_is_room_again_and_saving_goes_on(sql_store: SqlStore):
    pages = ["100"]

    @event.listens_for(sql_store._engine, "checkout")
    def limit(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count={pages[0]}")

    kept = fill(sql_store)
    pages[0] = "1000000"

    assert sql_store.write(saving(an_answer("IS-9999"))).version == kept + 2


def test_a_file_that_may_only_be_read_can_be_read(file: Path):
    with opened(file) as store:
        store.write(starting(None, an_answer()))

        with opened(f"sqlite:///file:{file}?mode=ro&uri=true") as reader:
            with pytest.raises(StoreUnavailableError, match="may only be read"):
                reader.write(saving(an_answer("IS-08")))

            assert set(reader.get("r1").answers) == {"IS-07"}


def test_a_file_that_was_made_immutable_can_be_read(file: Path):
    def mark(flag: str) -> int:
        return subprocess.run(["chattr", flag, str(file)], capture_output=True, check=False).returncode

    with opened(file) as store:
        store.write(starting(None, an_answer()))
    if not shutil.which("chattr") or mark("+i"):
        pytest.skip("a file cannot be made immutable here")
    try:
        with opened(file) as reader:
            with pytest.raises(StoreUnavailableError, match="may only be read"):
                reader.write(saving(an_answer("IS-08")))

            assert set(reader.get("r1").answers) == {"IS-07"}
    finally:
        assert mark("-i") == 0


def test_a_file_that_is_no_database_is_left_as_it_is(file: Path):
    file.parent.mkdir()
    file.write_text("urn,school\n900001,Oak\n" * 50)
    before = file.read_bytes()

    with pytest.raises(StoreUnavailableError, match="is not a database"):
        open_database(file, now=NOW, partitions=())

    assert file.read_bytes() == before


def test_a_damaged_file_is_said_in_words(file: Path):
    with opened(file) as store:
        store.write(starting(None, *(an_answer(f"IS-{number}", note=LONG) for number in range(60))))
    content = bytearray(file.read_bytes())
    content[3 * 4096 :] = b"\x5a" * (len(content) - 3 * 4096)
    file.write_bytes(content)

    with pytest.raises(StoreUnavailableError, match="damaged"), opened(file) as store:
        store.get("r1")


def test_a_database_in_use_is_waited_for_and_then_said_in_words(file: Path):
    with opened(file, busy_seconds=0.05) as store:
        store.write(starting())
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StoreUnavailableError, match="in use by another application"):
                store.write(saving(an_answer()))
            other.execute("ROLLBACK")

        assert store.write(saving(an_answer())).version == 2


def test_a_database_of_a_newer_product_is_refused_and_left_as_it_is(file: Path):
    with opened(file):
        pass
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(NewerDatabaseError, match="newer version"):
        open_database(file, now=NOW, partitions=())

    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]
    assert [path.name for path in file.parent.iterdir()] == ["audit.db"]


def test_a_database_of_another_program_is_refused_and_left_as_it_is(file: Path):
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE recipes (name TEXT)")

    with pytest.raises(StoreUnavailableError, match="belongs to another application"):
        open_database(file, now=NOW, partitions=())

    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    ("code", "begins"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, "The disk failed"),
        (sqlite3.SQLITE_CANTOPEN, "The database file cannot be opened"),
        (sqlite3.SQLITE_LOCKED_SHAREDCACHE, "Part of the database is in use"),
        (sqlite3.SQLITE_READONLY_DBMOVED, "The database file may only be read"),
    ],
)
def test_each_fault_has_its_own_sentence(code: int, begins: str):
    fault = sqlite3.OperationalError("in SQLite's own words")
    fault.sqlite_errorcode = code

    with pytest.raises(StoreUnavailableError, match=begins), said_in_words():
        raise fault


def test_a_programming_mistake_is_not_dressed_up(sql_store: SqlStore):
    with pytest.raises(Exception, match="no such table") as mistake, sql_store._reading() as connection:
        connection.exec_driver_sql("SELECT * FROM recipes")
    assert not isinstance(mistake.value, StoreUnavailableError)

    with pytest.raises(sqlite3.ProgrammingError), said_in_words():
        raise sqlite3.ProgrammingError("closed")
    assert sentence_of(None) is None


def test_a_server_that_does_not_answer_is_said_in_words():
    from sqlalchemy.exc import OperationalError

    with pytest.raises(StoreUnavailableError, match="does not answer"), said_in_words():
        raise OperationalError("SELECT 1", {}, ConnectionRefusedError("connection refused"))
    with pytest.raises(ProgrammingError), said_in_words():
        raise ProgrammingError("SELEKT 1", {}, Exception("syntax error"))
