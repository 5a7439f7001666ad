"""What happened to each item between two reviews, and the score of what can be compared like for like.

States: R (rated; a don't-know is an R of 0), N/A, U (unanswered or not confirmed), out (not in scope). Both sides use
the later review's targets and weights. Which items a review asks is read from the checklist it was answered on; an
item that is not in there is out. A vanished item is never a closed gap.

Functions that take several reviews take the later one's checklist, and in `contents` those of the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review
from audit.domain.tally import TOP_RATING
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Movement, Rating, Value

FEWEST_LIKE_FOR_LIKE = 10
"""Below this many items in common a like-for-like figure is not drawn."""


class Outside(Enum):
    """The two states without an answer."""

    UNANSWERED = "unanswered"
    OUT = "out"


State = Value | Outside


@dataclass(frozen=True, slots=True)
class Moved:
    """One listed item: what happened, and its state on either side."""

    item: str
    movement: Movement
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class LikeForLike:
    """The scores, per cent, of the `items` rated in both reviews, by the later weights; None where there are none."""

    items: int
    before: float | None
    after: float | None

    @property
    def enough(self) -> bool:
        """Are there enough items in common to draw it?"""
        return self.items >= FEWEST_LIKE_FOR_LIKE


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


def is_counted(state: State) -> bool:
    """State R: rated, or a don't-know that counts as 0."""
    return isinstance(state, Rating) or state is UNKNOWN


def points(state: State) -> int:
    """The rating of a counted state; a don't-know is 0."""
    return int(state) if isinstance(state, Rating) else 0


def movement(before: State, after: State, target: int, *, closed_before: bool = False) -> Movement | None:
    """What happened to one item; None where there is nothing to list.

    `closed_before`: an earlier review of this school had this gap closed by a rating, so a new gap is re-opened.
    """
    if is_counted(before) and is_counted(after):
        return _between_counted(before, after, target, closed_before=closed_before)
    if is_counted(before):
        if after is Outside.UNANSWERED:
            return Movement.NOW_UNANSWERED
        had_gap = before is UNKNOWN or points(before) < target
        return Movement.CLOSED_BY_NA if after is NOT_APPLICABLE and had_gap else Movement.LEFT_SCOPE
    if before is Outside.UNANSWERED:
        if after is Outside.UNANSWERED:
            return None
        return Movement.NEWLY_ANSWERED if is_counted(after) else Movement.LEFT_SCOPE
    return Movement.NEWLY_IN_SCOPE if is_counted(after) or after is Outside.UNANSWERED else None


def _between_counted(before: State, after: State, target: int, *, closed_before: bool) -> Movement:
    """R to R."""
    if (before is UNKNOWN) != (after is UNKNOWN):
        return Movement.FOUND_OUT if before is UNKNOWN else Movement.NOW_UNKNOWN
    was, now = points(before), points(after)
    if was < target <= now:
        return Movement.CLOSED
    if now < target <= was:
        return Movement.REOPENED if closed_before else Movement.OPENED
    if was != now:
        return Movement.IMPROVED if now > was else Movement.REGRESSED
    return Movement.PERSISTING if now < target else Movement.HELD


def closed_by_rating(states: Sequence[State], target: int) -> bool:
    """Did these states, oldest first, hold a rated gap that a later rating closed?

    A gap that left by not-applicable or out of scope was not closed; an unanswered review neither ends nor breaks it.
    """
    gap = False
    for state in states:
        if isinstance(state, Rating):
            if gap and state >= target:
                return True
            gap = state < target
        elif state in (NOT_APPLICABLE, Outside.OUT):
            gap = False
    return False


def movements(
    checklist: Checklist,
    before: Review,
    after: Review,
    earlier: Sequence[Review] = (),
    *,
    contents: Contents = NO_OTHERS,
) -> tuple[Moved, ...]:
    """Every item with something to list, in checklist order; those that are not asked any more stand last.

    `earlier` are all reviews of the school before `after`, oldest first; without them nothing is called re-opened.
    """
    was_asked = answered_on(before, checklist, contents)
    past = [(answered_on(review, checklist, contents), review) for review in earlier]
    found: list[Moved] = []
    for item in (*checklist.items, *_only_in(was_asked, checklist)):
        was, now = state_in(was_asked, item.id, before), state_in(checklist, item.id, after)
        closed = closed_by_rating([state_in(asked, item.id, review) for asked, review in past], item.target)
        moved = movement(was, now, item.target, closed_before=closed)
        if moved is not None:
            found.append(Moved(item.id, moved, was, now))
    return tuple(found)


def _only_in(asked: Checklist, checklist: Checklist) -> tuple[Item, ...]:
    return () if asked is checklist else tuple(item for item in asked.items if item.id not in checklist.by_id)


def matched_items(
    checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> tuple[Item, ...]:
    """The items that are R in every one of these reviews, in checklist order."""
    asked = [(answered_on(review, checklist, contents), review) for review in reviews]
    return tuple(item for item in checklist.items if all(is_counted(state_in(on, item.id, one)) for on, one in asked))


def score_of_items(items: Sequence[Item], review: Review) -> float | None:
    """The score, per cent, of some items counted in this review, by their weights; None where there are none."""
    possible = TOP_RATING * sum(item.weight for item in items)
    if not possible:
        return None
    values = ((item.weight, review.answers[item.id].value) for item in items)
    return 100 * sum(weight * points(value) for weight, value in values if value is not None) / possible


def like_for_like(
    checklist: Checklist, before: Review, after: Review, *, contents: Contents = NO_OTHERS
) -> LikeForLike:
    """The two scores over the items counted in both."""
    items = matched_items(checklist, (before, after), contents=contents)
    return LikeForLike(len(items), score_of_items(items, before), score_of_items(items, after))


def counted_once(
    checklist: Checklist, before: Review, after: Review, *, contents: Contents = NO_OTHERS
) -> tuple[str, ...]:
    """The ids of the items counted in one of two reviews and not in the other, in the order of `movements`."""
    was_asked = answered_on(before, checklist, contents)
    return tuple(
        item.id
        for item in (*checklist.items, *_only_in(was_asked, checklist))
        if is_counted(state_in(was_asked, item.id, before)) != is_counted(state_in(checklist, item.id, after))
    )


def by_movement(moved: Sequence[Moved]) -> Mapping[Movement, tuple[str, ...]]:
    """Item ids by what happened, each in checklist order."""
    return {kind: ids for kind in Movement if (ids := tuple(m.item for m in moved if m.movement is kind))}
