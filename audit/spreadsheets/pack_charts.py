"""Native charts of a data pack: axes in sight, values from nought, and series that can be told apart in grey."""

# The library’s makers of series and titles have no types:
# pyright: reportUnknownVariableType=false

from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference
from openpyxl.chart.label import DataLabel, DataLabelList
from openpyxl.chart.series_factory import SeriesFactory
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.title import title_maker
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

from audit.domain import data_pack as plain
from audit.domain.data_pack import Draw, Ink
from audit.spreadsheets.dress import printable

WIDTH_CM = 24.0
LEAST_HEIGHT_CM, MOST_HEIGHT_CM = 8.5, 16.5
"""The most is what a landscape A4 page holds beneath its heading."""
TITLE_POINTS, AXIS_POINTS = 11.0, 9.0
TITLE_SIGNS, TITLE_LINE_CM = 105, 0.5
"""How much of a title fits on a line, and what each line after the first takes: it is the finding, a sentence."""
BAR_CM, FRAME_CM = 0.62, 3.2
"""What one lying bar takes, and what title, axis and legend take."""
MOST_LABELLED = 8
"""Points of a line that are all labelled; of more, only the last one is."""
FEWEST_TO_COUNT = 10
"""Up to here a value axis counts one by one: left alone, it would name halves of items."""
_INK = "0B0C0C"
_SHADES = {
    Ink.DARKEST: "12305C",
    Ink.DARK: "3F6FAE",
    Ink.MIDDLE: "8FB0D6",
    Ink.PALE: "CFDCEC",
    Ink.WHITE: "FFFFFF",
    Ink.STRIPED: "8FB0D6",
    Ink.DASHED: "505A5F",
}
_LINE_WIDTH = 28_575
"""In the unit of drawings: two and a quarter points."""
_HAIR = 9_525
_ON_DARK = frozenset({Ink.DARKEST, Ink.DARK})


def height_of(chart: plain.Chart) -> float:
    """How tall a chart is drawn, in centimetres: lying bars need room for each."""
    more = TITLE_LINE_CM * (_title_lines(chart.title) - 1)
    if chart.draw not in (Draw.BARS, Draw.BARS_STACKED):
        return LEAST_HEIGHT_CM + more
    bars = chart.rows * (len(chart.series) if chart.draw is Draw.BARS else 1)
    thin = 1.0 if len(chart.series) == 1 or chart.draw is Draw.BARS_STACKED else 0.7
    return min(max(FRAME_CM + BAR_CM * thin * bars, LEAST_HEIGHT_CM) + more, MOST_HEIGHT_CM)


def chart_of(sheet: Any, table: plain.Sheet, chart: plain.Chart, top: int) -> Any:
    """The chart over the columns of a table whose headings stand in row `top` of the sheet."""
    drawn = _empty(chart)
    names = table.headings.index(chart.names) + 1
    for one in chart.series:
        column = table.headings.index(one.heading) + 1
        values = Reference(sheet, min_col=column, min_row=top, max_row=top + chart.rows)
        series = _series(values)
        if chart.draw is Draw.LINES:
            _as_line(series, one, chart.rows)
        else:
            _as_bar(series, one, stacked=chart.draw is not Draw.BARS)
        drawn.series.append(series)
    drawn.set_categories(Reference(sheet, min_col=names, min_row=top + 1, max_row=top + chart.rows))
    drawn.title = _title(chart.title, TITLE_POINTS)
    drawn.width, drawn.height = WIDTH_CM, height_of(chart)
    drawn.roundedCorners = False
    if chart.legend:
        drawn.legend.position, drawn.legend.overlay = "b", False
    else:
        drawn.legend = None
    _axes(drawn, chart)
    if isinstance(table.rows[0][names - 1], date):
        drawn.x_axis.number_format, drawn.x_axis.auto = "d mmm yyyy", False  # one step a review, named by its day
    if chart.most is None and max(_drawn_values(table, chart)) <= FEWEST_TO_COUNT:
        drawn.y_axis.majorUnit = 1
    return drawn


def _drawn_values(table: plain.Sheet, chart: plain.Chart) -> list[float]:
    columns = (table.column(one.heading)[: chart.rows] for one in chart.series)
    return [float(value) for column in columns for value in column if isinstance(value, (int, Decimal))]


def _series(values: Any) -> Any:
    return SeriesFactory(values, title_from_data=True)


def _colour(shade: Any) -> Any:
    return ColorChoice(srgbClr=shade)


