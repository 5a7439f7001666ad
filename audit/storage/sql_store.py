"""The store that lasts: one SQL database, read and written in transactions."""

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Engine

from audit.domain.checklist import Checklist
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Review, ReviewSummary, School
from audit.domain.store import Change, Saved, TrailLine
from audit.storage import chains, contents, papers, reading, writing
from audit.storage.faults import said_in_words
from audit.storage.migrating import WRITES


class SqlStore:
    """A ReviewStore in the database behind an engine of `open_database`. Safe to share between threads.

    Every method raises StoreUnavailableError, with a sentence, where the database cannot do its part.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writes = engine.execution_options(**{WRITES: True})

    def schools(self) -> Sequence[School]:
        """Every school that has a review, as last given, by name."""
        with self._reading() as connection:
            return reading.schools(connection)

    def school(self, urn: str) -> School | None:
        """The school with this URN as last given, or None."""
        with self._reading() as connection:
            return reading.school(connection, urn)

    def reviews(self, urn: str | None = None) -> Sequence[ReviewSummary]:
        """Reviews without answers, newest `assessed_on` first; of one school, or of all."""
        with self._reading() as connection:
            return reading.summaries(connection, urn)

    def get(self, review_id: str) -> Review:
        """One review with its answers. Raises NotFoundError."""
        with self._reading() as connection:
            return reading.review(connection, review_id)

    def find(self, urn: str, checklist: str, assessed_on: date) -> ReviewSummary | None:
        """The review of this school, checklist and day, or None."""
        with self._reading() as connection:
            return reading.same_day(connection, urn, checklist, assessed_on)

    def history(self, review: Review, *, most: int | None = None) -> Sequence[Review]:
        """Earlier reviews of the same school and checklist, oldest first; `most` as promised there."""
        with self._reading() as connection:
            return reading.earlier(connection, review, most)

    def content(self, content_hash: str) -> Checklist | None:
        """The checklist kept under this hash; None where it is not kept."""
        with self._reading() as connection:
            return contents.kept(connection, content_hash)

    def actions(self, urn: str) -> Sequence[Action]:
        """Every action of a school, by due date."""
        with self._reading() as connection:
            return reading.actions(connection, urn)

    def papers_sent(self, review_id: str) -> Sequence[PaperSent]:
        """The papers of a review that were kept as sent, oldest first; none for a review that is not here."""
        with self._reading() as connection:
            return papers.sent(connection, review_id)

    def letterhead(self, urn: str) -> Letterhead | None:
        """The letterhead of a school; None where none was given."""
        with self._reading() as connection:
            return papers.letterhead(connection, urn)

    def write(self, change: Change) -> Saved:
        """Apply a change and its trail entry, or neither; raises as `ReviewStore.write`."""
        return self.write_all((change,))[0]

    def write_all(self, changes: Iterable[Change]) -> Sequence[Saved]:
        """Apply several changes: all of them or none."""
        asked = tuple(changes)  # made before the transaction, so that a slow maker keeps nobody waiting
        with said_in_words(), self._writes.begin() as connection:
            return [writing.apply(connection, change) for change in asked]

    def trail(self, review_id: str) -> Sequence[TrailLine]:
        """Everything that happened to a review, oldest first. Raises NotFoundError."""
        with self._reading() as connection:
            return chains.lines(connection, review_id)

    def verify(self, review_id: str) -> int | None:
        """The first `seq` at which the trail fails, content included; None where it holds. Raises NotFoundError."""
        with self._reading() as connection:
            return chains.verify(connection, review_id)

    def close(self) -> None:
        """Let go of the connections. What was written stays."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Generator[Connection]:
        with said_in_words(), self._engine.begin() as connection:
            yield connection
