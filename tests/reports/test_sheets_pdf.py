"""The agenda and the visit sheet as PDFs: tagged, one page where one is promised, and never broken by words."""

import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

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
)
from pypdf import PdfReader

from audit.domain.agenda import agenda
from audit.domain.agenda_sheet import agenda_sheet
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.review import Review, School
from audit.domain.scoring import figures_of
from audit.domain.visit import VISIT_MINUTES, visit
from audit.domain.visit_sheet import visit_sheet
from audit.domain.words import Setting
from audit.reports.agenda_paper import AgendaContent, agenda_content, agenda_pdf
from audit.reports.sheet_input import SheetInput
from audit.reports.typeset import PaperError, proved
from audit.reports.visit_paper import VisitContent, visit_content, visit_pdf

CHECKLIST = a_full_checklist()
MIXES = pytest.mark.parametrize(
    "weights", [MOSTLY_GOOD, OPEN_ENDED, MOSTLY_POOR, NOTHING], ids=["good", "open", "poor", "nothing"]
)
LONG = (
    "Is there, for every pupil who joined or left since the last full review, a record made the same day by a named "
    "role and read by another, and does it say who was told and when and why?"
)
WHO = "Legal duty · with: Safeguarding lead · proposed by: Safeguarding and pastoral support manager"
POINTS_A_CM = 72 / 2.54


def made_of(checklist: Checklist, review: Review) -> SheetInput:
    return SheetInput(checklist, review, TODAY, "Governor Self-Audit 0.1.0")


def an_agenda(
    minutes: int = 40,
    weights: tuple[int, ...] = OPEN_ENDED,
    *,
    part: Literal[1, 2] = 1,
    checklist: Checklist = CHECKLIST,
    meeting: str = "Full governing body, 25 November 2026",
    school: str = "Alder Row Primary School",
) -> AgendaContent:
    review = a_drawn_review(checklist, 7, weights, school=School("900001", school, Setting.MAINTAINED_SCHOOL))
    before = a_drawn_review(checklist, 8, MOSTLY_GOOD, assessed_on=review.assessed_on.replace(year=2025))
    found = agenda(checklist, review, figures_of(checklist, review), minutes, earlier=[before])
    return agenda_content(
        agenda_sheet(found, review, before, part), made_of(checklist, review), meeting=meeting, part=part
    )


def a_visit(
    minutes: int = 60,
    weights: tuple[int, ...] = OPEN_ENDED,
    *,
    checklist: Checklist = CHECKLIST,
    school: str = "Alder Row Primary School",
    setting: Setting = Setting.MAINTAINED_SCHOOL,
    roles: Sequence[str] = (),
    by: str = "Chair",
) -> VisitContent:
    review = a_drawn_review(checklist, 7, weights, school=School("900001", school, setting))
    review = replace(review, answers={key: replace(one, evidence_by=by) for key, one in review.answers.items()})
    sheet = visit_sheet(visit(checklist, review, minutes, roles), review)
    return visit_content(sheet, made_of(checklist, review), visit_on=TODAY)


