"""Where reviews are kept: two stores that keep the same promises, `audit.domain.store.ReviewStore`."""

from datetime import datetime
from pathlib import Path

from audit.domain.store import ReviewStore
from audit.storage.memory import MemoryStore

__all__ = ["MemoryStore", "open_store"]


def open_store(path_or_url: str | Path, *, now: datetime) -> ReviewStore:
    """The store at a path (one SQLite file) or a database URL, made or migrated where needed; close it when done.

    `now` (aware) names the copy made before a migration. Raises StoreUnavailableError and NewerDatabaseError, whose
    sentences say what to do.
    """
    # Scoring a file needs no database, so it must not wait for SQLAlchemy.
    from audit.storage.database import open_database  # noqa: PLC0415
    from audit.storage.sql_store import SqlStore  # noqa: PLC0415

    return SqlStore(open_database(path_or_url, now=now))
