"""What a database says when it cannot, in words for whoever runs the server."""

import sqlite3
from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from audit.errors import StoreUnavailableError

READ_ONLY = "The database file may only be read. Nothing was saved: allow this application to write it."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full, so nothing was saved. Make room and try again.",
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_CORRUPT: "The database file is damaged. Keep it as it is, and put back the newest copy.",
    sqlite3.SQLITE_NOTADB: "The database file is not a database. Keep it as it is, and put back the newest copy.",
    sqlite3.SQLITE_BUSY: "The database is in use by another application. Nothing was saved: try again.",
    sqlite3.SQLITE_LOCKED: "Part of the database is in use. Nothing was saved: try again.",
    sqlite3.SQLITE_CANTOPEN: "The database file cannot be opened. Look whether its folder is there and may be written.",
    sqlite3.SQLITE_IOERR: "The disk failed while the database was in use. Nothing was saved.",
}
_NO_ANSWER = "The database does not answer. Nothing was saved: try again."
_PRIMARY = 0xFF
"""SQLite's extended result codes carry the primary one in their last byte."""


def sentence_of(error: BaseException | None) -> str | None:
    """What a driver's error means for the person who runs the server; None where it is a programming mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    return _SENTENCES.get(code & _PRIMARY) if isinstance(code, int) else None


@contextmanager
def said_in_words() -> Generator[None]:
    """Turn what the database cannot do into StoreUnavailableError. Programming mistakes pass through as they are."""
    try:
        yield
    except DBAPIError as error:
        sentence = sentence_of(error.orig)
        if sentence is None and not _server_gone(error):
            raise
        raise StoreUnavailableError(sentence or _NO_ANSWER) from error
    except sqlite3.Error as error:
        sentence = sentence_of(error)
        if sentence is None:
            raise
        raise StoreUnavailableError(sentence) from error


def _server_gone(error: DBAPIError) -> bool:
    return isinstance(error, OperationalError | InterfaceError) and not isinstance(error.orig, sqlite3.Error)
