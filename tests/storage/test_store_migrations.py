"""Migrations: they make what the tables say, lose nothing, and leave a copy of what was there before."""

import logging
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from storage_builders import NOW, an_answer, changing, opened, saving, starting

from audit.domain.answers import Answer
from audit.domain.dates import iso_moment
from audit.domain.trail import START, ChangeKind, TrailEntry, link, sha256
from audit.domain.words import Grade, Rating, ReviewKind
from audit.errors import NewerDatabaseError, StoreUnavailableError
from audit.storage.database import open_database
from audit.storage.migrating import MIGRATIONS, bring_up_to_date, copy_beside, revisions
from audit.storage.sql_store import SqlStore
from audit.storage.tables import METADATA

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "0003"


def upgrade():
    with op.batch_alter_table("schools", recreate="always") as schools:
        schools.add_column(sa.Column("trust", sa.Text))
    {then}
"""
COPY = "audit.0003.20261122T090000000000Z.db"


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """The migrations of a product that is one revision further."""
    folder = tmp_path / "next 100%"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0004_trusts.py").write_text(NEXT.format(revision="0004", then=""))
    return folder


def test_the_migrations_make_exactly_the_tables(sql_store: SqlStore):
    with sql_store._reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})

        assert compare_metadata(context, METADATA) == []


def test_the_revisions_are_those_alembic_knows_in_one_line():
    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS))
    script = ScriptDirectory.from_config(settings)

    assert tuple(reversed([step.revision for step in script.walk_revisions()])) == revisions()
    assert script.get_heads() == [revisions()[-1]]


def test_the_tables_mean_something_to_postgresql_too():
    made = [str(CreateTable(table).compile(dialect=postgresql.dialect())) for table in METADATA.sorted_tables]

    assert len(made) == 10
    assert any("assessed_on DATE NOT NULL" in statement for statement in made)


def test_a_new_database_needs_no_copy_and_a_current_one_is_left_alone(file: Path):
    for _ in range(2):
        with opened(file):
            pass

    assert [path.name for path in file.parent.iterdir()] == ["audit.db"]


def test_an_empty_file_becomes_a_database(file: Path):
    file.parent.mkdir()
    file.touch()

    with opened(file) as store:
        assert store.write(starting()).version == 1

    assert [path.name for path in file.parent.iterdir()] == ["audit.db"]


def test_an_older_database_is_copied_then_migrated_with_all_it_holds(file: Path, next_year: Path):
    with opened(file) as store:
        store.write(starting(None, an_answer(note="kept")))
        store.write(saving(an_answer("IS-08")))
        before = store.get("r1")

        bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

        assert store.get("r1") == before
        assert store.verify("r1") is None
        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT urn, trust FROM schools").all() == [("900001", None)]
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [("0004",)]
    with opened(file.with_name(COPY)) as copy:
        assert copy.get("r1") == before
        assert copy.verify("r1") is None


@pytest.mark.skipif(os.name != "posix", reason="rights are bits only on POSIX")
def test_the_copy_is_for_its_owner_alone(file: Path):
    with opened(file):
        copy = copy_beside(file, "0003", NOW)

    assert copy.name == COPY
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_never_replaces_another(file: Path):
    with opened(file):
        file.with_name(COPY).write_text("last time's copy")

        with pytest.raises(StoreUnavailableError, match="cannot be made, so the database stays as it is"):
            copy_beside(file, "0003", NOW)

    assert file.with_name(COPY).read_text() == "last time's copy"


def test_a_copy_that_fails_is_not_left_behind(tmp_path: Path):
    (tmp_path / "audit.db").write_text("not a database, however long it is " * 20)

    with pytest.raises(sqlite3.DatabaseError):
        copy_beside(tmp_path / "audit.db", "0003", NOW)

    assert [path.name for path in tmp_path.iterdir()] == ["audit.db"]


def test_a_migration_that_fails_changes_nothing(file: Path, next_year: Path):
    broken = NEXT.format(revision="0004", then='op.execute("INSERT INTO nowhere VALUES (1)")')
    (next_year / "versions" / "0004_trusts.py").write_text(broken)

    with opened(file) as store:
        store.write(starting())
        with pytest.raises(Exception, match="nowhere"):
            bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [("0003",)]
            assert connection.exec_driver_sql("SELECT * FROM schools").one()._fields == ("urn", "name", "setting")
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert store.get("r1").version == 1


def test_a_migration_that_would_orphan_rows_changes_nothing(file: Path, next_year: Path):
    broken = NEXT.format(revision="0004", then='op.execute("DELETE FROM schools")')
    (next_year / "versions" / "0004_trusts.py").write_text(broken)

    with opened(file) as store:
        store.write(starting())
        with pytest.raises(StoreUnavailableError, match="rows would lose what they belong to"):
            bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

        assert [school.urn for school in store.schools()] == ["900001"]


def test_two_that_open_a_new_database_at_once_make_it_once(file: Path):
    from concurrent.futures import ThreadPoolExecutor

    for attempt in range(20):  # they meet at the change to the log only now and then
        new = file.with_name(f"{attempt}.db")
        with ThreadPoolExecutor(4) as pool:
            for engine in list(pool.map(lambda _: open_database(new, now=NOW, partitions=()), range(4))):  # noqa: B023 - used within the turn
                engine.dispose()

        with closing(sqlite3.connect(new)) as found:
            assert found.execute("SELECT version_num FROM alembic_version").fetchall() == [("0003",)]


def test_several_databases_are_made_at_once_in_one_process(tmp_path: Path):
    from concurrent.futures import ThreadPoolExecutor

    files = [tmp_path / f"{number}.db" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for engine in pool.map(lambda file: open_database(file, now=NOW, partitions=()), files):
            engine.dispose()

    for file in files:
        with opened(file) as store:
            assert store.write(starting()).version == 1


def test_opening_a_database_leaves_logging_and_output_alone(file: Path, capfd: pytest.CaptureFixture[str]):
    before = list(logging.root.handlers), logging.root.level

    with opened(file):
        pass

    assert (list(logging.root.handlers), logging.root.level) == before
    assert capfd.readouterr() == ("", "")


def of_version(revision: str, file: Path, tmp_path: Path, *rows: str) -> None:
    """A database as an older product left it: its own migrations, and rows as they were written then."""
    older = tmp_path / "older"
    later = [path.name for path in (MIGRATIONS / "versions").glob("0*.py") if path.name[:4] > revision]
    shutil.copytree(MIGRATIONS, older, ignore=shutil.ignore_patterns("__pycache__", *later))
    file.parent.mkdir()
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        settings = Config()
        settings.set_main_option("script_location", str(older).replace("%", "%%"))
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")
        for row in rows:
            connection.exec_driver_sql(row)
    engine.dispose()


def test_a_database_of_the_first_version_keeps_its_reviews_and_answers(file: Path, tmp_path: Path):
    of_version(
        "0001",
        file,
        tmp_path,
        "INSERT INTO schools VALUES ('900001', 'Oak Primary', 'maintained_school')",
        "INSERT INTO reviews VALUES ('r1', '900001', 'Oak Primary', 'maintained_school', 'core-103-109', "
        "'kcsie-2021', 'hash', '2025-11-01', 'agreed', '2025-11-02', '', '[]', '2025-10-01T09:00:00.000000Z', "
        "'2025-11-02T09:00:00.000000Z', 0, '', 'IS-07=2')",
        "INSERT INTO answers VALUES ('r1', 'IS-07', '2', '', 'seen', 'Log', '2025-10-30', 'Clerk', '', 'DSL', "
        "'', NULL, 1)",
    )

    with opened(file) as store:
        review = store.get("r1")

        assert review.kind is ReviewKind.FULL
        assert review.answers["IS-07"] == Answer(
            "IS-07", Rating.IN_PLACE, "", Grade.SEEN, "Log", date(2025, 10, 30), "Clerk", "", "DSL", version=1
        )
        assert not review.carried
        assert store.content("hash") is None
    assert file.with_name("audit.0001.20261122T090000000000Z.db").exists()


def test_a_database_of_the_second_version_keeps_its_trail_and_learns_who_recorded_an_agreement(
    file: Path, tmp_path: Path
):
    def a_link(previous: str, seq: int, who: str, kind: ChangeKind) -> TrailEntry:
        when, empty = NOW + timedelta(minutes=seq), sha256("{}")
        return link(previous, review="r1", seq=seq, who=who, when=when, kind=kind, how="app", old=empty, new=empty)

    first = a_link(START, 1, "1", ChangeKind.REVIEW_STARTED)
    second = a_link(first.hash, 2, "2", ChangeKind.REVIEW_AGREED)
    third = a_link(second.hash, 3, "1", ChangeKind.REVIEW_CHANGED)  # the clerk notes the minute
    moments = [iso_moment(one.when) for one in (first, second, third)]
    of_version(
        "0002",
        file,
        tmp_path,
        "INSERT INTO schools VALUES ('900001', 'Oak Primary', 'maintained_school')",
        "INSERT INTO people VALUES (1, 'Ann Lee', 'Clerk'), (2, 'Bo Khan', 'Chair')",
        *(
            f"INSERT INTO reviews (id, urn, school, setting, checklist, edition, content_hash, assessed_on, kind, "
            f"status, agreed_on, minute_reference, exceptions, started_at, changed_at, version, head, ratings) VALUES "
            f"('{name}', '900001', 'Oak Primary', 'maintained_school', 'core-103-109', 'kcsie-2021', 'hash', '{day}', "
            f"'full', '{status}', {agreed}, '7.2', '[]', '{moments[0]}', '{moments[2]}', {version}, '{head}', NULL)"
            for name, day, status, agreed, version, head in (
                ("r1", "2025-11-01", "agreed", "'2025-11-02'", 3, third.hash),
                ("r2", "2026-11-01", "open", "NULL", 0, START),
            )
        ),
        *(
            f"INSERT INTO trail VALUES ('r1', {one.seq}, {one.who}, '{moment}', '{one.kind}', 'app', '{one.old}', "
            f"'{one.new}', '{one.hash}')"
            for one, moment in zip((first, second, third), moments, strict=True)
        ),
        "INSERT INTO trail_content VALUES ('r1', 1, '{}', '{}'), ('r1', 2, '{}', '{}'), ('r1', 3, '{}', '{}')",
    )

    with opened(file) as store:
        agreed, still_open = store.get("r1"), store.get("r2")

        assert (agreed.recorded_by, agreed.signature, agreed.minute_reference) == ("Chair", None, "7.2")
        assert still_open.recorded_by == ""
        assert store.verify("r1") is None
        assert list(store.papers_sent("r1")) == []
        assert store.letterhead("900001") is None
        assert store.write(changing(replace(agreed, minute_reference="7.3"))).version == 4
        assert store.verify("r1") is None
    assert file.with_name("audit.0002.20261122T090000000000Z.db").exists()


def test_a_database_of_a_newer_product_is_refused_in_words(file: Path, next_year: Path):
    with opened(file) as store:
        bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

    with pytest.raises(NewerDatabaseError, match="made by a newer version"):
        open_database(file, now=NOW, partitions=())
