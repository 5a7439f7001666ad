"""The figures of a set of items, and the one function that rounds them for display."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from audit.domain.words import Judgement

FEW_ITEMS = 8
"""A set smaller than this shows counts, not per cent: one item would move the figure by more than twelve points."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Every figure of one set of items. Ratios are per cent, 0 to 100, unrounded; None says nothing can be said yet."""

    score: float | None
    low: float | None
    high: float | None
    earned: int
    possible: int
    items: int
    applicable: int
    answered: int
    unknown: int
    not_applicable: int
    unanswered: int
    in_place: int
    assurance: float | None
    gap_points: int | None
    judgement: Judgement | None
    provisional: bool
    blockers: tuple[str, ...]
    held_by_score: bool
    held_by_paragraphs: tuple[str, ...]
    duties_open: tuple[str, ...]
    duties_not_applicable: int

    @property
    def few(self) -> bool:
        """Is the set too small for a per cent?"""
        return self.items < FEW_ITEMS


def rounded(value: float) -> Decimal:
    """Round a per cent or a difference of two for display: one decimal, half away from zero."""
    result = Decimal(repr(value)).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result
