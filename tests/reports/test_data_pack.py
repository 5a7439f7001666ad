"""The data pack: every figure the engine’s, every text a text, nothing confidential in Part 1, whatever the review."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packs import a_pack
from paper_builders import (
    EMBEDDED,
    MOSTLY_GOOD,
    MOSTLY_POOR,
    NOTHING,
    OPEN_ENDED,
    a_drawn_review,
    a_full_checklist,
    a_paper,
)

from audit import data_dir
from audit.content import load_library
from audit.domain.figures import Figures, rounded
from audit.domain.letterhead import Letterhead
from audit.domain.movement import movements
from audit.domain.review import Review, School
from audit.domain.trend import trend_of
from audit.domain.words import (
    CROWN_COPYRIGHT,
    JUDGEMENT_WORDS,
    NOT_APPLICABLE,
    NOT_JUDGED,
    RATING_WORDS,
    Rating,
    ReviewStatus,
    Setting,
    Strength,
)
from audit.reports.closing import READY
from audit.reports.data_pack import data_pack
from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput

ALIKE = "Like for like, per cent"
WHOLE = "The whole review"
HOSTILE = "=cmd|'/c calc'!A1\x07\r\n+1 & <b>#strong[x]</b> \u202e 😀 _x0041_"


def shown(value: float | None, figures: Figures) -> float | None:
    return None if value is None or figures.few else float(rounded(value))


def as_counted(row: dict[str, Any]) -> tuple[Any, ...]:
    names = ("Items", "Applicable", "Answered", "Unanswered", "Don’t know", "Not applicable", "In place or better")
    return tuple(row[name] for name in (*names, "Points", "Points possible"))


def counts(its: Figures) -> tuple[int, ...]:
    return (
        its.items,
        its.applicable,
        its.answered,
        its.unanswered,
        its.unknown,
        its.not_applicable,
        its.in_place,
        its.earned,
        its.possible,
    )


FILES = 6
"""Files written and opened again for a rule; the figures are held on more."""

orders = st.fixed_dictionaries(
    {
        "seed": st.integers(0, 10_000),
        "weights": st.sampled_from([MOSTLY_GOOD, MOSTLY_POOR, OPEN_ENDED, EMBEDDED, NOTHING]),
        "part": st.sampled_from([1, 2]),
        "first": st.booleans(),
    }
)


@given(orders)
@settings(max_examples=20, deadline=None)
def test_every_figure_is_the_engines_to_the_last_digit_shown(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    pack = a_pack(paper)
    figures, judgements = pack.rows("Figures"), pack.rows("Judgements")

    whole = paper.whole.overall
    first = figures[0]
    assert as_counted(first) == counts(whole)
    per_cents = (first["Score, per cent"], first["At the least, per cent"], first["At the most, per cent"])
    assert per_cents == (shown(whole.score, whole), shown(whole.low, whole), shown(whole.high, whole))
    assert first["Known in date, per cent by weight"] == shown(whole.assurance, whole)
    word = NOT_JUDGED if whole.judgement is None else JUDGEMENT_WORDS[whole.judgement]
    assert judgements[0]["Judgement"].endswith(word)

    known = {row["Of what"]: row for row in figures}
    said = {row["Of what"]: row for row in judgements}
    for number, its in paper.whole.paragraphs.items():
        name = f"¶{number} (KCSIE 2021)"
        if number in paper.hidden_paragraphs:
            assert set(known[name].values()) == {name, "Paragraph", None, "in Part 2"}
        else:
            assert as_counted(known[name]) == counts(its)
            assert known[name]["Score, per cent"] == shown(its.score, its)
            assert known[name]["Gap points"] == its.gap_points
            assert said[name]["Legal duties open"] == (", ".join(its.duties_open) or None)


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_the_trend_is_that_of_annex_e(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    trend = trend_of(paper.checklist, paper.reviews, contents=paper.contents)

    rows = a_pack(paper).rows("Trend")

    assert [row["Review"].date() for row in rows] == [point.assessed_on for point in trend.points]
    assert [row["Score, per cent"] for row in rows] == [shown(point.score, point.figures) for point in trend.points]
    if printed := table_of(paper, "over_trend"):
        alike = ["not drawn" if one is None else f"{one:.1f}%" for one in (row[ALIKE] for row in rows)]
        assert alike == [row[3] for row in printed]


def table_of(paper: PaperInput, layout: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table that the paper prints; none where it prints none."""
    return next((table.rows for table in paper_content(paper).tables() if table.layout == layout), ())


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_the_bridge_is_that_of_annex_e(order: dict[str, Any]) -> None:
    paper = a_paper(**order)

    rows = a_pack(paper).rows("Bridge")

    printed = table_of(paper, "over_bridge")
    assert [(row["Step"], float(row["Per cent, or points"])) for row in rows] == [
        (name, float(figure.strip("%").replace("−", "-"))) for name, figure, _ in printed
    ]


