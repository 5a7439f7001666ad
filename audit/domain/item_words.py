"""An item and its answer in words: what a level means, what the item counts, what stands beside an answer."""

from audit.domain.answers import Answer
from audit.domain.checklist import Item, LawStatus
from audit.domain.dates import long_date
from audit.domain.display import evidence_text
from audit.domain.words import NOT_APPLICABLE, STRENGTH_WORDS, UNKNOWN, NotRated, Rating, Strength, Sure, Value

UNKNOWN_MEANS = "Nobody has asked yet. If somebody was asked and could show nothing, choose “Not in place”."
LONGEST_SHORT_QUESTION = 60
"""Signs of a question in a list in which one item a line is enough."""
_COUNTS = {1: "once", 2: "twice", 3: "three times"}


def values_offered(item: Item) -> tuple[Value, ...]:
    """What may be answered: the four levels, don’t know, and not applicable where the item allows it."""
    return (*Rating, UNKNOWN, NOT_APPLICABLE) if item.na_when else (*Rating, UNKNOWN)


def level_text(item: Item, value: Value) -> str:
    """What it means to answer this item so."""
    match value:
        case NotRated.UNKNOWN:
            return UNKNOWN_MEANS
        case NotRated.NOT_APPLICABLE:
            return f"Only where this is so: {item.na_when or ''}"
        case rating:
            return item.levels[rating]


def weight_text(item: Item) -> str:
    """`A legal duty stands behind it. It counts three times in the score.`"""
    critical = "Critical. " if item.critical else ""
    return f"{critical}{STRENGTH_WORDS[item.strength]}. It counts {_COUNTS[item.weight]} in the score."


READINESS = "This asks only whether the board is ready. It counts as good practice, never as a duty missed."


def how_far(status: LawStatus) -> str:
    """`Enacted on 29 April 2026; not known to be in force for schools or colleges. Checked on 22 November 2026`."""
    if status.in_force_from is None:
        came = "not known to be in force for schools or colleges"
    else:
        sure = "" if status.sure is Sure.STATED else "thought to be "
        came = f"{sure}in force from {long_date(status.in_force_from)}"
    return f"Enacted on {long_date(status.enacted_on)}; {came}. Checked on {long_date(status.checked_on)}"


def status_text(status: LawStatus) -> str:
    """How far the law has come, and where that was looked up."""
    return f"{how_far(status)}: {status.source}"


def kind_text(item: Item) -> str:
    """`Legal duty`, `Critical`; empty for an item that is neither."""
    return "Legal duty" if item.strength is Strength.MUST else "Critical" if item.critical else ""


def said_beside(answer: Answer) -> tuple[str, ...]:
    """What was said beside the answer: the reason where it is not applicable, the evidence, the note."""
    reason = answer.na_reason if answer.value is NOT_APPLICABLE else ""
    return tuple(text for text in (reason, evidence_text(answer), answer.note) if text)


def shortened(text: str, most: int = LONGEST_SHORT_QUESTION) -> str:
    """A text of at most `most` signs and an ellipsis, cut at a word."""
    if len(text) <= most:
        return text
    head = text[: most + 1].rpartition(" ")[0] or text[:most]
    return f"{head.rstrip(' ,;:–')} …"


def board_facing(item: Item) -> tuple[tuple[str, str], ...]:
    """Every text of an item that a board reads and answers by, as (field, text), in the order a page shows them.

    A field that is a list gives one pair for each entry. Two editions of an item with equal pairs ask the same thing.
    """
    return (
        ("question", item.question),
        ("why", item.why),
        *(("levels", level) for level in item.levels),
        *(("evidence", each) for each in item.evidence),
        ("challenge", item.challenge),
        *((("na_when", item.na_when),) if item.na_when else ()),
        *((("applies_why", item.applies_why),) if item.applies_why else ()),
    )
