import os
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import hostile_files as h
import pytest
from builders import TODAY, a_library
from test_reading import LONG_HEADINGS, a_long_row

from audit.domain.returns import FileRead
from audit.domain.words import Setting
from audit.spreadsheets.child import SHARED, Reader
from audit.spreadsheets.reading import read_file
from audit.spreadsheets.workbook import write_workbook

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 200
A_GOOD_FILE = h.a_workbook([LONG_HEADINGS, a_long_row()])
WIDE = ",".join(LONG_HEADINGS).encode("utf-16")


def _far_xls() -> bytes:
    return h.xls_of([[1.0]] + [[]] * 65_534 + [[""] * 255 + [1.0]])


def _repeated(rows: str, columns: str) -> bytes:
    return h.ods_of(
        f'<table:table table:name="a"><table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
        "</table:table-row></table:table>"
    )


def _nested(depth: int) -> str:
    cell = "<text:p>" + "<text:span>" * depth + "x" + "</text:span>" * depth + "</text:p>"
    return (
        '<table:table table:name="a"><table:table-row><table:table-cell office:value-type="string">'
        f"{cell}</table:table-cell></table:table-row></table:table>"
    )


def _locked_ods() -> bytes:
    return h.zip_of(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": b"\x01\x02",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
        }
    )


HOSTILE = {
    "bomb.xlsx": (h.bomb, "file_too_large"),
    "lying_bomb.xlsx": (h.lying_bomb, "file_too_large"),
    "corners.xlsx": (h.corners, "file_too_large"),
    "hidden_corners.xlsx": (h.hidden_corners, "file_too_large"),
    "laughs.xlsx": (h.laughs, "file_corrupt"),
    "outside.xlsx": (h.outside_entity, "file_corrupt"),
    "many_attributes.xlsx": (h.many_attributes, "file_corrupt"),
    "half.xlsx": (lambda: A_GOOD_FILE[: len(A_GOOD_FILE) // 2], "file_corrupt"),
    "head.xlsx": (lambda: A_GOOD_FILE[:30], "file_corrupt"),
    "picture.xlsx": (lambda: PNG, "file_type"),
    "page.xls": (lambda: b"<html><table><tr><td>1</td></tr></table></html>", "file_type"),
    "page.csv": (lambda: b"\n <!doctype html><p>x", "file_type"),
    "paper.ods": (lambda: b"%PDF-1.7", "file_type"),
    "words.xlsx": (lambda: b"urn,school\n1,2\n", "file_type"),
    "locked.xlsx": (lambda: h.ole_of({"EncryptionInfo": b"x", "EncryptedPackage": b"y"}), "file_encrypted"),
    "locked.xls": (lambda: h.xls_of([[1]], password=True), "file_encrypted"),
    "letter.doc": (lambda: h.ole_of({"WordDocument": b"x"}), "file_type"),
    "looping.xls": (lambda: h.ole_of({"Workbook": b"\x09\x08"}, loop=True), "file_corrupt"),
    "torn.xls": (lambda: h.ole_of({"Workbook": b"x"})[:1300], "file_corrupt"),
    "looping_fat.xls": (lambda: bytes(h.ole_of({"Workbook": b"x"})[:512]) + b"\0" * 512, "file_corrupt file_type"),
    "far.xls": (_far_xls, "file_corrupt file_foreign"),
    "nul.csv": (lambda: b"urn,school\x00,assessed_on\n", "file_type"),
    "wide.csv": (lambda: WIDE, "file_type"),
    "binary.csv": (lambda: bytes(range(256)), "file_type"),
    "neither.csv": (lambda: b"urn,\x81\x8d\xff\n", "file_type"),
    "empty.xlsx": (lambda: b"", "file_empty"),
    "mark.csv": (lambda: b"\xef\xbb\xbf \n", "file_empty"),
    "open_quote.csv": (lambda: b'urn,"' + b"x" * 200_000, "file_corrupt"),
    "archive.zip": (lambda: h.zip_of({"a.xlsx": b"PK"}), "file_type"),
    "letter.docx": (lambda: h.zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}), "file_type"),
    "binary.xlsb": (lambda: h.zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"}), "file_type"),
    "empty.zip": (lambda: h.zip_of({}), "file_corrupt"),
    "many.xlsx": (lambda: h.zip_of({f"f{n}": b"" for n in range(2_001)}), "file_type"),
    "bare.xlsx": (
        lambda: h.zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
        "file_corrupt file_foreign",
    ),
    "big.csv": (lambda: b"x" * (10 * 1024 * 1024 + 1), "file_too_large"),
    "cells.csv": (lambda: b",\n" * 400_000, "file_too_large"),
    "repeated.ods": (lambda: _repeated("1048576", "16384"), "file_too_large"),
    "endless.ods": (lambda: _repeated("9" * 5000, "2"), "file_too_large"),
    "nested.ods": (lambda: h.ods_of(_nested(5_000)), "file_corrupt"),
    "locked.ods": (_locked_ods, "file_encrypted"),
    "torn.ods": (lambda: h.ods_of("<table:table>"), "file_corrupt"),
}


def read(name: str, data: bytes, **more: object) -> FileRead:
    return read_file(name, data, a_library(), today=TODAY, **more)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_problem_in_words_within_two_seconds(name):
    make, codes = HOSTILE[name]
    data = make()
    read("good.xlsx", A_GOOD_FILE)  # the child is warm

    start = time.perf_counter()
    result = read(name, data)
    took = time.perf_counter() - start

    assert [p.code for p in result.problems] in [[code] for code in codes.split()]
    assert result.returns == ()
    assert result.problems[0].message.endswith((".", ")"))
    assert "Traceback" not in result.problems[0].message
    assert took < 2


@pytest.mark.parametrize("name", ["hidden_corners.xlsx", "looping.xls", "bomb.xlsx"])
def test_after_a_hostile_file_the_next_good_one_is_read(name):
    read(name, HOSTILE[name][0]())

    assert read("good.xlsx", A_GOOD_FILE).returns[0].problems == ()


def test_a_zip_member_marked_as_encrypted_is_told_as_a_password():
    data = bytearray(A_GOOD_FILE)
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1

    assert read("locked.xlsx", bytes(data)).problems[0].code == "file_encrypted"


def test_a_file_that_takes_too_long_is_stopped_and_said_so():
    slow = Reader(seconds=0.001)

    result = read("slow.xlsx", A_GOOD_FILE, reader=slow)
    slow.close()

    assert result.problems[0].code == "file_corrupt"
    assert "longer than 0.001 seconds" in result.problems[0].message


def test_a_child_that_was_killed_between_two_files_is_started_again():
    reader = Reader()
    read("good.xlsx", A_GOOD_FILE, reader=reader)
    child = reader._child
    assert child is not None
    child.kill()
    child.wait()

    again = read("good.xlsx", A_GOOD_FILE, reader=reader)
    reader.close()

    assert again.problems == ()
    assert len(again.returns) == 1


def test_the_child_is_kept_from_one_file_to_the_next():
    read("good.xlsx", A_GOOD_FILE)
    before = SHARED._child
    read("good.xlsx", A_GOOD_FILE)

    assert SHARED._child is before


def test_many_threads_share_one_child():
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: read("good.xlsx", A_GOOD_FILE), range(40)))

    assert [len(each.returns) for each in found] == [1] * 40


