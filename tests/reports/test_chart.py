"""The chart and the bar: their data, their one sentence, and that they read without colour."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from builders import a_checklist, a_review, an_item
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import MOSTLY_GOOD, OPEN_ENDED, a_drawn_review, a_full_checklist

from audit.domain.checklist import Cite
from audit.domain.gaps import how_we_know
from audit.domain.knowing_words import grade_text
from audit.domain.scoring import figures_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Value
from audit.reports.chart import CHART_HEADINGS, Cell, ChartRow, alt_text, chart_rows, finding
from audit.reports.charts.drawing import WIDTH
from audit.reports.charts.evidence_bar import evidence_bar, words_width
from audit.reports.charts.item_cells import chart_svg, words_in_lines
from audit.reports.charts.shapes import rating_shape
from audit.reports.fonts import SEMIBOLD, TYPEFACE, text_width

CHECKLIST = a_full_checklist()
SVG = "{http://www.w3.org/2000/svg}"


@given(st.integers(0, 500), st.sampled_from([MOSTLY_GOOD, OPEN_ENDED]))
@settings(max_examples=40, deadline=None)
def test_its_rows_agree_with_the_engine(seed: int, weights: tuple[int, ...]) -> None:
    review = a_drawn_review(CHECKLIST, seed, weights)
    figures = figures_of(CHECKLIST, review).paragraphs

    for row in chart_rows(CHECKLIST, review):
        found = figures[row.name.removeprefix("¶").split()[0]]
        assert (row.in_place, len(row.cells)) == (found.in_place, found.applicable)
        assert (row.holding(UNKNOWN), row.holding(None)) == (found.unknown, found.unanswered)
        assert len(row.row()) == len(CHART_HEADINGS)


@given(st.integers(0, 500), st.sampled_from([MOSTLY_GOOD, OPEN_ENDED]))
@settings(max_examples=30, deadline=None)
def test_the_row_with_most_below_target_is_on_top_and_named(seed: int, weights: tuple[int, ...]) -> None:
    rows = chart_rows(CHECKLIST, a_drawn_review(CHECKLIST, seed, weights))
    below = [row.short for row in rows]

    assert below == sorted(below, reverse=True)
    assert (rows[0].name in finding(rows)) == (below[0] > 0)


def test_it_is_well_formed_and_says_itself_in_words() -> None:
    cite = Cite("kcsie-2021 & <more>", "105", None, None)
    odd = replace(CHECKLIST, items=tuple(replace(item, cites=(cite,)) for item in CHECKLIST.items))
    rows = chart_rows(odd, a_drawn_review(odd, 3, OPEN_ENDED))
    svg = ET.fromstring(chart_svg(rows))

    assert svg.findtext(f"{SVG}title") == finding(rows)
    assert svg.findtext(f"{SVG}desc") == alt_text(rows)
    assert len(svg.findall(f"{SVG}rect")) == sum(len(row.cells) for row in rows)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((Rating.IN_PLACE, Rating.EMBEDDED), "Every item drawn is at its target or above."),
        ((Rating.IN_PLACE, None), "No answered item is below its target; 1 item still has no answer."),
        (
            (Rating.IN_PLACE, UNKNOWN),
            "The most to do is in ¶105 (KCSIE 2021), information sharing: 1 of its 2 items below target.",
        ),
        ((NOT_APPLICABLE, NOT_APPLICABLE), "No item applies, so there is nothing to draw."),
    ],
)
def test_its_sentence_is_true_of_its_data(values: tuple[Value | None, ...], said: str) -> None:
    checklist = a_checklist(an_item("IS-01", na_when="Never."), an_item("IS-02", na_when="Never."))
    answers = {f"IS-0{n}": value for n, value in enumerate(values, start=1)}
    review = a_review({k: v for k, v in answers.items() if v is not NOT_APPLICABLE})
    if NOT_APPLICABLE in values:
        checklist = a_checklist(an_item("IS-01", applies_to=frozenset()))

    assert finding(chart_rows(checklist, review)) == said


def test_each_rating_has_its_own_shape() -> None:
    shapes = [rating_shape(value, 0, 0, 5, "#000000") for value in (*Rating, UNKNOWN, None)]

    assert len(set(shapes)) == 6


def test_the_bar_has_a_part_for_each_grade_in_use_and_its_widths_add_up() -> None:
    counts = how_we_know(CHECKLIST, a_drawn_review(CHECKLIST, 3, MOSTLY_GOOD))
    parts = ET.fromstring(evidence_bar(counts, "What it rests on.")).findall(f"{SVG}rect")

    assert len(parts) == sum(number > 0 for number in counts.values())
    assert sum(float(part.get("width", 0)) for part in parts) == pytest.approx(498, abs=0.1)


ANSWERS = st.sampled_from([*Rating, UNKNOWN, None])
GRADES = st.dictionaries(st.sampled_from([*Grade, None]), st.integers(1, 99), min_size=1)


@given(st.lists(ANSWERS, min_size=1, max_size=14))
def test_no_word_of_the_chart_is_ever_cut_or_lost(values: list[Value | None]) -> None:
    row = ChartRow("¶109 (KCSIE 2021)", "Data protection", tuple(Cell("DP-01", value, 0) for value in values))
    svg = ET.fromstring(chart_svg((row,)))
    height = float(svg.get("viewBox", "").split()[3])
    lines = [text for text in svg.findall(f"{SVG}text") if text.text != "?"]

    for line in lines:
        typeface = SEMIBOLD if line.get("font-weight") == "600" else TYPEFACE
        assert float(line.get("x", 0)) + text_width(line.text or "", 9, typeface) <= WIDTH
        assert float(line.get("y", 0)) <= height
    assert " · ".join(line.text or "" for line in lines[2:]) == row.words()


def test_a_long_paragraph_with_four_kinds_of_answer_takes_a_third_line() -> None:
    values = [Rating.IN_PLACE] * 6 + [Rating.PARTLY_IN_PLACE, Rating.NOT_IN_PLACE, UNKNOWN, UNKNOWN, None, None]
    row = ChartRow("¶109 (KCSIE 2021)", "Data protection", tuple(Cell("DP-01", value, 0) for value in values))

    assert words_in_lines(row, 169) == [
        "6 of 12 in place or better",
        "1 partly in place · 1 not in place",
        "2 don’t know · 2 no answer",
    ]


@given(GRADES)
def test_each_part_of_the_bar_carries_its_words_within_it_or_beneath_it(counts: dict[Grade | None, int]) -> None:
    svg = ET.fromstring(evidence_bar(counts, "What it rests on."))
    said = {text.text for text in svg.findall(f"{SVG}text")}

    assert said == {f"{grade_text(grade)} {number}" for grade, number in counts.items()}
    by_line: dict[str, list[tuple[float, float]]] = {}
    for text in svg.findall(f"{SVG}text"):
        left = float(text.get("x", 0))
        by_line.setdefault(text.get("y", ""), []).append((left, left + words_width(text.text or "")))
    for line in by_line.values():
        edges = [edge for span in sorted(line) for edge in span]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= WIDTH


def test_words_too_wide_for_their_part_stand_beneath_it_with_a_line_to_it() -> None:
    svg = ET.fromstring(evidence_bar({Grade.TOLD: 40, Grade.SAMPLED: 4, Grade.TESTED: 7}, "What."))

    assert len(svg.findall(f"{SVG}path")) == 2
    assert not ET.fromstring(evidence_bar({Grade.TOLD: 20, Grade.SEEN: 20}, "What.")).findall(f"{SVG}path")
