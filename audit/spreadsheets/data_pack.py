"""Writes a data pack: first what it is, then a table a sheet with its charts; proved before it is given."""

from typing import Any

from openpyxl import Workbook

from audit.domain.data_pack import DataPack
from audit.spreadsheets.dress import printable
from audit.spreadsheets.pack_archive import archived
from audit.spreadsheets.pack_proof import proved
from audit.spreadsheets.pack_sheet import Styles, fill, lines_of, put

ABOUT_SHEET = "About"
LONGEST_IN_MARGIN = 100
"""Signs of a text at the head or foot of a printed page; both sides and the middle share 255."""
_ABOUT_WIDTHS = (24, 92)


def write_data_pack(pack: DataPack) -> bytes:
    """The pack as .xlsx bytes, the same for the same content. Raises PackError where it does not hold it all."""
    book: Any = Workbook()
    styles = Styles(book)
    _about(book.active, pack, styles)
    described: dict[str, list[tuple[str, str]]] = {}
    for number, table in enumerate(pack.sheets, start=1):
        sheet = book.create_sheet(table.name)
        fill(sheet, table, pack.title, number, styles)
        _on_a4(sheet, pack, "landscape")
        described[table.name] = [(printable(f"Chart: {chart.title}"), printable(chart.alt)) for chart in table.charts]
    book.properties.creator = pack.product
    book.properties.title = printable(pack.title)
    book.properties.language = "en-GB"
    return proved(archived(book, pack.day, described), pack)


def _about(sheet: Any, pack: DataPack, styles: Styles) -> None:
    sheet.title = ABOUT_SHEET
    for letter, width in zip("AB", _ABOUT_WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    put(sheet, (1, 1), pack.title, styles, styles.title)
    sheet.merge_cells("A1:B1")
    sheet.row_dimensions[1].height = 20 * (1 + len(pack.title) // 80)
    for row, (label, text) in enumerate(pack.about, start=3):
        put(sheet, (row, 1), label, styles, styles.label)
        put(sheet, (row, 2), text, styles, styles.prose)
        sheet.row_dimensions[row].height = 15 * lines_of(text, _ABOUT_WIDTHS[1])
    _on_a4(sheet, pack, "portrait")


def _on_a4(sheet: Any, pack: DataPack, orientation: str) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom = 0.75, 0.75
    sheet.oddHeader.left.text = _in_margin(pack.title) or None
    sheet.oddFooter.left.text = _in_margin(pack.footer) or None
    sheet.oddFooter.right.text = "&A, page &P of &N"


def _in_margin(text: str) -> str:
    short = text if len(text) <= LONGEST_IN_MARGIN else f"{text[: LONGEST_IN_MARGIN - 1]}…"
    return " ".join(printable(short).split()).replace("&", "&&")
