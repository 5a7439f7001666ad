"""Opening the database: one SQLite file by default, or a server named by its URL."""

import sqlite3
import stat
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from audit.errors import StoreUnavailableError
from audit.storage.faults import said_in_words
from audit.storage.migrating import WRITES, bring_up_to_date, check_ours
from audit.storage.places import Partition, check_place, make_private

BUSY_SECONDS = 30.0
"""How long a write waits for another to finish. 32 processes writing at once kept each other waiting for 1.3 s."""
_FORGETS = ("", ":memory:", "file::memory:")
_LOG_AHEAD = "PRAGMA journal_mode=WAL"
_PRAGMAS = ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON")
_PAUSE_SECONDS = 0.01
_PRIMARY_CODE = 0xFF
"""The part of an SQLite error code that names the kind; the rest says where."""


def open_database(
    place: str | Path,
    *,
    now: datetime,
    busy_seconds: float = BUSY_SECONDS,
    partitions: Iterable[Partition] | None = None,
) -> Engine:
    """Open the database at a path or URL, made or migrated to the newest tables; dispose of the engine when done.

    `now` (aware) names the copy made before a migration. `partitions` are those mounted on this machine unless given.
    Raises StoreUnavailableError where it cannot be kept there, NewerDatabaseError where a newer product made it.
    """
    url = _url(place)
    file = _file(url)
    if file:
        check_place(file, partitions)
        _look_first(file, busy_seconds)
        if not url.query.get("uri"):
            make_private(file)
    engine = _sqlite(url, busy_seconds) if file else _server(url)
    try:
        with said_in_words():
            bring_up_to_date(engine, file=file, now=now)
    except BaseException:  # whatever it was goes on its way; the connections must not stay behind
        engine.dispose()
        raise
    return engine


def _url(place: str | Path) -> URL:
    if isinstance(place, Path) or "://" not in place:
        return URL.create("sqlite", database=str(place))
    try:
        return make_url(place)
    except ArgumentError as error:
        raise StoreUnavailableError("The address of the database cannot be read: it is like postgresql://….") from error


def _file(url: URL) -> Path | None:
    """The file of an SQLite database; None for a server."""
    if url.get_backend_name() != "sqlite":
        return None
    if (url.database or "") in _FORGETS or url.query.get("mode") == "memory":
        raise StoreUnavailableError("A database in memory forgets everything. Name a file.")
    return Path((url.database or "").removeprefix("file:"))


def _look_first(file: Path, busy_seconds: float) -> None:
    """Is the file there ours, or empty? Nothing of it is changed by the look, neither a byte nor a right.

    Raises StoreUnavailableError for what is no database of ours, NewerDatabaseError for a newer product's.
    """
    file = file.resolve()
    try:
        found = file.stat()
    except OSError:  # not there yet, or out of reach, which is said where the file is to be made
        return
    if not stat.S_ISREG(found.st_mode):
        raise StoreUnavailableError(f"{file.name} is a folder or a device. Name a file for the database.")
    if not found.st_size:
        return
    # Without a log beside it the file is whole, and `immutable` keeps SQLite from laying one there.
    in_use = file.with_name(f"{file.name}-wal").exists()
    address = f"{file.as_uri()}?mode=ro{'' if in_use else '&immutable=1'}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, timeout=busy_seconds)

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    with said_in_words(), engine.connect() as connection:
        check_ours(connection)


def _sqlite(url: URL, busy_seconds: float) -> Engine:
    # Connections to a file are cheap, so nobody is turned away for want of one.
    engine = create_engine(url, connect_args={"timeout": busy_seconds}, max_overflow=-1)

    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions begin below, not where the driver thinks fit
        _log_ahead(connection, busy_seconds)
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    def begin(connection: Connection) -> None:
        # A transaction that reads first and writes later is refused at once when another writes in between; one that
        # takes its turn at the beginning waits for it.
        writes = connection.get_execution_options().get(WRITES)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", begin)
    return engine


def _log_ahead(connection: sqlite3.Connection, busy_seconds: float) -> None:
    """Keep changes in a log beside the file. SQLite does not wait by itself where another is doing just that."""
    last = monotonic() + busy_seconds
    while True:
        try:
            connection.execute(_LOG_AHEAD)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY_CODE != sqlite3.SQLITE_BUSY or monotonic() > last:
                raise
            sleep(_PAUSE_SECONDS)
        else:
            return


def _server(url: URL) -> Engine:
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StoreUnavailableError(
            f"This computer has no driver for a {url.get_backend_name()} database. Install it, or name a file."
        ) from error
