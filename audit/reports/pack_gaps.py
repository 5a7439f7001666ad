"""The sheets Bridge, Gaps by paragraph and Gap life of the data pack."""

from collections.abc import Mapping
from decimal import Decimal

from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words, points_text
from audit.domain.chart_words import ChartWords
from audit.domain.data_pack import Cell, Chart, Draw, Ink, Series, Sheet
from audit.domain.display import state_with_shape
from audit.domain.gap_ages import gap_age_words, gap_ages
from audit.domain.gap_life import GapLife, gap_lives
from audit.domain.heat_map import HeatCell, HeatMap, heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.states import items_over
from audit.domain.words import GAP_END_WORDS, STEP_MEANS, STEP_WORDS, STRAND_WORDS
from audit.reports.bridge_part import KEPT_BACK, NOT_COUNTED_HERE, PartBridge, bridge_in
from audit.reports.pack_knowing import left_out
from audit.reports.paper_input import PaperInput

STEP, POINTS, STANDS = "Step", "Per cent, or points", "Score after it"
NAME, BENEATH, SCORE, UP, DOWN = "Drawn: name", "Drawn: beneath", "Drawn: score", "Drawn: up", "Drawn: down"
BRIDGE: Mapping[str, int] = {
    STEP: 28,
    POINTS: 11,
    STANDS: 10,
    "Items": 8,
    "Which items": 34,
    "What it means": 34,
    NAME: 22,
    BENEATH: 10,
    SCORE: 10,
    UP: 10,
    DOWN: 10,
}
"""The last five columns are what the chart stands on: nothing in them is not in the others."""
TOO_LITTLE = "One of the two reviews has no score, so nothing leads from one to the other."
WHAT_IS_LEFT = "What is left between the two scores of the whole."
PARAGRAPH = "Paragraph"
MOST_REVIEWS_DRAWN = 4
SHADES = (Ink.PALE, Ink.MIDDLE, Ink.DARK, Ink.DARKEST)
"""The newest review is the darkest."""
AGE, OPEN = "Age, days", "Open"
LIFE: Mapping[str, int] = {
    "Item": 8,
    "Question": 52,
    "Opened on": 12,
    "Where it is": 24,
    "Ended on": 12,
    AGE: 8,
    "Reviews that saw it": 11,
    "Times re-opened": 11,
    "Rated now": 20,
}
MOST_AGES_DRAWN = 25
"""Bars that can still be read on one page."""


def bridge_sheet(paper: PaperInput) -> Sheet:
    """From the score of the previous review to this one’s, step by step."""
    headings, widths = tuple(BRIDGE), tuple(BRIDGE.values())
    if paper.previous is None:
        text = "This is the first review, so nothing leads up to its score."
        return Sheet("Bridge", text, headings, (), widths)
    bridge = bridge_in(paper)
    if bridge is None:
        part = bridge_of(paper.shown, paper.previous, paper.review, contents=paper.shown_contents)
        text = f"{TOO_LITTLE if part.worth_drawing else bridge_words(part).finding}{left_out(paper)}"
        return Sheet("Bridge", text, headings, (), widths)
    rows = _steps(bridge)
    chart = Chart(
        draw=Draw.COLUMNS_STACKED,
        title=bridge.words.finding,
        alt=bridge.words.alt,
        names=NAME,
        series=(
            Series(BENEATH, Ink.NONE),
            Series(SCORE, Ink.DARKEST),
            Series(UP, Ink.MIDDLE),
            Series(DOWN, Ink.STRIPED),
        ),
        axis="Per cent",
        rows=len(rows),
        most=100,
    )
    return Sheet("Bridge", bridge.words.finding, headings, rows, widths, (chart,))


def _steps(bridge: PartBridge) -> tuple[tuple[Cell, ...], ...]:
    first, *_, last = (row[0] for row in bridge.words.rows)
    rows: list[tuple[Cell, ...]] = [_end(first, bridge.before)]
    stands = bridge.before
    for step, by in bridge.steps.items():
        before, stands = stands, stands + by
        name = STEP_WORDS[step] if step else KEPT_BACK
        rows.append(
            (
                name,
                by,
                stands,
                len(bridge.items[step]) if step else None,
                (", ".join(bridge.items[step]) or None) if step else NOT_COUNTED_HERE,
                STEP_MEANS[step] if step else WHAT_IS_LEFT,
                f"{name} {points_text(by)}",
                max(min(before, stands), Decimal(0)) if by else None,
                None,
                by if by > 0 else None,
                -by if by < 0 else None,
            )
        )
    return (*rows, _end(last, bridge.after))


