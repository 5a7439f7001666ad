"""The sheets Items and Actions of the data pack."""

from collections.abc import Mapping

from audit.domain.answers import Answer
from audit.domain.applies import held_by_mark
from audit.domain.checklist import Item
from audit.domain.data_pack import Cell, Sheet
from audit.domain.dates import long_date
from audit.domain.display import value_with_shape
from audit.domain.explain import EXPLAIN_HEADINGS, working
from audit.domain.gaps import in_scope_with_answers
from audit.domain.review import Action
from audit.domain.words import (
    ACTION_WORDS,
    GRADE_WORDS,
    NOT_APPLICABLE,
    STRAND_WORDS,
    STRENGTH_WORDS,
    ActionStatus,
)
from audit.reports.annexes import IN_PART_2, sums
from audit.reports.paper_input import PaperInput
from audit.reports.phrases import count, sentence

ABOUT: Mapping[str, int] = {"Item": 8, "Paragraph": 14, "Strand": 13, "Question": 40, "Strength": 13, "Who answers": 12}
ITEMS: Mapping[str, int] = {
    **ABOUT,
    "Answer": 17,
    "Rating, 0 to 3": 7,
    "Target": 7,
    "How we know": 12,
    "Dated": 11,
    "Who looked": 13,
    "Evidence": 20,
    "Why it is not applicable": 16,
    "Stands from": 11,
}
NOTE = {"Note": 34}
"""Only in Part 2: nobody wrote a note to be published."""
WORKING: Mapping[str, int] = dict(zip(EXPLAIN_HEADINGS, (10, 19, 9, 22, 9, 9, 12, 18, 20), strict=True))
ACTIONS: Mapping[str, int] = {
    "Item": 8,
    "What is to be done": 44,
    "Owner": 20,
    "Due": 11,
    "Where it stands": 13,
    "Overdue": 9,
    "Done on": 11,
    "What was done": 34,
    "What changed": 34,
    "Why it was dropped": 26,
}


def items_sheet(paper: PaperInput) -> Sheet:
    """Every item in scope with its answer; a confidential one’s only in Part 2."""
    columns = {**ITEMS, **(NOTE if paper.part == 2 else {})}
    pairs = in_scope_with_answers(paper.checklist, paper.review)
    rows = tuple(_item(paper, item, answer) for item, answer in pairs)
    text = f"{sentence(count(len(pairs), 'item'))} asked in this review."
    if paper.withheld:
        text += f" The findings on {count(paper.withheld, 'confidential item')} are in Part 2."
    return Sheet("Items", text, tuple(columns), rows, tuple(columns.values()))


def _item(paper: PaperInput, item: Item, answer: Answer | None) -> tuple[Cell, ...]:
    about = (
        item.id,
        paper.place(item),
        STRAND_WORDS[item.strand],
        item.question,
        f"{STRENGTH_WORDS[item.strength]}{', critical' if item.critical else ''}",
        held_by_mark(item, paper.review.school.setting),
    )
    if item.confidential and paper.part == 1:
        return (*about, IN_PART_2, *(None,) * (len(ITEMS) - len(about) - 1))
    given = answer or Answer(item.id)
    return (
        *about,
        value_with_shape(given.value),
        None if given.rating is None else int(given.rating),
        item.target,
        *_known(given),
        given.na_reason.strip() if given.value is NOT_APPLICABLE else None,
        given.stands_from,
        *((given.note.strip() or None,) if paper.part == 2 else ()),
    )


def _known(given: Answer) -> tuple[Cell, ...]:
    """How the board knows; beside anything but a rating it would say that somebody does know."""
    if given.rating is None:
        return (None,) * 4
    return (
        GRADE_WORDS[given.grade] if given.grade else None,
        given.evidence_date,
        given.evidence_by.strip() or None,
        given.evidence_ref.strip() or None,
    )


def working_sheet(paper: PaperInput) -> Sheet:
    """Each item’s part in the score, to be added up again."""
    lines = working(paper.shown, paper.review)
    rows = tuple(tuple(cell if cell != "" else None for cell in line.cells()) for line in lines)
    text = " ".join(sums(paper, paper.visible, where="Each line below gives the points of one item."))
    return Sheet("Working", text, tuple(WORKING), rows, tuple(WORKING.values()))


def actions_sheet(paper: PaperInput) -> Sheet:
    """Every action on an item this part shows."""
    known = paper.known_actions
    rows = tuple(_action(paper, action) for action in known)
    return Sheet("Actions", _actions_finding(paper), tuple(ACTIONS), rows, tuple(ACTIONS.values()))


def _actions_finding(paper: PaperInput) -> str:
    known = paper.known_actions
    if not known:
        return "No action is recorded for the items of this part."
    late = sum(action.overdue(paper.today) for action in known)
    again = sum(paper.reopened(action) for action in known)
    done = sum(action.status is ActionStatus.DONE for action in known) - again
    back = f"{again} re-opened, " if again else ""
    return (
        f"{sentence(count(len(known), 'action'))}: {done} done, {back}{late} overdue on {long_date(paper.today)}. "
        "Done closes no gap by itself: only a later rating does."
    )


def _action(paper: PaperInput, action: Action) -> tuple[Cell, ...]:
    return (
        action.item,
        action.what,
        action.owner,
        action.due,
        "Re-opened" if paper.reopened(action) else ACTION_WORDS[action.status],
        "yes" if action.overdue(paper.today) else "no",
        action.done_on,
        action.done_what.strip() or None,
        action.impact.strip() or None,
        action.dropped_reason.strip() or None,
    )
