"""How the score went from review to review: the points of the chart, its finding in words, its table.

Two lines: the score of each review as it stood, and the score over the items counted in every review drawn. The second
is like for like: an item that was not counted everywhere cannot move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.checklist import Checklist
from audit.domain.display import (
    cautious_score_text,
    companions_text,
    in_place_text,
    judgement_text,
    percent,
    review_text,
)
from audit.domain.figures import Figures
from audit.domain.movement import (
    FEWEST_LIKE_FOR_LIKE,
    matched_items,
    score_of_items,
)
from audit.domain.review import Review
from audit.domain.scoring import overall_of
from audit.domain.words import ReviewKind, ReviewStatus

TREND_HEADINGS = ("Review", "Score", "Counted", "Like for like", "Judgement")
NOT_DRAWN = "not drawn"


@dataclass(frozen=True, slots=True)
class Point:
    """One review of the trend. `like_for_like` is per cent, unrounded; None where that line is not drawn."""

    assessed_on: date
    status: ReviewStatus
    figures: Figures
    like_for_like: float | None
    kind: ReviewKind = ReviewKind.FULL

    @property
    def score(self) -> float | None:
        """The score of the whole review, per cent, unrounded; None until something is answered."""
        return self.figures.score

    def cells(self) -> tuple[str, ...]:
        """The point as a row under TREND_HEADINGS."""
        return (
            review_text(self.assessed_on, self.kind, self.status),
            cautious_score_text(self.figures),
            f"{in_place_text(self.figures)} · {companions_text(self.figures)}",
            NOT_DRAWN if self.like_for_like is None else percent(self.like_for_like),
            judgement_text(self.figures.judgement),
        )


@dataclass(frozen=True, slots=True)
class Trend:
    """Every review, oldest first, and how many items are counted in all those that have a score."""

    points: tuple[Point, ...]
    matched: int

    @property
    def drawn(self) -> tuple[Point, ...]:
        """The reviews with a score."""
        return tuple(point for point in self.points if point.score is not None)

    @property
    def worth_drawing(self) -> bool:
        """Two points make a line; a set of few items shows counts, not per cent."""
        return len(self.drawn) > 1 and all(not point.figures.few for point in self.drawn)

    @property
    def matched_drawn(self) -> bool:
        """Is the like-for-like line drawn?"""
        return any(point.like_for_like is not None for point in self.points)


def trend_of(checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS) -> Trend:
    """The trend over these reviews of one school, oldest first. One without any answer has no part in the matching.

    `checklist` is the last one's; each review's own score is counted on the words it was answered on.
    """
    figures = [overall_of(answered_on(review, checklist, contents), review) for review in reviews]
    counted = [review for review, its in zip(reviews, figures, strict=True) if its.score is not None]
    matched = matched_items(checklist, counted, contents=contents) if len(counted) > 1 else ()
    enough = len(matched) >= FEWEST_LIKE_FOR_LIKE
    points = tuple(
        Point(
            review.assessed_on,
            review.status,
            its,
            score_of_items(matched, review) if enough and its.score is not None else None,
            review.kind,
        )
        for review, its in zip(reviews, figures, strict=True)
    )
    return Trend(points, len(matched))
