"""Bringing a database to the newest tables, after copying its file beside itself."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text

from audit.errors import NewerDatabaseError, StoreUnavailableError
from audit.storage.places import new_file
from audit.storage.tables import REVIEWS

MIGRATIONS = Path(__file__).parent / "migrations"
WRITES = "writes"
"""The execution option of connections that write: their transactions take their turn at the beginning."""
_TABLE = "alembic_version"
_ONE_AT_A_TIME = Lock()
"""Alembic keeps the migration that runs in module variables."""


def revisions(folder: Path = MIGRATIONS) -> tuple[str, ...]:
    """The revisions this product knows, oldest first: the numbers with which the files of `versions` begin."""
    return tuple(sorted(file.name.partition("_")[0] for file in (folder / "versions").glob("[0-9]*_*.py")))


def check_ours(connection: Connection) -> None:
    """Is this database ours, or still empty? Raises as `bring_up_to_date`, and changes nothing."""
    _revision(connection, revisions())


def bring_up_to_date(engine: Engine, *, file: Path | None, now: datetime, folder: Path = MIGRATIONS) -> None:
    """Make the tables, or migrate them in one transaction; a `file` that holds some is copied first.

    Raises NewerDatabaseError for a revision that is not known here, StoreUnavailableError for another product's file.
    """
    known = revisions(folder)
    with engine.connect() as connection:
        if _revision(connection, known) == known[-1]:
            return
    with _ONE_AT_A_TIME, engine.connect().execution_options(**{WRITES: True}) as connection:
        _foreign_keys(connection, "OFF")  # a table is altered by making it anew, which its references would stop
        try:
            with connection.begin():
                old = _revision(connection, known)  # again: another process may have come first
                if old != known[-1]:
                    if file and old:
                        copy_beside(file, old, now)
                    _upgrade(connection, folder)
        finally:
            _foreign_keys(connection, "ON")


def _revision(connection: Connection, known: tuple[str, ...]) -> str | None:
    """The revision of a database's tables; None where it has none yet."""
    tables = set(inspect(connection).get_table_names())
    found = None
    if _TABLE in tables:
        found = connection.execute(text(f"SELECT version_num FROM {_TABLE}")).scalar()  # noqa: S608 - a constant
    if connection.dialect.name == "sqlite" and tables - {_TABLE} and (found is None or REVIEWS.name not in tables):
        # Alembic keeps the tables of many programs. A server may hold theirs beside ours, a file does not.
        raise StoreUnavailableError("The database file belongs to another application. Choose another file.")
    if found not in (None, *known):
        raise NewerDatabaseError(
            "The database was made by a newer version of this product. Update the product, or open an older copy."
        )
    return found


def copy_beside(file: Path, revision: str, now: datetime) -> Path:
    """Copy a database beside itself as `name.0001.20261122T134005123456Z.db`, consistent while others read and write.

    Raises StoreUnavailableError where a copy of that name is there already, sqlite3.Error where it cannot be made.
    """
    target = file.with_name(f"{file.stem}.{revision}.{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}{file.suffix}")
    try:
        new_file(target)
    except OSError as error:
        raise StoreUnavailableError(
            f"The copy {target.name} cannot be made, so the database stays as it is."
        ) from error
    try:
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except sqlite3.Error:
        target.unlink()
        raise
    return target


def _upgrade(connection: Connection, folder: Path) -> None:
    from alembic import command, config  # noqa: PLC0415 - slow to import, and seldom needed

    settings = config.Config()
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, "head")
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise StoreUnavailableError("The database could not be migrated: rows would lose what they belong to.")


def _foreign_keys(connection: Connection, state: str) -> None:
    """Switch SQLite's references on or off; possible only between transactions, so past SQLAlchemy."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise TypeError("SQLite is spoken to through its own module.")
        driver.execute(f"PRAGMA foreign_keys={state}")
