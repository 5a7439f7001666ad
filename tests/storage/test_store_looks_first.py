"""What somebody else made is looked at and left as it is: every byte, every right, and what lies beside it."""

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from storage_builders import NOW, an_answer, opened, saving, starting

from audit.errors import AuditError, NewerDatabaseError, StoreUnavailableError
from audit.storage.database import open_database

on_posix = pytest.mark.skipif(os.name != "posix", reason="rights are bits only on POSIX")


def state(file: Path) -> dict[str, tuple[int, str]]:
    """The rights of everything in the file's folder, and its bytes in short."""
    return {
        each.name: (
            stat.S_IMODE(each.stat().st_mode),
            hashlib.sha256(each.read_bytes()).hexdigest() if each.is_file() else "",
        )
        for each in (file.parent, *file.parent.iterdir())
    }


def a_database(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def another_programs(file: Path) -> None:
    a_database(file, "CREATE TABLE recipes (name TEXT)", "INSERT INTO recipes VALUES ('soup')")


def another_programs_with_a_log(file: Path) -> None:
    a_database(file, "PRAGMA journal_mode=WAL", "CREATE TABLE recipes (name TEXT)")


def another_programs_that_uses_alembic(file: Path) -> None:
    a_database(
        file,
        "CREATE TABLE recipes (name TEXT)",
        "CREATE TABLE alembic_version (version_num TEXT)",
        "INSERT INTO alembic_version VALUES ('0001')",
    )


def another_programs_before_its_first_revision(file: Path) -> None:
    a_database(file, "CREATE TABLE reviews (name TEXT)", "CREATE TABLE alembic_version (version_num TEXT)")


def a_short_text(file: Path) -> None:
    file.write_text("notes\n")


def a_long_text(file: Path) -> None:
    file.write_text("urn,school\n900001,Oak\n" * 500)


def a_folder(file: Path) -> None:
    file.mkdir()


def of_a_newer_product(file: Path) -> None:
    with opened(file):
        pass
    a_database(file, "UPDATE alembic_version SET version_num = '9999'")


@contextmanager
def refused(file: Path) -> Iterator[pytest.ExceptionInfo[AuditError]]:
    """The file is refused in words, and everything is as it was."""
    before = state(file)
    with pytest.raises(AuditError) as error:
        yield error
    assert state(file) == before


@on_posix
@pytest.mark.parametrize("rights", [0o644, 0o666, 0o444, 0o755])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (another_programs, "belongs to another application"),
        (another_programs_with_a_log, "belongs to another application"),
        (another_programs_that_uses_alembic, "belongs to another application"),
        (another_programs_before_its_first_revision, "belongs to another application"),
        (a_short_text, "not a database"),
        (a_long_text, "not a database"),
        (a_folder, "is a folder"),
        (of_a_newer_product, "newer version"),
    ],
)
def test_what_is_not_ours_keeps_every_byte_and_every_right(
    tmp_path: Path, make: Callable[[Path], None], says: str, rights: int
):
    file = tmp_path / "theirs #1.db"
    make(file)
    file.chmod(rights)

    with refused(file) as error:
        open_database(file, now=NOW, partitions=())

    assert says in str(error.value)
    assert isinstance(error.value, NewerDatabaseError if make is of_a_newer_product else StoreUnavailableError)


def test_a_database_that_another_program_has_open_is_left_to_it(tmp_path: Path):
    file = tmp_path / "theirs.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as theirs:
        theirs.execute("PRAGMA journal_mode=WAL")
        theirs.execute("CREATE TABLE recipes (name TEXT)")
        before = {name: each for name, each in state(file).items() if not name.endswith("-shm")}

        with pytest.raises(StoreUnavailableError, match="belongs to another application"):
            open_database(file, now=NOW, partitions=())

        theirs.execute("INSERT INTO recipes VALUES ('soup')")
        assert theirs.execute("SELECT name FROM recipes").fetchall() == [("soup",)]
        assert before.keys() == {tmp_path.name, "theirs.db", "theirs.db-wal"}
        assert state(file)["theirs.db"] == before["theirs.db"]


@on_posix
def test_an_address_of_another_programs_file_is_looked_at_too(tmp_path: Path):
    file = tmp_path / "theirs.db"
    another_programs(file)

    with refused(file):
        open_database(f"sqlite:///file:{file}?uri=true", now=NOW, partitions=())


@on_posix
@pytest.mark.parametrize("rights", [0o444, 0o400, 0o464])
def test_a_file_of_ours_that_its_owner_may_only_read_says_so_and_stays_so(file: Path, rights: int):
    with opened(file) as store:
        store.write(starting())
    file.chmod(rights)

    with refused(file) as error:
        open_database(file, now=NOW, partitions=())

    assert "may only be read" in str(error.value)


@on_posix
@pytest.mark.parametrize(("rights", "left"), [(0o664, 0o600), (0o604, 0o600), (0o777, 0o700), (0o600, 0o600)])
def test_only_the_rights_of_others_are_taken_from_a_file_of_ours(file: Path, rights: int, left: int):
    with opened(file) as store:
        store.write(starting())
    file.chmod(rights)

    with opened(file) as store:
        assert store.write(saving(an_answer())).version == 2

    assert stat.S_IMODE(file.stat().st_mode) == left


def test_an_empty_file_is_nobodys_and_becomes_ours(file: Path):
    file.parent.mkdir()
    file.touch()

    with opened(file) as store:
        assert store.write(starting()).version == 1


def test_a_link_to_a_file_of_ours_in_use_is_followed(file: Path, tmp_path: Path):
    link = tmp_path / "link.db"
    with opened(file) as store:
        store.write(starting())
        link.symlink_to(file)

        with opened(link) as again:
            assert again.get("r1").version == 1


def test_a_name_that_no_disk_takes_is_said_in_words(tmp_path: Path):
    with pytest.raises(StoreUnavailableError, match="cannot be kept at"):
        open_database(tmp_path / ("x" * 300), now=NOW, partitions=())
