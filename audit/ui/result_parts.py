"""The parts of the results page: duties open, gaps, how we know, what to check next, every strand and paragraph."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.arithmetic import assurance_text
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import count, evidence_text, judgement_text, short_edition, value_with_shape
from audit.domain.explain import working
from audit.domain.figures import Figures
from audit.domain.gaps import gaps, how_we_know, in_scope_with_answers, next_to_check
from audit.domain.selection import grouped
from audit.domain.why import FIND_OUT, Why, why_part
from audit.domain.words import STRAND_WORDS, Strand, Strength
from audit.services.reviews import Opened
from audit.ui import components
from audit.ui.evidence_bar import evidence_bar
from audit.ui.explain_number import explain_number
from audit.ui.html import el, paragraph, show, table
from audit.ui.item_links import item_links

MOST_TO_CHECK = 8


def reason(why: Why, lead: str) -> None:
    """Why a judgement is what it is, with the way to the items it speaks of."""
    paragraph(why.sentence)
    if why.find_out:
        paragraph(el("strong", FIND_OUT))
    item_links(lead, why.items)


def duties(opened: Opened) -> None:
    """The legal duties not in place, or not known."""
    show(el("h2", "Legal duties not in place, or not known"))
    overall = opened.figures.overall
    asked = sum(item.strength is Strength.MUST for item in opened.items) - overall.duties_not_applicable
    if overall.duties_open:
        rows = [_row(opened.checklist.by_id[one], opened.review.answers.get(one)) for one in overall.duties_open]
        show(table("Legal duties open", ("Item", "Question", "Where it stands", "Ask"), rows))
        item_links("Open a duty:", overall.duties_open)
    elif asked:
        words = "The one legal duty" if asked == 1 else f"Each of the {asked} legal duties"
        paragraph(f"None. {words} asked about is answered, and in place or better.")
    else:
        paragraph("No legal duty applies among the items of this review.")
    if overall.duties_not_applicable:
        number = count(overall.duties_not_applicable, "legal duty", "legal duties")
        paragraph(f"Answered not applicable, each with its reason: {number}.", class_="quiet")


def _row(item: Item, answer: Answer | None) -> tuple[str, ...]:
    return item.id, item.question, value_with_shape(answer.value if answer else None), item.holder


def gap_table(opened: Opened) -> None:
    """Every gap in the order in which a board takes them, and the way to each."""
    show(el("h2", "Gaps"))
    found = gaps(opened.checklist, opened.review)
    unanswered = opened.figures.overall.unanswered
    if not found:
        paragraph("No answered item is below its target.")
    if unanswered:
        still = "An item without an answer shows" if unanswered == 1 else "Items without an answer show"
        paragraph(f"{still} no gap yet: {count(unanswered, 'item')} of this review.")
    if found:
        rows = [
            (
                gap.item.id,
                gap.item.question,
                value_with_shape(gap.answer.value),
                f"{count(gap.size, 'step')} below target, {count(gap.points, 'gap point')}",
                judgement_text(gap.cap),
            )
            for gap in found
        ]
        headings = ("Item", "Question", "Answer", "Gap", "Best word it allows")
        show(table(f"{count(len(found), 'gap')}, the most pressing first", headings, rows))
        item_links("Open an item to change its answer or add an action:", [gap.item.id for gap in found])


def knowing(opened: Opened) -> None:
    """What the ratings rest on, and which to check next."""
    show(el("h2", "How we know"))
    counts = how_we_know(opened.checklist, opened.review)
    if not sum(counts.values()):
        paragraph("No item is rated yet, so there is nothing to rest on.")
    evidence_bar(counts)
    show(el("h2", "Next to check"))
    items = next_to_check(opened.checklist, opened.review)
    if not items:
        paragraph("No item is at its target yet: once one is, the oldest evidence comes first here.")
        return
    rows = [
        (
            item.id,
            item.question,
            long_date(answer.evidence_date) if answer.evidence_date else "No date",
            evidence_text(answer) or "No evidence is named",
        )
        for item, answer in items[:MOST_TO_CHECK]
    ]
    headings = ("Item", "Question", "Evidence of", "How we know")
    show(table("Items at their target, the oldest evidence first", headings, rows))
    if len(items) > MOST_TO_CHECK:
        paragraph(f"{len(items) - MOST_TO_CHECK} more are at their target, with newer evidence.", class_="quiet")
    item_links("Open one to check it:", [item.id for item, _ in items[:MOST_TO_CHECK]])


@dataclass(frozen=True, slots=True)
class _Set:
    """One strand or paragraph: how it is headed, its name in a sentence, its figures and its items."""

    heading: str
    name: str
    key: str
    figures: Figures
    wanted: Callable[[Item], bool]


def parts(app: App, opened: Opened) -> None:
    """Every strand and its paragraphs: judgement, numbers, why, and the working."""
    show(el("h2", "Each strand and paragraph"))
    for strand, paragraphs in grouped(in_scope_with_answers(opened.checklist, opened.review)).items():
        words = STRAND_WORDS[strand]
        figures = opened.figures.strands[strand]
        _part(opened, _Set(el("h3", words), words, strand, figures, partial(_is_of, strand)))
        for number, pairs in paragraphs.items():
            if number is not None:
                heading = el("h4", components.edition_words(app, pairs[0][0], opened.review.assessed_on))
                name = f"¶{number} ({short_edition(opened.checklist.edition)})"
                figures = opened.figures.paragraphs[number]
                _part(opened, _Set(heading, name, f"paragraph-{number}", figures, partial(_rests_on, number)))


def _is_of(strand: Strand, item: Item) -> bool:
    return item.strand is strand


def _rests_on(number: str, item: Item) -> bool:
    return item.paragraph == number


def _part(opened: Opened, part: _Set) -> None:
    lines = working(opened.checklist, opened.review, part.wanted)
    show(
        part.heading,
        el("p", el("strong", judgement_text(part.figures.judgement))),
        *(el("p", text) for text in components.figures_lines(part.figures)),
        el("p", assurance_text(lines, part.figures)),
    )
    reason(why_part(opened.checklist, opened.review, part.figures, part.wanted), "Open an item:")
    explain_number(part.name, lines, part.figures, key=part.key)
