"""The bridge: the five steps that lead from the score of one review to that of a later one.

Source: DESIGN 5. M are the items counted in both; weights and targets are the later review's. What only one of the two
reviews counted stands in steps of its own, so a better score that came from other items being counted shows as that.

    no longer counted = score of P on M − score of P        newly counted = score of N − score of N on M
    found out, improved, regressed = sum of w·(r_N − r_P)·100 / (3·sum of w over M), over the items of M that were a
    don't-know on either side, else over those that rose, else over those that fell
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.checklist import Checklist, Item
from audit.domain.figures import rounded
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE, score_of_items
from audit.domain.review import Review
from audit.domain.states import Outside, State, States, is_counted, points, states_of
from audit.domain.tally import TOP_RATING
from audit.domain.words import UNKNOWN, Step

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the score `before`, per cent, by `steps` to the score `after`; unrounded, and they sum.

    `matched` counts the items in both, `items` are those behind each step; behind `no_longer_counted` stand also the
    `reweighed`, counted in both with another weight then. Where one of the scores is missing, or no item is in both,
    there is no bridge: all seven figures are missing. The days are those the two reviews are assessed on.
    """

    before: float | None
    steps: Mapping[Step, float]
    after: float | None
    matched: int
    items: Mapping[Step, tuple[str, ...]]
    before_on: date
    after_on: date
    reweighed: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Is there a bridge at all?"""
        return self.before is not None and self.after is not None

    @property
    def worth_drawing(self) -> bool:
        """Are there enough items in both for its steps to say something about the school?"""
        return self.known and self.matched >= FEWEST_LIKE_FOR_LIKE


@dataclass(frozen=True, slots=True)
class ShownBridge:
    """A bridge as it is shown: one decimal each, and they still sum. Per cent and percentage points."""

    before: Decimal
    steps: Mapping[Step, Decimal]
    after: Decimal


@dataclass(slots=True)
class _Moves:
    """Items of M by step, and what they add: w·(r_N − r_P)."""

    items: dict[Step, list[str]] = field(default_factory=lambda: {step: list[str]() for step in Step})
    moved: dict[Step, int] = field(default_factory=lambda: dict.fromkeys(Step, 0))
    weight: int = 0
    was: int = 0
    now: int = 0

    def add(self, item: Item, was: State, now: State) -> None:
        rose = points(now) - points(was)
        self.weight += item.weight
        self.was += item.weight * points(was)
        self.now += item.weight * points(now)
        step = _step(was, now, rose)
        if step is not None:
            self.items[step].append(item.id)
            self.moved[step] += item.weight * rose


def _step(was: State, now: State, rose: int) -> Step | None:
    """Where an item counted in both belongs; None where it did not move."""
    if was is UNKNOWN or now is UNKNOWN:
        return Step.FOUND_OUT if was is not now else None
    if not rose:
        return None
    return Step.IMPROVED if rose > 0 else Step.REGRESSED


def bridge_of(checklist: Checklist, before: Review, after: Review, *, contents: Contents = NO_OTHERS) -> Bridge:
    """The bridge between two reviews; `checklist` is the later one's, each score that of the review's own words."""
    asked = answered_on(before, checklist, contents)
    was, now = states_of(asked, before), states_of(checklist, after)
    moves = _Moves()
    matched: list[Item] = []
    for item in checklist.items:
        one, other = was.get(item.id, Outside.OUT), now[item.id]
        if is_counted(one) and is_counted(other):
            matched.append(item)
            moves.add(item, one, other)
        elif is_counted(other):
            moves.items[Step.NEWLY_COUNTED].append(item.id)
        elif is_counted(one):
            moves.items[Step.NO_LONGER_COUNTED].append(item.id)
    reweighed = tuple(item.id for item in matched if asked.by_id[item.id].weight != item.weight)
    gone = (item.id for item in asked.items if item.id not in now and is_counted(was[item.id]))
    moves.items[Step.NO_LONGER_COUNTED] += (*gone, *reweighed)
    items = {step: tuple(ids) for step, ids in moves.items.items()}
    days = before.assessed_on, after.assessed_on
    before_score, after_score = _score(asked, before, was), _score(checklist, after, now)
    if before_score is None or after_score is None or not matched:
        return Bridge(None, {}, None, len(matched), items, *days, reweighed)
    possible = TOP_RATING * moves.weight
    steps = {step: 100 * moved / possible for step, moved in moves.moved.items()}
    steps[Step.NO_LONGER_COUNTED] = 100 * moves.was / possible - before_score
    steps[Step.NEWLY_COUNTED] = after_score - 100 * moves.now / possible
    return Bridge(before_score, steps, after_score, len(matched), items, *days, reweighed)


def _score(asked: Checklist, review: Review, states: States) -> float | None:
    """The score that the review has everywhere: of all it counted, on its own words, in whole numbers up to here."""
    return score_of_items([item for item in asked.items if is_counted(states[item.id])], review)


def shown_bridge(bridge: Bridge) -> ShownBridge:
    """The bridge as it is shown: the ends are rounded first, what is left over goes to the largest step.

    ValueError where there is no bridge.
    """
    if bridge.before is None or bridge.after is None:
        raise ValueError("There is no bridge to show.")
    before, after = rounded(bridge.before), rounded(bridge.after)
    return ShownBridge(before, steps_that_sum(bridge.steps, after - before), after)


def steps_that_sum(steps: Mapping[Key, float], whole: Decimal) -> Mapping[Key, Decimal]:
    """The steps with one decimal each, so that they sum to `whole`: what is left over goes to the largest.

    A step never takes so much that it would point the other way: what it cannot take goes to the next largest.
    """
    shown = {step: rounded(value) for step, value in steps.items()}
    left = whole - sum(shown.values(), Decimal(0))
    for step in sorted(shown, key=lambda step: -abs(steps[step])):
        if not left or not steps[step]:
            break
        takes = left if (left > 0) == (steps[step] > 0) else _at_most(left, shown[step])
        shown[step] += takes
        left -= takes
    return shown


def _at_most(left: Decimal, shown: Decimal) -> Decimal:
    return max(left, -shown) if left < 0 else min(left, -shown)
