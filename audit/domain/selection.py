"""Which items a list shows, and in what order they are grouped: by strand, then by paragraph."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import assert_never

from audit.domain.answers import Answer
from audit.domain.applies import why_left_out
from audit.domain.checklist import Checklist, Item
from audit.domain.follow_up import stands
from audit.domain.gaps import in_scope_with_answers
from audit.domain.review import Review
from audit.domain.tally import gap_of
from audit.domain.words import UNKNOWN, ReviewKind, Strand

Pair = tuple[Item, Answer | None]


class Shown(StrEnum):
    """Which answers a list shows."""

    EVERYTHING = "everything"
    UNANSWERED = "unanswered"
    UNKNOWN = "unknown"
    GAPS = "gaps"
    ASKED = "asked"
    STANDING = "standing"


SHOWN_WORDS = {
    Shown.EVERYTHING: "Everything",
    Shown.UNANSWERED: "Without an answer",
    Shown.UNKNOWN: "Don’t know",
    Shown.GAPS: "Gaps",
    Shown.ASKED: "Asked in this follow-up",
    Shown.STANDING: "Standing as agreed before",
}


def is_shown(item: Item, answer: Answer | None, shown: Shown) -> bool:
    """Does this item belong to what is shown? A don't-know is a gap as well."""
    value = answer.value if answer else None
    match shown:
        case Shown.EVERYTHING:
            return True
        case Shown.UNANSWERED:
            return value is None
        case Shown.UNKNOWN:
            return value is UNKNOWN
        case Shown.GAPS:
            return gap_of(item, answer) > 0
        case Shown.ASKED:
            return not stands(answer)
        case Shown.STANDING:
            return stands(answer)
        case _:
            assert_never(shown)


def offered(review: Review) -> tuple[Shown, ...]:
    """The choices that tell something apart in this review, the one to begin with first."""
    if review.kind is ReviewKind.FULL:
        return tuple(shown for shown in Shown if shown not in (Shown.ASKED, Shown.STANDING))
    return (Shown.ASKED, Shown.STANDING, *(one for one in Shown if one not in (Shown.ASKED, Shown.STANDING)))


def selected(checklist: Checklist, review: Review, shown: Shown, role: str | None = None) -> tuple[Pair, ...]:
    """The items to show, in checklist order; of one role (any that is asked) or of everybody for None."""
    return tuple(
        (item, answer)
        for item, answer in in_scope_with_answers(checklist, review)
        if is_shown(item, answer, shown) and (role is None or role in item.ask)
    )


def roles_asked(roles: Iterable[str], items: Sequence[Item]) -> tuple[str, ...]:
    """Those of the roles that any of these items asks, in the order given."""
    return tuple(role for role in roles if any(role in item.ask for item in items))


def asked_of(items: Iterable[Item], role: str | None) -> tuple[Item, ...]:
    """The items this role is asked about; all of them for None."""
    return tuple(item for item in items if role is None or role in item.ask)


def grouped(pairs: Iterable[Pair]) -> Mapping[Strand, Mapping[str | None, tuple[Pair, ...]]]:
    """By strand, then by paragraph (None for those that rest on none), each in the order first met."""
    found: dict[Strand, dict[str | None, tuple[Pair, ...]]] = {}
    for pair in pairs:
        paragraphs = found.setdefault(pair[0].strand, {})
        paragraphs[pair[0].paragraph] = (*paragraphs.get(pair[0].paragraph, ()), pair)
    return found


def why_not_asked(checklist: Checklist, review: Review, item_id: str) -> str:
    """Why this review does not ask for an item of this id, in a sentence; empty where it does."""
    item = checklist.by_id.get(item_id)
    if item is None:
        return f"There is no item {item_id} in this checklist."
    return why_left_out(item, review.school.setting, review.assessed_on)
