"""Whatever is put in, a paper is right and readable, or a clear sentence comes instead: in every kind of file."""

import io
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import docx
import pytest
from docx.oxml.ns import qn
from histories import History, a_history, the_library
from openpyxl import load_workbook
from paper_builders import HOSTILE, with_words_everywhere
from pypdf import PdfReader

from audit.bootstrap import App, PaperOrder
from audit.cli.main import run
from audit.domain.words import ReportFormat
from audit.reports.fonts import printable
from audit.reports.paper import paper_content
from audit.reports.paper_file import paper_file
from audit.reports.parts import PaperContent, Picture
from audit.services.opened import Opened, opened_with
from audit.services.papers import Beside
from audit.spreadsheets import write_data_pack

HISTORIES = {
    "one review": a_history(4, reviews=1),
    "two reviews": a_history(11, reviews=2),
    "fifteen reviews": a_history(8, reviews=15),
    "forty reviews": a_history(25, reviews=40),
    "nothing answered": a_history(4, reviews=1, newest="nothing answered"),
    "nothing answered after four": a_history(8, reviews=5, newest="nothing answered"),
    "all not applicable that may be": a_history(29, reviews=3, newest="all n/a that may"),
    "nothing known": a_history(30, reviews=3, newest="unknown"),
    "all embedded": a_history(44, reviews=2, newest="all embedded"),
}
NAMES = (
    *HOSTILE,
    "م" * 200,
    "בית־ספר יסודי “אור” 12/34",
    "ਸ੍ਰੀ ਗੁਰੂ ਨਾਨਕ · 😀👩‍👩‍👧🏴 · 学校",
    '=HYPERLINK("http://x","y") +1 -1 @SUM(A1)',
    "| a | b |\n|---|---|\n# heading\n* point\n```\ncode",
)
IDS = (
    "markup",
    "html",
    "scripts and emoji",
    "one long word",
    "formula",
    "arabic",
    "hebrew",
    "mixed",
    "sums",
    "markdown",
)
EACH_HISTORY = pytest.mark.parametrize("history", HISTORIES.values(), ids=HISTORIES)
SHAPES = re.compile(r"<(rect|circle|path|line|polyline|polygon|text)\b")


def an_app(history: History) -> tuple[App, Opened]:
    app = App("no-database-is-opened.db", now=lambda: datetime(2026, 11, 30, 12, tzinfo=UTC))
    app.__dict__["library"] = the_library()
    found = opened_with(the_library(), history.newest, history.earlier, history.contents, actions=history.actions)
    return app, found


def content_of(history: History, part: Literal[1, 2]) -> PaperContent:
    app, opened = an_app(history)
    return app.paper_content(opened, PaperOrder(part), Beside())


def file_of(history: History, kind: ReportFormat) -> bytes:
    app, opened = an_app(history)
    return paper_file(app._paper_input(opened, PaperOrder(2), Beside()), kind, write_data_pack)


def pdf_text(data: bytes) -> str:
    return " ".join(" ".join(leaf.extract_text().split()) for leaf in PdfReader(io.BytesIO(data)).pages)


