"""What a history holds, counted a second time from its answers: what the sentences of a paper are held against.

Nothing here asks the engine. The rules of the score are those of `oracle`; the movements are written out below.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Literal

from histories import History
from oracle import Facts, facts, in_scope, weight

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Action, Review
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    Grade,
    Judgement,
    Movement,
    Rating,
    Strength,
    Value,
)

OUT = "out"
FINISHED = (ActionStatus.DONE, ActionStatus.DROPPED)
State = Value | None | Literal["out"]
"""A value, None for no answer, or not asked."""


def per_cent(value: Fraction) -> str:
    """`71.3%`: one decimal, half away from zero."""
    tenths = (abs(value) * 10 + Fraction(1, 2)) // 1
    return f"{'-' if value < 0 and tenths else ''}{tenths // 10}.{tenths % 10}%"


def state_in(checklist: Checklist, item_id: str, review: Review) -> State:
    """The state of an item in a review on this checklist."""
    found = [item for item in in_scope(checklist, review) if item.id == item_id]
    if not found:
        return OUT
    answer = review.answers.get(item_id)
    return answer.value if answer is not None else None


def counted(state: State) -> bool:
    """R: rated, or a don't-know."""
    return isinstance(state, Rating) or state is UNKNOWN


def points(state: State) -> int:
    return int(state) if isinstance(state, Rating) else 0


def moved(states: Sequence[State], was: State, now: State, target: int) -> Movement | None:  # noqa: PLR0911  (a line a rule)
    """DESIGN 5 in its own order; `states` are those of every earlier review, oldest first."""
    if counted(was) and counted(now):
        if was is UNKNOWN and now is not UNKNOWN:
            return Movement.FOUND_OUT
        if was is not UNKNOWN and now is UNKNOWN:
            return Movement.NOW_UNKNOWN
        a, b = points(was), points(now)
        if a < target and b >= target:
            return Movement.CLOSED
        if a >= target and b < target:
            return Movement.REOPENED if was_closed_before(states, target) else Movement.OPENED
        if a != b:
            return Movement.IMPROVED if b > a else Movement.REGRESSED
        return Movement.PERSISTING if b < target else Movement.HELD
    if counted(was):
        if now is None:
            return Movement.NOW_UNANSWERED
        if now is NOT_APPLICABLE and points(was) < target:
            return Movement.CLOSED_BY_NA
        return Movement.LEFT_SCOPE
    if was is None:
        if counted(now):
            return Movement.NEWLY_ANSWERED
        return Movement.LEFT_SCOPE if now in (NOT_APPLICABLE, OUT) else None
    return Movement.NEWLY_IN_SCOPE if counted(now) or now is None else None


def was_closed_before(states: Sequence[State], target: int) -> bool:
    """Was a rated gap followed by a rating at target, with nothing but no answers between?"""
    run = [one for one in states if one is not None and one is not UNKNOWN]
    return any(isinstance(a, Rating) and isinstance(b, Rating) and a < target <= b for a, b in pairwise(run))


