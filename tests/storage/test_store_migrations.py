"""Migrations: they make what the tables say, lose nothing, and leave a copy of what was there before."""

import logging
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from storage_builders import NOW, an_answer, opened, saving, starting

from audit.errors import StoreUnavailableError
from audit.storage.database import open_database
from audit.storage.migrating import MIGRATIONS, bring_up_to_date, copy_beside, revisions
from audit.storage.sql_store import SqlStore
from audit.storage.tables import METADATA

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "0001"


def upgrade():
    with op.batch_alter_table("schools", recreate="always") as schools:
        schools.add_column(sa.Column("trust", sa.Text))
    {then}
"""
COPY = "audit.0001.20261122T090000000000Z.db"


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """The migrations of a product that is one revision further."""
    folder = tmp_path / "next 100%"
    shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0002_trusts.py").write_text(NEXT.format(revision="0002", then=""))
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

    assert len(made) == 7
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
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [("0002",)]
    with opened(file.with_name(COPY)) as copy:
        assert copy.get("r1") == before
        assert copy.verify("r1") is None


@pytest.mark.skipif(os.name != "posix", reason="rights are bits only on POSIX")
def test_the_copy_is_for_its_owner_alone(file: Path):
    with opened(file):
        copy = copy_beside(file, "0001", NOW)

    assert copy.name == COPY
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


def test_a_copy_never_replaces_another(file: Path):
    with opened(file):
        file.with_name(COPY).write_text("last time's copy")

        with pytest.raises(StoreUnavailableError, match="cannot be made, so the database stays as it is"):
            copy_beside(file, "0001", NOW)

    assert file.with_name(COPY).read_text() == "last time's copy"


def test_a_copy_that_fails_is_not_left_behind(tmp_path: Path):
    (tmp_path / "audit.db").write_text("not a database, however long it is " * 20)

    with pytest.raises(sqlite3.DatabaseError):
        copy_beside(tmp_path / "audit.db", "0001", NOW)

    assert [path.name for path in tmp_path.iterdir()] == ["audit.db"]


def test_a_migration_that_fails_changes_nothing(file: Path, next_year: Path):
    broken = NEXT.format(revision="0002", then='op.execute("INSERT INTO nowhere VALUES (1)")')
    (next_year / "versions" / "0002_trusts.py").write_text(broken)

    with opened(file) as store:
        store.write(starting())
        with pytest.raises(Exception, match="nowhere"):
            bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

        with store._reading() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [("0001",)]
            assert connection.exec_driver_sql("SELECT * FROM schools").one()._fields == ("urn", "name", "setting")
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
        assert store.get("r1").version == 1


def test_a_migration_that_would_orphan_rows_changes_nothing(file: Path, next_year: Path):
    broken = NEXT.format(revision="0002", then='op.execute("DELETE FROM schools")')
    (next_year / "versions" / "0002_trusts.py").write_text(broken)

    with opened(file) as store:
        store.write(starting())
        with pytest.raises(StoreUnavailableError, match="rows would lose what they belong to"):
            bring_up_to_date(store._engine, file=file, now=NOW, folder=next_year)

        assert [school.urn for school in store.schools()] == ["900001"]


def test_two_that_open_a_new_database_at_once_make_it_once(file: Path):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        engines = list(pool.map(lambda _: open_database(file, now=NOW, partitions=()), range(4)))
    for engine in engines:
        engine.dispose()

    with closing(sqlite3.connect(file)) as found:
        assert found.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


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
