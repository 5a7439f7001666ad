"""How one sheet of a data pack looks, on the screen and on A4: heading, finding, table, and where its charts stand."""

from itertools import accumulate
from math import ceil
from typing import Any

from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from audit.domain import data_pack as plain
from audit.spreadsheets.dress import cell_text
from audit.spreadsheets.pack_cells import Cells
from audit.spreadsheets.pack_charts import WIDTH_CM, chart_of, height_of

TITLE_ROW, FINDING_ROW, TOP = 1, 2, 4
"""The rows of a sheet: what it is, what it found, and the headings of its table."""
_PAGE_SIGNS, _PAGE_POINTS = 146, 480
"""What a landscape A4 page holds at full size between its margins: signs across, points down."""
LINE_POINTS = 13.5
_MOST_SIGNS = 260
"""Signs across that can still be read when they are made to fit one page."""
_NARROWEST = 60
"""Signs; a heading is wrapped at no less."""
_CM_POINTS = 28.35
_CM_SIGNS = 5.4
_FITS = 1.12
"""Signs of running text that a column holds for each sign of its width, which is that of a figure."""
_INDENT = 1.3
"""Signs that the air at the edges of a cell takes."""
_CHART_COLUMNS = 15
"""Columns of the usual width that a chart beside a table spans."""
_SHADE = "FF8FB0D6"


def fill(sheet: Any, cells: Cells, table: plain.Sheet, heading: str) -> None:
    """Fill one sheet: heading, finding, table and charts."""
    columns, (span, across) = len(table.headings), _first_page(table)
    styles = cells.styles
    for n, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    for row, text, style, size in (
        (TITLE_ROW, f"{table.name}: {heading}", styles.title, 1.4),
        (FINDING_ROW, table.finding, styles.finding, 1.15),
    ):
        cells.row(row, LINE_POINTS * size * lines_of(text, across / size), (text,), style)
        sheet.merged_cells.add(f"A{row}:{get_column_letter(span)}{row}")
    if not table.rows:
        return
    cells.row(TOP, _row_points(table, table.headings), table.headings, *(styles.heading,) * columns)
    for row, values in enumerate(table.rows, start=TOP + 1):
        cells.row(row, _row_points(table, values), values)
    last = TOP + len(table.rows)
    _as_table(sheet, table, last)
    sheet.freeze_panes = f"B{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    _place_charts(sheet, cells, table, last)


def _first_page(table: plain.Sheet) -> tuple[int, int]:
    """The columns of a table that stand on its first page, and how many signs they hold."""
    reach = list(accumulate(table.widths))
    span = max(1, sum(wide <= _MOST_SIGNS for wide in reach)) if pages_across(table) > 1 else len(reach)
    return span, max(reach[span - 1], _NARROWEST)


def _as_table(sheet: Any, table: plain.Sheet, last: int) -> None:
    """A table a spreadsheet program knows as one, to sort and filter; some of its columns shaded by amount."""
    number = len(sheet.parent.worksheets)
    area = f"A{TOP}:{get_column_letter(len(table.headings))}{last}"
    shown: Any = Table(displayName=f"Table{number}", name=f"Table{number}", ref=area)
    shown.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    shown._initialise_columns()
    for column, name in zip(shown.tableColumns, table.headings, strict=True):
        column.name = cell_text(name)
    sheet.add_table(shown)
    for name in table.shaded:
        letter = get_column_letter(table.headings.index(name) + 1)
        sheet.conditional_formatting.add(f"{letter}{TOP + 1}:{letter}{last}", _by_amount())


def _by_amount() -> Any:
    """White at nought, darker by amount, never too dark for black figures."""
    ends: list[Any] = [FormatObject(type="num", val=0), FormatObject(type="max")]
    rule: Any = Rule(type="colorScale")
    rule.colorScale = ColorScale(cfvo=ends, color=[Color("FFFFFFFF"), Color(_SHADE)])
    return rule


def _place_charts(sheet: Any, cells: Cells, table: plain.Sheet, last: int) -> None:
    """Beneath the table where both fit on one page, else beside it and on a page of their own: never over it."""
    wide = max(sum(table.widths), WIDTH_CM * _CM_SIGNS)
    page = _PAGE_POINTS * max(1.0, wide / _PAGE_SIGNS)
    used = sum(cells.heights.get(row, LINE_POINTS) for row in range(1, last + 2))
    for chart in table.charts:
        drawn = chart_of(sheet, table, chart, TOP)
        if used + height_of(chart) * _CM_POINTS <= page:
            column = "A" if pages_across(table) == 1 else "B"  # the first column is printed again on every page
            drawn.anchor = f"{column}{last + 2}"
        else:
            first, end = len(table.headings) + 2, len(table.headings) + 1 + _CHART_COLUMNS
            drawn.anchor = f"{get_column_letter(first)}1"
            table_area = f"A1:{get_column_letter(len(table.headings))}{last}"
            sheet.print_area = f"{table_area},{get_column_letter(first)}1:{get_column_letter(end)}{max(last, 36)}"
        sheet.add_chart(drawn)


def pages_across(table: plain.Sheet) -> int:
    """How many pages a table is spread over, side by side, so that its words stay large enough to read."""
    return ceil(sum(table.widths) / _MOST_SIGNS)


def _row_points(table: plain.Sheet, cells: tuple[plain.Cell, ...]) -> float:
    """How tall a row is: as tall as its longest text, wrapped."""
    texts = ((cell, width) for cell, width in zip(cells, table.widths, strict=True) if isinstance(cell, str))
    return LINE_POINTS * max((lines_of(text, width * _FITS - _INDENT) for text, width in texts), default=1)


def lines_of(text: str, across: float) -> int:
    """How many lines a text takes, broken between its words at so many signs; a longer word is broken itself."""
    across = max(across, 1.0)
    return sum(_lines(line, across) for line in text.split("\n"))


def _lines(line: str, across: float) -> int:
    if len(line) <= across:
        return 1
    lines, used = 1, 0.0
    for word in line.split():
        if used and used + 1 + len(word) <= across:
            used += 1 + len(word)
            continue
        lines += bool(used)
        over = ceil(len(word) / across) - 1
        lines += over
        used = len(word) - over * across
    return lines
