"""The data pack in an office: LibreOffice opens it without a word, and reads the numbers that the engine gave."""

import csv
from pathlib import Path
from typing import Any

import pytest
from office import convert
from paper_builders import MOSTLY_POOR, NOTHING, a_paper
from pypdf import PdfReader

from audit.domain.data_pack import Sheet
from audit.reports.data_pack import data_pack
from audit.spreadsheets import write_data_pack

pytestmark = pytest.mark.slow
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""One CSV for each sheet, every cell as it is shown."""


def as_shown(value: Any) -> str:
    """A cell as a spreadsheet shows it."""
    if value is None:
        return ""
    return f"{value:%d/%m/%Y}" if hasattr(value, "year") else str(value)


@pytest.mark.parametrize(
    "order",
    [{}, {"part": 2, "weights": MOSTLY_POOR}, {"first": True, "weights": NOTHING, "actions": ()}],
    ids=["a usual one", "a poor one in Part 2", "nothing answered"],
)
def test_every_cell_is_shown_as_the_engine_rounds_it(order: dict[str, Any], tmp_path: Path) -> None:
    pack = data_pack(a_paper(**order))
    path = tmp_path / "pack.xlsx"
    path.write_bytes(write_data_pack(pack))

    convert_every_sheet(path, tmp_path)

    for sheet in pack.sheets:
        assert rows_of(tmp_path, sheet) == [[as_shown(cell) for cell in row] for row in sheet.rows]


def convert_every_sheet(path: Path, folder: Path) -> None:
    """One CSV for each sheet; the office names them after the sheets."""
    (folder / f"{path.stem}.csv").write_text("so that the helper finds a file of this name")
    convert(path, EVERY_SHEET, folder)


def rows_of(folder: Path, sheet: Sheet) -> list[list[str]]:
    with (folder / f"pack-{sheet.name}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[4:]
    return [row[: len(sheet.headings)] for row in rows] if sheet.rows else []


def test_it_prints_on_a4_with_its_headings_and_every_sheet_named(tmp_path: Path) -> None:
    pack = data_pack(a_paper(weights=MOSTLY_POOR))
    path = tmp_path / "pack.xlsx"
    path.write_bytes(write_data_pack(pack))

    pages = PdfReader(convert(path, "pdf", tmp_path)).pages

    texts = [page.extract_text() for page in pages]
    for sheet in pack.sheets:
        mine = [text for text in texts if f"{sheet.name}, page" in text]
        assert mine
        tables = [text for text in mine if sheet.headings[0] in text]
        assert len(mine) - len(tables) <= len(sheet.charts)
    for page in pages:
        assert sorted((round(page.mediabox.width), round(page.mediabox.height))) == [595, 842]


def test_it_is_saved_as_an_open_document_too(tmp_path: Path) -> None:
    path = tmp_path / "pack.xlsx"
    path.write_bytes(write_data_pack(data_pack(a_paper())))

    assert convert(path, "ods", tmp_path).stat().st_size > 0
