"""The state of each item in a review, and over several: rated, not known, not applicable, unanswered, out of scope.

State R: rated, or a don't-know that counts as 0. Which items a review asks is read from the checklist it was answered
on; an item that is not in there is out.
"""

from collections.abc import Mapping, Sequence
from enum import Enum

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review
from audit.domain.words import UNKNOWN, Rating, Value


class Outside(Enum):
    """The two states without an answer."""

    UNANSWERED = "unanswered"
    OUT = "out"


State = Value | Outside
States = Mapping[str, State]
"""The states of one review by item id; an item that is not in here is out."""


def state_in(checklist: Checklist, item_id: str, review: Review) -> State:
    """The state of an item in a review that was answered on this checklist."""
    item = checklist.by_id.get(item_id)
    return Outside.OUT if item is None else state_of(item, review)


def state_of(item: Item, review: Review) -> State:
    """The state of an item in a review that was answered on the checklist it stands in."""
    if not item.in_scope(review.school.setting, review.assessed_on):
        return Outside.OUT
    answer = review.answers.get(item.id)
    return Outside.UNANSWERED if answer is None or answer.value is None else answer.value


def states_of(checklist: Checklist, review: Review) -> States:
    """The state of every item of the checklist that a review was answered on, in checklist order."""
    return {item.id: state_of(item, review) for item in checklist.items}


def states_over(
    checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> tuple[States, ...]:
    """The states of each review, each read on the words it was answered on."""
    return tuple(states_of(answered_on(review, checklist, contents), review) for review in reviews)


def items_over(checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS) -> tuple[Item, ...]:
    """Every item of the checklist in its order, then those that only earlier ones of these reviews asked.

    The latter as the latest of those reviews worded them.
    """
    found = dict(checklist.by_id)
    for review in reversed(reviews):
        asked = answered_on(review, checklist, contents)
        if asked is not checklist:
            found |= {item.id: item for item in asked.items if item.id not in found}
    return tuple(found.values())


def is_counted(state: State) -> bool:
    """State R: rated, or a don't-know that counts as 0."""
    return isinstance(state, Rating) or state is UNKNOWN


def points(state: State) -> int:
    """The rating of a counted state; a don't-know is 0."""
    return int(state) if isinstance(state, Rating) else 0


def is_gap(state: State, target: int) -> bool:
    """Counted and below target; a don't-know is always a gap, since a target is 1 or more."""
    return state < target if isinstance(state, Rating) else state is UNKNOWN
