"""The reading child, spoken to in this process: what it answers, and what it leaves out."""

import json
from datetime import date, datetime, time
from io import BytesIO

import hostile_files as h
import openpyxl
import pytest
from builders import A_SCHOOL, ASSESSED_ON, a_checklist, an_answer

from audit.errors import FileRefusedError
from audit.spreadsheets import preflight, worker
from audit.spreadsheets.child import ErrorCell, Reader
from audit.spreadsheets.exact import NO_RESULT, read_exactly
from audit.spreadsheets.ods import read_ods
from audit.spreadsheets.workbook import write_workbook
from audit.spreadsheets.worker import read_quickly


def ours() -> bytes:
    answer = an_answer(note="Read _x0041_ it.", evidence_date=date(2026, 9, 1))
    return write_workbook(a_checklist(), school=A_SCHOOL, assessed_on=ASSESSED_ON, answers={"IS-01": answer})


def asked(*requests: tuple[str, bytes]) -> list[dict[str, object]]:
    """The child's answers to these requests, one after another."""
    sent = b"".join(json.dumps({"kind": k, "size": len(d)}).encode() + b"\n" + d for k, d in requests)
    answers = BytesIO()
    worker.serve(BytesIO(sent), answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


@pytest.fixture(autouse=True)
def _no_limits_on_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "resource", None)


def test_each_request_has_one_line_of_answer_in_order():
    first, second, third = asked(("zip", ours()), ("zip", b"PK\x03\x04"), ("zip", ours()))

    assert (first, second["refused"][0]) == (third, "file_corrupt")


def test_our_workbook_comes_without_the_columns_that_only_inform():
    ((answer),) = asked(("zip", ours()))
    sheets = dict(answer["sheets"])

    assert set(sheets) == {"School", "Answers", "_meta"}
    assert sheets["Answers"][3][:5] == ["IS-01", "", "", "", "In place"]
    assert sheets["Answers"][3][7] == {"d": "2026-09-01"}


def test_of_other_workbooks_only_the_likest_sheet_comes():
    book = openpyxl.Workbook()
    book.active.append(["urn", "school"])
    book.create_sheet("b").append(["urn", "school", "item", "rating"])
    out = BytesIO()
    book.save(out)

    assert [name for name, _ in asked(("zip", out.getvalue()))[0]["sheets"]] == ["b"]
    assert asked(("zip", h.a_workbook([["urn", "school"]])))[0]["sheets"] == []


def test_a_moment_becomes_its_day_and_a_time_a_text():
    assert worker._plain(datetime(2026, 9, 1, 10, 30)) == {"d": "2026-09-01"}  # noqa: DTZ001  # a cell has no time zone
    assert worker._plain(time(10, 30)) == "10:30:00"


def test_both_readers_of_a_workbook_agree():
    quick, exact = read_quickly(ours()), read_exactly(ours())
    plain = [json.loads(json.dumps(found, default=worker._plain)) for found in (quick, exact)]

    for sheet in ("School", "Answers"):
        padded = [[[cell for cell in row if cell != ""] for row in found[sheet]] for found in plain]
        assert padded[0] == padded[1]


def test_the_exact_reader_tells_errors_and_formulas_without_a_result():
    data = h.xlsx_of(
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f></c><c r="C1"><f>1+1</f><v>2</v></c></row>'
    )

    assert preflight.look_through(data).exact
    assert read_exactly(data)["Sheet1"] == [[{"e": "#REF!"}, {"e": NO_RESULT}, 2]]


@pytest.mark.parametrize(
    "cell",
    ['<c r="A1" t="e"><v>#N/A</v></c>', "<c r='A1' t='e'/>",
     '<c r="A1"><f>1</f><v></v></c>', '<c r="A1"><f>1</f><v/></c>',
     '<c r="A1"><f t="shared" si="0"/></c>', '<x:c r="A1"><x:f>1</x:f></x:c>'],
)  # fmt: skip
def test_the_preflight_sees_what_the_quick_reader_would_leave_blank(cell):
    assert preflight.look_through(h.xlsx_of(f'<row r="1">{cell}</row>')).exact


def test_a_formula_with_its_result_is_read_quickly():
    assert not preflight.look_through(h.xlsx_of('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>')).exact
    assert not preflight.look_through(ours()).exact


@pytest.mark.parametrize(("address", "cells"), [("C4", 12), ("AA10", 270)])
def test_the_area_of_a_sheet_is_known_before_it_is_read(address, cells):
    row = "".join(filter(str.isdigit, address))
    data = h.xlsx_of(f'<row r="{row}"><c r="{address}"><v>1</v></c></row>')

    assert preflight.look_through(data).cells == cells


@pytest.mark.parametrize("end", [r'<x:c r="XFD1048576"><x:v>1</x:v></x:c>', '<c s="1" r="XFD1048576"><v>1</v></c>'])
def test_a_far_cell_is_found_however_it_is_written(end):
    with pytest.raises(FileRefusedError) as refusal:
        preflight.look_through(h.xlsx_of(f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{end}</row>'))

    assert refusal.value.problems[0].code == "file_too_large"


def test_an_open_document_keeps_blanks_spaces_and_comments_apart():
    table = (
        '<table:table table:name="a">'
        '<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
        '<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation>'
        '<text:p>a<text:s text:c="2"/>b<text:span>c</text:span><text:tab/>d</text:p>'
        "<text:p>e</text:p></table:table-cell>"
        '<table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row></table:table>'
    )

    assert read_ods(h.ods_of(table)) == {"a": [[], [], ["", "", "a  bc\td\ne", True]]}


def test_the_parent_turns_marks_back_into_days_and_errors():
    reader = Reader()
    reader.warm()
    data = h.a_workbook([["urn", "school", "item"], [date(2026, 9, 1), 2, True]])
    rows = reader.open("zip", data).sheets[0].rows
    broken = h.xlsx_of(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>urn</t></is></c><c r="B1" t="inlineStr"><is><t>item</t></is></c>'
        '<c r="C1" t="inlineStr"><is><t>rating</t></is></c></row><row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'
    )
    error = reader.open("zip", broken).sheets[0].rows[1][0]
    reader.close()

    assert rows[1] == [date(2026, 9, 1), 2.0, True]
    assert error == ErrorCell("#REF!")
