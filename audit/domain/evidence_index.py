"""The evidence index in words: each statement that somebody looked at, how, who, when, and what changed since.

It answers “how do you know?” and nothing else; what rests on no look is counted and named by its code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answered_on import Contents
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import short_date
from audit.domain.display import count, state_with_shape, value_with_shape
from audit.domain.gaps import in_scope_with_answers, stale
from audit.domain.item_words import shortened
from audit.domain.movement import Moved, movements
from audit.domain.review import Review
from audit.domain.states import Outside
from audit.domain.tally import KNOWN_GRADES
from audit.domain.words import GRADE_WORDS, MOVEMENT_WORDS, UNKNOWN, Grade, NotRated

HEADINGS = ("Item", "Statement", "We say", "How we know", "Who looked", "When", "Since last time")
GRADES = (Grade.TESTED, Grade.SAMPLED, Grade.SEEN)
"""The strongest first: this order is the order of the page."""
LONGEST_ROLE, SHORT_ROLE = 32, 14
TWO_LINES, ONE_LINE = 92, 44
"""Signs of a question that fit so many lines where the page is full."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One statement that rests on a look; `shorter`, `shortest`, `role` and `moved` are for a page that is full."""

    id: str
    statement: str
    shorter: str
    shortest: str
    says: str
    grade: str
    who: str
    role: str
    when: str
    since: str
    moved: str
    """What changed, without what it was."""


@dataclass(frozen=True, slots=True)
class EvidenceIndex:
    """Every word in reading order. `without` are (what they rest on instead, codes)."""

    lead: str
    lines: tuple[EvidenceLine, ...]
    without: tuple[tuple[str, str], ...]


def evidence_index(
    checklist: Checklist,
    review: Review,
    previous: Review | None,
    earlier: Sequence[Review] = (),
    *,
    contents: Contents,
    of_part: str = "",
) -> EvidenceIndex:
    """The index over the items of `checklist`, those that may be shown; `of_part`: ` of this part`, or nothing."""
    answers = in_scope_with_answers(checklist, review)
    moved = movements(checklist, previous, review, earlier, contents=contents) if previous else ()
    since = {one.item: one for one in moved}
    looked = [(item, answer) for item, answer in answers if answer is not None and _looked_at(answer)]
    looked.sort(key=lambda pair: _order(*pair, checklist, review.assessed_on))
    first, day = previous is None, review.assessed_on
    return EvidenceIndex(
        lead=_lead(len(looked), len(answers), of_part),
        lines=tuple(_line(item, answer, since.get(item.id), day, first=first) for item, answer in looked),
        without=_without(answers),
    )


def _looked_at(answer: Answer) -> bool:
    return answer.rating is not None and answer.grade in KNOWN_GRADES


def _order(item: Item, answer: Answer, checklist: Checklist, day: date) -> tuple[int, bool, int, int]:
    """By grade; of one grade what is in date first, then what weighs most, then the checklist's own order."""
    grade = GRADES.index(answer.grade) if answer.grade in GRADES else len(GRADES)
    return grade, stale(item, answer, day), -item.weight, checklist.place[item.id]


def _line(item: Item, answer: Answer, moved: Moved | None, day: date, *, first: bool) -> EvidenceLine:
    when = short_date(answer.evidence_date) if answer.evidence_date else "no date"
    who = " ".join(answer.evidence_by.split()) or "role not given"
    return EvidenceLine(
        id=item.id,
        statement=item.question,
        shorter=_cut(item.question, TWO_LINES),
        shortest=_cut(item.question, ONE_LINE),
        says=value_with_shape(answer.value),
        grade=GRADE_WORDS[answer.grade] if answer.grade else "",
        who=_cut(who, LONGEST_ROLE),
        role=_cut(who, SHORT_ROLE),
        when=f"{when}, too old" if stale(item, answer, day) else when,
        since=_since(moved, first=first, was=True),
        moved=_since(moved, first=first, was=False),
    )


def _cut(text: str, most: int) -> str:
    """The text shortened, its ellipsis never alone on a line."""
    return shortened(text, most).replace(" …", "…")


def _since(moved: Moved | None, *, first: bool, was: bool) -> str:
    """`Gap closed, was ◔ Partly in place`; `Held`."""
    if moved is None:
        return "First review" if first else "–"
    words = MOVEMENT_WORDS[moved.movement]
    if not was or moved.before == moved.after or isinstance(moved.before, Outside):
        return words
    return f"{words}, was {state_with_shape(moved.before)}"


def _lead(looked: int, asked: int, of_part: str) -> str:
    if not asked:
        return f"No item{of_part} is asked of this school."
    if not looked:
        return (
            f"Of {count(asked, 'item')}{of_part} asked, none rests on anything that somebody read, sampled or tested."
        )
    rests, itself = ("rests", "it") if looked == 1 else ("rest", "them")
    return (
        f"Of {count(asked, 'item')}{of_part} asked, {looked} {rests} on what somebody read, sampled or "
        f"tested. The page lists {itself}, the strongest evidence first."
    )


def _without(answers: Sequence[tuple[Item, Answer | None]]) -> tuple[tuple[str, str], ...]:
    """What rests on no look: (what it is and how many, their codes)."""
    kinds: dict[str, list[str]] = {
        "Staff told us, nobody has looked": [],
        "Rated, and nothing shown": [],
        "Don’t know": [],
        "Not applicable": [],
        "No answer yet": [],
    }
    told, nothing, unknown, not_applicable, unanswered = kinds.values()
    for item, answer in answers:
        if answer is None or answer.value is None:
            unanswered.append(item.id)
        elif isinstance(answer.value, NotRated):
            (unknown if answer.value is UNKNOWN else not_applicable).append(item.id)
        elif answer.grade is Grade.TOLD:
            told.append(item.id)
        elif answer.grade is None:
            nothing.append(item.id)
    return tuple((f"{kind} ({len(codes)})", ", ".join(codes)) for kind, codes in kinds.items() if codes)