def pages_of(pdf: bytes) -> list[str]:
    return [leaf.extract_text() for leaf in PdfReader(io.BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """The letters alone: how a line was broken does not matter."""
    return "".join(text.replace("\u200b", "").replace("\u00ad", "").split())


class TestTheAgenda:
    @MIXES
    @pytest.mark.parametrize("part", [1, 2])
    def test_forty_minutes_take_one_page(self, weights: tuple[int, ...], part: Literal[1, 2]) -> None:
        assert len(pages_of(agenda_pdf(an_agenda(40, weights, part=part)))) == 1

    def test_forty_minutes_take_one_page_however_long_the_questions_and_names_are(self) -> None:
        items = tuple(replace(item, question=LONG * 3, challenge=LONG * 3) for item in CHECKLIST.items)
        answered = replace(CHECKLIST, items=items)

        content = an_agenda(40, MOSTLY_POOR, checklist=answered, school="Saint Longname’s " * 11, meeting="M" * 200)
        content = replace(
            content,
            sections=tuple(
                replace(
                    one,
                    lines=tuple(
                        replace(
                            line,
                            who=WHO,
                        )
                        for line in one.lines
                    ),
                )
                for one in content.sections
            ),
        )

        (text,) = pages_of(agenda_pdf(content))
        assert all(line.id in text for line in content.sections[0].lines)
        assert "pull an item out first" in " ".join(text.split())

    def test_eighty_minutes_go_on_over_the_page_and_say_so(self) -> None:
        pages = pages_of(agenda_pdf(an_agenda(80, MOSTLY_POOR)))

        assert len(pages) == 2
        assert "the agenda goes on overleaf" in pages[0]
        assert "The question to ask" in pages[1]

    @pytest.mark.parametrize("minutes", [0, 3, 4, 12, 40, 80, 240])
    def test_every_item_stands_in_the_file_once(self, minutes: int) -> None:
        content = an_agenda(minutes)
        text = "".join(pages_of(agenda_pdf(content))).split("The rest")[0]

        assert len(content.sections[0].lines) == min(minutes // 4, 34)
        for line in content.sections[0].lines:
            assert text.count(line.id) == 1

    def test_part_one_keeps_a_confidential_finding_to_itself(self) -> None:
        items = tuple(replace(item, confidential=item.id == "WT-01", challenge="Whisper?") for item in CHECKLIST.items)
        (text,) = pages_of(agenda_pdf(an_agenda(40, NOTHING, checklist=replace(CHECKLIST, items=items[:3]))))

        assert "Confidential item, Part 2" in " ".join(text.split())
        assert text.count("Whisper?") == 2


class TestTheVisitSheet:
    @MIXES
    @pytest.mark.parametrize("minutes", VISIT_MINUTES)
    def test_no_item_is_split_over_two_pages(self, weights: tuple[int, ...], minutes: int) -> None:
        content = a_visit(minutes, weights)
        pages = [squeezed(text) for text in pages_of(visit_pdf(content))]

        for group in content.groups:
            for line in group.lines:
                head = squeezed(f"{line.id} · {line.question}")
                (leaf,) = [text for text in pages if head in text]
                block = leaf[leaf.index(head) :]
                assert squeezed(line.see[-1]) in block
                assert squeezed(content.found) in block
                assert "toldseensampledtested" in block

    def test_there_are_three_centimetres_to_write_in_beneath_each_item(self) -> None:
        reader = PdfReader(io.BytesIO(visit_pdf(a_visit(60))))
        boxes: list[float] = []

        for leaf in reader.pages:
            marks: list[tuple[str, float]] = []

            def note(text: str, cm: list[float], tm: list[float], _font: object, _size: float, marks=marks) -> None:
                marks += [(word, tm[5] * cm[3] + cm[5]) for word in ("What I found", "How we know now") if word in text]

            leaf.extract_text(visitor_text=note)
            tops = [height for word, height in marks if word == "What I found"]
            ends = [height for word, height in marks if word == "How we know now"]
            boxes += [abs(top - end) for top, end in zip(tops, ends, strict=True)]

        assert len(boxes) == 6
        assert min(boxes) >= 3 * POINTS_A_CM

    def test_every_page_names_school_day_and_that_no_names_belong_on_it(self) -> None:
        pages = pages_of(visit_pdf(a_visit(90)))

        assert len(pages) > 2
        for text in pages:
            assert "Alder Row Primary School · Visit sheet · 22 November 2026" in " ".join(text.split())
            assert "No names, no case detail" in text

    def test_a_long_name_is_whole_once_and_one_line_on_top_of_every_page(self) -> None:
        name = "The Federation of Saint Longname-under-Hill and Little Longname Church of England Primary Schools"

        pages = [" ".join(text.split()) for text in pages_of(visit_pdf(a_visit(60, school=name)))]

        assert sum(text.count(name) for text in pages) == 1
        assert all(text.startswith("The Federation of Saint Longname-under-Hill and Little… · Visit") for text in pages)

    def test_what_the_trust_answers_stands_apart_in_a_table(self) -> None:
        items = tuple(replace(item, held_by=an_item().held_by.CONTROLLER) for item in CHECKLIST.items)

        content = a_visit(checklist=replace(CHECKLIST, items=items), setting=Setting.ACADEMY)

        assert content.groups == ()
        assert "The trust answers" in "".join(pages_of(visit_pdf(content)))
        assert len(content.of_controller) == 6

    def test_a_sheet_for_a_role_nobody_asks_is_still_a_page(self) -> None:
        (text,) = pages_of(visit_pdf(a_visit(roles=("Bursar",))))

        assert "No item needs a look that these roles could give." in " ".join(text.split())


SHEETS = pytest.mark.parametrize("kind", ["agenda", "agenda part 2", "visit"])


def a_pdf(kind: str, words: str = "Alder Row") -> bytes:
    """One of the sheets, with these words wherever a person may write."""
    school = words[:200].strip()
    if kind == "visit":
        return visit_pdf(a_visit(school=school, by=words))
    return agenda_pdf(an_agenda(part=2 if kind.endswith("2") else 1, school=school, meeting=words))


@SHEETS
def test_it_passes_the_pdf_ua_gate(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(a_pdf(kind))

    assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).is_compliant


@SHEETS
@pytest.mark.parametrize("words", HOSTILE, ids=["markup", "html", "scripts", "one word", "formula"])
def test_a_persons_words_never_break_the_sheet(kind: str, words: str) -> None:
    said = "".join(pages_of(a_pdf(kind, words)))

    assert "root:" not in said
    if words.isascii():
        assert words.split(maxsplit=1)[0][:20] in said.replace("\u200b", "").replace("\n", "")


@SHEETS
def test_the_footer_names_product_checklist_content_and_edition(kind: str) -> None:
    for text in pages_of(a_pdf(kind)):
        assert "Governor Self-Audit 0.1.0 · checklist core-103-109 · content 3f9c0d27aa41 · KCSIE 2021" in text


@SHEETS
def test_the_same_sheet_is_the_same_bytes(kind: str) -> None:
    assert a_pdf(kind) == a_pdf(kind)


def test_a_sheet_that_lost_an_item_is_not_handed_out() -> None:
    row, item = an_agenda(), a_visit()

    with pytest.raises(PaperError, match="so it is not handed out"):
        proved(agenda_pdf(row).replace(b"/S/TR", b"/S/XX", 1), row)
    with pytest.raises(PaperError, match="5 items and 0 rows where it should have"):
        proved(visit_pdf(item).replace(b"/S/H2", b"/S/XX", 1), item)


def test_an_answer_without_anything_else_makes_a_sheet() -> None:
    checklist = Checklist("related-duties", "Related", "kcsie-2021", (an_item("LW-01", cites=()),), "a" * 64)
    review = replace(a_drawn_review(checklist, 1, NOTHING), answers={"LW-01": Answer("LW-01")})
    found = agenda(checklist, review, figures_of(checklist, review), 40)

    content = agenda_content(agenda_sheet(found, review, None, 1), made_of(checklist, review), meeting="", part=1)

    assert "LW-01" in pages_of(agenda_pdf(content))[0]
