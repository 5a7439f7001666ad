"""How the score went from review to review: the points of the chart, its finding in words, its table.

Two lines: the score of each review as it stood, and the score over the items counted in every review drawn. The second
is like for like: an item that was not counted everywhere cannot move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import companions_text, count, in_place_text, judgement_text, percent, score_text
from audit.domain.figures import Figures, rounded
from audit.domain.movement import (
    FEWEST_LIKE_FOR_LIKE,
    LikeForLike,
    is_counted,
    like_for_like,
    matched_items,
    score_of_items,
    state_of,
)
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.words import STATUS_WORDS, ReviewStatus

TREND_HEADINGS = ("Review", "Score", "Counted", "Like for like", "Judgement")
NOT_DRAWN = "not drawn"


@dataclass(frozen=True, slots=True)
class Point:
    """One review of the trend. `like_for_like` is per cent, unrounded; None where that line is not drawn."""

    assessed_on: date
    status: ReviewStatus
    figures: Figures
    like_for_like: float | None

    @property
    def score(self) -> float | None:
        """The score of the whole review, per cent, unrounded; None until something is answered."""
        return self.figures.score

    def cells(self) -> tuple[str, ...]:
        """The point as a row under TREND_HEADINGS."""
        return (
            f"{long_date(self.assessed_on)}, {STATUS_WORDS[self.status].lower()}",
            score_text(self.figures),
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


def trend_of(checklist: Checklist, reviews: Sequence[Review]) -> Trend:
    """The trend over these reviews of one school, oldest first. One without any answer has no part in the matching."""
    figures = [figures_of(checklist, review).overall for review in reviews]
    counted = [review for review, its in zip(reviews, figures, strict=True) if its.score is not None]
    matched = matched_items(checklist, counted) if len(counted) > 1 else ()
    enough = len(matched) >= FEWEST_LIKE_FOR_LIKE
    points = tuple(
        Point(
            review.assessed_on,
            review.status,
            its,
            score_of_items(matched, review) if enough and its.score is not None else None,
        )
        for review, its in zip(reviews, figures, strict=True)
    )
    return Trend(points, len(matched))


def finding(trend: Trend) -> str:
    """The chart in one sentence, true of its data: the whole score from first to last, then like for like."""
    drawn = trend.drawn
    if len(drawn) < 2:
        return "There is one review with answers, so nothing can be compared yet."
    first, last = drawn[0], drawn[-1]
    assert first.score is not None and last.score is not None  # noqa: S101, PT018  (what is drawn has a score)
    text = (
        f"From {long_date(first.assessed_on)} to {long_date(last.assessed_on)} "
        f"the score {_moved(first.score, last.score)}"
    )
    if first.like_for_like is None or last.like_for_like is None:
        return f"{text}."
    return (
        f"{text}; over the {count(trend.matched, 'item')} counted in every review, it "
        f"{_moved(first.like_for_like, last.like_for_like)}."
    )


def _moved(before: float, after: float) -> str:
    """`rose from 48.1% to 62.5%`; the direction is that of the figures as they are shown."""
    was, now = rounded(before), rounded(after)
    if was == now:
        return f"stayed at {now}%"
    return f"{'rose' if now > was else 'fell'} from {was}% to {now}%"


def matched_note(trend: Trend) -> str:
    """What the like-for-like line is, or why it is not drawn."""
    if trend.matched_drawn:
        return (
            f"The like-for-like line holds only the {count(trend.matched, 'item')} counted in every review drawn, "
            "so it shows what changed, not what was asked."
        )
    return (
        f"There is no like-for-like line: {count(trend.matched, 'item')} "
        f"{'is' if trend.matched == 1 else 'are'} counted in every review, and below {FEWEST_LIKE_FOR_LIKE} "
        "the line would say more about the items than about the school."
    )


def alt_text(trend: Trend) -> str:
    """The chart in words, review by review."""
    lines: list[str] = []
    for point in trend.drawn:
        its = point.figures
        words = f"{long_date(point.assessed_on)}: {score_text(its)}, {judgement_text(its.judgement)}"
        if point.like_for_like is not None:
            words += f", like for like {percent(point.like_for_like)}"
        lines.append(words)
    return "; ".join(lines) + "." if lines else "Nothing to draw."


def other_items_note(checklist: Checklist, before: Review, after: Review) -> str | None:
    """Where the score went up while other items were counted: say so, with the like-for-like figures; else None."""
    was, now = (figures_of(checklist, review).overall.score for review in (before, after))
    others = counted_once(checklist, before, after)
    if was is None or now is None or now <= was or not others:
        return None
    start = (
        f"{count(len(others), 'item')} {'is' if len(others) == 1 else 'are'} counted in only one of the two reviews, "
        "so a better score may come from other items being counted."
    )
    return f"{start} {_alike(like_for_like(checklist, before, after))}"


def _alike(matched: LikeForLike) -> str:
    if not matched.enough or matched.before is None or matched.after is None:
        return f"Only {count(matched.items, 'item')} can be compared like for like: too few to say."
    moved = _moved(matched.before, matched.after)
    return f"Like for like, over {count(matched.items, 'item')}, the score {moved}."


def counted_once(checklist: Checklist, before: Review, after: Review) -> tuple[str, ...]:
    """The ids of the items counted in one of two reviews and not in the other, in checklist order."""
    return tuple(
        item.id for item in checklist.items if is_counted(state_of(item, before)) != is_counted(state_of(item, after))
    )
