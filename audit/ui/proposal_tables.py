"""What lies before the board, in three parts: without an answer, don't know, and the rest as proposed."""

from collections.abc import Iterable

from audit.domain.agreement import Proposal
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.display import value_with_shape
from audit.domain.follow_up import stands
from audit.services.opened import Opened
from audit.ui.answer_row import who_says
from audit.ui.html import Markup, el, paragraph, show, table
from audit.ui.item_links import item_links
from audit.ui.links import link


def lies_before(opened: Opened, before: Proposal) -> None:
    """Without an answer, don't know, and the rest: each with its number and its items."""
    show(el("h2", f"Without an answer: {len(before.unanswered)}"))
    if before.unanswered:
        show(items_table("Items without an answer", opened, ((item, None) for item in before.unanswered)))
        item_links("Answer one now:", [item.id for item in before.unanswered])
    else:
        paragraph("Every item has an answer.")
    show(el("h2", f"Nobody knows yet: {len(before.unknown)}"))
    if before.unknown:
        show(items_table("Items answered “don’t know”", opened, before.unknown))
        item_links("Look at one:", [item.id for item, _ in before.unknown])
    else:
        paragraph("No item is answered “don’t know”.")
    standing = [pair for pair in before.others if stands(pair[1])]
    others = [pair for pair in before.others if not stands(pair[1])]
    show(el("h2", f"Answered as proposed: {len(others)}"))
    if others:
        show(items_table("What the board would agree as proposed", opened, others))
    if standing:
        show(el("h2", f"Standing as agreed before: {len(standing)}"))
        paragraph("This follow-up did not ask them. They are counted, each with the evidence and the dates it had.")
        show(items_table("What stands as the board agreed it before", opened, standing))
    link("check_answers", "See every answer with its evidence")


def items_table(caption: str, opened: Opened, pairs: Iterable[tuple[Item, Answer | None]]) -> Markup:
    """Items with their answers and who says so."""
    rows = [
        (item.id, item.question, value_with_shape(answer.value), who_says(item, opened, answer))
        if answer
        else (item.id, item.question, value_with_shape(None), f"Ask {item.holder}")
        for item, answer in pairs
    ]
    return table(caption, ("Item", "Question", "Answer", "By whom"), rows)
