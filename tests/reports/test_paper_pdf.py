"""The PDF: tagged, complete, the same every time, and never broken by anybody's words."""

import io
from dataclasses import replace
from pathlib import Path

import page
import pytest
from builders import an_item
from paper_builders import (
    HOSTILE,
    MOSTLY_GOOD,
    MOSTLY_POOR,
    NOTHING,
    OPEN_ENDED,
    a_drawn_review,
    a_full_checklist,
    a_paper,
    with_words_everywhere,
)
from pypdf import PdfReader

from audit.domain.checklist import Checklist
from audit.domain.words import NOT_APPLICABLE
from audit.reports import typeset
from audit.reports.paper import PaperError, board_paper_pdf, paper_content, proved


def text_of(pdf: bytes) -> str:
    return "\n".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(pdf)).pages)


def annex_a(pdf: bytes) -> str:
    return text_of(pdf).split("Annex A: every item")[1].split("Annex B: the arithmetic")[0]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return board_paper_pdf(a_paper())


def test_the_text_holds_every_heading_figure_and_item_once(pdf: bytes) -> None:
    paper = a_paper()
    said = " ".join(text_of(pdf).split())

    for number, part in enumerate(paper_content(paper).sections, start=1):
        assert f"{number}. {part.heading}" in said
    for part in paper_content(paper).annexes:
        assert part.heading in said
    every_item = annex_a(pdf)
    for item in paper.checklist.items:
        assert every_item.count(item.id) == 1
    for figure in next(t for t in paper_content(paper).tables() if t.layout == "figures").rows[0]:
        assert figure in said


@pytest.mark.parametrize("first", [False, True], ids=["later", "first"])
@pytest.mark.parametrize("part", [1, 2])
def test_it_passes_the_pdf_ua_gate(tmp_path: Path, part: int, first: bool) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(board_paper_pdf(a_paper(part=part, first=first)))

    report = page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1)

    assert report.is_compliant


def test_it_is_tagged_titled_and_in_british_english(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))

    assert reader.metadata is not None
    assert reader.metadata.title == "Alder Row Primary School: Sharing information and protecting data: Part 1"
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean object


def test_the_nine_sections_take_two_pages_and_the_annexes_follow(pdf: bytes) -> None:
    pages = [leaf.extract_text() for leaf in PdfReader(io.BytesIO(pdf)).pages]

    assert "9. Agreement" in pages[1]
    assert pages[2].startswith("Annex A: every item")


@pytest.mark.parametrize("weights", [OPEN_ENDED, NOTHING, MOSTLY_POOR], ids=["many open", "nothing", "mostly poor"])
def test_a_review_with_much_to_say_still_takes_two_pages(weights: tuple[int, ...]) -> None:
    pages = PdfReader(io.BytesIO(board_paper_pdf(a_paper(weights=weights)))).pages

    assert "9. Agreement" in pages[1].extract_text()


def test_a_sign_the_typesetter_refuses_is_a_sentence_and_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "printable", lambda text: text)

    with pytest.raises(PaperError, match="could not be set"):
        board_paper_pdf(a_paper(agenda_item="学"))


def test_the_same_paper_is_the_same_bytes(pdf: bytes) -> None:
    board_paper_pdf(a_paper(seed=99))

    assert board_paper_pdf(a_paper()) == pdf


def test_the_footer_names_product_checklist_and_content(pdf: bytes) -> None:
    for leaf in PdfReader(io.BytesIO(pdf)).pages:
        assert "Governor Self-Audit 0.1.0 · checklist core-103-109 · content 3f9c0d27aa41" in leaf.extract_text()


def test_the_last_page_gives_the_licence_and_breaks_its_address_after_a_slash_only(pdf: bytes) -> None:
    said = text_of(pdf).replace("\u200b", "")

    assert "Open Government Licence v3.0" in " ".join(said.split())
    for piece in ("nationalarchives.gov.uk", "open-government-licence", "version"):
        assert piece in said


@pytest.mark.parametrize("weights", [MOSTLY_GOOD, OPEN_ENDED, NOTHING], ids=["mostly good", "many open", "nothing"])
@pytest.mark.parametrize("part", [1, 2])
def test_what_needs_attention_stands_on_one_page(weights: tuple[int, ...], part: int) -> None:
    paper = a_paper(weights=weights, part=part)
    rows = next(table.rows for table in paper_content(paper).tables() if table.layout == "attention")
    pages = [leaf.extract_text() for leaf in PdfReader(io.BytesIO(board_paper_pdf(paper))).pages]
    here = next(text for text in pages if "5. What needs the board’s attention" in text)
    after = here.split("5. What needs the board’s attention")[1]

    assert all(row[0] in after for row in rows)
    assert "After these," in after


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "html", "scripts and emoji", "one long word", "formula"])
def test_a_persons_words_never_break_the_paper(words: str) -> None:
    said = text_of(board_paper_pdf(with_words_everywhere(words)))

    assert "root:" not in said
    if words.isascii():
        first = words.split(maxsplit=1)[0]
        assert first[:20] in said.replace("\u200b", "").replace("\n", "")


def test_the_longest_note_allowed_runs_over_pages_without_being_lost() -> None:
    note = "word " * 399 + "last"
    paper = a_paper(part=2)
    answers = {**paper.review.answers, "DP-08": replace(paper.review.answers["DP-08"], note=note)}

    assert "last" in text_of(board_paper_pdf(replace(paper, review=replace(paper.review, answers=answers))))


def test_the_longest_reason_allowed_runs_over_pages_without_being_lost() -> None:
    paper = a_paper()
    item = next(item for item in paper.shown.items if item.na_when)
    reasoned = replace(paper.review.answers[item.id], value=NOT_APPLICABLE, na_reason="word " * 798 + "lost not")
    answers = {**paper.review.answers, item.id: reasoned}

    assert "lost not" in text_of(board_paper_pdf(replace(paper, review=replace(paper.review, answers=answers))))


def test_a_checklist_of_one_item_without_a_paragraph_makes_a_paper() -> None:
    checklist = Checklist("related", "Related", "kcsie-2021", (an_item("LW-01", cites=()),), "a" * 64)
    paper = a_paper(first=True, checklist=a_full_checklist())
    paper = replace(paper, checklist=checklist, review=a_drawn_review(checklist, 1, (0, 0, 1, 0, 0, 0, 0)), actions=())

    assert "LW-01" in annex_a(board_paper_pdf(paper))


def test_a_paper_that_lost_a_chart_is_not_handed_out(pdf: bytes) -> None:
    content = paper_content(a_paper())

    assert content.tags()["Figure"] == 8
    with pytest.raises(PaperError, match=r"7 figures where it should have .* 8 figures"):
        proved(pdf.replace(b"/S/Figure", b"/S/XXXXXX", 1).replace(b"/S /Figure", b"/S /XXXXXX", 1), content)


def test_a_paper_that_lost_a_row_is_not_handed_out(pdf: bytes) -> None:
    content = paper_content(a_paper())

    assert proved(pdf, content) is pdf
    with pytest.raises(PaperError, match="so it is not handed out"):
        proved(pdf.replace(b"/S/TR", b"/S/XX", 1).replace(b"/S /TR", b"/S /XX", 1), content)
    with pytest.raises(PaperError):
        proved(b"not a pdf", content)
