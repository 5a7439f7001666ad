"""The sheets How we know and Strands of the data pack."""

from collections.abc import Mapping

from audit.domain.chart_words import read_aloud
from audit.domain.data_pack import Cell, Chart, Draw, Ink, Series, Sheet
from audit.domain.display import judgement_text
from audit.domain.knowing_over_time import Knowing, knowing_over_time
from audit.domain.knowing_words import KNOWN_BY, grade_text, knowing_words
from audit.domain.strand_bars import StrandBar, strand_bars, strand_words
from audit.domain.words import KIND_WORDS, STATUS_WORDS
from audit.reports.annexes import IN_PART_2
from audit.reports.paper_input import PaperInput
from audit.reports.phrases import count

WITHOUT_NOUGHTS = "0;;"
"""A nought is not written into a bar that is not there."""
MOST_LABELLED = 20
"""Bars of one chart that are still thick enough to bear numbers."""
REVIEW, STRAND = "Review", "Strand"
SHADES = (Ink.WHITE, Ink.PALE, Ink.MIDDLE, Ink.DARK, Ink.STRIPED)
"""The darker, the less the board knows; nothing at all is striped."""
STRANDS: Mapping[str, int] = {
    STRAND: 26,
    "In place or better": 14,
    "Below, or not known": 14,
    "No answer yet": 14,
    "Applicable": 12,
    "Don’t know": 10,
    "Not applicable": 12,
    "Judgement": 22,
}


def left_out(paper: PaperInput) -> str:
    """What a table over the items of this part leaves out; empty where it leaves out nothing."""
    return f" {count(paper.withheld, 'confidential item')} left out: see Part 2." if paper.withheld else ""


def knowing_sheet(paper: PaperInput) -> Sheet:
    """What the ratings of each review rest on, oldest first."""
    found = knowing_over_time(paper.shown, paper.reviews, contents=paper.shown_contents)
    words = knowing_words(found)
    grades = tuple(map(grade_text, KNOWN_BY))
    headings = (REVIEW, "Kind", "Status", *grades, "Rated")
    rows = tuple(map(_review, found))
    labels = WITHOUT_NOUGHTS if len(rows) <= MOST_LABELLED else ""
    chart = Chart(
        draw=Draw.BARS_STACKED,
        title=words.finding,
        alt=words.alt,
        names=REVIEW,
        series=tuple(Series(name, ink, labels) for name, ink in zip(grades, SHADES, strict=True)),
        axis="Rated items",
        rows=len(rows),
        legend=True,
    )
    drawn = (chart,) if any(one.rated for one in found) else ()
    widths = (13, 14, 11, *(13,) * len(grades), 9)
    return Sheet("How we know", words.finding + left_out(paper), headings, rows, widths, drawn)


def _review(one: Knowing) -> tuple[Cell, ...]:
    review = one.review
    counts = (one.count(grade) for grade in KNOWN_BY)
    return (review.assessed_on, KIND_WORDS[review.kind], STATUS_WORDS[review.status], *counts, one.rated)


def strands_sheet(paper: PaperInput) -> Sheet:
    """How much of each strand is in place, the least first."""
    found = strand_bars(paper.shown, paper.review)
    words = strand_words(found)
    secret = {item.strand for item, _ in paper.confidential} if paper.withheld else set[str]()
    rows = tuple(_strand(bar, told=bar.strand not in secret) for bar in found.bars)
    names = tuple(STRANDS)[1:4]
    chart = Chart(
        draw=Draw.BARS_STACKED,
        title=words.finding,
        alt=read_aloud(
            [
                f"{row[0]}: " + ", ".join(f"{n} {name.lower()}" for n, name in zip(row[1:4], names, strict=True))
                for row in rows
            ]
        ),
        names=STRAND,
        series=tuple(
            Series(name, ink, WITHOUT_NOUGHTS)
            for name, ink in zip(names, (Ink.PALE, Ink.DARK, Ink.STRIPED), strict=True)
        ),
        axis="Applicable items",
        rows=len(rows),
        legend=True,
    )
    drawn = (chart,) if any(bar.figures.applicable for bar in found.bars) else ()
    return Sheet("Strands", words.finding + left_out(paper), tuple(STRANDS), rows, tuple(STRANDS.values()), drawn)


def _strand(bar: StrandBar, *, told: bool) -> tuple[Cell, ...]:
    its = bar.figures
    return (
        bar.name,
        its.in_place,
        its.answered - its.in_place,
        its.unanswered,
        its.applicable,
        its.unknown,
        its.not_applicable,
        judgement_text(its.judgement) if told else IN_PART_2,
    )
