"""Reads an OpenDocument sheet exactly: errors stay errors, and repeated cells are counted before they are made.

The quick reader gives error cells as blank and refuses good files with white space between cells. Runs in the child.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TypeAlias
from xml.etree import ElementTree  # document types are refused by the preflight, and expat limits the rest

from audit.errors import ProblemCode
from audit.spreadsheets.layout import MOST_CELLS
from audit.spreadsheets.signature import refused

OdsCell: TypeAlias = "str | float | bool | dict[str, str]"
Sheets: TypeAlias = "dict[str, list[list[object]]]"

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_NUMBERS = ("float", "percentage", "currency")


def read_ods(data: bytes) -> Sheets:
    """Every sheet of an .ods file: its name and its rows from A1, blank cells as "".

    An error cell is {"e": its text}, a date cell {"d": ISO date}. Raises FileRefusedError above the limit of cells.
    """
    with zipfile.ZipFile(BytesIO(data)) as archive, archive.open("content.xml") as content:
        reader = _Reader()
        for event, element in ElementTree.iterparse(content, events=("start", "end")):  # noqa: S314  # see the import
            reader.take(event, element)
        return reader.sheets


class _Reader:
    """Takes the elements as they end and forgets each row when it is done."""

    def __init__(self) -> None:
        self.sheets: Sheets = {}
        self._rows: list[list[object]] = []
        self._cells = 0
        self._blank_rows = 0

    def take(self, event: str, element: ElementTree.Element) -> None:
        if event == "start":
            if element.tag == _TABLE + "table":
                self._rows = self.sheets.setdefault(element.get(_TABLE + "name", ""), [])
                self._blank_rows = 0
        elif element.tag == _TABLE + "table-row" and self.sheets:
            self._add_row(element)
            element.clear()

    def _add_row(self, element: ElementTree.Element) -> None:
        row, blanks = list[object](), 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            value, times = _value(cell), _times(cell, "number-columns-repeated")
            if value == "":
                blanks += times
                continue
            self._count(blanks + times)
            row += [""] * blanks + [value] * times
            blanks = 0
        times = _times(element, "number-rows-repeated")
        if not row:
            self._blank_rows += times
            return
        self._count(self._blank_rows + (times - 1) * len(row))
        self._rows += [[] for _ in range(self._blank_rows)]
        self._rows += [row] * times
        self._blank_rows = 0

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise refused(
                ProblemCode.FILE_TOO_LARGE,
                f"The sheets of this file span more than {MOST_CELLS:,} cells. "
                "Delete the rows and columns beyond the answers.",
            )


def _times(element: ElementTree.Element, attribute: str) -> int:
    """How often a cell or row is repeated; a figure too long to be true counts as too many."""
    text = element.get(_TABLE + attribute, "1")
    if not (text.isascii() and text.isdigit()):
        return 1
    return int(text) if len(text) < 10 else MOST_CELLS + 1


def _value(cell: ElementTree.Element) -> OdsCell:
    kind = cell.get(_OFFICE + "value-type", "")
    text = "\n".join(_line(line) for line in cell.iterfind(_TEXT + "p"))
    if cell.get(_CALC + "value-type") == "error":
        return {"e": text or "error"}
    if kind in _NUMBERS:
        return float(cell.get(_OFFICE + "value", "nan"))
    if kind == "boolean":
        return cell.get(_OFFICE + "boolean-value") == "true"
    if kind == "date":
        return {"d": cell.get(_OFFICE + "date-value", "")[:10]}
    return text or cell.get(_OFFICE + "string-value", "")


def _line(paragraph: ElementTree.Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(element: ElementTree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match child.tag.removeprefix(_TEXT):
            case "s":
                yield " " * min(int(child.get(_TEXT + "c", "1")), 1000)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case _:
                yield from _pieces(child)
        yield child.tail or ""
