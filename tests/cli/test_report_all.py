"""`report --all`: a paper for each school into a folder, nothing overwritten, what failed listed; and the data pack."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from audit.cli import many
from audit.domain.words import ReportFormat
from audit.services.many_papers import Made


@pytest.fixture
def two_schools(command, long_file):
    """Two schools, one of them with two reviews."""
    path = long_file(
        {"urn": "900001", "school": "Alder Row", "assessed_on": "2025-11-18", "item": "IS-12", "rating": "1"},
        {"urn": "900001", "school": "Alder Row", "item": "IS-12", "rating": "2"},
        {"urn": "900002", "school": "Zebra Lane", "item": "IS-12", "rating": "2"},
    )
    assert command("import", path, "--setting", "academy", "--by", "Robin, Clerk", "--yes").code == 0


@pytest.mark.usefixtures("two_schools")
def test_the_newest_review_of_each_school_becomes_a_file(command, tmp_path):
    out = tmp_path / "new" / "papers"

    said = command("report", "--all", "--format", "xlsx", "--out", out)

    assert said.code == 0
    names = ["board-paper-900001-2026-11-18-part-1.xlsx", "board-paper-900002-2026-11-18-part-1.xlsx"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert f"Wrote 2 papers into {out}." in said.out
    assert "2 of 2 papers" in said.err
    for path in out.iterdir():
        assert ZipFile(path).testzip() is None


@pytest.mark.usefixtures("two_schools")
def test_nothing_is_overwritten_and_the_refusal_names_what_is_there(command, tmp_path):
    there = tmp_path / "board-paper-900002-2026-11-18-part-2.xlsx"
    there.write_bytes(b"mine")

    said = command("report", "--all", "--format", "xlsx", "--part", "2", "--out", tmp_path)

    assert said.code == 2
    assert f"holds {there.name} already" in said.err
    assert there.read_bytes() == b"mine"
    assert not list(tmp_path.glob("*900001*"))


@pytest.mark.usefixtures("two_schools")
def test_a_paper_that_cannot_be_made_is_listed_and_the_others_are_written(command, tmp_path, monkeypatch):
    real = type(command.app).many_papers

    def one_fails(app, order):
        for made in real(app, order):
            if made is not None and made.review.urn == "900001":
                yield Made(made.review, None, "It could not be read.", made.done, made.total, made.seconds_left)
            else:
                yield made

    monkeypatch.setattr(type(command.app), "many_papers", one_fails)

    said = command("--json", "report", "--all", "--format", "xlsx", "--out", tmp_path)

    assert said.code == 1
    assert [one["urn"] for one in said.json["papers"]] == ["900002"]
    assert [(one["urn"], one["message"]) for one in said.json["failed"]] == [("900001", "It could not be read.")]
    assert (tmp_path / said.json["papers"][0]["file"]).exists()


@pytest.mark.usefixtures("two_schools")
def test_a_review_that_is_started_meanwhile_has_its_paper_too(command, tmp_path, monkeypatch):
    monkeypatch.setattr(many, "newest_of_each", lambda _: ())  # as it was when the folder was looked at

    said = command("--json", "report", "--all", "--format", "xlsx", "--out", tmp_path)

    assert said.code == 0
    assert len(list(tmp_path.glob("board-paper-*"))) == len(said.json["papers"]) == 2


def test_without_a_review_it_says_so(command, tmp_path):
    said = command("report", "--all", "--format", "pdf", "--out", tmp_path)

    assert (said.code, said.out.strip()) == (0, "No reviews yet, so there is no paper to write.")


def test_a_folder_that_is_a_file_is_refused_in_words(command, tmp_path):
    (tmp_path / "papers").write_text("x")

    said = command("report", "--all", "--format", "pdf", "--out", tmp_path / "papers")

    assert said.code == 2
    assert "cannot be used as a folder" in said.err


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path):
    path = tmp_path / "paper.pdf"
    path.write_bytes(b"mine")

    with pytest.raises(many.NotAllowedError, match="cannot be written"):
        many._write(path, b"other")

    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("words", [["--all", "--review", "x"], ["--all", "--from", "x"]])
def test_all_stands_alone(command, words):
    assert command("report", *words, "--format", "pdf", "--out", "x").code == 2


def test_the_data_pack_of_files_is_a_workbook(command, long_file, tmp_path):
    old = long_file({"item": "IS-12", "rating": "1", "assessed_on": "2025-11-18"}, name="old.csv")
    new = long_file({"item": "IS-12", "rating": "2"}, name="new.csv")
    out = tmp_path / "pack.xlsx"

    assert command("report", "--from", new, old, "--format", ReportFormat.XLSX, "--out", out).code == 0

    book = load_workbook(BytesIO(out.read_bytes()))
    assert book.sheetnames[0] == "About"
    assert [row[0].value.year for row in book["Trend"].iter_rows(min_row=5)] == [2025, 2026]
