"""Whatever is wrong with a file: a coded sentence, exit 1, and a database in which nothing has changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from audit.domain.review import Person


def dump(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def kept(command, long_file, tmp_path: Path) -> Path:
    """A database with one open and one agreed review."""
    command("import", long_file({"item": "IS-12", "rating": "2"}, name="open.csv"), "--yes", "--setting", "academy")
    old = long_file({"item": "IS-12", "rating": "2", "assessed_on": "2025-11-18"}, name="old.csv")
    command("import", old, "--yes", "--setting", "academy")
    reviews = command.app.reviews
    agreed = next(one for one in command.app.store.reviews() if one.assessed_on.year == 2025)
    reviews.agree(reviews.open(agreed.id), Person("Bo", "Chair"), agreed_on=agreed.assessed_on)
    return tmp_path / "db" / "reviews.db"


FILES = {
    "missing.xlsx": (None, "file_missing"),
    "empty.csv": (b"", "file_empty"),
    "broken.xlsx": (b"PK\x03\x04 and then nothing of use", "file_corrupt"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "file_type"),
    "page.xls": (b"<html><body><table><tr><td>urn</td></tr></table></body></html>", "file_type"),
    "large.csv": (b"urn,school\n" + b"x" * (11 * 1024 * 1024), "file_too_large"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_used_changes_nothing(command, kept: Path, tmp_path: Path, name: str):
    content, code = FILES[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = dump(kept)

    result = command("--json", "import", path, "--yes")

    assert result.code == 1
    (file,) = result.json["files"]
    assert (file["status"], [p["code"] for p in file["problems"]]) == ("refused", [code])
    assert file["problems"][0]["message"].strip().endswith((".", "?", ")"))
    assert dump(kept) == before


ROWS = {
    "an unknown item": ({"item": "IS-99", "rating": "2"}, "item_unknown"),
    "a rating of 7": ({"item": "IS-13", "rating": "7"}, "rating_invalid"),
    "a rating of 2.5": ({"item": "IS-13", "rating": "2.5"}, "rating_invalid"),
    "a future date of evidence": ({"item": "IS-13", "rating": "2", "evidence_date": "2026-11-23"}, "date_future"),
    "a day too far ahead": ({"item": "IS-13", "rating": "2", "assessed_on": "2027-02-23"}, "date_future"),
    "not applicable without a reason": ({"item": "WT-03", "rating": "n/a"}, "na_reason_missing"),
    "not applicable where it is not allowed": ({"item": "DP-04", "rating": "n/a", "na_reason": "x"}, "na_not_allowed"),
    "a bad URN": ({"item": "IS-13", "rating": "2", "urn": "ABC"}, "urn_invalid"),
    "a closed review": ({"item": "IS-12", "rating": "3", "assessed_on": "2025-11-18"}, "review_closed"),
    "a pupil’s number": ({"item": "IS-13", "rating": "2", "note": "NHS 943 476 5919"}, "pupil_data"),
}


@pytest.mark.parametrize("fault", ROWS)
def test_a_row_that_cannot_be_used_changes_nothing(command, kept: Path, long_file, fault: str):
    row, code = ROWS[fault]
    before = dump(kept)

    result = command(
        "--json", "import", long_file({"item": "IS-12", "rating": "3"} | row), "--yes", "--setting", "academy"
    )

    assert result.code == 1
    assert code in [p["code"] for p in result.json["files"][0]["problems"]]
    assert result.json["files"][0]["status"] == "refused"
    assert "943" not in result.out
    assert dump(kept) == before


def test_two_rows_for_one_item_change_nothing(command, kept: Path, long_file):
    before = dump(kept)
    path = long_file({"item": "IS-13", "rating": "2"}, {"item": "IS-13", "rating": "2"})

    result = command("--json", "import", path, "--yes", "--setting", "academy")

    assert [p["code"] for p in result.json["files"][0]["problems"]] == ["duplicate_answer"]
    assert result.json["files"][0]["refused"] == 2
    assert dump(kept) == before


def test_a_workbook_of_another_edition_is_refused(command, kept: Path, tmp_path: Path):
    path = tmp_path / "workbook.xlsx"
    command("template", "--checklist", "core-103-109", "--out", path, "--urn", "900009", "--setting", "academy")
    book = openpyxl.load_workbook(path)
    for row in book["_meta"].iter_rows():
        if row[0].value == "edition":
            row[1].value = "kcsie-2031"
    book["Answers"]["E2"] = "In place"
    book["School"]["B5"] = "2026-11-18"
    book.save(path)
    before = dump(kept)

    result = command("--json", "import", path, "--yes")

    assert "edition_wrong" in [p["code"] for p in result.json["files"][0]["problems"]]
    assert dump(kept) == before


def test_a_workbook_of_somebody_else_is_foreign(command, kept: Path, tmp_path: Path):
    path = tmp_path / "accounts.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Budget", "Spent"])
    book.save(path)
    before = dump(kept)

    result = command("--json", "import", path, "--yes")

    assert {p["code"] for p in result.json["files"][0]["problems"]} <= {"file_foreign", "heading_missing"}
    assert result.code == 1
    assert dump(kept) == before
