"""The cells of a data pack: their few styles, and how they stand in the file. A text is never a formula.

The library sets and writes each cell with care for all that a cell may be; here it is text, number or day in a style
that is made once, which takes a tenth of the time.
"""

from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from audit.domain import data_pack as plain
from audit.spreadsheets.dress import cell_text
from audit.spreadsheets.text_table import GUARDED

TALLEST = 409.0
"""Points; no row of a spreadsheet is taller."""
_FONT, _SIZE = "Arial", 10
"""Every office has this typeface or one as wide, so that rows are as tall as their words everywhere."""
_SIDE = Side("thin", color="FF505A5F")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_TOP = Alignment(vertical="top")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_INDENTED = Alignment(wrap_text=True, vertical="top", horizontal="left", indent=1)
_FORMATS = {int: "0", Decimal: "0.0", date: "dd/mm/yyyy"}

_DAY_NOUGHT = date(1899, 12, 30)
"""From which spreadsheets count days."""

Style = tuple[int, int]
"""The numbers of a style in its book: the usual one, and the same for a text that begins like a formula."""


class Styles:
    """The styles of a book."""

    def __init__(self, book: Any) -> None:
        def made(**parts: Any) -> Style:
            cell: Any = Cell(book.active, row=1, column=1)
            for name, part in parts.items():
                setattr(cell, name, part)
            usual = copy(cell._style)
            cell._style.quotePrefix = 1
            return book._cell_styles.add(usual), book._cell_styles.add(cell._style)

        plain = Font(name=_FONT, size=_SIZE)
        book._fonts.clear()  # the widths of columns are measured in the first typeface of the book
        book._named_styles["Normal"].font = plain
        self.title = made(font=Font(name=_FONT, bold=True, size=13), alignment=_WRAPPED)
        self.finding = made(font=Font(name=_FONT, size=11), alignment=_WRAPPED, number_format="@")
        self.heading = made(
            font=Font(name=_FONT, size=_SIZE, bold=True, color="FFFFFFFF"),
            fill=PatternFill("solid", fgColor="FF12305C"),
            alignment=_WRAPPED,
            border=_LINE,
        )
        self.label = made(font=Font(name=_FONT, size=_SIZE, bold=True), alignment=_WRAPPED)
        self.prose = made(font=plain, alignment=_WRAPPED, number_format="@")
        self.text = made(font=plain, alignment=_INDENTED, border=_LINE, number_format="@")
        self.kinds: dict[type, Style] = {
            kind: made(font=plain, alignment=_TOP, border=_LINE, number_format=form) for kind, form in _FORMATS.items()
        }


class Cells:
    """The cells of one sheet, row by row, as they stand in its file."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.heights: dict[int, float] = {}
        self.columns = 1
        self._rows: list[str] = []

    @property
    def last(self) -> str:
        """The last cell: `P58`."""
        return f"{get_column_letter(self.columns)}{max(self.heights, default=1)}"

    def row(self, row: int, points: float, values: tuple[plain.Cell, ...], *styles: Style) -> None:
        """Put a row of values beneath those put so far, each in its own style, or in the one of its kind."""
        given = styles or (None,) * len(values)
        cells = (
            self._cell(f"{get_column_letter(n)}{row}", value, style)
            for n, (value, style) in enumerate(zip(values, given, strict=True), start=1)
        )
        self.heights[row] = min(points, TALLEST)
        self.columns = max(self.columns, len(values))
        self._rows.append(f'<row r="{row}" ht="{self.heights[row]:g}" customHeight="1">{"".join(cells)}</row>')

    def xml(self) -> str:
        """All rows as the part of a sheet that holds them."""
        return f"<sheetData>{''.join(self._rows)}</sheetData>"

    def _cell(self, place: str, value: plain.Cell, style: Style | None) -> str:
        if isinstance(value, str):
            text = cell_text(value)
            number = (style or self.styles.text)[text[:1] in GUARDED]
            if not text:
                return f'<c r="{place}" s="{number}"/>'
            shown = f'<t xml:space="preserve">{escape(text)}</t>'
            return f'<c r="{place}" s="{number}" t="inlineStr"><is>{shown}</is></c>'
        number = (style or self.styles.kinds.get(type(value)) or self.styles.text)[0]
        if value is None:
            return f'<c r="{place}" s="{number}"/>'
        return (
            f'<c r="{place}" s="{number}"><v>{(value - _DAY_NOUGHT).days if isinstance(value, date) else value}</v></c>'
        )
