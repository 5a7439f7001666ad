"""Puts a workbook of ours into a zip in memory: the same bytes for the same content, and every chart described."""

# The library’s own writer, which is taken in parts here, has no types:
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportAttributeAccessIssue=false, reportUnknownArgumentType=false

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.dimensions import SheetDimension
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.functions import fromstring, tostring

from audit.spreadsheets.pack_cells import Cells

_COMPRESSION = 6
_NUMBER_FORMAT = "numFmt"


@dataclass(frozen=True, slots=True)
class Page:
    """What a sheet holds: its cells, and of each of its charts the name and what it shows."""

    cells: Cells
    charts: tuple[tuple[str, str], ...] = ()


class _Dated(ZipFile):
    """A zip whose members all bear one day, so that the clock leaves no trace in it."""

    def __init__(self, out: BytesIO, day: date) -> None:
        super().__init__(out, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION)
        self._day = (day.year, day.month, day.day, 0, 0, 0)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Add a member under its name."""
        member = ZipInfo(str(zinfo_or_arcname), self._day)
        member.compress_type = ZIP_DEFLATED
        super().writestr(member, data)


class _Described(SpreadsheetDrawing):
    """The charts of one sheet, each with its name and what it shows for who does not see it."""

    __elements__ = SpreadsheetDrawing.__elements__

    def __init__(self, charts: Sequence[Any], described: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.charts, self._texts = charts, described

    def _chart_frame(self, idx: int) -> Any:
        frame: Any = super()._chart_frame(idx)
        about = frame.nvGraphicFramePr.cNvPr
        about.name, about.descr = self._texts[idx - 1]
        return frame


class _Sheet(WorksheetWriter):
    """The library’s writer of a sheet, but for the cells, which are written already."""

    def __init__(self, sheet: Any, out: BytesIO, cells: Cells) -> None:
        super().__init__(sheet, out)
        self._cells = cells

    def write_dimensions(self) -> None:
        """Say how far the cells go."""
        self.xf.send(SheetDimension(f"A1:{self._cells.last}").to_tree())

    def write_rows(self) -> None:
        """Put in the cells."""
        self.xf.send(fromstring(self._cells.xml()))


class _InMemory(ExcelWriter):
    """The library’s writer without its temporary files, which cost more than the writing."""

    def __init__(self, book: Any, archive: ZipFile, pages: Mapping[str, Page]) -> None:
        super().__init__(book, archive)
        self._pages = pages

    def _write_charts(self) -> None:
        """Write the charts; a label’s own number format counts only where it says that it is not the cells’."""
        for chart in self._charts:
            tree = chart._write()
            for form in tree.iter(_NUMBER_FORMAT):
                if form.get("sourceLinked") is None:
                    form.set("sourceLinked", "0")
            self._archive.writestr(chart.path[1:], tostring(tree))
            self.manifest.append(chart)

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet, and hand its charts their descriptions."""
        page = self._pages[ws.title]
        ws._drawing = _Described(ws._charts, page.charts)
        out = BytesIO()
        writer = _Sheet(ws, out, page.cells)
        writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def archived(book: Any, day: date, pages: Mapping[str, Page]) -> bytes:
    """The workbook as .xlsx bytes; `pages`: what each of its sheets holds, by name."""
    book.properties.created = book.properties.modified = datetime.combine(day, time())
    out = BytesIO()
    with _Dated(out, day) as archive:
        _InMemory(book, archive, pages).write_data()
    return out.getvalue()