def word_text(data: bytes) -> str:
    return " ".join(p.text or "" for p in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p")))


@pytest.mark.parametrize("part", [1, 2])
@EACH_HISTORY
def test_no_chart_is_empty_and_each_is_told_in_words(history: History, part: Literal[1, 2]) -> None:
    content = content_of(history, part)
    pictures = [b for s in (*content.sections, *content.annexes) for b in s.blocks if isinstance(b, Picture)]

    for picture in pictures:
        assert len(SHAPES.findall(picture.svg)) > 1
        assert picture.alt.endswith(".")
        assert picture.caption.endswith(".")
    for table in content.tables():
        assert table.rows, table.caption


@EACH_HISTORY
def test_every_section_says_something(history: History) -> None:
    content = content_of(history, 1)

    assert len(content.sections) == 9
    assert all(section.blocks for section in (*content.sections, *content.annexes))


@pytest.mark.slow
@EACH_HISTORY
def test_a_pdf_and_a_word_document_hold_every_heading_of_the_paper(history: History) -> None:
    content = content_of(history, 2)
    headings = [section.heading for section in (*content.sections, *content.annexes)]

    for text in (pdf_text(file_of(history, ReportFormat.PDF)), word_text(file_of(history, ReportFormat.DOCX))):
        assert [heading for heading in headings if heading not in " ".join(text.split())] == []


@EACH_HISTORY
def test_a_data_pack_draws_no_chart_without_rows_and_says_what_each_sheet_found(history: History) -> None:
    book = load_workbook(io.BytesIO(file_of(history, ReportFormat.XLSX)))

    for sheet in book.worksheets[1:]:
        assert sheet["A2"].value, sheet.title
        assert not sheet._charts or sheet.max_row > 4, sheet.title


@pytest.mark.slow
@pytest.mark.parametrize("words", NAMES, ids=IDS)
def test_anybodys_words_stand_in_every_file_and_are_never_obeyed(words: str) -> None:
    paper = with_words_everywhere(words)
    files = {kind: paper_file(paper, kind, write_data_pack) for kind in ReportFormat}

    start = " ".join(printable(words).split())[:12]
    if start.isascii():
        assert start in pdf_text(files[ReportFormat.PDF]).replace("\u200b", "")
        assert start in word_text(files[ReportFormat.DOCX])
    cells = [
        c for s in load_workbook(io.BytesIO(files[ReportFormat.XLSX])).worksheets for r in s.iter_rows() for c in r
    ]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert paper_content(paper).text().count("\n") > 100


# Files and ids at the command line


@pytest.fixture
def said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run a command on an empty database: its exit code and all it said."""
    app = App(str(tmp_path / "reviews.db"), now=lambda: datetime(2027, 3, 1, 12, tzinfo=UTC))

    def call(*words: object) -> tuple[int, str]:
        code = run([str(word) for word in words], app)
        out = capsys.readouterr()
        return code, out.out + out.err

    return call


def returns(history: History, folder: Path) -> list[Path]:
    """Each review as a file of its own, oldest first."""
    found = []
    for number, review in enumerate(history.reviews):
        path = folder / f"{number}.csv"
        path.write_bytes(App("none.db").long_csv([review]))
        found.append(path)
    return found


@pytest.mark.parametrize("kind", list(ReportFormat))
def test_a_review_that_is_not_there_is_a_sentence(said: Any, tmp_path: Path, kind: ReportFormat) -> None:
    code, words = said("report", "--review", "nothing", "--format", kind, "--out", tmp_path / f"paper.{kind}")

    assert code == 2
    assert "Traceback" not in words
    assert words.rstrip().endswith(".")
    assert not (tmp_path / f"paper.{kind}").exists()


def test_files_may_come_in_any_order(said: Any, tmp_path: Path) -> None:
    history = next(h for h in map(a_history, range(400)) if fits(h))
    files = returns(history, tmp_path)
    for name, order in (("forwards", files), ("backwards", files[::-1])):
        code, words = said("report", "--from", *order, "--format", "pdf", "--out", tmp_path / f"{name}.pdf")
        assert code == 0, words

    assert (tmp_path / "forwards.pdf").read_bytes() == (tmp_path / "backwards.pdf").read_bytes()


def test_two_files_of_one_day_are_a_sentence(said: Any, tmp_path: Path) -> None:
    history = next(h for h in map(a_history, range(400)) if fits(h))
    path = returns(history, tmp_path)[0]
    again = tmp_path / "again.csv"
    again.write_bytes(path.read_bytes())

    code, words = said("report", "--from", path, again, "--format", "docx", "--out", tmp_path / "paper.docx")

    assert code == 2
    assert "same day" in words
    assert not (tmp_path / "paper.docx").exists()


def fits(history: History) -> bool:
    """Three to six full reviews of the core checklist by a maintained school, which a file without a setting means."""
    shipped = the_library().checklists["core-103-109"].content_hash
    return (
        3 <= len(history.reviews) <= 6
        and set(history.contents) == {shipped}
        and history.newest.school.setting == "maintained_school"
        and all(any(a.value is not None for a in one.answers.values()) for one in history.reviews)
    )
