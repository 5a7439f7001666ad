"""The sheets Trend and Movement of the data pack."""

from collections.abc import Mapping

from audit.domain.checklist import Item
from audit.domain.data_pack import Cell, Chart, Draw, Ink, Series, Sheet
from audit.domain.display import judgement_text, state_with_shape
from audit.domain.figures import rounded
from audit.domain.movement import by_movement, movements
from audit.domain.trend import Point, Trend
from audit.domain.trend_words import alt_text, trend_chart_words
from audit.domain.words import KIND_WORDS, MOVEMENT_MEANS, MOVEMENT_WORDS, STATUS_WORDS
from audit.reports.change import in_numbers
from audit.reports.over_time import alike_words, part_trend
from audit.reports.pack_figures import per_cent_cell
from audit.reports.paper_input import PaperInput

SCORE, ALIKE, REVIEW = "Score, per cent", "Like for like, per cent", "Review"
ONE_DECIMAL = "0.0"
TREND_COLUMNS: Mapping[str, int] = {
    REVIEW: 12,
    "Kind": 13,
    "Status": 10,
    SCORE: 10,
    ALIKE: 11,
    "At the least, per cent": 10,
    "At the most, per cent": 10,
    "In place or better": 10,
    "Applicable": 11,
    "Answered": 10,
    "Don’t know": 9,
    "Not applicable": 11,
    "Known in date, per cent by weight": 13,
    "Judgement": 20,
}
MOVEMENT_COLUMNS: Mapping[str, int] = {
    "Item": 8,
    "Question": 56,
    "What happened": 20,
    "Last time": 19,
    "This time": 19,
    "What that means": 44,
}


def trend_sheet(paper: PaperInput) -> Sheet:
    """A row a review, oldest first, with the two lines."""
    trend = part_trend(paper)
    text = trend_chart_words(trend).finding
    if len(trend.drawn) > 1:
        text += f" {alike_words(trend, paper.of_this_part)}"
    rows = tuple(map(_point, trend.points))
    charts = (_chart(trend),) if trend.worth_drawing else ()
    return Sheet("Trend", text, tuple(TREND_COLUMNS), rows, tuple(TREND_COLUMNS.values()), charts)


def _point(point: Point) -> tuple[Cell, ...]:
    its = point.figures
    return (
        point.assessed_on,
        KIND_WORDS[point.kind],
        STATUS_WORDS[point.status],
        per_cent_cell(its.score, its),
        None if point.like_for_like is None else rounded(point.like_for_like),
        per_cent_cell(its.low, its),
        per_cent_cell(its.high, its),
        its.in_place,
        its.applicable,
        its.answered,
        its.unknown,
        its.not_applicable,
        per_cent_cell(its.assurance, its),
        judgement_text(its.judgement),
    )


def _chart(trend: Trend) -> Chart:
    alike = (Series(ALIKE, Ink.DASHED, ONE_DECIMAL),) if trend.matched_drawn else ()
    return Chart(
        draw=Draw.LINES,
        title=trend_chart_words(trend).finding,
        alt=alt_text(trend),
        names=REVIEW,
        series=(Series(SCORE, Ink.DARKEST, ONE_DECIMAL), *alike),
        axis="Per cent",
        rows=len(trend.points),
        most=100,
        legend=bool(alike),
    )


def movement_sheet(paper: PaperInput) -> Sheet:
    """What became of each item since the previous review."""
    headings, widths = tuple(MOVEMENT_COLUMNS), tuple(MOVEMENT_COLUMNS.values())
    if paper.previous is None:
        return Sheet("Movement", "This is the first review, so there is none to compare it with.", headings, (), widths)
    moved = movements(paper.shown, paper.previous, paper.review, paper.earlier, contents=paper.shown_contents)
    known: dict[str, Item] = {}
    for content in (*paper.shown_contents.values(), paper.shown):
        known |= content.by_id
    rows = tuple(
        (
            one.item,
            known[one.item].question,
            MOVEMENT_WORDS[one.movement],
            state_with_shape(one.before),
            state_with_shape(one.after),
            MOVEMENT_MEANS[one.movement],
        )
        for one in moved
    )
    return Sheet("Movement", in_numbers(by_movement(moved), paper.of_this_part), headings, rows, widths)
