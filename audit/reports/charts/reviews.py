"""How reviews are named along an axis, and which names can stand where there are many."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from audit.domain.dates import short_date
from audit.domain.words import ReviewKind, ReviewStatus

APART = 5
"""The least between two names."""


class Drawn(Protocol):
    """A review as a chart knows it."""

    @property
    def assessed_on(self) -> date:
        """The day as at which the board judged."""
        ...

    @property
    def kind(self) -> ReviewKind:
        """Full, or a follow-up."""
        ...

    @property
    def status(self) -> ReviewStatus:
        """Open, or agreed."""
        ...


def column_notes(review: Drawn) -> list[str]:
    """`18 Nov 2025`, and what is to be known of it: a follow-up, still open."""
    kind = ["follow-up"] if review.kind is ReviewKind.FOLLOW_UP else []
    return [short_date(review.assessed_on), *kind, *(["open"] if review.status is ReviewStatus.OPEN else [])]


def named_ones(xs: Sequence[float], widths: Sequence[float]) -> list[int]:
    """Which of these names can stand: the last, the first, and from left to right those that touch no other."""
    last = len(xs) - 1
    kept = [last]
    limit = xs[last] - widths[last] / 2 - APART
    free = 0.0
    for n in range(last):
        if xs[n] - widths[n] / 2 >= free and xs[n] + widths[n] / 2 <= limit:
            kept.append(n)
            free = xs[n] + widths[n] / 2 + APART
    return sorted(kept)
