"""A CSV or TSV file as a table: its letters, its separator, its rows."""

import csv
import io

from audit.errors import FileRefusedError, Problem, ProblemCode
from audit.spreadsheets.cells import Cell
from audit.spreadsheets.layout import LONG_HEADINGS, LONG_OPTIONAL, MOST_CELLS, heading_key
from audit.spreadsheets.signature import refused

SEPARATORS = (",", ";", "\t")
GUARDED = frozenset("=+-@\t\r'")
"""A text that starts with one of these is written behind an apostrophe, so that no program takes it for a formula."""
_KEYS = frozenset(map(heading_key, LONG_HEADINGS + LONG_OPTIONAL))
_LONGEST_CELL = 100_000
"""Characters; far above what a text may have, so that too long a text is told with its place."""


def guard(text: str) -> str:
    """A text as it stands in a CSV file of ours."""
    return "'" + text if text[:1] in GUARDED and text else text


def unguard(text: str) -> str:
    """The text without our apostrophe."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in GUARDED else text


def read_table(data: bytes) -> list[list[Cell]]:
    """Every row of a text file, blank rows included, so that the n-th row is line n as a spreadsheet shows it.

    Raises FileRefusedError where its letters or its form cannot be read; of a quotation mark, with the line it is in.
    """
    text = _decoded(data)
    csv.field_size_limit(_LONGEST_CELL)
    rows, cells = list[list[Cell]](), 0
    try:
        # Without `strict` a mark that is never closed makes every row after it a part of one cell.
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True):
            cells += len(row) + 1
            if cells > MOST_CELLS:
                raise refused(
                    ProblemCode.FILE_TOO_LARGE, f"This file has more than {MOST_CELLS:,} cells. Split it into several."
                )
            rows.append([unguard(cell) for cell in row])
    except csv.Error as error:
        raise FileRefusedError(
            (
                Problem(
                    ProblemCode.FILE_CORRUPT,
                    f"line {len(rows) + 1}",
                    "From this line on the file cannot be read as rows and columns: a quotation mark is never closed, "
                    "or stands alone within a text. Mend the line, or save the file again as CSV.",
                ),
            )
        ) from error
    return rows


def _decoded(data: bytes) -> str:
    """UTF-8, with or without its mark, else the Windows letters of western Europe."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refused(
            ProblemCode.FILE_TYPE, "The letters of this file cannot be read. Save it again as “CSV UTF-8”."
        ) from error


def _separator(text: str) -> str:
    """The one that finds the most headings in the first line; a comma where none finds any."""
    first = text.lstrip("\r\n").splitlines()[0] if text.strip() else ""

    def found(separator: str) -> int:
        return sum(heading_key(cell) in _KEYS for cell in first.split(separator))

    return max(SEPARATORS, key=found)
