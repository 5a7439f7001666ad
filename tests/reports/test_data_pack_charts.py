"""The data pack over time: the same numbers as the functions the pages use, and charts that point at them."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import range_boundaries
from packs import TOP, Pack, a_pack
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

from audit.domain.data_pack import Draw
from audit.domain.figures import rounded
from audit.domain.gap_life import gap_lives
from audit.domain.heat_map import heat_map
from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import KNOWN_BY, grade_text
from audit.domain.words import GAP_END_WORDS, STEP_WORDS
from audit.reports.bridge_part import KEPT_BACK, bridge_in
from audit.reports.data_pack import data_pack
from audit.reports.pack_gaps import MOST_AGES_DRAWN, OPEN, life_sheet
from audit.reports.paper_input import PaperInput

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
OVER_TIME = ("Trend", "Bridge", "Gaps by paragraph", "Gap life", "How we know", "Strands")

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


def charts_of(pack: Pack) -> list[Any]:
    with ZipFile(BytesIO(pack.data)) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(archive.read(name)) for name in names]


def drawn(pack: Pack, formula: str) -> list[Any]:
    """The cells that a chart's reference points at."""
    sheet, _, cells = formula.rpartition("!")
    left, top, right, bottom = range_boundaries(cells)
    rows = pack.book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
    return [value for row in rows for value in row]


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_the_bridge_is_the_one_on_the_page_and_sums(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    rows = a_pack(paper).rows("Bridge")
    if paper.previous is None:
        assert rows == []
        return
    bridge = bridge_in(paper)
    if bridge is None:
        assert rows == []
        return

    first, *steps, last = rows
    whole, before = paper.whole.overall.score, paper.figures_then(paper.previous).score
    assert whole is not None
    assert before is not None
    assert (first["Per cent, or points"], last["Per cent, or points"]) == (
        float(rounded(before)),
        float(rounded(whole)),
    )
    assert [row["Step"] for row in steps] == [STEP_WORDS[step] if step else KEPT_BACK for step in bridge.steps]
    assert [row["Per cent, or points"] for row in steps] == [float(by) for by in bridge.steps.values()]
    assert steps[-1]["Score after it"] == last["Per cent, or points"]


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_what_the_bridge_draws_leads_from_one_score_to_the_other(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    stands = None
    for row in a_pack(paper).rows("Bridge"):
        up, down, beneath = row["Drawn: up"] or 0, row["Drawn: down"] or 0, row["Drawn: beneath"]
        if row["Drawn: score"] is not None:
            assert stands is None or stands == pytest.approx(row["Drawn: score"])
            stands = row["Drawn: score"]
            continue
        assert not (up and down)
        if up or down:
            assert beneath == pytest.approx(min(stands, stands + up - down))
        stands = stands + up - down
        assert stands == pytest.approx(row["Score after it"])


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_gaps_and_their_lives_are_those_of_the_pages(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    reviews = (*paper.earlier, paper.review)
    heat = heat_map(paper.shown, reviews, contents=paper.shown_contents)
    lives = gap_lives(paper.shown, reviews, contents=paper.shown_contents)
    pack = a_pack(paper)

    for row, told in zip(heat.rows, pack.rows("Gaps by paragraph"), strict=True):
        assert told["Paragraph"] == row.name
        for column, cell in zip(heat.reviews, row.cells, strict=True):
            assert told[column.words] == (cell.gaps if cell is not None and cell.applicable else None)
    told_lives = pack.rows("Gap life")
    assert len(told_lives) == len(lives)
    known = sorted((one.item, one.age_days, "Open" if one.end is None else GAP_END_WORDS[one.end]) for one in lives)
    assert sorted((row["Item"], row["Age, days"], row["Where it is"]) for row in told_lives) == known


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_how_we_know_is_that_of_the_pages(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    found = knowing_over_time(paper.shown, (*paper.earlier, paper.review), contents=paper.shown_contents)

    for one, row in zip(found, a_pack(paper).rows("How we know"), strict=True):
        assert [row[grade_text(grade)] for grade in KNOWN_BY] == [one.count(grade) for grade in KNOWN_BY]
        assert row["Rated"] == one.rated


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_every_chart_points_at_its_table_has_axes_in_sight_and_begins_at_nought(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    pack, plain = a_pack(paper), data_pack(paper)
    planned = [(sheet, chart) for sheet in plain.sheets for chart in sheet.charts]
    found = charts_of(pack)
    assert len(found) == len(planned)

    for tree, (sheet, chart) in zip(found, planned, strict=True):
        series = list(tree.iter(f"{CHART}ser"))
        assert len(series) == len(chart.series)
        for one, wanted in zip(series, chart.series, strict=True):
            name, names, values = (one.find(f"{CHART}{tag}//{CHART}f") for tag in ("tx", "cat", "val"))
            assert name is not None
            assert names is not None
            assert values is not None
            assert drawn(pack, name.text or "") == [wanted.heading]
            cells = sheet.column(wanted.heading)[: chart.rows]
            assert drawn(pack, values.text or "") == [None if cell is None else float(cell) for cell in cells]
            assert len(drawn(pack, names.text or "")) == chart.rows
            assert (names.text or "").startswith(f"'{sheet.name}'!")
        hidden = [one.get("val") for one in tree.iter(f"{CHART}delete")]
        assert hidden == ["0", "0"]
        lowest = tree.find(f".//{CHART}valAx/{CHART}scaling/{CHART}min")
        assert lowest is not None
        assert float(lowest.get("val", "")) == 0


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_every_chart_is_told_to_who_does_not_see_it(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    planned = [chart for sheet in data_pack(paper).sheets for chart in sheet.charts]

    told = a_pack(paper).descriptions()

    assert told == [(f"Chart: {chart.title}", chart.alt) for chart in planned]
    assert all(chart.alt and chart.alt != "Nothing to draw." for chart in planned)
    assert all(chart.title.endswith(".") for chart in planned), "the title of a chart is a finding, a sentence"


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_no_chart_is_empty_and_every_sheet_says_what_it_found(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    for sheet in data_pack(paper).sheets:
        assert sheet.finding.strip()
        for chart in sheet.charts:
            cells = [cell for one in chart.series for cell in sheet.column(one.heading)[: chart.rows]]
            assert any(cell is not None for cell in cells)
            assert chart.draw is Draw.LINES or any(cell for cell in cells)


@given(orders)
@settings(max_examples=FILES, deadline=None)
def test_part_1_names_no_confidential_item_over_time(order: dict[str, Any]) -> None:
    paper = a_paper(**order)
    if paper.part == 2:
        return
    pack = a_pack(paper)
    secret = {item.id for item, _ in paper.confidential}

    for name in OVER_TIME:
        texts = [str(cell.value) for cell in pack.cells() if cell.parent.title == name]
        assert not [text for text in texts if any(item in text for item in secret)]
    assert not [text for _, text in pack.descriptions() if any(item in text for item in secret)]


@given(orders)
@settings(max_examples=FILES)
def test_the_chart_of_ages_draws_every_open_gap_it_counts(order: dict[str, Any]) -> None:
    life = life_sheet(a_paper(**order))

    gaps = sum(row[3] == OPEN for row in life.rows)
    assert [chart.rows for chart in life.charts] in ([], [min(gaps, MOST_AGES_DRAWN)])


def test_a_chart_never_lies_over_its_table() -> None:
    for paper in (a_paper(), a_paper(weights=MOSTLY_POOR), forty_reviews()):
        pack = a_pack(paper)
        for sheet in data_pack(paper).sheets:
            for chart in pack.book[sheet.name]._charts:
                corner = chart.anchor._from
                beneath = corner.row >= TOP + len(sheet.rows)
                beside = corner.col >= len(sheet.headings)
                assert beneath or beside


def forty_reviews() -> PaperInput:
    checklist = a_full_checklist()
    days = [date(1986 + n, 11, 20) for n in range(40)]
    *earlier, review = (a_drawn_review(checklist, n, MOSTLY_POOR, assessed_on=day) for n, day in enumerate(days))
    return a_paper(checklist=checklist, review=review, earlier=tuple(earlier), previous=earlier[-1])


def test_forty_reviews_are_forty_columns_of_gaps_and_a_chart_of_the_last_four() -> None:
    paper = forty_reviews()
    sheet = next(sheet for sheet in data_pack(paper).sheets if sheet.name == "Gaps by paragraph")

    assert len(a_pack(paper).rows("Gaps by paragraph")[0]) == 40 + 5
    assert len(sheet.charts[0].series) == 4
    assert "the last 4 reviews" in sheet.charts[0].title


def test_a_wide_table_is_printed_on_several_pages_each_with_its_first_column() -> None:
    wide = a_pack(forty_reviews()).book["Gaps by paragraph"]
    usual = a_pack(a_paper()).book["Gaps by paragraph"]

    assert (wide.page_setup.fitToWidth, wide.print_title_cols) == (3, "$A:$A")
    assert (usual.page_setup.fitToWidth, usual.print_title_cols) == (1, None)


def test_what_became_confidential_is_kept_back_from_earlier_reviews_as_well() -> None:
    """The item was asked openly then, on other words; the paper of today does not tell what became of it."""
    paper = a_paper()
    then = replace(
        paper.checklist,
        items=tuple(replace(item, confidential=False) for item in paper.checklist.items),
        content_hash="e" * 64,
    )
    earlier = tuple(replace(one, content_hash=then.content_hash) for one in paper.earlier)
    contents = {then.content_hash: then, paper.checklist.content_hash: paper.checklist}
    pack = a_pack(replace(paper, earlier=earlier, previous=earlier[-1], contents=contents))

    for name in ("Movement", *OVER_TIME):
        assert not [cell for cell in pack.cells() if cell.parent.title == name and "DP-08" in str(cell.value)]
