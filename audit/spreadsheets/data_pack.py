"""Writes a data pack: first what it is, then a table a sheet with its charts; proved before it is given."""

from typing import Any

from openpyxl import Workbook

from audit.domain.data_pack import DataPack
from audit.spreadsheets.dress import printable
from audit.spreadsheets.pack_archive import Page, archived
from audit.spreadsheets.pack_cells import Cells, Styles
from audit.spreadsheets.pack_proof import proved
from audit.spreadsheets.pack_sheet import LINE_POINTS, fill, lines_of, pages_across

ABOUT_SHEET = "About"
LONGEST_IN_MARGIN = 100
"""Signs of a text at the head or foot of a printed page; both sides and the middle share 255."""
_ABOUT_WIDTHS, _TITLE_WIDTH = (24, 92), 80


def write_data_pack(pack: DataPack) -> bytes:
    """The pack as .xlsx bytes, the same for the same content. Raises PackError where it does not hold it all."""
    book: Any = Workbook()
    styles = Styles(book)
    pages = {ABOUT_SHEET: Page(Cells(styles))}
    _about(book.active, pages[ABOUT_SHEET].cells, pack)
    for table in pack.sheets:
        sheet, cells = book.create_sheet(table.name), Cells(styles)
        fill(sheet, cells, table, pack.title)
        _on_a4(sheet, pack, "landscape", pages_across(table))
        charts = ((printable(f"Chart: {chart.title}"), printable(chart.alt)) for chart in table.charts)
        pages[table.name] = Page(cells, tuple(charts))
    book.properties.creator = pack.product
    book.properties.title = printable(pack.title)
    book.properties.language = "en-GB"
    return proved(archived(book, pack.day, pages), pack)


def _about(sheet: Any, cells: Cells, pack: DataPack) -> None:
    sheet.title = ABOUT_SHEET
    styles = cells.styles
    for letter, width in zip("AB", _ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    cells.row(1, 20.0 * lines_of(pack.title, _TITLE_WIDTH), (pack.title,), styles.title)
    sheet.merged_cells.add("A1:B1")
    for row, (label, text) in enumerate(pack.about, start=3):
        points = LINE_POINTS * lines_of(text, _ABOUT_WIDTHS[1])
        cells.row(row, points, (label, text), styles.label, styles.prose)
    _on_a4(sheet, pack, "portrait")


def _on_a4(sheet: Any, pack: DataPack, orientation: str, across: int = 1) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
    if across > 1:
        sheet.print_title_cols = "A:A"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.75, 0.75
    sheet.oddHeader.left.text = _in_margin(pack.title) or None
    sheet.oddFooter.left.text = _in_margin(pack.footer) or None
    sheet.oddFooter.right.text = "&A, page &P of &N"


def _in_margin(text: str) -> str:
    short = text if len(text) <= LONGEST_IN_MARGIN else f"{text[: LONGEST_IN_MARGIN - 1]}…"
    return " ".join(printable(short).split()).replace("&", "&&")
