"""A data pack in plain terms: sheets of typed cells and the charts drawn from them, before any file is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

Cell = str | int | Decimal | date | None
"""A text, a whole number, a figure rounded for display to one decimal, a day, or a blank."""
LONGEST_SHEET_NAME = 31
"""Signs; the limit of every spreadsheet program."""
FORBIDDEN_IN_NAMES = frozenset("[]:*?/\\")


class Draw(StrEnum):
    """How a chart is drawn. Bars lie, columns stand; stacked ones share one length or height."""

    LINES = "lines"
    COLUMNS_STACKED = "columns_stacked"
    BARS = "bars"
    BARS_STACKED = "bars_stacked"


class Ink(StrEnum):
    """How a series looks, the darkest first; told apart in grey as well. `NONE` only lifts what stands on it."""

    DARKEST = "darkest"
    DARK = "dark"
    MIDDLE = "middle"
    PALE = "pale"
    WHITE = "white"
    STRIPED = "striped"
    DASHED = "dashed"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Series:
    """One column of the sheet as it is drawn. `labels`: how its values are written beside it; empty for not at all."""

    heading: str
    ink: Ink
    labels: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of some of its sheet’s columns. `names`: the column that names the points; `rows`: how many are drawn.

    `alt` says everything it shows; `most` is the end of the value axis, which begins at nought, where it is fixed.
    """

    draw: Draw
    title: str
    alt: str
    names: str
    series: tuple[Series, ...]
    axis: str
    rows: int
    most: int | None = None
    legend: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table, what it found in a sentence, and its charts. `widths` are in signs, one a column.

    A sheet without rows says in its finding why there is nothing to show, and draws nothing.
    """

    name: str
    finding: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    charts: tuple[Chart, ...] = ()
    shaded: tuple[str, ...] = ()
    """The columns whose numbers are shaded by amount, which repeats what the numbers say."""

    def __post_init__(self) -> None:
        if not self.name or len(self.name) > LONGEST_SHEET_NAME or FORBIDDEN_IN_NAMES & set(self.name):
            raise ValueError(f"{self.name!r} cannot be the name of a sheet.")
        if len(set(map(str.casefold, self.headings))) != len(self.headings) or not all(self.headings):
            raise ValueError(f"{self.name}: each column of a table has a heading of its own.")
        if any(len(row) != len(self.headings) for row in (*self.rows, self.widths)):
            raise ValueError(f"{self.name}: every row has a cell for each heading, and every column a width.")
        for chart in self.charts:
            drawn = {chart.names, *(one.heading for one in chart.series)}
            if not drawn <= set(self.headings) or not 0 < chart.rows <= len(self.rows):
                raise ValueError(f"{self.name}: a chart draws columns and rows that are there.")

    def column(self, heading: str) -> Sequence[Cell]:
        """The cells of one column."""
        place = self.headings.index(heading)
        return [row[place] for row in self.rows]


@dataclass(frozen=True, slots=True)
class DataPack:
    """All that a data pack holds: first what it is, then its tables. `day` is the day the file says it was made."""

    title: str
    about: tuple[tuple[str, str], ...]
    sheets: tuple[Sheet, ...]
    footer: str
    product: str
    day: date

    @property
    def charts(self) -> int:
        """How many charts it draws."""
        return sum(len(sheet.charts) for sheet in self.sheets)
