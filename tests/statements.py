"""What is sent to the database while something is done."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from audit.storage.sql_store import SqlStore


@contextmanager
def statements_of(store: SqlStore) -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """The statements sent while this lasts, with their parameters."""
    sent: list[tuple[str, tuple[object, ...]]] = []

    def listen(_connection, _cursor, statement: str, parameters, _context, many: bool) -> None:
        sent.append((statement, parameters[0] if many else parameters))

    event.listen(store._engine, "before_cursor_execute", listen)
    try:
        yield sent
    finally:
        event.remove(store._engine, "before_cursor_execute", listen)


def reads(sent: list[tuple[str, tuple[object, ...]]]) -> list[str]:
    """The questions among the statements."""
    return [statement for statement, _ in sent if statement.startswith("SELECT")]
