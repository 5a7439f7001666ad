"""The file of a data pack: the same bytes for the same content, any text a cell can meet, and damage found."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from audit.domain.data_pack import Chart, DataPack, Draw, Ink, Series, Sheet
from audit.spreadsheets import write_data_pack
from audit.spreadsheets.dress import LONGEST_CELL
from audit.spreadsheets.pack_proof import PackError, proved

A_CHART = Chart(Draw.BARS, "Gaps", "One: 2; two: 0.", "Name", (Series("Gaps", Ink.DARK, "0"),), "Items", rows=2)


def a_sheet(name: str = "Gaps", *, text: str = "one", charts: tuple[Chart, ...] = (A_CHART,)) -> Sheet:
    rows = ((text, 2, Decimal("62.5"), date(2026, 11, 20)), ("two", 0, None, None))
    return Sheet(name, "Two rows.", ("Name", "Gaps", "Score", "Day"), rows, (20, 8, 8, 12), charts)


def a_pack(*sheets: Sheet, **changes: Any) -> DataPack:
    fields = {
        "title": "Alder Row",
        "about": (("What this is", "A data pack"),),
        "sheets": sheets or (a_sheet(),),
        "footer": "Made by us",
        "product": "Governor Self-Audit",
        "day": date(2026, 11, 22),
    }
    return DataPack(**(fields | changes))


def test_the_same_content_makes_the_same_bytes() -> None:
    assert write_data_pack(a_pack()) == write_data_pack(a_pack())


def test_each_kind_of_cell_keeps_its_kind() -> None:
    sheet = load_workbook(BytesIO(write_data_pack(a_pack())))["Gaps"]

    assert [cell.value for cell in sheet[5]] == ["one", 2, 62.5, sheet["D5"].value]
    assert sheet["D5"].value.date() == date(2026, 11, 20)
    assert [cell.number_format for cell in sheet[5]] == ["@", "0", "0.0", "dd/mm/yyyy"]
    assert [cell.value for cell in sheet[6]] == ["two", 0, None, None]


def test_a_table_is_a_table_with_its_headings_in_sight_and_on_every_printed_page() -> None:
    sheet = load_workbook(BytesIO(write_data_pack(a_pack())))["Gaps"]

    (table,) = sheet.tables.values()
    assert table.ref == "A4:D6"
    assert [column.name for column in table.tableColumns] == ["Name", "Gaps", "Score", "Day"]
    assert sheet.freeze_panes == "B5"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


@given(st.text(st.characters(exclude_categories=()), max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_stays_a_text_wherever_it_stands(text: str) -> None:
    pack = a_pack(
        a_sheet(text=text, charts=(Chart(Draw.BARS, text, text or "x", "Name", (Series("Gaps", Ink.DARK),), text, 2),)),
        title=text,
        about=((text or "x", text),),
        footer=text,
    )

    book = load_workbook(BytesIO(write_data_pack(pack)))

    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_what_is_longer_than_a_cell_may_be_is_cut_and_says_so() -> None:
    long = "😀" * LONGEST_CELL

    kept = load_workbook(BytesIO(write_data_pack(a_pack(a_sheet(text=long)))))["Gaps"]["A5"].value

    assert kept.endswith("😀…")
    assert len(kept.encode("utf-16-le")) // 2 <= LONGEST_CELL


def test_a_sheet_with_nothing_to_show_says_why_and_has_no_table() -> None:
    pack = a_pack(Sheet("Bridge", "This is the first review.", ("Step",), (), (10,)))

    sheet = load_workbook(BytesIO(write_data_pack(pack)))["Bridge"]

    assert sheet["A2"].value == "This is the first review."
    assert not sheet.tables
    assert sheet["A4"].value is None


@pytest.mark.parametrize("name", ["", "x" * 32, "Gaps: now", "a/b"])
def test_a_name_no_sheet_can_have_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name of a sheet"):
        a_sheet(name)


def test_a_chart_of_rows_that_are_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="rows that are there"):
        Sheet("Gaps", "x", ("Name", "Gaps"), (("one", 2),), (8, 8), (A_CHART,))


def without(data: bytes, *, part: str = "", text: tuple[bytes, bytes] = (b"", b"")) -> bytes:
    """The file without one of its parts, or with a text of its parts replaced."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                content = old.read(name)
                new.writestr(name, content.replace(*text) if text[0] else content)
    return out.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _: b"",
        lambda data: without(data, part="xl/charts/chart1.xml"),
        lambda data: without(data, part="xl/worksheets/sheet2.xml"),
        lambda data: without(data, text=(b' descr="', b' title="')),
        lambda data: without(data, text=(b"two", b"")),
    ],
    ids=["half", "empty", "no chart", "no sheet", "no alternative text", "a word less"],
)
def test_a_damaged_pack_is_not_handed_out(damage: Any) -> None:
    pack = a_pack()
    data = write_data_pack(pack)
    assert proved(data, pack) is data

    with pytest.raises(PackError, match="not handed out"):
        proved(damage(data), pack)
