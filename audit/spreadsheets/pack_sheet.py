"""How one sheet of a data pack looks, on the screen and on A4: heading, finding, table, and where its charts stand."""

from copy import copy
from datetime import date
from decimal import Decimal
from math import ceil
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import ColorScale, FormatObject, Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table, TableStyleInfo

from audit.domain import data_pack as plain
from audit.spreadsheets.dress import cell_text
from audit.spreadsheets.pack_charts import WIDTH_CM, chart_of, height_of
from audit.spreadsheets.text_table import GUARDED

TITLE_ROW, FINDING_ROW, TOP = 1, 2, 4
"""The rows of a sheet: what it is, what it found, and the headings of its table."""
_PAGE_SIGNS, _PAGE_POINTS = 146, 480
"""What a landscape A4 page holds at full size between its margins: signs across, points down."""
_LINE_POINTS = 15.0
_CM_POINTS = 28.35
_CM_SIGNS = 5.4
_FITS = 1.12
"""Signs of running text that a column holds for each sign of its width, which is that of a figure."""
_CHART_COLUMNS = 15
"""Columns of the usual width that a chart beside a table spans."""
_FONT = "Calibri"
_SIDE = Side("thin", color="FF505A5F")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_TOP_WRAPPED = Alignment(wrap_text=True, vertical="top")
_INDENTED = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_FORMATS = {int: "0", Decimal: "0.0", date: "dd/mm/yyyy"}
_SHADE = "FF8FB0D6"


class Styles:
    """The few styles of a data pack, each made once in a book and shared by all its cells."""

    def __init__(self, book: Any) -> None:
        scratch: Any = book.active
        self.title = _style(scratch, font=Font(name=_FONT, bold=True, size=14), alignment=_TOP_WRAPPED)
        self.finding = _style(scratch, font=Font(name=_FONT, size=12), alignment=_TOP_WRAPPED, number_format="@")
        self.heading = _style(
            scratch,
            font=Font(name=_FONT, bold=True, color="FFFFFFFF"),
            fill=PatternFill("solid", fgColor="FF12305C"),
            alignment=_TOP_WRAPPED,
            border=_LINE,
        )
        self.label = _style(scratch, font=Font(name=_FONT, bold=True), alignment=_TOP_WRAPPED)
        self.prose = _style(scratch, alignment=_TOP_WRAPPED, number_format="@")
        self.text = _style(scratch, alignment=_INDENTED, border=_LINE, number_format="@")
        self.numbers: dict[type, tuple[Any, Any]] = {
            kind: _style(scratch, alignment=Alignment(vertical="top"), border=_LINE, number_format=form)
            for kind, form in _FORMATS.items()
        }


def _style(scratch: Any, **parts: Any) -> tuple[Any, Any]:
    """A style, and the same for a text that begins like a formula: a shared one is far cheaper than one a cell."""
    cell: Any = Cell(scratch, row=1, column=1)
    for name, part in parts.items():
        setattr(cell, name, part)
    usual = copy(cell._style)
    cell._style.quotePrefix = 1
    return usual, cell._style


def put(
    sheet: Any, place: tuple[int, int], value: plain.Cell, styles: Styles, style: tuple[Any, Any] | None = None
) -> None:
    """Put a value into a cell in the style of its kind, or in this one. A text is never a formula."""
    cell: Any = Cell(sheet, row=place[0], column=place[1])
    if isinstance(value, str):
        text = cell_text(value)
        cell._value = text or None  # the setter would take a text that starts with = for a formula
        cell.data_type = "s" if text else "n"
        cell._style = (style or styles.text)[text[:1] in GUARDED]
    else:
        kind: type = type(value)
        cell._value = float(value) if isinstance(value, Decimal) else value
        cell.data_type = "d" if isinstance(value, date) else "n"
        cell._style = (style or styles.numbers.get(kind, styles.text))[0]
    sheet._cells[place] = cell  # what sheet.cell() does, without looking each one up


def fill(sheet: Any, table: plain.Sheet, heading: str, number: int, styles: Styles) -> None:
    """Fill one sheet: heading, finding, table and charts. `number` tells its table from those of the other sheets."""
    columns, across = len(table.headings), max(sum(table.widths), 60)
    for n, width in enumerate(table.widths, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = width
    for row, text, style, size in (
        (TITLE_ROW, f"{table.name}: {heading}", styles.title, 1.4),
        (FINDING_ROW, table.finding, styles.finding, 1.15),
    ):
        put(sheet, (row, 1), text, styles, style)
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
        sheet.row_dimensions[row].height = _LINE_POINTS * size * lines_of(text, across / size)
    if not table.rows:
        return
    for row, cells in enumerate((table.headings, *table.rows), start=TOP):
        for n, value in enumerate(cells, start=1):
            put(sheet, (row, n), value, styles, styles.heading if row == TOP else None)
        sheet.row_dimensions[row].height = _row_points(table, cells)
    last = TOP + len(table.rows)
    area = f"A{TOP}:{get_column_letter(columns)}{last}"
    shown: Any = Table(displayName=f"Table{number}", name=f"Table{number}", ref=area)
    shown.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    sheet.add_table(shown)
    for name in table.shaded:
        letter = get_column_letter(table.headings.index(name) + 1)
        sheet.conditional_formatting.add(f"{letter}{TOP + 1}:{letter}{last}", _by_amount())
    sheet.freeze_panes = f"B{TOP + 1}"
    sheet.print_title_rows = f"{TOP}:{TOP}"
    _place_charts(sheet, table, last)


def _by_amount() -> Any:
    """White at nought, darker by amount, never too dark for black figures."""
    ends: list[Any] = [FormatObject(type="num", val=0), FormatObject(type="max")]
    rule: Any = Rule(type="colorScale")
    rule.colorScale = ColorScale(cfvo=ends, color=[Color("FFFFFFFF"), Color(_SHADE)])
    return rule


def _place_charts(sheet: Any, table: plain.Sheet, last: int) -> None:
    """Beneath the table where both fit on one page, else beside it and on a page of their own: never over it."""
    wide = max(sum(table.widths), WIDTH_CM * _CM_SIGNS)
    page = _PAGE_POINTS * max(1.0, wide / _PAGE_SIGNS)
    used = sum(sheet.row_dimensions[row].height or _LINE_POINTS for row in range(1, last + 2))
    for chart in table.charts:
        drawn = chart_of(sheet, table, chart, TOP)
        if used + height_of(chart) * _CM_POINTS <= page:
            drawn.anchor = f"A{last + 2}"
        else:
            first, end = len(table.headings) + 2, len(table.headings) + 1 + _CHART_COLUMNS
            drawn.anchor = f"{get_column_letter(first)}1"
            table_area = f"A1:{get_column_letter(len(table.headings))}{last}"
            sheet.print_area = f"{table_area},{get_column_letter(first)}1:{get_column_letter(end)}{max(last, 36)}"
        sheet.add_chart(drawn)


def _row_points(table: plain.Sheet, cells: tuple[plain.Cell, ...]) -> float:
    """How tall a row is: as tall as its longest text, wrapped."""
    texts = ((cell, width) for cell, width in zip(cells, table.widths, strict=True) if isinstance(cell, str))
    return _LINE_POINTS * max((lines_of(text, width * _FITS) for text, width in texts), default=1)


def lines_of(text: str, across: float) -> int:
    """How many lines a text takes, wrapped at so many signs."""
    return sum(max(1, ceil(len(line) / max(across, 1))) for line in text.split("\n"))
