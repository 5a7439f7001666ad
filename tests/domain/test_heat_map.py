"""The heat map: each review as it stood, each gap in one cell, and a finding true of what is drawn."""

from dataclasses import replace
from datetime import date

import pytest
from builders import a_checklist, a_review, an_item
from generated import DAY, History, histories
from hypothesis import given, settings

from audit.domain.answers import Answer
from audit.domain.checklist import Cite
from audit.domain.gaps import gaps
from audit.domain.heat_map import heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.scoring import figures_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Rating, Strand

R0, R1, R2, R3 = Rating
THEN = date(2025, 11, 18)


def of_paragraph(item_id: str, number: str | None, **changes):
    cites = (Cite("kcsie-2021", number, None, None),) if number else ()
    return an_item(item_id, cites=cites, na_when="None attends.", **changes)


CHECKLIST = a_checklist(
    of_paragraph("WT-01", "103", strand=Strand.WORKING_TOGETHER),
    of_paragraph("IS-01", "106"),
    of_paragraph("IS-02", "106"),
    of_paragraph("LW-01", None, strand=Strand.LAW_WATCH),
)


def na(item: str) -> Answer:
    return Answer(item, NOT_APPLICABLE, na_reason="None attends.")


def test_a_row_is_a_paragraph_with_its_edition_or_a_strand_without_one():
    heat = heat_map(CHECKLIST, [a_review({"IS-01": R1, "IS-02": UNKNOWN, "WT-01": R2})])

    assert [row.name for row in heat.rows] == ["¶103 (KCSIE 2021)", "¶106 (KCSIE 2021)", "Law watch"]
    (cell,) = heat.rows[1].cells
    assert (cell.gaps, cell.unknown, cell.unanswered, cell.applicable) == (2, 1, 0, 2)
    assert cell.items == ("IS-01", "IS-02")


@settings(max_examples=100, deadline=None)
@given(histories())
def test_every_gap_of_every_review_stands_in_exactly_one_cell(history: History):
    heat = heat_map(history.checklist, history.reviews, contents=history.contents)

    assert [column.id for column in heat.reviews] == [review.id for review in history.reviews]
    for place, review in enumerate(history.reviews):
        asked = history.contents[review.content_hash]
        whole, its = heat.total(place), figures_of(asked, review).overall
        assert sorted(whole.items) == sorted(gap.item.id for gap in gaps(asked, review))
        assert whole.gaps == len(whole.items)
        assert (whole.unknown, whole.unanswered, whole.applicable) == (its.unknown, its.unanswered, its.applicable)
        for row in heat.rows:
            cell = row.cells[place]
            known = {item.id for item in asked.in_scope(review.school.setting, review.assessed_on)}
            assert cell is None or set(cell.items) <= known


def test_an_item_stands_in_the_row_of_its_number_now_and_one_that_is_gone_in_a_row_of_its_own():
    old = replace(
        CHECKLIST,
        items=(of_paragraph("WT-01", "86", strand=Strand.WORKING_TOGETHER), of_paragraph("IS-09", "88")),
        content_hash="o" * 64,
    )
    before = a_review({"WT-01": R1, "IS-09": R0}, content_hash="o" * 64, assessed_on=THEN)

    heat = heat_map(CHECKLIST, [before, a_review({"WT-01": R2})], contents={"o" * 64: old})

    assert [(row.name, row.asked_now) for row in heat.rows][-1] == ("¶88 (KCSIE 2021)", False)
    assert heat.rows[0].name == "¶103 (KCSIE 2021)"
    assert heat.rows[0].cells[0].items == ("WT-01",)
    assert heat.rows[1].cells[0] is None
    assert heat.rows[-1].cells[1] is None
    assert heat_map_words(heat).rows[-1] == ("¶88 (KCSIE 2021)", "1 of 1 below target", "not asked")


def test_the_finding_names_the_rows_with_the_most_gaps_and_the_review_before():
    before = a_review(dict.fromkeys(CHECKLIST.by_id, R1), assessed_on=THEN)
    heat = heat_map(CHECKLIST, [before, a_review({"WT-01": R1, "IS-01": UNKNOWN, "IS-02": R2})])

    words = heat_map_words(heat)

    assert words.finding == (
        "On 20 November 2026 2 of 4 applicable items are below target, "
        "in ¶103 (KCSIE 2021) and ¶106 (KCSIE 2021) with 1 each; 1 of them is a don’t-know; 1 has no answer; "
        "on 18 November 2025 it was 4 of 4."
    )
    assert words.headings == ("Paragraph", "18 November 2025, open", "20 November 2026, open")
    assert words.rows[1] == ("¶106 (KCSIE 2021)", "2 of 2 below target", "1 of 2 below target, a don’t-know")


@pytest.mark.parametrize(
    ("below", "where"),
    [
        (["IS-01"], "1 of 4 applicable items is below target, in ¶106 (KCSIE 2021)."),
        (["IS-01", "IS-02"], "2 of 4 applicable items are below target, all of them in ¶106 (KCSIE 2021)."),
        (
            ["IS-01", "IS-02", "LW-01"],
            "3 of 4 applicable items are below target, the most in ¶106 (KCSIE 2021) with 2.",
        ),
        (
            ["WT-01", "LW-01"],
            "2 of 4 applicable items are below target, in ¶103 (KCSIE 2021) and Law watch with 1 each.",
        ),
    ],
)
def test_the_finding_says_all_only_of_all_and_most_only_of_a_part(below: list[str], where: str):
    assert finding(dict.fromkeys(CHECKLIST.by_id, R2) | dict.fromkeys(below, R1)) == f"On 20 November 2026 {where}"


def finding(answers: dict) -> str:
    return heat_map_words(heat_map(CHECKLIST, [a_review(answers)])).finding


def test_no_gap_is_not_said_of_what_nobody_has_answered():
    assert finding({"IS-01": R2, "IS-02": R3}) == (
        "On 20 November 2026 none of the 2 answered items is below target; 2 have no answer."
    )
    assert finding({}) == "On 20 November 2026 none of the 4 applicable items has an answer yet."


def test_everything_not_applicable_is_said():
    words = heat_map_words(heat_map(CHECKLIST, [a_review({item: na(item) for item in CHECKLIST.by_id})]))

    assert words.finding == "On 20 November 2026 no item is applicable."
    assert {row[1] for row in words.rows} == {"not applicable"}


def test_without_a_review_the_words_say_so():
    words = heat_map_words(heat_map(CHECKLIST, []))

    assert (words.finding, words.alt, words.rows) == ("There is no review yet.", "Nothing to draw.", ())


def test_two_reviews_with_no_item_in_common_each_have_their_rows():
    old = replace(CHECKLIST, items=(of_paragraph("ZZ-01", "88"),), content_hash="o" * 64)
    before = a_review({"ZZ-01": R0}, content_hash="o" * 64, assessed_on=THEN)

    heat = heat_map(CHECKLIST, [before, a_review({"IS-01": R1}, assessed_on=DAY)], contents={"o" * 64: old})

    assert [[cell is None for cell in row.cells] for row in heat.rows] == [[True, False]] * 3 + [[False, True]]