@dataclass
class Recount:
    """One part of the paper of a history's newest review."""

    history: History
    part: int

    @property
    def review(self) -> Review:
        return self.history.newest

    @property
    def checklist(self) -> Checklist:
        return self.history.checklist

    @cached_property
    def items(self) -> list[Item]:
        """Everything asked."""
        return in_scope(self.checklist, self.review)

    @cached_property
    def shown(self) -> list[Item]:
        """What this part may show."""
        return [item for item in self.items if self.part == 2 or not item.confidential]

    @cached_property
    def hidden(self) -> list[Item]:
        return [item for item in self.items if item not in self.shown]

    def value(self, item: Item) -> Value | None:
        answer = self.review.answers.get(item.id)
        return answer.value if answer is not None else None

    def answer(self, item: Item) -> Answer:
        return self.review.answers[item.id]

    def rated(self, items: Iterable[Item]) -> list[Item]:
        return [item for item in items if isinstance(self.value(item), Rating)]

    def applicable(self, items: Iterable[Item]) -> list[Item]:
        return [item for item in items if self.value(item) is not NOT_APPLICABLE]

    def without(self, items: Iterable[Item]) -> list[Item]:
        return [item for item in items if self.value(item) is None]

    def below(self, item: Item) -> bool:
        """A gap: a rating under the target, or a don't-know."""
        value = self.value(item)
        return counted(value) and points(value) < item.target

    @cached_property
    def paragraphs(self) -> Mapping[str, Facts]:
        """By number, in the order of the checklist, whether or not its first item is asked."""
        asked = {item.paragraph for item in self.items}
        numbers = dict.fromkeys(item.paragraph for item in self.checklist.items if item.paragraph in asked)
        return {n: facts([i for i in self.items if i.paragraph == n], self.review) for n in numbers if n}

    @cached_property
    def whole(self) -> Facts:
        return self.whole_of(self.review)

    def whole_of(self, review: Review) -> Facts:
        """The whole of a review on this checklist."""
        numbers = dict.fromkeys(item.paragraph for item in self.items if item.paragraph)
        parts = [facts([i for i in self.items if i.paragraph == n], review) for n in numbers]
        return facts(self.items, review, [part.judgement for part in parts if part.counts[1]])

    @cached_property
    def worst_limits(self) -> tuple[Judgement, ...]:
        """The step above the worst paragraph, and the best word that more than half reach; none without paragraphs."""
        words = [part.judgement for part in self.paragraphs.values() if part.counts[1] and part.judgement is not None]
        if not words:
            return ()
        half = max(j for j in Judgement if sum(word >= j for word in words) * 2 > len(words))
        return (Judgement(min(min(words) + 1, 3)), half)

    @cached_property
    def holding_paragraphs(self) -> list[str]:
        word = self.whole.judgement
        if word is None or word is Judgement.SOUND_AND_CHECKED or word not in self.worst_limits:
            return []
        return [
            n
            for n, part in self.paragraphs.items()
            if part.counts[1] and part.judgement is not None and part.judgement <= word
        ]

    @cached_property
    def blockers(self) -> list[str]:
        found = set(self.whole.blockers)
        for number in self.holding_paragraphs:
            found |= set(self.paragraphs[number].blockers)
        return [item.id for item in self.checklist.items if item.id in found]

    @cached_property
    def held_by_score(self) -> bool:
        """Does the score alone allow no more than the judgement, which is not the best?"""
        word, score = self.whole.judgement, self.whole.score
        if word is None or word is Judgement.SOUND_AND_CHECKED or score is None:
            return False
        band = Judgement(sum(score >= least for least in (30, 60, 85)))
        heavier = [item for item in self.applicable(self.items) if item.strength is not Strength.EXPECTED]
        if all(self.value(i) is not None and points(self.value(i)) >= i.target for i in heavier):
            band = max(band, Judgement.GAPS_TO_CLOSE)
        return band is word

    @cached_property
    def better_once_known(self) -> bool:
        """Would the judgement be better if each don't-know turned out to be in place?"""
        answers = {
            key: replace(one, value=Rating.IN_PLACE) if one.value is UNKNOWN else one
            for key, one in self.review.answers.items()
        }
        then = self.whole_of(replace(self.review, answers=answers)).judgement
        return self.whole.judgement is not None and then is not None and then > self.whole.judgement

    @cached_property
    def duties_open(self) -> list[str]:
        return facts(self.shown, self.review).duties_open

    @property
    def previous(self) -> Review | None:
        return self.history.previous

    @cached_property
    def movements(self) -> Mapping[Movement, list[str]]:
        """The items of this part by what happened to them since the previous review."""
        before = self.previous
        assert before is not None
        asked_then = self.history.words_of(before)
        known = {item.id: item for item in (*asked_then.items, *self.checklist.items)}
        found: dict[Movement, list[str]] = {}
        for key in [i.id for i in self.checklist.items] + [i.id for i in asked_then.items]:
            item = known[key]
            if self.part == 1 and (
                item.confidential or (key in asked_then.by_id and asked_then.by_id[key].confidential)
            ):
                continue
            past = [state_in(self.history.words_of(one), key, one) for one in self.history.earlier]
            was, now = state_in(asked_then, key, before), state_in(self.checklist, key, self.review)
            what = moved(past, was, now, item.target)
            if what is not None and key not in found.setdefault(what, []):
                found[what].append(key)
        return found

    @cached_property
    def both_times(self) -> list[Item]:
        """The items counted in the previous review and in this one."""
        before = self.previous
        assert before is not None
        then = self.history.words_of(before)
        return [
            item
            for item in self.checklist.items
            if counted(state_in(then, item.id, before)) and counted(state_in(self.checklist, item.id, self.review))
        ]

    def reopened(self, action: Action) -> bool:
        """Was it done, and was its item rated below target again in a later review? Read from the newest backwards."""
        item, set_in = self.checklist.by_id.get(action.item), [r for r in self.history.reviews if r.id == action.review]
        if action.status is not ActionStatus.DONE or item is None or action.done_on is None:
            return False
        said = [(r.assessed_on, state_in(self.history.words_of(r), item.id, r)) for r in self.history.reviews]
        said = [(day, state) for day, state in said if state is not None]
        run: list[tuple[date, State]] = []
        while said and counted(said[-1][1]) and points(said[-1][1]) < item.target:
            run.insert(0, said.pop())
        if not run or run[0][0] <= max(action.done_on, set_in[0].assessed_on):
            return False
        fell = bool(said) and isinstance(said[-1][1], Rating)
        was_gap = any(counted(state) and points(state) < item.target for _, state in said)
        return (fell or was_gap) and any(isinstance(state, Rating) for _, state in run)

    def score_over(self, items: Sequence[Item], review: Review) -> Fraction:
        earned = sum(weight(item) * points(review.answers[item.id].value) for item in items)
        return Fraction(100 * earned, 3 * sum(weight(item) for item in items))

    def in_date(self, item: Item) -> bool:
        day = self.answer(item).evidence_date
        return day is not None and 0 <= (self.review.assessed_on - day).days <= item.fresh_days

    def too_old(self, item: Item) -> bool:
        answer = self.answer(item)
        if answer.grade not in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED) or answer.evidence_date is None:
            return False
        return (self.review.assessed_on - answer.evidence_date).days > item.fresh_days

    @cached_property
    def actions(self) -> list[Action]:
        """The actions this part may show: none about a confidential item."""
        wanted = {item.id: item.confidential for words in self.history.contents.values() for item in words.items} | {
            item.id: item.confidential for item in self.checklist.items
        }
        return [one for one in self.history.actions if self.part == 2 or not wanted[one.item]]

    @cached_property
    def overdue(self) -> list[str]:
        """The actions of this part that were due before today and are not over."""
        return [one.id for one in self.actions if one.status not in FINISHED and one.due < self.history.today]
