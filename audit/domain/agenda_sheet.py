"""The agenda in words: the same lines on screen, in print and on the PDF.

Part 1 may be tabled in public. Of a confidential item it says only that it is one and is taken in Part 2, and it names
such items last, in the order of their ids, so that not even their place tells anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audit.domain.agenda import MINUTES_AN_ITEM, Agenda, AgendaItem
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import long_date, short_date
from audit.domain.display import count, named, value_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.item_words import kind_text, shortened
from audit.domain.review import Review
from audit.domain.words import AGENDA_REASON_WORDS, MEMBER_WORDS

CONFIDENTIAL_LINE = "Confidential item, Part 2"
ITEMS_A_PAGE = 10
"""What one printed page holds: forty minutes."""
LONGEST_ROLE = 40
LONGEST_QUESTION = 180
LONGEST_ASK = 160
"""Signs of the two questions of an item, above the longest that are shipped: one page must hold ten items."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as the sheet shows it; of a confidential one in Part 1 only `id` and `question` say anything."""

    id: str
    question: str
    stands: str = ""
    last_time: str = ""
    why: str = ""
    ask: str = ""
    who: str = ""
    minutes: int = MINUTES_AN_ITEM
    marked: bool = False
    """Is it confidential? In Part 2 it is shown whole and marked."""


@dataclass(frozen=True, slots=True)
class AgendaSheet:
    """Every word of an agenda in reading order. `spare` are offered only where no item has a reason."""

    lead: str
    lines: tuple[AgendaLine, ...]
    spare: tuple[AgendaLine, ...]
    left: str
    rest: str
    goes_on: str


def agenda_sheet(agenda: Agenda, review: Review, previous: Review | None, part: Literal[1, 2]) -> AgendaSheet:
    """The agenda as Part 1 or Part 2 may say it. `previous` is the review of last time."""
    withheld = [one.item for one in agenda.items if one.item.confidential and part == 1]
    lines = [_line(one, previous) for one in agenda.items if one.item not in withheld]
    lines += [AgendaLine(item.id, CONFIDENTIAL_LINE, marked=True) for item in sorted(withheld, key=lambda one: one.id)]
    spare = [_spare(item, answer) for item, answer in agenda.to_check if part == 2 or not item.confidential]
    long = len(lines) > ITEMS_A_PAGE
    member = MEMBER_WORDS[review.school.setting]
    return AgendaSheet(
        lead=_lead(agenda),
        lines=tuple(lines),
        spare=tuple(spare),
        left=_left([one.item for one in agenda.left], part, member),
        rest=_rest(len(agenda.rest), member),
        goes_on=f"More than {ITEMS_A_PAGE} items do not fit on one page: the agenda goes on overleaf." if long else "",
    )


def _line(one: AgendaItem, previous: Review | None) -> AgendaLine:
    value = one.answer.value if one.answer else None
    reasons = "; ".join(AGENDA_REASON_WORDS[reason] for reason in one.reasons)
    return AgendaLine(
        id=one.item.id,
        question=shortened(one.item.question, LONGEST_QUESTION),
        stands=", ".join(text for text in (value_with_shape(value), stands_words(one.answer)) if text),
        last_time=last_time_text(one, previous),
        why=f"{reasons[:1].upper()}{reasons[1:]}.",
        ask=shortened(one.item.challenge, LONGEST_ASK),
        who=who_text(one.item, one.answer),
        marked=one.item.confidential,
    )


def _spare(item: Item, answer: Answer) -> AgendaLine:
    looked = f"evidence of {long_date(answer.evidence_date)}" if answer.evidence_date else "evidence without a day"
    return AgendaLine(
        id=item.id,
        question=shortened(item.question, LONGEST_QUESTION),
        stands=value_with_shape(answer.value),
        why=f"Nothing calls for it: at its target, on {looked}.",
        ask=shortened(item.challenge, LONGEST_ASK),
        who=who_text(item, answer),
        marked=item.confidential,
    )


def last_time_text(one: AgendaItem, previous: Review | None) -> str:
    """`Last time (18 Nov 2025): ◑ In place`; that it was not asked, where it was not; empty in a first review."""
    if previous is None:
        return ""
    none = "no answer" if one.asked_last else "not asked as it is now"
    return f"Last time ({short_date(previous.assessed_on)}): {value_with_shape(one.last.value) if one.last else none}"


def who_text(item: Item, answer: Answer | None) -> str:
    """`Legal duty · with: DPO · proposed by: Clerk`."""
    parts = [kind_text(item), f"with: {item.holder}"]
    if answer is not None and answer.value is not None and answer.proposed_by:
        parts.append(f"proposed by: {shortened(answer.proposed_by, LONGEST_ROLE)}")
    text = " · ".join(part for part in parts if part)
    return f"{text[:1].upper()}{text[1:]}"


def _lead(agenda: Agenda) -> str:
    if agenda.items:
        used = f"{agenda.minutes_used} of the {agenda.minutes} minutes"
        return f"{count(len(agenda.items), 'item')}, {MINUTES_AN_ITEM} minutes each: {used}."
    if agenda.left:
        return f"An item takes {MINUTES_AN_ITEM} minutes, so none fits into {count(max(0, agenda.minutes), 'minute')}."
    return "No item has a reason to take the board’s time." + (
        " Where there is time, look again at what rests on the oldest evidence." if agenda.to_check else ""
    )


def _left(items: Sequence[Item], part: Literal[1, 2], member: str) -> str:
    """How many items do not fit and what becomes of them, the first named; Part 1 names no confidential one."""
    if not items:
        return ""
    codes = [item.id for item in items if part == 2 or not item.confidential]
    more = "1 more item has a reason and does" if len(items) == 1 else f"{len(items)} more items have a reason and do"
    which = f": {named(codes)}" if len(codes) == len(items) else f", among them {named(codes)}" if codes else ""
    them, one = ("If it has an answer it is", "it") if len(items) == 1 else ("Those with an answer are", "one")
    return f"{more} not fit{which}. {them} agreed as proposed, unless a {member} pulls {one} out."


def _rest(number: int, member: str) -> str:
    if not number:
        return ""
    them = "The 1 other item has" if number == 1 else f"The {number} other items have"
    is_agreed = "It is" if number == 1 else "They are"
    return (
        f"{them} an answer and no reason to be here. {is_agreed} agreed as proposed in one step; "
        f"any {member} may pull an item out first."
    )