def _end(name: str, score: Decimal) -> tuple[Cell, ...]:
    return (name, score, score, None, None, None, f"{name}: {score}%", None, score, None, None)


def gaps_sheet(paper: PaperInput) -> Sheet:
    """How many items were below target: a row a paragraph, a column a review."""
    found = heat_map(paper.shown, paper.reviews, contents=paper.shown_contents)
    words = heat_map_words(found)
    reviews = tuple(column.words for column in found.reviews)
    headings = (PARAGRAPH, "Strand", *reviews, "Applicable now", "Don’t know now", "No answer now")
    rows = tuple(
        (row.name, STRAND_WORDS[row.strand], *map(_gaps, row.cells), *_now(row.cells[-1])) for row in found.rows
    )
    text = f"{words.finding} A blank says that a review asked none of it, or that none of it applied.{left_out(paper)}"
    charts = (_gaps_chart(found, words, reviews),) if rows and found.most else ()
    widths = (22, 22, *(13,) * len(reviews), 11, 11, 11)
    return Sheet("Gaps by paragraph", text, headings, rows, widths, charts, shaded=reviews)


def _gaps(cell: HeatCell | None) -> int | None:
    return None if cell is None or not cell.applicable else cell.gaps


def _now(cell: HeatCell | None) -> tuple[Cell, ...]:
    return (None,) * 3 if cell is None else (cell.applicable, cell.unknown, cell.unanswered)


def _gaps_chart(found: HeatMap, words: ChartWords, reviews: tuple[str, ...]) -> Chart:
    """The last few reviews only: more bars to a paragraph than that say nothing any more."""
    drawn = reviews[-MOST_REVIEWS_DRAWN:]
    more = f" Drawn are the last {len(drawn)} reviews." if len(drawn) < len(reviews) else ""
    return Chart(
        draw=Draw.BARS,
        title=f"{words.finding}{more}",
        alt=words.alt,
        names=PARAGRAPH,
        series=tuple(Series(one, ink, "0") for one, ink in zip(drawn, SHADES[-len(drawn) :], strict=True)),
        axis="Items below target",
        rows=len(found.rows),
        legend=len(drawn) > 1,
    )


def life_sheet(paper: PaperInput) -> Sheet:
    """The life of every gap: open ones first, the oldest on top; then those that ended, the latest on top."""
    reviews = paper.reviews
    lives = gap_lives(paper.shown, reviews, contents=paper.shown_contents)
    ages = gap_ages(paper.shown, reviews, contents=paper.shown_contents)
    over = sorted((life for life in lives if not life.open), key=lambda life: str(life.ended_on), reverse=True)
    questions = {item.id: item.question for item in items_over(paper.shown, reviews, contents=paper.shown_contents)}
    rows = tuple(_life(life, questions[life.item]) for life in (*ages.lives, *over))
    words = gap_age_words(ages)
    aged = any(life.age_days for life in ages.lives)
    charts = (_ages_chart(len(ages.lives), words),) if aged else ()
    return Sheet("Gap life", words.finding + left_out(paper), tuple(LIFE), rows, tuple(LIFE.values()), charts)


def _life(life: GapLife, question: str) -> tuple[Cell, ...]:
    return (
        life.item,
        question,
        life.opened_on,
        OPEN if life.end is None else GAP_END_WORDS[life.end],
        life.ended_on,
        life.age_days,
        life.reviews_seen,
        life.times_reopened,
        state_with_shape(life.latest),
    )


def _ages_chart(gaps: int, words: ChartWords) -> Chart:
    """A bar for each open gap, of no length where the newest review is the first to see it."""
    drawn = min(gaps, MOST_AGES_DRAWN)
    title = words.finding if drawn == gaps else f"{words.finding} Drawn are the {drawn} oldest."
    return Chart(
        Draw.BARS, title, words.alt, "Item", (Series(AGE, Ink.DARK, "0"),), "Days since it was first seen", drawn
    )
