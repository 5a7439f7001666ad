"""Evidence index, checklist to fill in and one item as PDFs: tagged, on as many pages as promised, never split."""

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
    TODAY,
    a_drawn_review,
    a_full_checklist,
    a_paper,
)
from pypdf import PdfReader

from audit.domain.blank_sheet import GRADES, NOTE, blank_sheet
from audit.domain.checklist import Checklist
from audit.domain.item_sheet import item_sheet
from audit.domain.review import School
from audit.domain.words import Grade, Rating, Setting
from audit.reports.blank_paper import BlankContent, BlankInput, blank_content, blank_pdf
from audit.reports.evidence_paper import EvidenceContent, evidence_content, evidence_pdf
from audit.reports.item_paper import ItemContent, item_content, item_pdf
from audit.reports.paper_input import PaperInput
from audit.reports.sheet_input import SheetInput
from audit.reports.typeset import PaperError, proved

CHECKLIST = a_full_checklist()
PRODUCT = "Governor Self-Audit 0.1.0"
MIXES = pytest.mark.parametrize(
    "weights", [MOSTLY_GOOD, OPEN_ENDED, MOSTLY_POOR, NOTHING], ids=["good", "open", "poor", "nothing"]
)
KINDS = pytest.mark.parametrize("kind", ["evidence 1", "evidence 2", "blank", "blank of a school", "item"])
LONG = "Is there, for every pupil who joined or left since the last review, a record made the day it was? " * 4