@given(st.integers(0, 99))
@settings(max_examples=30, deadline=None)
def test_part_1_tells_nothing_of_what_two_confidential_items_were_rated_behind_the_same_scores(seed: int) -> None:
    drawn = a_full_checklist()
    one_place = drawn.by_id["DP-08"].cites
    items = tuple(
        replace(i, strength=Strength.SHOULD, critical=False, basis=None, cites=one_place) if i.confidential else i
        for i in drawn.items
    )
    paper = a_paper(seed=seed, weights=OPEN_ENDED, checklist=replace(drawn, items=items))
    swapped = tuple(map(with_two_swapped, paper.earlier))
    other = replace(paper, review=with_two_swapped(paper.review), earlier=swapped, previous=swapped[-1])
    then_alone = replace(paper, earlier=swapped, previous=swapped[-1])

    assert data_pack(paper) == data_pack(other) == data_pack(then_alone)
    assert paper_content(paper) == paper_content(other) == paper_content(then_alone)


def with_two_swapped(review: Review) -> Review:
    one, other = review.answers["DP-08"], review.answers["DP-16"]
    answers = {**review.answers, "DP-08": replace(other, item="DP-08"), "DP-16": replace(one, item="DP-16")}
    return replace(review, answers=answers)


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_the_working_adds_up_to_the_figures(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    rows = a_pack(paper).rows("Working")

    its = paper.visible
    assert sum(row["Points"] for row in rows) == its.earned
    assert sum(row["Of"] for row in rows) == its.possible
    assert sum(row["Gap points"] for row in rows) == (its.gap_points or 0)


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_part_1_tells_nothing_of_a_confidential_item(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    if paper.part == 2:
        return
    pack = a_pack(paper)
    secret = {item.id for item, _ in paper.confidential}

    told = {row["Item"]: row for row in pack.rows("Items")}
    for item in secret:
        assert set(list(told[item].values())[6:]) == {"in Part 2", None}
    others = [cell for cell in pack.cells() if cell.parent.title != "Items" and str(cell.value) in secret]
    assert not others
    assert "secret-note" not in pack.text()


def test_part_1_says_the_same_whatever_the_confidential_items_answer_but_for_the_headline_figures() -> None:
    """Two reviews that differ in confidential items alone, equal in the points they earn together."""
    paper = a_paper()
    good, bad = (
        replace(paper, review=replace(paper.review, answers={**paper.review.answers, **changed}))
        for changed in (
            {"DP-08": replace(paper.review.answers["DP-08"], value=Rating.EMBEDDED, note="one")},
            {"DP-08": replace(paper.review.answers["DP-08"], value=Rating.NOT_IN_PLACE, note="two")},
        )
    )

    def told(sheet: str) -> list[list[dict[str, Any]]]:
        return [a_pack(one).rows(sheet) for one in (good, bad)]

    for sheet in ("Items", "Working", "Movement", "Actions"):
        one, other = told(sheet)
        assert one == other
    one, other = told("Figures")
    assert one[1:] == other[1:]


def test_part_2_tells_the_confidential_items_and_the_notes() -> None:
    paper = a_paper(part=2)

    told = {row["Item"]: row for row in a_pack(paper).rows("Items")}

    for item, answer in paper.confidential:
        assert answer is not None
        assert answer.value is not None
        assert told[item.id]["Answer"].endswith(RATING_WORDS[answer.value])
        assert told[item.id]["Note"] == f"secret-note-{item.id}"


def test_about_says_what_it_is_what_it_is_not_and_what_it_was_made_from() -> None:
    paper = a_paper()
    about = a_pack(paper).about()

    assert about["School"].startswith(paper.review.school.name)
    assert about["Status"].startswith("PROPOSED")
    assert "not the section 175/157 return" in about["What it does not tell"]
    assert paper.checklist.content_hash in about["Checklist"]
    assert about["Made by"].startswith(paper.product)
    assert about["Source"] == CROWN_COPYRIGHT
    agreed = replace(paper, review=replace(paper.review, status=ReviewStatus.AGREED))
    assert a_pack(agreed).about()["Status"].startswith("AGREED")


def test_what_moved_is_what_the_paper_says() -> None:
    paper = a_paper()
    assert paper.previous is not None
    moved = movements(paper.shown, paper.previous, paper.review, paper.earlier, contents=paper.shown_contents)

    assert [row["Item"] for row in a_pack(paper).rows("Movement")] == [one.item for one in moved]


def test_a_first_review_says_that_there_is_nothing_to_compare_and_draws_no_trend() -> None:
    pack = a_pack(a_paper(first=True))

    assert "first review" in pack.finding("Movement")
    assert pack.rows("Movement") == []
    assert "nothing can be compared yet" in pack.finding("Trend")


def test_actions_come_with_what_changed() -> None:
    paper = a_paper()
    rows = a_pack(paper).rows("Actions")

    assert [row["Item"] for row in rows] == [action.item for action in paper.known_actions]
    assert [row["Overdue"] for row in rows] == ["yes" if a.overdue(paper.today) else "no" for a in paper.known_actions]
    assert {row["What changed"] for row in rows} == {None, "Two children were heard a day sooner."}


@pytest.mark.parametrize("part", [1, 2])
def test_no_text_anybody_wrote_becomes_a_formula(part: int) -> None:
    paper = a_paper(part=part, agenda_item=HOSTILE, meeting=HOSTILE, prepared_by=HOSTILE)
    answers = {
        key: replace(
            answer,
            note=HOSTILE,
            evidence_ref=HOSTILE,
            evidence_by=HOSTILE,
            na_reason=HOSTILE if answer.value is NOT_APPLICABLE else "",
        )
        for key, answer in paper.review.answers.items()
    }
    actions = tuple(replace(one, what=HOSTILE, owner=HOSTILE) for one in paper.actions)
    school = School("900001", HOSTILE, Setting.MAINTAINED_SCHOOL)
    pack = a_pack(replace(paper, review=replace(paper.review, answers=answers, school=school), actions=actions))

    assert all(cell.data_type != "f" for cell in pack.cells())
    guarded = [cell for cell in pack.cells() if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert guarded
    assert all(cell.quotePrefix for cell in guarded)


def test_nothing_answered_makes_a_pack_that_says_so() -> None:
    pack = a_pack(a_paper(weights=NOTHING, first=True, actions=()))

    assert pack.rows("Figures")[0]["Score, per cent"] is None
    assert pack.rows("Actions") == []
    assert "No action" in pack.finding("Actions")


def test_everything_not_applicable_makes_a_pack_without_a_score() -> None:
    checklist = a_full_checklist()
    items = tuple(replace(item, na_when="None is placed here.") for item in checklist.items)
    checklist = replace(checklist, items=items)
    review = a_drawn_review(checklist, 3, (0, 0, 0, 0, 0, 1, 0))

    rows = a_pack(a_paper(checklist=checklist, review=review, first=True)).rows("Figures")

    assert rows[0]["Applicable"] == 0
    assert rows[0]["Score, per cent"] is None


@pytest.mark.parametrize("number", [2, 15, 40])
def test_however_many_reviews_there_are_each_is_a_row(number: int) -> None:
    checklist = a_full_checklist()
    days = [date(1990 + n, 11, 20) for n in range(number)]
    *earlier, review = (a_drawn_review(checklist, n, MOSTLY_GOOD, assessed_on=day) for n, day in enumerate(days))

    paper = a_paper(checklist=checklist, review=review, earlier=tuple(earlier), previous=earlier[-1])

    assert len(a_pack(paper).rows("Trend")) == number


def test_numbers_are_numbers_and_show_one_decimal() -> None:
    pack = a_pack(a_paper())
    scores = [cell for cell in pack.cells() if isinstance(cell.value, float)]

    assert scores
    assert {cell.number_format for cell in scores} == {"0.0"}
    assert all(Decimal(repr(cell.value)).as_tuple().exponent == -1 for cell in scores)


def test_the_related_duties_make_a_pack_that_says_what_readiness_is() -> None:
    related = load_library(data_dir("checklists")).checklists["related-duties"]
    review = a_drawn_review(related, 5, OPEN_ENDED)

    pack = a_pack(a_paper(checklist=related, review=review, first=True, actions=()))

    assert "Law watch" in {row["Of what"] for row in pack.rows("Figures")}
    assert READY in pack.about()["What it does not tell"]
    assert READY not in a_pack(a_paper()).about()["What it does not tell"]


def test_it_names_the_board_as_the_board_names_itself() -> None:
    paper = a_paper(letterhead=Letterhead("900001", "The Governors of Alder Row", None))

    assert a_pack(paper).about()["Board"] == "The Governors of Alder Row"
    assert "Board" not in a_pack(a_paper()).about()
