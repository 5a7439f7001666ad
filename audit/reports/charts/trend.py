"""The trend: the score of each review over the four bands, and the like-for-like line beside it."""

from collections.abc import Sequence
from datetime import date

from audit.domain.figures import rounded
from audit.domain.judging import BANDS
from audit.domain.trend import Point, Trend
from audit.domain.trend_words import trend_chart_words
from audit.domain.words import JUDGEMENT_WORDS, NOT_JUDGED, Judgement
from audit.reports.charts.drawing import (
    BAND,
    INK,
    LINE,
    QUIET,
    RAMP,
    TONES,
    WIDTH,
    along,
    box,
    path,
    place,
    said,
    sheet,
    wide,
    words,
)
from audit.reports.charts.reviews import APART, column_notes, named_ones
from audit.reports.charts.shapes import circle, judgement_shape, square

LEFT, RIGHT = 34, 92
"""Room for the figures of the axis, and for the words at the lines' ends."""
TOP, TALL = 6, 150
SMALL = 8.5
BEFORE, AFTER = 98, 8
"""Room before the first point for the bands' words, and after the last."""
MOST_FIGURES = 6
STARTS = ((0, Judgement.ACT_NOW), *BANDS)


def trend_svg(trend: Trend) -> str:
    """The trend as SVG; a sentence where there are too few reviews or items for a line."""
    known = trend_chart_words(trend)
    if not trend.worth_drawing:
        return said(known.finding, known.alt)
    drawn = trend.drawn
    xs = across([point.assessed_on for point in drawn])
    shapes = [*_bands(), *_line(drawn, xs, [point.score for point in drawn], alike=False)]
    if trend.matched_drawn:
        shapes += _line(drawn, xs, [point.like_for_like for point in drawn], alike=True)
    shapes += _ends(drawn[-1], xs[-1])
    below, height = _reviews(drawn, xs)
    return sheet([*shapes, *_figures(drawn, xs), *below], height, known.finding, known.alt)


def across(days: Sequence[date]) -> list[float]:
    """Where each review stands from left to right: as far apart as their days are."""
    room = WIDTH - LEFT - RIGHT - BEFORE - AFTER
    span = (days[-1] - days[0]).days or 1
    return [LEFT + BEFORE + room * (day - days[0]).days / span for day in days]


def _height(value: float) -> float:
    return TOP + TALL * (100 - value) / 100


def _bands() -> list[str]:
    """The four bands with their shapes and words, and the figures where one begins."""
    shapes: list[str] = []
    for n, (low, judgement) in enumerate(STARTS):
        high = STARTS[n + 1][0] if n + 1 < len(STARTS) else 100
        top = _height(high)
        if n % 2:
            shapes.append(box(LEFT, top, WIDTH - LEFT - RIGHT, TALL * (high - low) / 100, fill=BAND, edge=""))
        shapes.append(path(f"M{LEFT} {place(_height(low))} H{WIDTH - RIGHT}", edge="#c3c8cb", thick=0.5))
        shapes.append(words(LEFT - 5, _height(low) + 3, f"{low}%", size=SMALL, fill=QUIET, anchor="end"))
        shapes.append(judgement_shape(judgement, LEFT + 8, top + 8, 3))
        shapes.append(words(LEFT + 15, top + 11, JUDGEMENT_WORDS[judgement], size=SMALL, fill=TONES[judgement]))
    shapes.append(words(LEFT - 5, TOP + 5, "100%", size=SMALL, fill=QUIET, anchor="end"))
    return shapes


def _line(drawn: Sequence[Point], xs: Sequence[float], values: Sequence[float | None], *, alike: bool) -> list[str]:
    """One line with its points: discs on a full line, squares on a dashed one; open where something is unanswered."""
    ink = RAMP[3] if alike else INK
    places = [
        (x, _height(value), point) for x, value, point in zip(xs, values, drawn, strict=True) if value is not None
    ]
    shapes = [path(along([(x, y) for x, y, _ in places]), edge=ink, thick=1.6, dash="5 3" if alike else "")]
    for x, y, point in places:
        fill = RAMP[0] if point.figures.provisional else ink
        shapes.append(square(x, y, 2.6, fill=fill, edge=ink) if alike else circle(x, y, 3, fill=fill, edge=ink))
    return shapes


def _ends(last: Point, x: float) -> list[str]:
    """What each line is, at its end, with its last figure: the two never lie on one another."""
    ends = [("Score", last.score, INK), ("Like for like", last.like_for_like, RAMP[3])]
    known = sorted(((value, name, ink) for name, value, ink in ends if value is not None), reverse=True)
    heights = [_height(value) + 3 for value, _, _ in known]
    if len(heights) == 2 and heights[1] - heights[0] < LINE:
        middle = sum(heights) / 2
        heights = [middle - LINE / 2, middle + LINE / 2]
    left = x + 8
    return [
        words(left, height, f"{name} {rounded(value)}%", strong=True, fill=ink)
        for height, (value, name, ink) in zip(heights, known, strict=True)
    ]


def _figures(drawn: Sequence[Point], xs: Sequence[float]) -> list[str]:
    """The score at each point while they are few, else at the first, the highest and the lowest."""
    scores = [point.score or 0 for point in drawn]
    few = (
        {0, scores.index(max(scores)), scores.index(min(scores))} if len(drawn) > MOST_FIGURES else set(range(len(xs)))
    )
    shapes: list[str] = []
    free = float(LEFT)
    for n in sorted(few - {len(drawn) - 1}):
        text = f"{rounded(scores[n])}%"
        half = wide(text, SMALL) / 2
        if xs[n] - half >= free and xs[n] + half <= xs[-1]:
            heights = [_height(value) for value in (scores[n], drawn[n].like_for_like) if value is not None]
            y = min(heights) - 7 if _above(drawn, n) else max(heights) + 14
            shapes.append(words(xs[n], y, text, size=SMALL, anchor="middle"))
            free = xs[n] + half + APART / 2
    return shapes


def _above(drawn: Sequence[Point], n: int) -> bool:
    """Does the figure stand above its point? Where the line there goes down on both sides, else outside its bend."""
    scores = [point.score or 0 for point in drawn]
    beside = scores[max(n - 1, 0)], scores[n + 1]
    if scores[n] >= max(beside) or scores[n] <= min(beside):
        return scores[n] >= max(beside)
    return 2 * scores[n] >= sum(beside)


def _reviews(drawn: Sequence[Point], xs: Sequence[float]) -> tuple[list[str], float]:
    """Under the axis: the day of the first and the last review and of those between with room, and what each was."""
    shapes: list[str] = []
    base = TOP + TALL
    notes = [_notes(point) for point in drawn]
    for n in named_ones(xs, [max(wide(line, SMALL) for line in notes[n]) for n in range(len(drawn))]):
        shapes.append(path(f"M{place(xs[n])} {place(base)} v4", edge=QUIET))
        for k, line in enumerate(notes[n]):
            shapes.append(words(xs[n], base + 14 + k * 10, line, size=SMALL, fill=QUIET if k else INK, anchor="middle"))
    return shapes, base + 16 + 10 * (max(len(lines) for lines in notes) - 1)


def _notes(point: Point) -> list[str]:
    """The day, the judgement, and what kind of review it was."""
    day, *more = column_notes(point)
    judgement = point.figures.judgement
    missing = [f"{point.figures.unanswered} unanswered"] if point.figures.unanswered else []
    return [day, NOT_JUDGED if judgement is None else JUDGEMENT_WORDS[judgement], *more, *missing]
