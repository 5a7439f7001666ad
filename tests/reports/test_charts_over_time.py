"""The charts over time as drawings: every value in words, nothing cut, nothing over another, one review or forty."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from builders import a_checklist, a_review
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import ASSESSED, MOSTLY_GOOD, MOSTLY_POOR, NOTHING, OPEN_ENDED, a_drawn_review, a_full_checklist

from audit.domain.bridge import bridge_of, shown_bridge
from audit.domain.bridge_words import bridge_words, points_text
from audit.domain.chart_words import ChartWords
from audit.domain.gap_ages import age_text, gap_age_words, gap_ages
from audit.domain.heat_map import HeatCell, HeatMap, heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import knowing_words
from audit.domain.review import Review
from audit.domain.strand_bars import strand_bars, strand_words
from audit.domain.trend import trend_of
from audit.domain.trend_words import trend_chart_words
from audit.domain.words import STRAND_WORDS, Rating, ReviewKind, ReviewStatus, Step
from audit.reports.charts import bridge_svg, gap_age_svg, heat_map_svg, knowing_svg, strand_svg, trend_svg
from audit.reports.charts.drawing import RAMP, WIDTH
from audit.reports.charts.gap_ages import MOST_DRAWN
from audit.reports.charts.reviews import named_ones
from audit.reports.fonts import SEMIBOLD, TYPEFACE, text_width
from audit.ui import heat_table

SVG = "{http://www.w3.org/2000/svg}"
CHECKLIST = a_full_checklist()
WEIGHTS = st.sampled_from([MOSTLY_GOOD, OPEN_ENDED, MOSTLY_POOR, NOTHING])


@st.composite
def histories(draw: st.DrawFn, most: int = 40) -> list[Review]:
    """One to forty reviews of one school, days to years apart, of any mix of answers, the newest open."""
    number = draw(st.integers(1, most))
    seed, apart = draw(st.integers(0, 999)), draw(st.sampled_from([1, 40, 180, 365]))
    weights = [draw(WEIGHTS) for _ in range(min(number, 4))]
    return some_reviews(number, seed=seed, apart=apart, weights=weights)


def some_reviews(
    number: int, *, seed: int = 5, apart: int = 200, weights: Sequence[tuple[int, ...]] = (MOSTLY_GOOD,)
) -> list[Review]:
    return [
        a_drawn_review(
            CHECKLIST,
            seed + n,
            weights[n % len(weights)],
            id=f"r{n}",
            assessed_on=ASSESSED - timedelta(days=apart * (number - 1 - n)),
            status=ReviewStatus.OPEN if n == number - 1 else ReviewStatus.AGREED,
            kind=ReviewKind.FOLLOW_UP if n % 3 == 1 else ReviewKind.FULL,
        )
        for n in range(number)
    ]


def all_charts(reviews: list[Review]) -> list[tuple[str, ChartWords]]:
    trend, heat = trend_of(CHECKLIST, reviews), heat_map(CHECKLIST, reviews)
    known, strands = knowing_over_time(CHECKLIST, reviews), strand_bars(CHECKLIST, reviews[-1])
    ages, bridge = gap_ages(CHECKLIST, reviews), bridge_of(CHECKLIST, reviews[0], reviews[-1])
    return [
        (trend_svg(trend), trend_chart_words(trend)),
        (heat_map_svg(heat), heat_map_words(heat)),
        (bridge_svg(bridge), bridge_words(bridge)),
        (knowing_svg(known), knowing_words(known)),
        (strand_svg(strands), strand_words(strands)),
        (gap_age_svg(ages), gap_age_words(ages)),
    ]


def texts_of(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def spans(svg: ET.Element) -> list[tuple[float, float, float, float]]:
    """Left, right, top and baseline of every text."""
    found: list[tuple[float, float, float, float]] = []
    for text in svg.iter(f"{SVG}text"):
        size = float(text.get("font-size", svg.get("font-size", "")))
        strong = text.get("font-weight") in ("600", "700")
        width = text_width(text.text or "", size, SEMIBOLD if strong else TYPEFACE)
        left = float(text.get("x", "")) - {"end": width, "middle": width / 2}.get(text.get("text-anchor", ""), 0)
        base = float(text.get("y", ""))
        found.append((left, left + width, base - size * 0.66, base))
    return found


@given(histories())
@settings(max_examples=60, deadline=None)
def test_no_word_is_cut_and_none_lies_over_another(reviews: list[Review]) -> None:
    for source, words in all_charts(reviews):
        svg = ET.fromstring(source)
        height = float(svg.get("viewBox", "").split()[3])
        drawn = spans(svg)
        for left, right, top, base in drawn:
            assert left >= -0.5, words.title
            assert right <= WIDTH + 0.5, words.title
            assert top >= -0.5, words.title
            assert base <= height, words.title
        for n, (left, right, top, base) in enumerate(drawn):
            for other_left, other_right, other_top, other_base in drawn[n + 1 :]:
                apart = right <= other_left + 0.6 or other_right <= left + 0.6
                assert apart or base <= other_top + 0.6 or other_base <= top + 0.6, words.title


@given(histories())
@settings(max_examples=40, deadline=None)
def test_each_says_its_finding_and_every_value_without_being_seen(reviews: list[Review]) -> None:
    for source, words in all_charts(reviews):
        svg = ET.fromstring(source)

        assert svg.findtext(f"{SVG}title") == words.finding
        assert svg.findtext(f"{SVG}desc") == words.alt
        assert texts_of(source)


def test_the_heat_map_has_a_cell_for_each_paragraph_and_review_with_its_number_in_it() -> None:
    heat = heat_map(CHECKLIST, some_reviews(4))
    cells = [cell for row in heat.rows for cell in row.cells if cell]
    svg = heat_map_svg(heat)

    assert len(ET.fromstring(svg).findall(f"{SVG}rect")) == len(cells) == 28
    for cell in cells:
        assert f"{cell.gaps} of {cell.applicable}" in texts_of(svg)
    narrow = heat_map(CHECKLIST, some_reviews(40))
    assert sum(text.isdigit() for text in texts_of(heat_map_svg(narrow))) == 280


def test_the_heat_map_marks_what_was_not_asked_and_dashes_what_is_not_answered() -> None:
    heat = heat_map(CHECKLIST, some_reviews(2, weights=(MOSTLY_GOOD, OPEN_ENDED)))
    gone = replace(heat.rows[0], cells=(None, heat.rows[0].cells[1]))
    svg = heat_map_svg(HeatMap(heat.reviews, (gone, *heat.rows[1:])))

    assert texts_of(svg).count("–") == 1
    assert "–: not asked, or not applicable." in " ".join(texts_of(svg))
    dashed = ET.fromstring(svg).findall(f"{SVG}rect[@stroke-dasharray]")
    assert len(dashed) == sum(bool(cell and cell.unanswered) for row in heat.rows for cell in row.cells)


@pytest.mark.parametrize(("gaps", "most", "step"), [(0, 9, 0), (1, 1, 1), (1, 8, 1), (3, 8, 2), (8, 8, 4), (2, 2, 2)])
def test_the_ramp_is_by_amount(gaps: int, most: int, step: int) -> None:
    cells = (HeatCell(gaps, 0, 0, 12, ()), HeatCell(most, 0, 0, 30, ()))
    heat = HeatMap((), (replace(heat_map(CHECKLIST, some_reviews(2)).rows[0], cells=cells),))

    assert heat.shade(cells[0]) == step


def test_a_shade_is_the_same_colour_on_screen_and_on_paper() -> None:
    style = (Path(heat_table.__file__).parent / "heat_table.css").read_text(encoding="utf-8")

    assert re.findall(r"\.heat-\d { background: (#\w+)", style) == list(RAMP)


def test_a_row_without_anything_applicable_is_not_drawn_as_no_gaps() -> None:
    heat = heat_map(CHECKLIST, some_reviews(1))
    none = replace(heat.rows[0], cells=(HeatCell(0, 0, 0, 0, ()),))

    assert "0 of 0" not in texts_of(heat_map_svg(HeatMap(heat.reviews, (none,))))


def test_the_bridge_begins_each_step_where_the_last_one_stopped_and_names_its_items() -> None:
    bridge = bridge_of(CHECKLIST, *some_reviews(2, weights=(MOSTLY_POOR, MOSTLY_GOOD)))
    shown = shown_bridge(bridge)
    texts = texts_of(bridge_svg(bridge))

    assert [text for text in texts if text.endswith("%")] == [f"{shown.before}%", f"{shown.after}%"]
    for step in Step:
        assert points_text(shown.steps[step]) in texts
        if number := len(bridge.items[step]):
            assert any(f"({number} item" in text for text in texts)
    assert sum(shown.steps.values(), Decimal(0)) == shown.after - shown.before


def test_what_lowers_the_score_is_hatched_and_what_raises_it_is_not() -> None:
    bridge = bridge_of(CHECKLIST, *some_reviews(2, weights=(MOSTLY_POOR, MOSTLY_GOOD)))
    svg = ET.fromstring(bridge_svg(bridge))
    lowered = [step for step, by in shown_bridge(bridge).steps.items() if by < 0]

    white = [one for one in svg.findall(f"{SVG}rect") if one.get("fill") == RAMP[0]]
    assert len(white) == len(lowered) > 0


@pytest.mark.parametrize("number", [0, 1])
def test_a_chart_without_enough_to_draw_is_its_sentence(number: int) -> None:
    small = a_checklist()
    reviews = [a_review(dict.fromkeys(small.by_id, Rating.IN_PLACE)) for _ in range(number)]
    for svg in (
        trend_svg(trend_of(small, reviews)),
        knowing_svg(knowing_over_time(small, [])),
        heat_map_svg(heat_map(small, [])),
        gap_age_svg(gap_ages(small, reviews)),
        bridge_svg(bridge_of(small, a_review(), a_review())),
    ):
        assert not ET.fromstring(svg).findall(f"{SVG}rect")
        assert " ".join(texts_of(svg)) == ET.fromstring(svg).findtext(f"{SVG}title")


def test_the_trend_names_its_lines_at_their_ends_and_no_legend_is_needed() -> None:
    trend = trend_of(CHECKLIST, some_reviews(4))
    texts = texts_of(trend_svg(trend))

    assert any(re.fullmatch(r"Score \d+\.\d%", text) for text in texts)
    assert any(re.fullmatch(r"Like for like \d+\.\d%", text) for text in texts)
    assert texts.count("25 Nov 2026") == 1
    assert "open" in texts
    assert "follow-up" in texts


def test_how_we_know_carries_its_words_on_the_newest_review_and_its_numbers_on_all() -> None:
    known = knowing_over_time(CHECKLIST, some_reviews(4))
    texts = texts_of(knowing_svg(known))

    assert any(text.startswith("Staff told us ") for text in texts)
    for one in known[:-1]:
        for ids in one.items.values():
            assert not ids or str(len(ids)) in texts


def test_the_strands_stand_with_their_counts_and_no_per_cent() -> None:
    texts = texts_of(strand_svg(strand_bars(CHECKLIST, some_reviews(1)[0])))

    assert {text for text in texts if text in STRAND_WORDS.values()} == {
        "Working together",
        "Information sharing",
        "Data protection",
    }
    assert not any("%" in text for text in texts)


def test_the_ages_stop_at_what_a_page_holds_and_say_how_many_more_there_are() -> None:
    ages = gap_ages(CHECKLIST, some_reviews(3, weights=((1, 1, 0, 0, 0, 0, 0),)))
    texts = texts_of(gap_age_svg(ages))

    assert len(ages.lives) == 54
    assert f"And {54 - MOST_DRAWN} more gaps, none of them older." in texts
    assert [text for text in texts if text.startswith(("WT-", "IS-", "DP-"))] == [
        life.item for life in ages.lives[:MOST_DRAWN]
    ]
    assert any(text.startswith(age_text(ages.lives[0])) for text in texts)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(10, 90)), min_size=1, max_size=40))
def test_names_that_stand_never_touch_and_the_last_always_stands(found: list[tuple[float, float]]) -> None:
    xs, widths = [x for x, _ in sorted(found)], [width for _, width in sorted(found)]
    kept = named_ones(xs, widths)

    assert kept[-1] == len(xs) - 1
    for one, other in pairwise(kept):
        assert xs[one] + widths[one] / 2 <= xs[other] - widths[other] / 2
