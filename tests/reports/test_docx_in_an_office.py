"""The Word document in LibreOffice: opened without a word of warning, and nothing of it lost on the way to a PDF."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from office import convert
from paper_builders import HOSTILE, OPEN_ENDED, a_paper, with_words_everywhere
from pypdf import PdfReader

from audit import data_dir
from audit.bootstrap import App, PaperOrder
from audit.domain.words import ReportFormat
from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput
from audit.reports.word.text import legible
from audit.reports.word_paper import board_paper_docx
from audit.services.demo import load_demo

pytestmark = pytest.mark.slow


def printed(paper: PaperInput, folder: Path) -> PdfReader:
    """The paper as an office prints it."""
    path = folder / "paper.docx"
    path.write_bytes(board_paper_docx(paper))
    return PdfReader(io.BytesIO(convert(path, "pdf", folder).read_bytes()))


def closely(text: str) -> str:
    """The text without spaces, since a line may break anywhere."""
    return "".join(legible(text).split())


@pytest.mark.parametrize("part", [1, 2])
def test_every_sentence_and_row_is_printed_in_order(part: int, tmp_path: Path) -> None:
    paper = a_paper(part=part, weights=OPEN_ENDED)
    content = paper_content(paper)
    pages = [leaf.extract_text() for leaf in printed(paper, tmp_path).pages]
    said = "".join(map(closely, pages))

    at = 0
    for number, section in enumerate((*content.sections, *content.annexes), start=1):
        heading = f"{number}. {section.heading}" if section in content.sections else section.heading
        at = said.index(closely(heading), at)
    for table in content.tables():
        for row in table.rows:
            for cell in row:
                assert all(closely(word) in said for word in cell.split())
    assert all(f"Page {n} of {len(pages)}" in " ".join(text.split()) for n, text in enumerate(pages, start=1))


def test_the_annexes_begin_on_a_page_of_their_own_after_the_agreement(tmp_path: Path) -> None:
    pages = [leaf.extract_text() for leaf in printed(a_paper(), tmp_path).pages]
    annexes = next(n for n, text in enumerate(pages) if "Annex A: every item" in text)

    assert "9. Agreement" in pages[annexes - 1]
    assert pages[annexes].strip().startswith("Annex A: every item")


def test_the_nine_sections_of_the_sample_schools_take_two_pages(tmp_path: Path) -> None:
    app = App(f"{tmp_path}/reviews.db", now=lambda: datetime(2026, 11, 25, 9, tzinfo=UTC))
    load_demo(app.imports, app.follow_ups, app.read_path, data_dir("sample_data"))
    for review in {one.urn: one for one in reversed(app.store.reviews())}.values():
        for part in (1, 2):
            path = tmp_path / f"{review.urn}-{part}.docx"
            order = PaperOrder(part=part, format=ReportFormat.DOCX)
            path.write_bytes(app.paper(app.reviews.open(review.id), order))
            pages = [leaf.extract_text() for leaf in PdfReader(convert(path, "pdf", tmp_path)).pages]

            assert pages[2].strip().startswith("Annex A: every item"), path.name
            assert "Minute reference" in pages[1]
    app.store.close()


def test_a_table_that_runs_over_repeats_its_headings(tmp_path: Path) -> None:
    pages = [" ".join(leaf.extract_text().split()) for leaf in printed(a_paper(), tmp_path).pages]

    first, end = (
        next(n for n, text in enumerate(pages) if name in text) for name in ("Annex A: every", "Annex B: the")
    )
    over = pages[first + 1 : end]

    assert over
    assert all(text.startswith("Item Question Answer") for text in over)


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "html", "scripts and emoji", "one long word", "formula"])
def test_nobodys_words_make_an_office_stumble(words: str, tmp_path: Path) -> None:
    assert len(printed(with_words_everywhere(words), tmp_path).pages) > 3


def test_saved_by_an_office_its_headings_and_tables_are_still_there(tmp_path: Path) -> None:
    content = paper_content(a_paper())
    (tmp_path / "made").mkdir()
    path = tmp_path / "paper.docx"
    path.write_bytes(board_paper_docx(a_paper()))

    again = Document(str(convert(convert(path, "odt", tmp_path), "docx", tmp_path / "made")))

    assert [p.text for p in again.paragraphs if p.style is not None and p.style.name == "Heading 1"] == [
        *(f"{n}. {part.heading}" for n, part in enumerate(content.sections, start=1)),
        *(part.heading for part in content.annexes),
    ]
    assert [len(table.rows) for table in again.tables] == [1 + len(table.rows) for table in content.tables()]
