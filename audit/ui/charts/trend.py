"""The trend as Plotly draws it: the score over the bands of the judgements, and the like-for-like line."""

from datetime import date, timedelta

import plotly.graph_objects as go

from audit.domain.dates import short_date
from audit.domain.figures import rounded
from audit.domain.judging import BANDS
from audit.domain.trend import Point, Trend
from audit.domain.words import JUDGEMENT_SHAPES, JUDGEMENT_WORDS, Judgement
from audit.ui.charts.frame import Drawn, framed
from audit.ui.theme import INK, JUDGEMENT_COLOURS

BAND_STRENGTH = 0.14
LABELS_APART = 12.0
"""Per cent of the axis between the labels at the two lines' ends: two lines of text each."""
DATES_APART = 0.4
"""Of the time drawn, between the dates named on the axis: at a phone's width a date takes that much."""
FEW_POINTS = 8
"""Up to so many points stand apart on a phone; more are drawn smaller."""
ROOM_LEFT = 0.12
"""Of the time drawn: room before the first review, where the bands' words begin."""


def trend_figure(trend: Trend, *, dark: bool) -> go.Figure:
    """The score line over the bands of the judgements, and the like-for-like line where it is drawn."""
    ink, drawn = INK[dark], trend.drawn
    bands, names = _bands(dark=dark)
    ends = {"Score": drawn[-1].score, "Like for like": drawn[-1].like_for_like}
    lines = [_line(drawn, [point.score for point in drawn], dash="solid", symbol="circle", ink=ink)]
    if trend.matched_drawn:
        alike = [point.like_for_like for point in drawn]
        lines.append(_line(drawn, alike, dash="dash", symbol="square", ink=ink))
    heights = _apart({name: value for name, value in ends.items() if value is not None})
    labels = [
        Drawn(
            x=drawn[-1].assessed_on, y=height, xshift=10, xanchor="left", yanchor="middle", showarrow=False,
            text=f"{name}<br>{rounded(value)}%", align="left", font={"color": ink, "size": 14},
        )
        for name, (value, height) in heights.items()
    ]  # fmt: skip
    days = [point.assessed_on for point in drawn]
    days_named = {point.assessed_on: _tick(point) for point in _named(drawn)}
    across = Drawn(
        tickvals=list(days_named), ticktext=list(days_named.values()), tickangle=0, ticklabelstandoff=6,
        range=_span(days), showgrid=False, zeroline=False,
        tickfont={"color": ink, "size": 13}, fixedrange=True, automargin=True,
    )  # fmt: skip
    edges = [0, *(percent for percent, _ in BANDS), 100]
    upwards = Drawn(
        range=[0, 100], tickvals=edges, ticktext=[f"{edge}%" for edge in edges], showgrid=False, zeroline=False,
        tickfont={"color": ink, "size": 13}, fixedrange=True,
    )  # fmt: skip
    return framed(
        lines, ink, height=420, margin={"l": 52, "r": 96, "t": 24, "b": 64}, xaxis=across, yaxis=upwards,
        shapes=bands, annotations=[*names, *labels],
    )  # fmt: skip


def _line(drawn: tuple[Point, ...], values: list[float | None], *, dash: str, symbol: str, ink: str) -> Drawn:
    """One line with its points; a review with something unanswered has an open point."""
    size = 10 if len(drawn) <= FEW_POINTS else 6
    symbols = [f"{symbol}-open" if point.figures.provisional else symbol for point in drawn]
    return Drawn(
        type="scatter", x=[point.assessed_on for point in drawn], y=values, mode="lines+markers",
        line={"color": ink, "width": 2.5, "dash": dash}, marker={"symbol": symbols, "size": size, "color": ink},
        customdata=[point.assessed_on.isoformat() for point in drawn], hoverinfo="none", cliponaxis=False,
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip


def _bands(*, dark: bool) -> tuple[list[Drawn], list[Drawn]]:
    """The four bands, and the word and shape of each."""
    bands: list[Drawn] = []
    names: list[Drawn] = []
    starts = [(0, Judgement.ACT_NOW), *BANDS]
    for (low, judgement), high in zip(starts, [*(percent for percent, _ in BANDS), 100], strict=True):
        colour = JUDGEMENT_COLOURS[judgement][dark]
        bands.append(Drawn(
            type="rect", xref="paper", x0=0, x1=1, y0=low, y1=high, fillcolor=colour, opacity=BAND_STRENGTH,
            line={"width": 0}, layer="below",
        ))  # fmt: skip
        names.append(Drawn(
            x=0, xref="paper", xanchor="left", y=low, yanchor="bottom", showarrow=False,
            text=f"{JUDGEMENT_SHAPES[judgement]} {JUDGEMENT_WORDS[judgement]}", font={"color": colour, "size": 13},
        ))  # fmt: skip
    return bands, names


def _tick(point: Point) -> str:
    day, month_and_year = short_date(point.assessed_on).rsplit(" ", 1)
    return f"{day}<br>{month_and_year}{'<br>so far' if point.figures.provisional else ''}"


def _named(drawn: tuple[Point, ...]) -> tuple[Point, ...]:
    """The reviews whose day stands on the axis: the first, the last, and those far enough from both and each other."""
    first, last = drawn[0], drawn[-1]
    room = (last.assessed_on - first.assessed_on) * DATES_APART
    kept = [first]
    for point in drawn[1:-1]:
        if point.assessed_on - kept[-1].assessed_on >= room and last.assessed_on - point.assessed_on >= room:
            kept.append(point)
    return (*kept, last)


def _span(days: list[date]) -> list[date]:
    """From a little before the first review to just after the last."""
    length = days[-1] - days[0]
    return [days[0] - length * ROOM_LEFT, days[-1] + max(length * 0.02, timedelta(days=1))]


def _apart(ends: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Each line's last value and the height of its label, so that two labels never lie on one another."""
    heights = {name: (value, value) for name, value in ends.items()}
    if len(ends) == 2:
        (upper, high), (lower, low) = sorted(ends.items(), key=lambda pair: -pair[1])
        if high - low < LABELS_APART:
            middle = min(max((high + low) / 2, LABELS_APART), 100 - LABELS_APART)
            heights = {upper: (high, middle + LABELS_APART / 2), lower: (low, middle - LABELS_APART / 2)}
    return heights