def test_no_file_is_opened_in_this_process():
    assert SHARED._child is None or SHARED._child.pid != os.getpid()


def test_a_far_cell_that_only_carries_a_format_is_no_fault():
    data = h.xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>')

    assert read("formats.xlsx", data).problems[0].code == "file_foreign"


def test_a_declared_dimension_alone_costs_nothing():
    data = h.xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row>', dimension="A1:XFD1048576")

    assert read("blank.xlsx", data).problems[0].code == "file_foreign"


def test_a_large_honest_long_file_is_read_whole():
    rows = [
        a_long_row(urn=str(100_000 + n // 6), item=("WT-01", "WT-02", "IS-01", "IS-02", "DP-01", "DP-02")[n % 6])
        for n in range(6_000)
    ]
    result = read("many.xlsx", h.a_workbook([LONG_HEADINGS, *rows]))

    assert len(result.returns) == 1_000
    assert sum(r.cells for r in result.returns) == 6_000 * 2
    assert not any(r.problems for r in result.returns)


def test_macros_are_ignored_and_said_so():
    blank = write_workbook(next(iter(a_library().checklists.values())), setting=Setting.ACADEMY)
    out = BytesIO(blank)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")

    assert read("macros.xlsm", out.getvalue()).notes == (
        "This workbook holds macros. They were ignored: nothing in it was run.",
    )