def pages_of(pdf: bytes) -> list[str]:
    return [" ".join(leaf.extract_text().split()) for leaf in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


def all_looked_at(paper: PaperInput) -> PaperInput:
    """Every item rated and read by somebody with a long role."""
    answers = {
        item.id: replace(paper.review.answers[item.id], value=Rating.PARTLY_IN_PLACE, na_reason="", grade=Grade.SAMPLED,
                         evidence_by="Safeguarding and pastoral support manager")
        for item in paper.checklist.items
    }  # fmt: skip
    return replace(paper, review=replace(paper.review, answers=answers))


def a_blank(checklist: Checklist = CHECKLIST, school: str = "") -> BlankContent:
    sheet = blank_sheet(checklist.items, None)
    return blank_content(
        BlankInput(
            checklist, sheet, "every kind of school", TODAY, PRODUCT, school=school, urn="900001" if school else ""
        )
    )


def an_item_page(words: str = "Alder Row", *, checklist: Checklist = CHECKLIST, reviews: int = 3) -> ItemContent:
    school = School("900001", words[:200].strip(), Setting.MAINTAINED_SCHOOL)
    made = [
        a_drawn_review(checklist, n, MOSTLY_POOR, school=school, id=f"r{n}", assessed_on=TODAY.replace(year=2010 + n))
        for n in range(reviews)
    ]
    made = [
        replace(
            one,
            answers={k: replace(a, note=words, evidence_ref=words, evidence_by=words) for k, a in one.answers.items()},
        )
        for one in made
    ]
    sheet = item_sheet(checklist.items[3], checklist, made, contents={}, place="¶103 (KCSIE 2021)")
    return item_content(sheet, SheetInput(checklist, made[-1], TODAY, PRODUCT))


def an_evidence(words: str = "Alder Row", part: int = 1) -> EvidenceContent:
    paper = a_paper(part=part)
    answers = {key: replace(one, evidence_by=words) for key, one in paper.review.answers.items()}
    school = School("900001", words[:200].strip(), Setting.MAINTAINED_SCHOOL)
    return evidence_content(replace(paper, review=replace(paper.review, answers=answers, school=school)))


def a_pdf(kind: str, words: str = "Alder Row") -> bytes:
    if kind.startswith("evidence"):
        return evidence_pdf(an_evidence(words, int(kind[-1])))
    if kind == "item":
        return item_pdf(an_item_page(words))
    return blank_pdf(a_blank(school=words[:200].strip() if kind != "blank" else ""))


class TestTheEvidenceIndex:
    @MIXES
    @pytest.mark.parametrize("part", [1, 2])
    def test_it_is_one_page_and_holds_every_statement_that_somebody_looked_at(
        self, weights: tuple[int, ...], part: int
    ) -> None:
        content = evidence_content(a_paper(weights=weights, part=part))

        (text,) = pages_of(evidence_pdf(content))

        for line in content.lines:
            assert line.id in text
        for kind, codes in content.without:
            assert squeezed(f"{kind}: {codes}") in squeezed(text)

    def test_it_is_one_page_where_each_of_54_items_was_looked_at(self) -> None:
        content = evidence_content(all_looked_at(a_paper(part=2)))

        (text,) = pages_of(evidence_pdf(content))

        assert len(content.lines) == 54
        assert all(line.id in text for line in content.lines)

    def test_what_does_not_fit_is_counted_and_said_where_it_stands(self) -> None:
        items = tuple(an_item(f"IS-{n:02d}", question=LONG) for n in range(1, 100))
        checklist = replace(CHECKLIST, items=items)
        content = evidence_content(all_looked_at(a_paper(part=2, checklist=checklist)))

        (text,) = pages_of(evidence_pdf(content))

        shown = sum(f"{item.id} " in text.split("more statements")[0] for item in items)
        assert 40 < shown < 99
        assert f"{99 - shown} more statements rest on a look and do not fit on this page" in text
        assert "See Annex A of the board paper" in text

    def test_no_type_is_smaller_than_seven_and_a_half_points(self) -> None:
        sizes: set[float] = set()

        def note(text: str, _cm: list[float], tm: list[float], _font: object, size: float) -> None:
            if text.strip() and any(sign.isalpha() for sign in text):
                sizes.add(round(size * abs(tm[3] or 1), 1))

        reader = PdfReader(io.BytesIO(evidence_pdf(evidence_content(all_looked_at(a_paper(part=2))))))
        reader.pages[0].extract_text(visitor_text=note)

        assert min(sizes) >= 7.5

    def test_part_one_says_nothing_of_a_confidential_item_but_that_there_is_one(self) -> None:
        paper = a_paper(part=1, weights=(0, 0, 1, 0, 0, 0, 0))

        part_1, part_2 = (pages_of(evidence_pdf(evidence_content(replace(paper, part=part))))[0] for part in (1, 2))

        assert "DP-08" not in part_1
        assert "DP-16" not in part_1
        assert "DP-08" in part_2
        assert "2 confidential items stand in Part 2 only." in part_1
        assert evidence_content(replace(paper, part=1)).lead.startswith("Of 52 items of this part asked, ")
        assert evidence_content(replace(paper, part=2)).lead.startswith("Of 54 items asked, ")

    def test_it_foretells_nothing(self) -> None:
        (text,) = pages_of(evidence_pdf(an_evidence()))

        assert "nothing of how anybody else would see them" in text
        assert "inspect" not in text.lower()


class TestTheChecklistToFillIn:
    def test_every_item_is_whole_on_one_page_with_room_to_write(self) -> None:
        content = a_blank()
        pages = [squeezed(text) for text in pages_of(blank_pdf(content))]

        for group in content.groups:
            for item in group.items:
                head = squeezed(f"{item.id} · {item.question}")
                (leaf,) = [text for text in pages if head in text]
                block = leaf[leaf.index(head) :].split(squeezed(NOTE), 1)[0]
                assert all(squeezed(means) in block for _, _, means in item.levels)
                assert all(squeezed(word) in block for word in GRADES)

    def test_each_page_has_its_number_the_school_and_that_no_names_belong_on_it(self) -> None:
        pages = pages_of(blank_pdf(a_blank(school="Alder Row Primary School")))

        assert len(pages) > 5
        for number, text in enumerate(pages, 1):
            assert text.startswith("Alder Row Primary School No names, no case detail")
            assert f"Page {number} of {len(pages)}" in text

    def test_what_is_known_is_filled_in_and_the_rest_is_a_line(self) -> None:
        first = pages_of(blank_pdf(a_blank(school="Alder Row Primary School")))[0]

        assert "School Alder Row Primary School" in first
        assert "URN 900001" in first
        assert "Completed by (role)" in first

    def test_no_item_at_all_is_still_a_page(self) -> None:
        (text,) = pages_of(blank_pdf(a_blank(replace(CHECKLIST, items=()))))

        assert "0 items" in text


class TestOneItem:
    @pytest.mark.parametrize("reviews", [1, 3, 12])
    def test_it_is_one_page_with_question_levels_history_and_challenge(self, reviews: int) -> None:
        content = an_item_page(reviews=reviews)

        (text,) = pages_of(item_pdf(content))

        assert squeezed(content.item.question) in squeezed(text)
        assert squeezed(content.item.challenge) in squeezed(text)
        assert all(squeezed(level.text) in squeezed(text) for level in content.item.levels)
        assert text.count("(the answer now)") <= 1

    def test_it_is_one_page_where_everything_is_long(self) -> None:
        item = replace(CHECKLIST.items[3], question=LONG, why=LONG, challenge=LONG, evidence=(LONG[:200],) * 4)
        checklist = replace(CHECKLIST, items=(*CHECKLIST.items[:3], item))

        assert len(pages_of(item_pdf(an_item_page("word " * 300, checklist=checklist, reviews=12)))) == 1


@KINDS
def test_it_passes_the_pdf_ua_gate(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(a_pdf(kind))

    assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).is_compliant


@KINDS
@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "html", "scripts", "one word", "formula"])
def test_a_persons_words_never_break_the_sheet(kind: str, words: str) -> None:
    said = "".join(pages_of(a_pdf(kind, words)))

    assert "root:" not in said


@KINDS
def test_the_footer_names_product_checklist_and_content(kind: str) -> None:
    for text in pages_of(a_pdf(kind)):
        assert "Governor Self-Audit 0.1.0 · checklist core-103-109 · content 3f9c0d27aa41" in text


@KINDS
def test_the_same_sheet_is_the_same_bytes(kind: str) -> None:
    assert a_pdf(kind) == a_pdf(kind)


def test_a_sheet_that_lost_a_line_is_not_handed_out() -> None:
    row, item = an_evidence(), a_blank()

    with pytest.raises(PaperError, match="so it is not handed out"):
        proved(evidence_pdf(row).replace(b"/S/TR", b"/S/XX", 1), row)
    with pytest.raises(PaperError, match="so it is not handed out"):
        proved(blank_pdf(item).replace(b"/S/H2", b"/S/XX", 1), item)
