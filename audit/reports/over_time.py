"""Annex E: the charts over time, each with its finding, and beneath it every value as a table.

What a part shows here is made of the items it may show and of the headline scores; nothing else of what is kept back.
"""

from dataclasses import replace

from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.display import count
from audit.domain.gap_ages import GapAges, gap_age_words, gap_ages
from audit.domain.heat_map import HeatMap, heat_map
from audit.domain.heat_map_words import cell_text, heat_map_words
from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import knowing_words
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE
from audit.domain.strand_bars import strand_bars, strand_words
from audit.domain.trend import Trend, trend_of
from audit.domain.trend_words import trend_chart_words
from audit.domain.words import Strand
from audit.reports.bridge_part import bridge_in
from audit.reports.charts import gap_age_svg, heat_map_svg, knowing_svg, strand_svg, trend_svg
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Block, Picture, Section, Table, Words
from audit.reports.phrases import is_or_are

HEADING = "Annex E: gaps over time"
IN_PART_2, NONE = "in Part 2", "–"
MOST_COLUMNS = 5
"""Reviews that fit side by side in a table; more of them stand one beneath the other."""


def over_time(paper: PaperInput) -> Section:
    """The charts that say something: all of them from the second review on, the strands from the first."""
    blocks: list[Block] = []
    if paper.withheld:
        blocks.append(
            Words(f"What follows leaves out {count(paper.withheld, 'confidential item')}, but for the scores.")
        )
    if paper.earlier:
        blocks += [*_trend(paper), *_heat(paper), *_bridge(paper)]
    blocks += _strands(paper)
    if paper.earlier:
        blocks += [*_knowing(paper), *_ages(paper)]
    return Section(HEADING, tuple(blocks))


def _shown(svg: str, known: ChartWords, layout: str, rows: tuple[tuple[str, ...], ...] | None = None) -> list[Block]:
    """A chart, its finding beneath it, and its values."""
    return [
        Picture(svg, known.alt, known.finding, known.title),
        Table(values_of(known), known.headings, _filled(known.rows if rows is None else rows), layout),
    ]


def _filled(rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """No cell is left empty: whoever hears the table read would wait for it."""
    return tuple(tuple(cell or NONE for cell in row) for row in rows)


def values_of(known: ChartWords) -> str:
    """What the table beneath a chart is called."""
    return f"{known.title}: every value"


def part_trend(paper: PaperInput) -> Trend:
    """The headline scores, as anywhere; the like-for-like line over the items this part may show."""
    whole = trend_of(paper.checklist, paper.reviews, contents=paper.contents)
    if not paper.of_this_part:
        return whole
    part = trend_of(paper.shown, paper.reviews, contents=paper.shown_contents)
    points = tuple(
        replace(one, like_for_like=its.like_for_like if one.score is not None else None)
        for one, its in zip(whole.points, part.points, strict=True)
    )
    return Trend(points, part.matched)


def _trend(paper: PaperInput) -> list[Block]:
    trend = part_trend(paper)
    known = trend_chart_words(trend)
    if not trend.worth_drawing:
        return [Words(known.finding), Table(known.title, known.headings, known.rows, "over_trend")]
    return [*_shown(trend_svg(trend), known, "over_trend"), Words(alike_words(trend, paper.of_this_part), quiet=True)]


def alike_words(trend: Trend, of_part: str) -> str:
    """What the dashed line holds, or why there is none."""
    items = f"{count(trend.matched, 'item')}{of_part}"
    if trend.matched_drawn:
        return f"Like for like: over the {items} counted in every review with a score, whatever else was asked."
    return (
        f"There is no line like for like: {items} {is_or_are(trend.matched)} counted in every review with a score, "
        f"and it takes {FEWEST_LIKE_FOR_LIKE}."
    )


def _heat(paper: PaperInput) -> list[Block]:
    heat = heat_map(paper.shown, paper.reviews, contents=paper.shown_contents)
    known = heat_map_words(heat)
    if len(heat.reviews) <= MOST_COLUMNS:
        return _shown(heat_map_svg(heat), known, "over_grid")
    return [Picture(heat_map_svg(heat), known.alt, known.finding, known.title), _turned(heat, known)]


def _turned(heat: HeatMap, known: ChartWords) -> Table:
    """A row a review, where there are more of them than paragraphs fit beside each other."""
    rows = tuple(
        (review.words, *(cell_text(row.cells[n]) for row in heat.rows)) for n, review in enumerate(heat.reviews)
    )
    return Table(values_of(known), ("Review", *(row.name for row in heat.rows)), rows, "over_grid")


def _bridge(paper: PaperInput) -> list[Block]:
    bridge = bridge_in(paper)
    return _shown(bridge.svg, bridge.words, "over_bridge") if bridge else []


def _strands(paper: PaperInput) -> list[Block]:
    """The strands; where a confidential item counts in one, its judgement stands in Part 2 only."""
    strands = strand_bars(paper.shown, paper.review)
    known = strand_words(strands)
    hidden = {item.strand for item, _ in paper.confidential} if paper.withheld else set[Strand]()
    rows = tuple(
        (*row[:-1], IN_PART_2) if bar.strand in hidden else row
        for bar, row in zip(strands.bars, known.rows, strict=True)
    )
    said = replace(known, rows=rows, alt=read_aloud([f"{name}: {', '.join(rest)}" for name, *rest in rows]))
    return _shown(strand_svg(strands), said, "over_strands")


def _knowing(paper: PaperInput) -> list[Block]:
    known = knowing_over_time(paper.shown, paper.reviews, contents=paper.shown_contents)
    return _shown(knowing_svg(known), knowing_words(known), "over_knowing")


def ages_in(paper: PaperInput) -> GapAges:
    """The open gaps of the items this part may show, by age."""
    return gap_ages(paper.shown, paper.reviews, contents=paper.shown_contents)


def _ages(paper: PaperInput) -> list[Block]:
    ages = ages_in(paper)
    known = gap_age_words(ages)
    return _shown(gap_age_svg(ages), known, "over_ages") if ages.lives else [Words(known.finding)]
