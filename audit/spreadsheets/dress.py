"""How our workbook looks and guards itself: widths, locks, drop-downs, print. Colour only repeats what words say."""

import re
from datetime import date
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation

from audit.domain.review import LONGEST_TEXT
from audit.domain.words import NO_NAMES, RATING_WORDS, Grade, Setting
from audit.spreadsheets.layout import WORKBOOK_FIELDS, WORKBOOK_HEADINGS
from audit.spreadsheets.text_table import GUARDED

_DATE_FORMAT = "dd/mm/yyyy"
_WIDTHS = (9, 17, 44, 44, 16, 13, 28, 14, 20, 36, 28, 22)
"""Characters, in the order of the headings."""
_CODE_WIDTH, _READING_WIDTH = 9, 38
LONGEST_CELL = 32_767
"""Signs in one cell, as a spreadsheet program counts them: one beyond the first plane of Unicode counts twice."""
_UNPRINTABLE = re.compile(f"{ILLEGAL_CHARACTERS_RE.pattern}|[\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TOP = Alignment(wrap_text=True, vertical="top")
_HEADER = PatternFill("solid", fgColor="FF1D4F91")
_ANSWER = PatternFill("solid", fgColor="FFFFF9E5")
_SIDE = Side("thin", color="FF505A5F")
_LINE = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)
_RATING_FILLS = ("FFF6D7D2", "FFFCEBCB", "FFDCEBDD", "FFB9DBBE", "FFE3E6E8", "FFF3F2F1")
"""For the six answers in the order of the drop-down: pale enough for black text, distinct in grey but for the words."""
_FREE_TEXTS = ("evidence_ref", "evidence_by", "note", "na_reason")
_EARLIEST = date(2000, 1, 1)


def printable(value: str) -> str:
    """A text without the signs that a file of XML must not hold."""
    if value.isprintable():  # as nearly every text is
        return value
    return _UNPRINTABLE.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def cell_text(value: str) -> str:
    """A text as a cell can hold it: printable, and nothing in it that a reader would take for an escape.

    What is longer than a cell may be is cut and ends in …
    """
    clean = printable(value)
    if len(clean) * 2 > LONGEST_CELL and len(clean.encode("utf-16-le")) // 2 > LONGEST_CELL:
        clean = clean.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)].decode("utf-16-le", "ignore") + "…"
    return _ESCAPE_LIKE.sub("_x005F_", clean) if "_x" in clean else clean


def write(cell: Any, value: str | date | None) -> None:
    """Put a value into a cell. A text is never a formula, whatever it starts with."""
    if isinstance(value, str):
        clean = cell_text(value)
        if not clean:
            return
        cell.value = clean
        cell.data_type = "s"
        cell.number_format = "@"
        cell.quotePrefix = clean[0] in GUARDED
    elif value is not None:
        cell.value = value
        cell.number_format = _DATE_FORMAT


def as_prose(sheet: Any, rows: int) -> None:
    """A sheet to read."""
    sheet.column_dimensions["A"].width = 100
    for row in range(1, rows + 1):
        sheet.cell(row, 1).alignment = _TOP
    sheet["A1"].font = Font(bold=True, size=14)
    _lock(sheet)
    _on_a4(sheet, "portrait")


def as_reading(sheet: Any, rows: int, columns: int) -> None:
    """A table to read: headings always in sight and on every printed page."""
    for column in range(1, columns + 1):
        top = sheet.cell(1, column)
        sheet.column_dimensions[top.column_letter].width = _CODE_WIDTH if column == 1 else _READING_WIDTH
        top.font, top.fill, top.alignment = Font(bold=True, color="FFFFFFFF"), _HEADER, _TOP
        for row in range(2, rows + 2):
            cell = sheet.cell(row, column)
            cell.alignment, cell.border = _TOP, _LINE
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    _lock(sheet)
    _on_a4(sheet, "landscape")


