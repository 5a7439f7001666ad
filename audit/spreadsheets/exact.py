"""Reads an .xlsx with openpyxl, slowly: an error cell keeps its error, a formula without a result is one too."""

import re
import warnings
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from audit.errors import ProblemCode
from audit.spreadsheets.preflight import MOST_CELLS_READ_EXACTLY
from audit.spreadsheets.signature import refused

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
NO_RESULT = "a formula without a result"


def read_exactly(data: bytes) -> dict[str, list[list[object]]]:
    """Every sheet: its rows from A1, an error cell as {"e": its text}. Raises FileRefusedError above the most cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of extensions it drops, which nobody here reads
        values: Any = load_workbook(BytesIO(data), read_only=True, data_only=True)
        formulas: Any = load_workbook(BytesIO(data), read_only=True, data_only=False)
        return {sheet.title: _rows(sheet, formulas[sheet.title]) for sheet in values.worksheets}


def _rows(values: Any, formulas: Any) -> list[list[object]]:
    values.reset_dimensions()
    formulas.reset_dimensions()
    rows, cells = list[list[object]](), 0
    for value_row, formula_row in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        cells += len(value_row) + 1
        if cells > MOST_CELLS_READ_EXACTLY:
            raise refused(ProblemCode.FILE_TOO_LARGE, f"This file spans more than {MOST_CELLS_READ_EXACTLY:,} cells.")
        rows.append([_cell(v, f) for v, f in zip(value_row, formula_row, strict=True)])
    return rows


def _cell(value: Any, formula: Any) -> object:
    if value.data_type == "e":
        return {"e": str(value.value)}
    if value.value is None:
        return {"e": NO_RESULT} if formula.data_type == "f" else ""
    if isinstance(value.value, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value.value)
    return value.value
