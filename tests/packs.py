"""A data pack opened again as tables, for its tests."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook

from audit.reports.data_pack import data_pack
from audit.reports.paper_input import PaperInput
from audit.spreadsheets import write_data_pack

TOP = 4
"""The row of a sheet's headings."""
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@dataclass(frozen=True)
class Pack:
    """What a data pack holds, read back."""

    data: bytes
    book: Any

    @property
    def names(self) -> list[str]:
        return self.book.sheetnames

    def rows(self, sheet: str) -> list[dict[str, Any]]:
        """The rows of a table by its headings."""
        headings, *rows = [[cell.value for cell in row] for row in self.book[sheet].iter_rows(min_row=TOP)] or [[]]
        return [dict(zip(headings, row, strict=True)) for row in rows if any(value is not None for value in row)]

    def finding(self, sheet: str) -> str:
        return self.book[sheet]["A2"].value

    def about(self) -> dict[str, str]:
        return {row[0]: row[1] for row in self.book["About"].iter_rows(min_row=3, values_only=True)}

    def cells(self) -> list[Any]:
        return [cell for sheet in self.book for row in sheet.iter_rows() for cell in row if cell.value is not None]

    def text(self) -> str:
        """Every word of it, those no sheet shows included."""
        with ZipFile(BytesIO(self.data)) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())

    def descriptions(self) -> list[tuple[str, str]]:
        """Name and alternative text of every chart."""
        with ZipFile(BytesIO(self.data)) as archive:
            drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
            found = [ElementTree.fromstring(archive.read(name)).iter(f"{DRAWING}cNvPr") for name in drawings]
        return [(one.get("name", ""), one.get("descr", "")) for each in found for one in each]


def opened(data: bytes) -> Pack:
    return Pack(data, load_workbook(BytesIO(data)))


def a_pack(paper: PaperInput) -> Pack:
    """The pack of a paper, written and read back."""
    return opened(write_data_pack(data_pack(paper)))