def as_form(sheet: Any) -> None:
    """The school’s details: labels beside cells to fill in."""
    sheet.column_dimensions["A"].width = 30
    sheet.column_dimensions["B"].width = 50
    sheet["A1"].font = Font(bold=True, size=14)
    for row in range(2, 7):
        sheet.cell(row, 1).font = Font(bold=True)
        _as_answer(sheet.cell(row, 2))
    sheet["B2"].number_format = "@"
    sheet["B5"].number_format = _DATE_FORMAT
    _prompt(sheet, "B2", _length(6), "URN", "Six digits, for example 900001.")
    _prompt(sheet, "B4", _choice(list(Setting)), "Setting", "Choose the kind of school from the list.")
    _prompt(sheet, "B5", _day(), "Assessed on", "The day as at which the board judges: DD/MM/YYYY.")
    _prompt(sheet, "B6", _length(200), "Completed by", "Who answers: name, role.")
    _lock(sheet)
    _on_a4(sheet, "portrait")


def as_answers(sheet: Any, items: int, header: str, footer: str) -> None:
    """The table of items: locked but for the answers, the headings always in sight and on every printed page."""
    for n, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[sheet.cell(1, n).column_letter].width = width
        top = sheet.cell(1, n)
        top.font, top.fill, top.alignment = Font(bold=True, color="FFFFFFFF"), _HEADER, _TOP
    last = max(items + 1, 2)
    for n, heading in enumerate(WORKBOOK_HEADINGS, start=1):
        letter = sheet.cell(1, n).column_letter
        name = WORKBOOK_FIELDS.get(heading)
        for row in range(2, items + 2):
            cell = sheet.cell(row, n)
            if name is None or name == "item":
                cell.alignment, cell.border = _TOP, _LINE
            else:
                _as_answer(cell)
                cell.number_format = _DATE_FORMAT if name == "evidence_date" else cell.number_format
        _guide(sheet, name, f"{letter}2:{letter}{last}")
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.oddHeader.left.text = header.replace("&", "&&")
    sheet.oddFooter.left.text = footer.replace("&", "&&")
    sheet.oddFooter.right.text = "Page &P of &N"
    _lock(sheet)
    _on_a4(sheet, "landscape")


def _guide(sheet: Any, name: str | None, cells: str) -> None:
    match name:
        case "value":
            words = [word.replace("’", "'") for word in RATING_WORDS.values()]
            _prompt(sheet, cells, _choice(words), "Rating", "Choose from the list, or leave blank if not yet answered.")
            for word, colour in zip(words, _RATING_FILLS, strict=True):
                style = DifferentialStyle(fill=PatternFill("solid", bgColor=colour))
                rule = Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=style)
                sheet.conditional_formatting.add(cells, rule)
        case "grade":
            prompt = "told, seen, sampled or tested: how the board knows."
            _prompt(sheet, cells, _choice(list(Grade)), "Evidence grade", prompt)
        case "evidence_date":
            _prompt(sheet, cells, _day(), "Evidence date", "The day somebody looked: DD/MM/YYYY, not after today.")
        case _ if name in _FREE_TEXTS:
            role = " Give a role, not a name." if name == "evidence_by" else ""
            _prompt(sheet, cells, _length(LONGEST_TEXT), NO_NAMES, f"{NO_NAMES}.{role}")
        case _:
            return


def _choice(words: list[str]) -> Any:
    return DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)


def _day() -> Any:
    serial = (_EARLIEST - date(1899, 12, 30)).days
    return DataValidation(type="date", operator="greaterThanOrEqual", formula1=str(serial), allow_blank=True)


def _length(longest: int) -> Any:
    return DataValidation(type="textLength", operator="lessThanOrEqual", formula1=str(longest), allow_blank=True)


def _prompt(sheet: Any, cells: str, validation: Any, title: str, prompt: str) -> None:
    validation.promptTitle, validation.prompt, validation.showInputMessage = title, prompt, True
    validation.errorTitle, validation.error, validation.showErrorMessage = "Please look again", prompt, True
    sheet.add_data_validation(validation)
    validation.add(cells)


def _as_answer(cell: Any) -> None:
    cell.alignment, cell.border, cell.fill = _TOP, _LINE, _ANSWER


def _lock(sheet: Any) -> None:
    """Locked without a password: against slips, not against people. Widths and heights stay free."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False


def _on_a4(sheet: Any, orientation: str) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
