"""Reads the older `.xls` form in the child, after a look for a password; error cells are found in the raw records.

The container is not followed by hand: one whose chain loops makes the library take memory until the child's limit ends
it, and the parent reports a damaged file.
"""

import re
import struct
from io import BytesIO
from typing import cast

from python_calamine import CalamineWorkbook

from audit.errors import ProblemCode
from audit.spreadsheets import preflight
from audit.spreadsheets.signature import refused

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PASSWORD_RECORD = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
"""FILEPASS behind the first BOF of the stream, [MS-XLS] 2.4.117."""
_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_ERROR_RECORD = re.compile(
    rb"\x05\x02\x08\x00(....)..([\x00\x07\x0f\x17\x1d\x24\x2a])\x01"  # BOOLERR, [MS-XLS] 2.4.24
    rb"|\x06\x00.\x00(....)..\x02.([\x00\x07\x0f\x17\x1d\x24\x2a])...\xff\xff",  # FORMULA with an error as its result
    re.DOTALL,
)


def read_ole(data: bytes) -> dict[str, list[list[object]]]:
    """Every sheet of an `.xls` file. Raises FileRefusedError for a password or another kind of document."""
    if _ENCRYPTED in data or _PASSWORD_RECORD.search(data):
        raise preflight.encrypted()
    if not any(name in data for name in _WORKBOOKS):
        raise refused(ProblemCode.FILE_TYPE, "This is an older Office document, not a workbook. Save it as .xlsx.")
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    sheets = {
        name: cast("list[list[object]]", workbook.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in workbook.sheet_names
    }
    errors = _error_cells(data)
    for rows in sheets.values():
        for (row, column), text in errors.items():
            # The raw search may meet chance bytes: only a cell the library gives as blank can be an error.
            if row < len(rows) and column < len(rows[row]) and rows[row][column] == "":
                rows[row][column] = {"e": text}
    return sheets


def _error_cells(data: bytes) -> dict[tuple[int, int], str]:
    found = dict[tuple[int, int], str]()
    for at, code, formula_at, formula_code in _ERROR_RECORD.findall(data):
        row, column = struct.unpack("<HH", at or formula_at)
        found[row, column] = _ERRORS[(code or formula_code)[0]]
    return found
