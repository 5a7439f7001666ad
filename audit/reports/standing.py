"""Section 2: where the board stands: the judgement, why, the figures that belong together, the chart."""

from audit.domain.display import listed, named, paragraphs_text
from audit.domain.figures import Figures
from audit.domain.gaps import in_scope_with_answers, only_unknowns_cause
from audit.domain.judging import ENOUGH_ANSWERED_PERCENT, ENOUGH_ASSURANCE_PERCENT
from audit.domain.review import unanswered
from audit.domain.tally import cap_of
from audit.domain.words import (
    JUDGEMENT_SHAPES,
    UNKNOWN,
    Judgement,
)
from audit.reports.chart import ChartRow, alt_text, chart_rows, finding
from audit.reports.charts.item_cells import chart_svg
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Picture, Section, Table, Verdict, Words
from audit.reports.phrases import count, has, is_or_are, judged, range_words, score_words, sentence

NEEDED = (
    "A judgement needs an answer to every legal duty and every critical item, and answers to "
    f"{ENOUGH_ANSWERED_PERCENT}% by weight of the whole and of each paragraph."
)


DARKER = "a darker cell is further below its target."


def standing(paper: PaperInput) -> Section:
    """The judgement, why, the numbers that belong together, and the chart."""
    whole = paper.whole.overall
    shape = "–" if whole.judgement is None else JUDGEMENT_SHAPES[whole.judgement]
    tone = "not_judged" if whole.judgement is None else whole.judgement.code
    rows = chart_rows(paper.shown, paper.review)
    note = f" The chart leaves out {count(paper.withheld, 'confidential item')}." if paper.withheld else ""
    return Section(
        "Where we stand",
        (
            Verdict(shape, judged(whole.judgement), tone, why(paper, whole)),
            numbers(whole),
            chart(rows, note),
        ),
    )


def chart(rows: tuple[ChartRow, ...], note: str) -> Picture | Words:
    """Every item as a cell; where none applies, that there is nothing to draw."""
    if not rows:
        return Words(f"{finding(rows)}{note}")
    alt = f"One cell an item, a row a paragraph. {alt_text(rows)}"
    return Picture(chart_svg(rows), alt, f"{finding(rows)} One cell is one item; {DARKER}{note}")


def numbers(figures: Figures) -> Table:
    """The figures that are only ever shown together, as one row."""
    headings = ["In place or better", "Answered", "Don’t know", "Not applicable", "Score"]
    row = [
        f"{figures.in_place} of {figures.applicable}",
        f"{figures.answered} of {figures.applicable}",
        f"{figures.unknown} of {figures.applicable}",
        f"{figures.not_applicable} of {figures.items}",
        score_words(figures),
    ]
    if between := range_words(figures):
        headings.append("Could lie between")
        row.append(between)
    return Table("The figures of the whole review", tuple(headings), (tuple(row),), "figures")


def why(paper: PaperInput, figures: Figures) -> str:
    """One or two sentences why the judgement is what it is, or what is missing for one."""
    if figures.judgement is None:
        return _missing(paper, figures)
    blockers = [item for item in figures.blockers if item in paper.shown.by_id]
    parts: list[str] = [f"because of {named(blockers)}"] if blockers else []
    held_by = [number for number in figures.held_by_paragraphs if number not in paper.hidden_paragraphs]
    if held_by:
        parts.append(f"held by {listed([paragraphs_text([number], paper.checklist) for number in held_by])}")
    if figures.held_by_score:
        parts.append("the score by itself allows no more")
    if figures.judgement is Judgement.SOUND:
        parts += _short_of_checked(paper, figures)
    text = sentence("; ".join(parts) or _nothing_more(figures.judgement))
    kept_back = paper.withheld and any(answer and answer.value is UNKNOWN for _, answer in paper.confidential)
    if not kept_back and only_unknowns_cause(paper.checklist, paper.review):
        text += ". Because we do not know: find out"
    if paper.withheld:
        text += ". What rests on confidential items is in Part 2"
    return f"{text}."


def _nothing_more(judgement: Judgement) -> str:
    """What is left to say where no single item, paragraph or figure is the reason."""
    if judgement is Judgement.SOUND_AND_CHECKED:
        return (
            "every item that applies is at its target, and at least half by weight was seen, sampled or tested in date"
        )
    return "the answers, taken together, allow no better judgement"


def _short_of_checked(paper: PaperInput, figures: Figures) -> list[str]:
    """What keeps a sound review from sound and checked, as far as headline figures and the items shown tell."""
    reasons: list[str] = []
    if paper.visible.gap_points:
        reasons.append("gaps remain below target")
    if figures.unanswered:
        reasons.append(f"{count(figures.unanswered, 'item')} {is_or_are(figures.unanswered)} without an answer")
    if figures.assurance is not None and figures.assurance < ENOUGH_ASSURANCE_PERCENT:
        reasons.append("by weight, less than half has been seen, sampled or tested in date")
    if not reasons and _some_unchecked(paper):
        reasons.append("not every legal duty and critical item is embedded with sampled or tested evidence in date")
    return reasons


def _some_unchecked(paper: PaperInput) -> bool:
    """Does the answer to a legal duty or a critical item leave less than the best judgement open?"""
    pairs = in_scope_with_answers(paper.shown, paper.review)
    caps = [cap_of(item, answer, paper.review.assessed_on) for item, answer in pairs if item.decisive and answer]
    return any(cap is not None and cap < Judgement.SOUND_AND_CHECKED for cap in caps)


def _missing(paper: PaperInput, figures: Figures) -> str:
    """What a judgement still needs."""
    if figures.applicable == 0:
        return "No item applies, so there is nothing to judge."
    left = unanswered(paper.review, paper.shown)
    text = f"{sentence(count(figures.unanswered, 'item'))} {has(figures.unanswered)} no answer yet"
    if len(left) == figures.unanswered == 1 and left[0].decisive:
        text += f": {left[0].id}, a {'critical item' if left[0].critical else 'legal duty'}"
        return f"{text}. {NEEDED}"
    kinds = [
        _kind([item.id for item in left if item.decisive and item.critical is critical], *nouns)
        for critical, nouns in ((False, ("legal duty", "legal duties")), (True, ("critical item", "critical items")))
    ]
    if known := [kind for kind in kinds if kind]:
        text += f", among them {listed(known)}"
    return f"{text}. {NEEDED}"


def _kind(items: list[str], one: str, many: str) -> str:
    """`2 legal duties (DP-05 and DP-20)`; empty where there are none."""
    return f"{count(len(items), one, many)} ({named(items)})" if items else ""
