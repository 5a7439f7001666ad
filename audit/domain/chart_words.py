"""What a chart says to whoever does not see it: the same on screen, on paper and in files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.display import review_text
from audit.domain.review import Review
from audit.domain.words import ReviewKind, ReviewStatus


@dataclass(frozen=True, slots=True)
class ChartWords:
    """A chart in words. `finding` is one sentence, true of the figures as they are shown; `alt` reads every value
    aloud; `rows` under `headings` hold every value drawn, as it is shown.
    """

    title: str
    finding: str
    alt: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One review of a chart that goes from review to review."""

    id: str
    assessed_on: date
    kind: ReviewKind
    status: ReviewStatus

    @property
    def words(self) -> str:
        """`18 November 2025, follow-up, agreed`."""
        return review_text(self.assessed_on, self.kind, self.status)


def column_of(review: Review) -> Column:
    """A review as a column."""
    return Column(review.id, review.assessed_on, review.kind, review.status)


def read_aloud(parts: Sequence[str]) -> str:
    """The values of a chart one after the other, as one text; a sentence where there is nothing to draw."""
    return f"{'; '.join(parts)}." if parts else "Nothing to draw."