def _title(text: str, points: float) -> Any:
    """A title that never lies over what is drawn."""
    made: Any = title_maker(printable(text))
    made.overlay = False
    for paragraph in made.tx.rich.p:
        look = CharacterProperties(sz=round(points * 100), b=True)
        paragraph.pPr = ParagraphProperties(defRPr=look)
        for run in paragraph.r:
            run.rPr = look
    return made


def _title_lines(text: str) -> int:
    return ceil(len(text) / TITLE_SIGNS)


def _empty(chart: plain.Chart) -> Any:
    if chart.draw is Draw.LINES:
        lines: Any = LineChart()
        return lines
    bars: Any = BarChart()
    bars.type = "col" if chart.draw is Draw.COLUMNS_STACKED else "bar"
    if chart.draw is Draw.BARS:
        bars.grouping, bars.gapWidth = "clustered", 60
    else:
        bars.grouping, bars.overlap, bars.gapWidth = "stacked", 100, 45
    if bars.type == "bar":
        bars.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
        bars.y_axis.crosses = "max"
    return bars


def _axes(drawn: Any, chart: plain.Chart) -> None:
    for axis in (drawn.x_axis, drawn.y_axis):
        axis.delete = False
        axis.majorGridlines = None
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill="505A5F", w=_HAIR))
    lying = chart.draw in (Draw.BARS, Draw.BARS_STACKED)
    drawn.x_axis.axPos, drawn.y_axis.axPos = ("l", "b") if lying else ("b", "l")
    drawn.x_axis.tickLblPos = "low"
    drawn.y_axis.title = _title(chart.axis, AXIS_POINTS)
    drawn.y_axis.number_format = "0"
    drawn.y_axis.scaling.min = 0
    if chart.most is not None:
        drawn.y_axis.scaling.max, drawn.y_axis.majorUnit = chart.most, chart.most / 5


def _as_line(series: Any, one: plain.Series, rows: int) -> None:
    line = LineProperties(solidFill=_SHADES[one.ink], w=_LINE_WIDTH)
    if one.ink is Ink.DASHED:
        line.prstDash = "dash"
    series.graphicalProperties = GraphicalProperties(ln=line)
    series.marker.symbol = "diamond" if one.ink is Ink.DASHED else "circle"
    series.marker.size = 7
    fill = "FFFFFF" if one.ink is Ink.DASHED else _SHADES[one.ink]
    series.marker.graphicalProperties = GraphicalProperties(
        solidFill=fill, ln=LineProperties(solidFill=_SHADES[one.ink], w=_HAIR)
    )
    series.smooth = False
    if one.labels:
        where = "b" if one.ink is Ink.DASHED else "t"
        if rows <= MOST_LABELLED:
            series.dLbls = DataLabelList(**_label(one, where))
        else:
            series.dLbls = DataLabelList(dLbl=[DataLabel(idx=rows - 1, **_label(one, where))], **_label(None, where))


def _as_bar(series: Any, one: plain.Series, *, stacked: bool) -> None:
    if one.ink is Ink.NONE:
        series.graphicalProperties = GraphicalProperties(noFill=True, ln=LineProperties(noFill=True))
        return
    look: Any = GraphicalProperties(ln=LineProperties(solidFill=_INK, w=_HAIR))
    if one.ink is Ink.STRIPED:
        look.pattFill = PatternFillProperties(
            prst="wdUpDiag", fgClr=_colour(_SHADES[Ink.DARKEST]), bgClr=_colour(_SHADES[Ink.WHITE])
        )
    else:
        look.solidFill = _SHADES[one.ink]
    series.graphicalProperties = look
    series.invertIfNegative = False
    if one.labels:
        series.dLbls = DataLabelList(**_label(one, "ctr" if stacked else "outEnd"))


def _label(one: plain.Series | None, where: str | None) -> dict[str, Any]:
    """How the labels of a series are written; of none, that there are none."""
    return {
        "numFmt": one.labels if one else None,
        "dLblPos": where if one else None,
        "showVal": one is not None,
        "showSerName": False,
        "showCatName": False,
        "showLegendKey": False,
        "showPercent": False,
        "txPr": _white() if one and one.ink in _ON_DARK and where == "ctr" else None,
    }


def _white() -> Any:
    """White words, for a label on a dark bar."""
    words = CharacterProperties(solidFill="FFFFFF")
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=words), endParaRPr=words)])
