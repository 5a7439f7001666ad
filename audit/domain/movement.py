"""What happened to each item between two reviews, and the score of what can be compared like for like.

States: R (rated; a don't-know is an R of 0), N/A, U (unanswered or not confirmed), out (not in scope). Both sides use
the later review's targets and weights. A vanished item is never a closed gap.

Functions that take several reviews take the later one's checklist, and in `contents` those of the others.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.domain.answered_on import NO_OTHERS, Contents
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review
from audit.domain.states import Outside, State, States, is_counted, items_over, points, states_of, states_over
from audit.domain.tally import TOP_RATING
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Movement, Rating

FEWEST_LIKE_FOR_LIKE = 10
"""Below this many items in common a like-for-like figure is not drawn."""


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
    (was,), now = states_over(checklist, (before,), contents=contents), states_of(checklist, after)
    past: tuple[States, ...] | None = None
    found: list[Moved] = []
    for item in items_over(checklist, (before,), contents=contents):
        one, other = was.get(item.id, Outside.OUT), now.get(item.id, Outside.OUT)
        moved = movement(one, other, item.target)
        if moved is Movement.OPENED and earlier:
            past = past or states_over(checklist, earlier, contents=contents)
            closed = closed_by_rating([states.get(item.id, Outside.OUT) for states in past], item.target)
            moved = movement(one, other, item.target, closed_before=closed)
        if moved is not None:
            found.append(Moved(item.id, moved, one, other))
    return tuple(found)


def matched_items(
    checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> tuple[Item, ...]:
    """The items that are R in every one of these reviews, in checklist order."""
    ids = set(checklist.by_id)
    for states in states_over(checklist, reviews, contents=contents):
        ids = {item for item in ids if is_counted(states.get(item, Outside.OUT))}
    return tuple(item for item in checklist.items if item.id in ids)


def score_of_items(items: Sequence[Item], review: Review) -> float | None:
    """The score, per cent, of some items counted in this review, by their weights; None where there are none."""
    possible = TOP_RATING * sum(item.weight for item in items)
    if not possible:
        return None
    values = ((item.weight, review.answers[item.id].value) for item in items)
    return 100 * sum(weight * value for weight, value in values if isinstance(value, Rating)) / possible


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
    (was,), now = states_over(checklist, (before,), contents=contents), states_of(checklist, after)
    return tuple(
        item.id
        for item in items_over(checklist, (before,), contents=contents)
        if is_counted(was.get(item.id, Outside.OUT)) != is_counted(now.get(item.id, Outside.OUT))
    )


def by_movement(moved: Sequence[Moved]) -> Mapping[Movement, tuple[str, ...]]:
    """Item ids by what happened, each in checklist order."""
    return {kind: ids for kind in Movement if (ids := tuple(m.item for m in moved if m.movement is kind))}
