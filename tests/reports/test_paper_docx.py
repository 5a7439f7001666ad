"""The Word document: structured, complete, the same every time, and never broken by anybody's words."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import (
    HOSTILE,
    MOSTLY_GOOD,
    NOTHING,
    OPEN_ENDED,
    a_paper,
    with_words_everywhere,
)
from pictures import a_picture

from audit.domain.letterhead import Letterhead
from audit.domain.words import NOT_APPLICABLE
from audit.reports.paper import PaperContent, PaperError, paper_content
from audit.reports.parts import Picture, Section, Table, Words
from audit.reports.word.package import word_file
from audit.reports.word.proof import proved
from audit.reports.word.text import legible
from audit.reports.word_paper import board_paper_docx


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def lines_of(document: Any) -> list[str]:
    """Every word of the body as a reader meets it: a table's cells joined, a picture's words after its finding."""
    found: list[str] = []
    shown: list[str] = []
    for block in document.iter_inner_content():
        if isinstance(block, WordTable):
            found += list(_rows(block))
            continue
        drawn = [about.get("descr") for about in block._p.iter(qn("wp:docPr"))]
        found += [block.text] if block.text else []
        if block.style.name == "Paper chart finding":
            found += shown
        shown = drawn
    return found


def _rows(table: WordTable) -> Iterator[str]:
    for row in table._tbl.tr_lst:
        cells = [[Paragraph(p, table).text for p in cell.p_lst] for cell in row.tc_lst]
        yield " | ".join(paragraphs[0] for paragraphs in cells)
        yield from (paragraphs[1] for paragraphs in cells if len(paragraphs) > 1)


def words_of(content: PaperContent) -> list[str]:
    """The lines of the content as the document prints them: sections numbered, facts on one line, no empty piece.

    The caption of a table that stands alone in its section is among the table's properties, not printed.
    """
    told = replace(content, sections=tuple(map(_without_lone_captions, content.sections)))
    lines = [legible(line) for line in told.text().split("\n")]
    facts = [legible(f"{name}: {fact}") for name, fact in content.facts]
    headings = enumerate(content.sections, start=1)
    numbered = {legible(part.heading): f"{n}. {legible(part.heading)}" for n, part in headings}
    head = 4 if content.board_name else 3
    body = [numbered.pop(line, line) for line in lines[head + len(facts) : -1]]
    return [line for line in (*lines[: head - 1], f"{lines[head - 1]}   {' · '.join(facts)}", *body) if line]


def _without_lone_captions(section: Section) -> Section:
    tables = [block for block in section.blocks if isinstance(block, Table)]
    if len(tables) != 1:
        return section
    return replace(
        section, blocks=tuple(replace(block, caption="") if block in tables else block for block in section.blocks)
    )


@pytest.fixture(scope="module")
def data() -> bytes:
    return board_paper_docx(a_paper(part=2))


@pytest.fixture(scope="module")
def document(data: bytes) -> Any:
    return opened(data)


@pytest.mark.parametrize("part", [1, 2])
def test_it_says_every_piece_of_the_paper_once_and_in_reading_order(part: int) -> None:
    paper = a_paper(part=part)

    assert lines_of(opened(board_paper_docx(paper))) == words_of(paper_content(paper))


def test_its_headings_are_real_and_its_lists_are_lists(document: Any) -> None:
    content = paper_content(a_paper(part=2))
    names = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    lists = [p for p in document.paragraphs if p.style.name in ("List Number", "List Bullet")]

    assert names[:2] == ["1. What the board is asked to decide", "2. Where we stand"]
    assert len(names) == len(content.sections) + len(content.annexes)
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == ["Alder Row Primary School"]
    assert lists
    assert not any(re.match(r"[–•\d]", p.text) for p in lists)


def test_the_agreement_stays_in_one_piece_and_leaves_room_to_sign(document: Any) -> None:
    table = next(one for one in document.tables if one.rows[0].cells[1].text == "Signature")
    before = Paragraph(table._tbl.getprevious(), document)

    assert before.text.startswith("Not agreed yet")
    assert before.paragraph_format.keep_with_next
    assert table.columns[1].width >= 1_400_000, "nearly four centimetres"


def test_each_table_repeats_its_heading_row_and_splits_no_short_row(document: Any) -> None:
    for table, part in zip(document.tables, paper_content(a_paper(part=2)).tables(), strict=True):
        first, *others = table._tbl.tr_lst
        assert first.find(".//" + qn("w:tblHeader")) is not None
        assert all(row.find(".//" + qn("w:tblHeader")) is None for row in others)
        assert all(row.find(".//" + qn("w:cantSplit")) is not None for row in others)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == part.caption


def test_a_row_somebody_wrote_at_length_may_run_over_the_page() -> None:
    paper = a_paper(part=2)
    answers = {**paper.review.answers, "DP-08": replace(paper.review.answers["DP-08"], note="word " * 399 + "last")}
    document = opened(board_paper_docx(replace(paper, review=replace(paper.review, answers=answers))))

    (long,) = (row for table in document.tables for row in table._tbl.tr_lst if "word last" in "".join(row.itertext()))

    assert long.find(".//" + qn("w:cantSplit")) is None


def test_a_reason_somebody_wrote_at_length_may_run_over_the_page_too() -> None:
    paper = a_paper()
    item = next(item for item in paper.shown.items if item.na_when)
    reasoned = replace(paper.review.answers[item.id], value=NOT_APPLICABLE, na_reason="word " * 399 + "end")
    answers = {**paper.review.answers, item.id: reasoned}
    document = opened(board_paper_docx(replace(paper, review=replace(paper.review, answers=answers))))

    (long,) = (row for table in document.tables for row in table._tbl.tr_lst if "word end" in "".join(row.itertext()))

    assert long.find(".//" + qn("w:cantSplit")) is None


def test_the_words_before_a_chart_stay_with_it() -> None:
    content = paper_content(a_paper())
    picture = next(block for block in content.sections[1].blocks if isinstance(block, Picture))
    annex = Section("Annex E: gaps over time", (Words("What follows leaves out two items."), picture))

    document = opened(word_file(replace(content, sections=(), annexes=(annex,), closing=())))

    (words,) = (one for one in document.paragraphs if one.text.startswith("What follows"))
    assert words.paragraph_format.keep_with_next


def test_every_picture_is_told_in_words_and_none_is_decoration(document: Any) -> None:
    drawn = list(document.element.body.iter(qn("wp:docPr")))

    assert len(drawn) >= 2
    assert all(len(about.get("descr")) > 40 for about in drawn)
    assert len({about.get("id") for about in drawn}) == len(drawn)


def test_a_chart_with_a_title_has_it_above_and_its_finding_beneath() -> None:
    content = paper_content(a_paper())
    picture = next(block for block in content.sections[1].blocks if isinstance(block, Picture))
    titled = replace(picture, title="Items by paragraph")
    section = replace(content.sections[1], blocks=(titled,))

    document = opened(word_file(replace(content, sections=(section,), annexes=(), closing=())))

    assert lines_of(document)[-3:] == ["Items by paragraph", legible(picture.caption), legible(picture.alt)]


@pytest.mark.parametrize("size", [(300, 360), (600, 20), (20, 600)])
def test_the_head_has_the_crest_at_a_modest_size_and_the_boards_own_name(size: tuple[int, int]) -> None:
    head = Letterhead("900001", board_name="The governors of Alder Row", crest=a_picture(size))
    paper = a_paper(letterhead=head)

    document = opened(board_paper_docx(paper))

    drawn = next(document.element.body.iter(qn("wp:inline")))
    assert drawn.find(qn("wp:docPr")).get("descr") == "Crest of Alder Row Primary School"
    assert drawn.extent.cx <= Cm(3.5)
    assert drawn.extent.cy <= Cm(1.8)
    assert abs(drawn.extent.cx * size[1] - drawn.extent.cy * size[0]) <= max(size)
    assert document.paragraphs[0].style.name == "Paper crest"
    assert lines_of(document)[2] == "The governors of Alder Row"
    assert lines_of(document) == words_of(paper_content(paper))


def test_it_is_titled_dated_and_in_british_english(document: Any) -> None:
    about = document.core_properties

    assert about.title == "Alder Row Primary School: Sharing information and protecting data: Part 2, confidential"
    assert about.author == "Alder Row Primary School"
    assert about.language == "en-GB"
    assert "content 3f9c0d27aa41" in about.subject
    assert about.created.replace(tzinfo=None) == datetime(2026, 11, 22)  # noqa: DTZ001 - the file names the day only
    default = document.styles.element.find(".//" + qn("w:rPrDefault"))
    assert default.find(".//" + qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_the_page_is_a4_and_its_foot_names_what_made_it_and_the_page(document: Any) -> None:
    (section,) = document.sections
    foot = section.footer.paragraphs[0]

    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert foot.text.startswith("Governor Self-Audit 0.1.0 · checklist core-103-109 · content 3f9c0d27aa41")
    assert "PROPOSED · Part 2 · Page" in foot.text
    assert [f.get(qn("w:instr")).strip() for f in foot._p.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_the_same_paper_is_the_same_bytes(data: bytes) -> None:
    board_paper_docx(a_paper(seed=99))

    assert board_paper_docx(a_paper(part=2)) == data


def test_every_style_that_is_used_is_one_a_clerk_can_find_by_name(document: Any) -> None:
    known = {style.style_id: style.name for style in document.styles}
    used = {
        found.get(qn("w:val"))
        for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
        for found in document.element.body.iter(qn(kind))
    }

    assert used <= set(known)
    assert all(known[style] for style in used)


@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "html", "scripts and emoji", "one long word", "formula"])
def test_a_persons_words_are_printed_as_they_are_and_never_obeyed(words: str) -> None:
    paper = with_words_everywhere(words)
    document = opened(board_paper_docx(paper))

    said = lines_of(document)

    assert said == words_of(paper_content(paper))
    assert legible(words)[:100] in " ".join(said)
    assert not list(document.element.body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:hyperlink")))


def test_signs_that_no_document_can_hold_or_that_turn_words_round_are_left_out() -> None:
    assert legible("a\x00b\x0bc\ud800\ufffe \u202egnp.exe\u2066 d\n\te") == "ab c gnp.exe d e"
    assert legible("👩‍👩‍👧 ok") == "👩‍👩‍👧 ok"


def test_words_read_from_the_right_are_marked_so() -> None:
    document = opened(board_paper_docx(with_words_everywhere("בית ספר 12 (ב) Hill")))
    title = next(p for p in document.paragraphs if p.style.name == "Title")
    turned = [run for run in title._p.iter(qn("w:r")) if run.find(".//" + qn("w:rtl")) is not None]

    assert title._p.pPr.find(qn("w:bidi")) is not None
    assert ["".join(t.text for t in run.iter(qn("w:t"))) for run in turned] == ["בית ספר 12 (ב"]
    assert all(
        p._p.pPr is None or p._p.pPr.find(qn("w:bidi")) is None
        for p in document.paragraphs
        if p.style.name == "Heading 1"
    )


DAMAGE = {
    "a heading": (r'<w:pStyle w:val="Heading1"/>', ""),
    "a row": (r"<w:tr>(?:(?!</w:tr>).)*</w:tr>(?=</w:tbl>)", ""),
    "a heading row": ("<w:tblHeader/>", ""),
    "a table": (r"<w:tbl>.*?</w:tbl>", ""),
    "a picture": (r"<w:drawing>.*?</w:drawing>", ""),
    "its words": (r'descr="[^"]*"', 'descr=""'),
    "its bytes": (r'r:embed="[^"]*"', 'r:embed="nothing"'),
    "the end": ("</w:document>", ""),
}


@pytest.mark.parametrize(("pattern", "put"), DAMAGE.values(), ids=DAMAGE)
def test_a_document_that_lost_something_is_not_handed_out(data: bytes, pattern: str, put: str) -> None:
    content = paper_content(a_paper(part=2))
    damaged = _changed(data, "word/document.xml", pattern, put)

    assert proved(data, content) is data
    with pytest.raises(PaperError, match="Please report this"):
        proved(damaged, content)


@pytest.mark.parametrize("data", [b"", b"not a document", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_document_is_a_sentence_and_not_a_crash(data: bytes) -> None:
    with pytest.raises(PaperError, match="cannot be opened"):
        proved(data, paper_content(a_paper()))


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    weights=st.sampled_from([MOSTLY_GOOD, OPEN_ENDED, NOTHING]),
    first=st.booleans(),
    part=st.sampled_from([1, 2]),
)
def test_whatever_the_review_the_document_says_what_the_paper_says(
    seed: int, weights: tuple[int, ...], first: bool, part: int
) -> None:
    paper = a_paper(seed=seed, weights=weights, first=first, part=part)

    assert lines_of(opened(board_paper_docx(paper))) == words_of(paper_content(paper))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_stand_in_a_document(words: str) -> None:
    content = replace(paper_content(a_paper(first=True)), school=f"S {words}", annexes=())

    document = opened(word_file(content))

    title = next(p.text for p in document.paragraphs if p.style.name == "Title")
    assert title == legible(f"S {words}")


def _changed(data: bytes, name: str, pattern: str, put: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            part = old.read(entry)
            if entry.filename == name:
                text = part.decode()
                assert re.search(pattern, text, re.DOTALL)
                part = re.sub(pattern, put, text, count=1, flags=re.DOTALL).encode()
            new.writestr(entry, part)
    return made.getvalue()
