"""The parts of the results page: duties open, gaps, how we know, what to check next."""

from collections.abc import Sequence

from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.display import count, evidence_text, judgement_text, value_with_shape
from audit.domain.gaps import Gap, gaps, how_we_know, next_to_check, too_old
from audit.domain.review import Action
from audit.domain.words import UNFINISHED, Strength
from audit.services.opened import Opened
from audit.ui.evidence_bar import evidence_bar
from audit.ui.html import el, paragraph, show
from audit.ui.item_links import item_entries
from audit.ui.links import link

MOST_TO_CHECK = 8


def duties(opened: Opened) -> None:
    """The legal duties not in place, or not known."""
    show(el("h2", "Legal duties not in place, or not known"))
    overall = opened.figures.overall
    asked = sum(item.strength is Strength.MUST for item in opened.items) - overall.duties_not_applicable
    if overall.duties_open:
        item_entries(_duty(opened.checklist.by_id[one], opened.review.answers.get(one)) for one in overall.duties_open)
    elif asked:
        words = "The one legal duty" if asked == 1 else f"Each of the {asked} legal duties"
        paragraph(f"None. {words} asked about is answered, and in place or better.")
    else:
        paragraph("No legal duty applies among the items of this review.")
    if overall.duties_not_applicable:
        number = count(overall.duties_not_applicable, "legal duty", "legal duties")
        paragraph(f"Answered not applicable, each with its reason: {number}.", class_="quiet")


def _duty(item: Item, answer: Answer | None) -> tuple[Item, str]:
    return item, f"{value_with_shape(answer.value if answer else None)} · ask {item.holder}"


def gap_list(opened: Opened) -> None:
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
        paragraph(f"{count(len(found), 'gap')}, the most pressing first. Each question leads to its item.")
        item_entries((gap.item, _gap(gap, opened.actions)) for gap in found)
        if opened.earlier:
            link("gaps_over_time", "How long each gap has been open, and how others closed")


def _gap(gap: Gap, actions: Sequence[Action]) -> str:
    has_action = any(action.item == gap.item.id and action.status in UNFINISHED for action in actions)
    below = f"{count(gap.size, 'step')} below target, {count(gap.points, 'gap point')}"
    allows = f"best word it allows: {judgement_text(gap.cap)}"
    told = (value_with_shape(gap.answer.value), below, allows, "" if has_action else "no action is to be done about it")
    return " · ".join(text for text in told if text)


def knowing(opened: Opened) -> None:
    """What the ratings rest on, and which to check next."""
    show(el("h2", "How we know"))
    counts = how_we_know(opened.checklist, opened.review)
    if not sum(counts.values()):
        paragraph("No item is rated yet, so there is nothing to rest on.")
    evidence_bar(counts)
    if old := too_old(opened.checklist, opened.review):
        paragraph(f"Of those seen, sampled or tested, {old} {'is' if old == 1 else 'are'} too old to count.")
    show(el("h2", "Next to check"))
    items = next_to_check(opened.checklist, opened.review)
    if not items:
        paragraph("No item is at its target yet: once one is, the oldest evidence comes first here.")
        return
    paragraph("Items at their target, the oldest evidence first. Each question leads to its item.")
    item_entries((item, _evidence(answer)) for item, answer in items[:MOST_TO_CHECK])
    if len(items) > MOST_TO_CHECK:
        paragraph(f"{len(items) - MOST_TO_CHECK} more are at their target, with newer evidence.", class_="quiet")


def _evidence(answer: Answer) -> str:
    """How the board knows, whether or not anybody has dated it."""
    text = evidence_text(answer) or "No evidence is named"
    return text if answer.evidence_date else f"{text} · no date"
