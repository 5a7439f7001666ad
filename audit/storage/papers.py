"""What belongs to papers: which ones a board was sent, and how a school heads them."""

from sqlalchemy import Connection, bindparam, insert, select, update

from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.storage.rows import (
    LETTERHEAD_COLUMNS,
    PAPER_COLUMNS,
    letterhead_of,
    letterhead_row,
    paper_of,
    paper_row,
)
from audit.storage.tables import LETTERHEADS, PAPERS_SENT

_SENT = select(*PAPER_COLUMNS).where(PAPERS_SENT.c.review == bindparam("of_review")).order_by(PAPERS_SENT.c.seq)
_LETTERHEAD = select(*LETTERHEAD_COLUMNS).where(LETTERHEADS.c.urn == bindparam("of_urn"))
_ADD_PAPER = insert(PAPERS_SENT)
_ADD_LETTERHEAD = insert(LETTERHEADS)
_SET_LETTERHEAD = update(LETTERHEADS).where(LETTERHEADS.c.urn == bindparam("of_urn"))


def sent(connection: Connection, review_id: str) -> list[PaperSent]:
    """The papers of a review that were kept as sent, oldest first."""
    return [paper_of(row) for row in connection.execute(_SENT, {"of_review": review_id})]


def letterhead(connection: Connection, urn: str) -> Letterhead | None:
    """The letterhead of a school; None where none was given."""
    row = connection.execute(_LETTERHEAD, {"of_urn": urn}).one_or_none()
    return None if row is None else letterhead_of(row)


def keep_sent(connection: Connection, review_id: str, paper: PaperSent) -> None:
    """Add a paper to those the board was sent."""
    connection.execute(_ADD_PAPER, paper_row(review_id, paper))


def keep_letterhead(connection: Connection, given: Letterhead) -> None:
    """Keep a letterhead in place of the one the school had."""
    row = letterhead_row(given)
    if not connection.execute(_SET_LETTERHEAD, {"of_urn": given.urn, **row}).rowcount:
        connection.execute(_ADD_LETTERHEAD, row)
