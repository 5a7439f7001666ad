"""The agreement block, and what changed since the last paper the board was sent."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from paper_builders import MOSTLY_POOR, a_full_checklist, a_paper
from pypdf import PdfReader

from audit.domain.changed_since import ActionChange, Changes, ItemChange
from audit.domain.changed_since_words import SinceLastPaper
from audit.domain.paper_sent import PaperSent
from audit.domain.signature import Signature
from audit.domain.words import UNKNOWN, BoardSigner, Rating, ReviewStatus, SchoolSigner, Setting
from audit.reports.paper import PaperInput, board_paper_pdf, paper_content
from audit.reports.parts import Section, Table

SENT = PaperSent(1, ReviewStatus.OPEN, "Full governing body", datetime(2026, 11, 18, 9, tzinfo=UTC), 7)
DAY = date(2026, 11, 25)
SIGNATURE = Signature(SchoolSigner.DSL, BoardSigner.NOMINATED_GOVERNOR, DAY, 9, "f" * 64)


def standing(status: ReviewStatus, **changes: object) -> PaperInput:
    paper = a_paper(meeting="")
    return replace(paper, review=replace(paper.review, status=status, **changes))


def words_of(section: Section) -> str:
    return "\n".join(
        "\n".join(" | ".join(row) for row in block.rows) if isinstance(block, Table) else block.text
        for block in section.blocks
    )


def agreement_of(paper: PaperInput) -> str:
    section = paper_content(paper).sections[8]
    assert section.heading == "Agreement"
    return words_of(section)


def test_a_proposed_paper_says_so_and_leaves_two_lines_to_sign() -> None:
    assert agreement_of(standing(ReviewStatus.OPEN)) == (
        "Not agreed yet: this is a proposal to the governing body.\n"
        "Head, DSL or DPO | to sign | to be fixed | to follow\n"
        "Chair, nominated governor or proprietor | to sign | to be fixed | to follow"
    )


def test_an_agreed_paper_says_who_agreed_when_and_who_recorded_it() -> None:
    agreed = standing(ReviewStatus.AGREED, agreed_on=DAY, recorded_by="Clerk")

    assert agreement_of(agreed) == (
        "Agreed by the governing body on 25 November 2026, recorded by the Clerk; minute reference to follow.\n"
        "Head, DSL or DPO | to sign | 25 November 2026 | to follow\n"
        "Chair, nominated governor or proprietor | to sign | 25 November 2026 | to follow"
    )
    assert "minute reference FGB 2026/41." in agreement_of(
        replace(agreed, review=replace(agreed.review, minute_reference="FGB 2026/41"))
    )


@pytest.mark.parametrize("recorded_by", ["", "not given"])
def test_who_recorded_it_is_left_out_where_nobody_knows(recorded_by: str) -> None:
    said = agreement_of(standing(ReviewStatus.AGREED, agreed_on=DAY, recorded_by=recorded_by))

    assert said.startswith("Agreed by the governing body on 25 November 2026; minute reference to follow.")


def test_each_kind_of_school_names_its_own_board() -> None:
    paper = standing(ReviewStatus.AGREED, agreed_on=DAY)
    school = replace(paper.review.school, setting=Setting.COLLEGE)

    assert agreement_of(replace(paper, review=replace(paper.review, school=school))).startswith(
        "Agreed by the corporation on 25 November 2026;"
    )


def test_a_signed_paper_has_both_roles_with_the_meeting_and_the_minute() -> None:
    signed = standing(
        ReviewStatus.SIGNED, agreed_on=DAY, recorded_by="Clerk", minute_reference="FGB 2026/41", signature=SIGNATURE
    )

    assert agreement_of(signed) == (
        "Agreed by the governing body on 25 November 2026, recorded by the Clerk; minute reference FGB 2026/41.\n"
        "DSL | Signed | 25 November 2026 | FGB 2026/41\n"
        "Nominated governor | Signed | 25 November 2026 | FGB 2026/41"
    )
    assert paper_content(signed).state == "AGREED"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (0, "Opened again since it was signed on 25 November 2026: no answer of this part has changed so far."),
        (1, "Changed since it was signed on 25 November 2026 (1 item of this part)."),
        (3, "Changed since it was signed on 25 November 2026 (3 items of this part)."),
    ],
)
def test_what_was_signed_and_opened_again_is_told_and_is_to_be_signed_anew(items: int, words: str) -> None:
    said = agreement_of(replace(standing(ReviewStatus.OPEN, signature=SIGNATURE), changed_since_signed=items))

    assert f"this is a proposal to the governing body. {words}\n" in said
    assert said.count("to sign") == 2


def since(*items: ItemChange, actions: tuple[ActionChange, ...] = (), kept_back: bool = False) -> PaperInput:
    return a_paper(since_last_paper=SinceLastPaper(SENT, Changes(items, actions), kept_back))


def test_the_first_paper_says_nothing_of_an_earlier_one() -> None:
    assert "since the paper" not in paper_content(a_paper()).text()


@pytest.mark.parametrize("first", [True, False])
def test_where_nothing_changed_since_the_last_paper_it_says_so(first: bool) -> None:
    paper = a_paper(first=first, since_last_paper=SinceLastPaper(SENT, Changes()))
    content = paper_content(paper)

    said = words_of(replace(content.sections[3], blocks=content.sections[3].blocks[-1:]))
    assert said == "Nothing has changed since the paper of 18 November 2026 (proposed)."
    assert content.annexes[0].blocks[0].caption != "Changed since the paper of 18 November 2026 (proposed)"


def test_what_changed_is_counted_in_section_4_and_told_one_by_one_before_annex_a() -> None:
    (action, *_) = a_paper().actions
    paper = since(
        ItemChange("WT-01", Rating.IN_PLACE, Rating.PARTLY_IN_PLACE, ("value",)),
        ItemChange("DP-01", None, UNKNOWN, ("value",)),
        actions=(ActionChange(action, None),),
    )
    content = paper_content(paper)

    assert content.sections[3].blocks[-1].text == (
        "Changed since the paper of 18 November 2026 (proposed): 2 answers changed: WT-01 and DP-01. 1 action was "
        "added. Annex A begins with each of them, then and now."
    )
    table = content.annexes[0].blocks[0]
    assert table.caption == "Changed since the paper of 18 November 2026 (proposed)"
    assert table.rows[:2] == (
        ("WT-01", "Answer", "In place", "Partly in place"),
        ("DP-01", "Answer", "No answer yet", "Don’t know"),
    )
    assert len(table.rows) == 3
    assert "WT-01" in PdfReader(io.BytesIO(board_paper_pdf(paper))).pages[2].extract_text()


def test_with_every_answer_changed_the_sections_still_take_two_pages() -> None:
    every = [ItemChange(item.id, None, UNKNOWN, ("value",)) for item in a_full_checklist().items]
    paper = replace(since(*every, kept_back=True), letterhead=None)

    for weights in (None, MOSTLY_POOR):
        drawn = paper if weights is None else replace(a_paper(weights=weights), since_last_paper=paper.since_last_paper)
        pages = PdfReader(io.BytesIO(board_paper_pdf(drawn))).pages
        assert "9. Agreement" in pages[1].extract_text()
        assert pages[2].extract_text().startswith("Annex A")


def test_part_1_says_that_confidential_items_are_left_out_whether_or_not_any_changed() -> None:
    for paper in (since(kept_back=True), since(ItemChange("WT-01", None, UNKNOWN), kept_back=True)):
        assert "Confidential items are not told of here; Part 2 tells of them." in paper_content(paper).text()
