"""The strands as bars: how much of each is in place, the strand with the least first."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from audit.domain.chart_words import ChartWords, Column, column_of, read_aloud
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import companions_text, in_place_text, judgement_text, listed
from audit.domain.figures import Figures
from audit.domain.gaps import in_scope_with_answers
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.states import Outside, points, state_of
from audit.domain.tally import IN_PLACE
from audit.domain.words import NOT_APPLICABLE, STRAND_WORDS, Strand


@dataclass(frozen=True, slots=True)
class StrandBar:
    """One strand: its figures, and the applicable items of it that are not in place or better, unanswered included."""

    strand: Strand
    figures: Figures
    items: tuple[str, ...]

    @property
    def name(self) -> str:
        """The strand as a page names it."""
        return STRAND_WORDS[self.strand]

    @property
    def share(self) -> Fraction | None:
        """In place or better of applicable; None where nothing is applicable. A length to draw, never a per cent."""
        return Fraction(self.figures.in_place, self.figures.applicable) if self.figures.applicable else None


@dataclass(frozen=True, slots=True)
class StrandBars:
    """The strands of a review, the least in place first; one where nothing is applicable comes last."""

    review: Column
    bars: tuple[StrandBar, ...]


def strand_bars(checklist: Checklist, review: Review) -> StrandBars:
    """The strands of a review; of two alike the first in checklist order comes first."""
    left = _not_in_place(checklist, review)
    bars = [
        StrandBar(strand, figures, left.get(strand, ()))
        for strand, figures in figures_of(checklist, review).strands.items()
    ]
    return StrandBars(column_of(review), tuple(sorted(bars, key=lambda bar: 2 if bar.share is None else bar.share)))


def _not_in_place(checklist: Checklist, review: Review) -> Mapping[Strand, tuple[str, ...]]:
    found: dict[Strand, tuple[str, ...]] = {}
    for item, _ in in_scope_with_answers(checklist, review):
        state = state_of(item, review)
        if state is not NOT_APPLICABLE and (state is Outside.UNANSWERED or points(state) < IN_PLACE):
            found[item.strand] = (*found.get(item.strand, ()), item.id)
    return found


def strand_words(strands: StrandBars) -> ChartWords:
    """The strands as a chart says it: counts, never a per cent."""
    rows = tuple(
        (bar.name, in_place_text(bar.figures), companions_text(bar.figures), judgement_text(bar.figures.judgement))
        for bar in strands.bars
    )
    return ChartWords(
        title="The strands, the least in place first",
        finding=_finding(strands),
        alt=read_aloud([f"{name}: {in_place}, {rest}, {judged}" for name, in_place, rest, judged in rows]),
        headings=("Strand", "In place or better", "Counted", "Judgement"),
        rows=rows,
    )


def _finding(strands: StrandBars) -> str:
    """Which strand has the least in place, where one has; and what all of them have where they are alike."""
    on = f"On {long_date(strands.review.assessed_on)}"
    bars = [bar for bar in strands.bars if bar.share is not None]
    if not bars:
        return f"{on} no item is applicable."
    if not any(bar.figures.answered for bar in bars):
        return f"{on} none of what is applicable has an answer yet."
    said = [f"{bar.figures.in_place} of {bar.figures.applicable} in {bar.name.lower()}" for bar in bars]
    least = "the least first, " if bars[0].share != bars[-1].share else ""
    return f"{on}, {least}{listed(said)} {'is' if _one(bars) else 'are'} in place or better."


def _one(bars: list[StrandBar]) -> bool:
    return len(bars) == 1 and bars[0].figures.in_place == 1
