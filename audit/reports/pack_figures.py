"""The sheet Figures of the data pack: every figure of the whole review, of each strand and of each paragraph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from audit.domain.data_pack import Cell, Sheet
from audit.domain.display import (
    companions_text,
    in_place_text,
    judgement_text,
    paragraphs_text,
    score_text,
)
from audit.domain.figures import FEW_ITEMS, Figures, rounded
from audit.domain.words import STRAND_WORDS, Strand
from audit.reports.annexes import IN_PART_2
from audit.reports.paper_input import PaperInput
from audit.reports.phrases import count
from audit.reports.standing import why

WHOLE, OF_THIS_PART = "The whole review", "The items this part shows"
SET: Mapping[str, int] = {"Of what": 25, "Which set": 11}
FIGURES: Mapping[str, int] = {
    **SET,
    "Score, per cent": 9,
    "At the least, per cent": 9,
    "At the most, per cent": 9,
    "In place or better": 9,
    "Applicable": 11,
    "Answered": 10,
    "Unanswered": 12,
    "Don’t know": 8,
    "Not applicable": 11,
    "Items": 7,
    "Points": 8,
    "Points possible": 9,
    "Known in date, per cent by weight": 13,
    "Gap points": 9,
}
JUDGEMENTS: Mapping[str, int] = {
    **SET,
    "Judgement": 21,
    "Provisional": 12,
    "Items that hold it": 28,
    "Held by the score": 10,
    "Paragraphs that hold it": 24,
    "Legal duties open": 28,
    "Legal duties not applicable": 12,
}
"""Between them every figure there is, each with the width of its column."""


def figures_sheet(paper: PaperInput) -> Sheet:
    """The score and the counts: a row a set, the whole, the strands, the paragraphs."""
    whole = paper.whole.overall
    text = f"{in_place_text(whole)}; {score_text(whole)}; {companions_text(whole)}."
    text += f" A set of fewer than {FEW_ITEMS} items shows counts and no per cent."
    rows = tuple((one.name, one.which, *_figures(one)) for one in _sets(paper))
    return Sheet("Figures", _with_held_back(paper, text), tuple(FIGURES), rows, tuple(FIGURES.values()))


def judgements_sheet(paper: PaperInput) -> Sheet:
    """The judgement of each set, what holds it where it is, and the legal duties open."""
    text = f"{judgement_text(paper.whole.overall.judgement)}. {why(paper, paper.whole.overall)}"
    rows = tuple((one.name, one.which, *_judgement(paper, one)) for one in _sets(paper))
    return Sheet("Judgements", _with_held_back(paper, text), tuple(JUDGEMENTS), rows, tuple(JUDGEMENTS.values()))


def per_cent_cell(value: float | None, figures: Figures) -> Decimal | None:
    """A per cent as it is shown; blank where nothing can be said, or the set is too small for one."""
    return None if value is None or figures.few else rounded(value)


def _with_held_back(paper: PaperInput, text: str) -> str:
    if not paper.withheld:
        return text
    return (
        f"{text} The whole counts {count(paper.withheld, 'confidential item')}; what rests on them alone is in Part 2."
    )


@dataclass(frozen=True, slots=True)
class _Set:
    """One row: `figures` None where this part keeps them back; `whole` of a review that counts what it keeps back."""

    name: str
    which: str
    figures: Figures | None
    whole: bool = False
    judged: bool = True


def _sets(paper: PaperInput) -> Iterable[_Set]:
    figures = paper.whole
    yield _Set(WHOLE, "Whole", figures.overall, whole=paper.withheld > 0)
    if paper.withheld:
        yield _Set(OF_THIS_PART, "Part 1", paper.visible, judged=False)
    secret = {item.strand for item, _ in paper.confidential} if paper.withheld else set[Strand]()
    for strand, its in figures.strands.items():
        yield _Set(STRAND_WORDS[strand], "Strand", None if strand in secret else its)
    for number, its in figures.paragraphs.items():
        name = paragraphs_text([number], paper.checklist)
        yield _Set(name, "Paragraph", None if number in paper.hidden_paragraphs else its)


def _figures(one: _Set) -> tuple[Cell, ...]:
    its = one.figures
    if its is None:
        return (*(None,) * (len(FIGURES) - len(SET) - 1), IN_PART_2)
    return (
        per_cent_cell(its.score, its),
        per_cent_cell(its.low, its),
        per_cent_cell(its.high, its),
        its.in_place,
        its.applicable,
        its.answered,
        its.unanswered,
        its.unknown,
        its.not_applicable,
        its.items,
        its.earned,
        its.possible,
        per_cent_cell(its.assurance, its),
        IN_PART_2 if one.whole else its.gap_points,
    )


def _judgement(paper: PaperInput, one: _Set) -> tuple[Cell, ...]:
    """What the whole says in Part 1 keeps back what would tell of the confidential items alone."""
    its = one.figures
    if its is None:
        return (IN_PART_2, *(None,) * (len(JUDGEMENTS) - len(SET) - 1))
    duties = (IN_PART_2, IN_PART_2) if one.whole else (_ids(its.duties_open), its.duties_not_applicable)
    if not one.judged:
        return (None, _yes(its.provisional), None, None, None, *duties)
    return (
        judgement_text(its.judgement),
        _yes(its.provisional),
        _ids(item for item in its.blockers if item in paper.shown.by_id),
        _yes(its.held_by_score),
        _paragraphs(paper, its),
        *duties,
    )


def _paragraphs(paper: PaperInput, its: Figures) -> str | None:
    held = [number for number in its.held_by_paragraphs if number not in paper.hidden_paragraphs]
    return paragraphs_text(held, paper.checklist) if held else None


def _ids(items: Iterable[str]) -> str | None:
    return ", ".join(items) or None


def _yes(holds: bool) -> str:
    return "yes" if holds else "no"
