"""Charts of rows: a name above each bar, so that a phone has room for both; parts told apart by fill and pattern."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from audit.ui.charts.frame import Drawn, framed
from audit.ui.theme import INK, QUIET, RAMP

ROW = 54
"""Pixels a row takes: its name, its bar, and some air."""
BAR = 0.42
NAME_ABOVE = 13
INK_ON: dict[str, str] = dict(zip(RAMP, ("#0b0c0c", "#0b0c0c", "#0b0c0c", "#ffffff", "#ffffff"), strict=True))


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a bar. `chooses` is what pressing it chooses in the list beneath."""

    start: float
    stop: float
    fill: str
    text: str = ""
    chooses: str = ""
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One bar under its name, with words at its end."""

    name: str
    parts: tuple[Part, ...]
    after: str = ""

    @property
    def end(self) -> float:
        """Where its last part ends."""
        return max((max(part.start, part.stop) for part in self.parts), default=0.0)


def rows_figure(rows: Sequence[Row], *, dark: bool, longest: float) -> go.Figure:
    """The rows from top to bottom; `longest` is the end of the axis, which begins at nought and is not drawn."""
    ink, line = INK[dark], QUIET[dark]
    placed = [(n, part) for n, row in enumerate(rows) for part in row.parts]
    bars = Drawn(
        type="bar", orientation="h", width=BAR, y=[n for n, _ in placed],
        base=[min(part.start, part.stop) for _, part in placed],
        x=[abs(part.stop - part.start) for _, part in placed],
        customdata=[part.chooses for _, part in placed], hoverinfo="none",
        text=[part.text for _, part in placed], textposition="inside", insidetextanchor="middle", textangle=0,
        insidetextfont={"color": [INK_ON[part.fill] for _, part in placed], "size": 13}, constraintext="none",
        marker={
            "color": [part.fill for _, part in placed], "line": {"color": line, "width": 1},
            "pattern": {
                "shape": ["/" if part.hatched else "" for _, part in placed], "fgcolor": "#12305c",
                "bgcolor": "#ffffff", "size": 7, "solidity": 0.4,
            },
        },
        selected={"marker": {"opacity": 1}}, unselected={"marker": {"opacity": 1}},
    )  # fmt: skip
    names = [_words(n, 0, row.name, ink, above=True) for n, row in enumerate(rows)]
    ends = [_words(n, row.end, row.after, ink, above=False) for n, row in enumerate(rows) if row.after]
    return framed(
        [bars], ink, height=ROW * len(rows) + 20, margin={"l": 2, "r": 2, "t": 2, "b": 8},
        xaxis={"range": [0, longest], "visible": False, "fixedrange": True},
        yaxis={"range": [len(rows) - 0.5, -0.75], "visible": False, "fixedrange": True},
        uniformtext={"minsize": 13, "mode": "hide"}, barmode="overlay", annotations=[*names, *ends],
    )  # fmt: skip


def _words(row: int, x: float, text: str, ink: str, *, above: bool) -> Drawn:
    """A row's name over the start of its bar, or what stands at its end."""
    return Drawn(
        x=x, y=row, text=text, showarrow=False, xanchor="left", align="left", font={"color": ink, "size": 14},
        yanchor="bottom" if above else "middle", yshift=NAME_ABOVE if above else 0, xshift=0 if above else 6,
    )  # fmt: skip
