"""What a board talks about in the minutes it has, and what it agrees as proposed in one step.

The reasons stand in the order of `AgendaReason`. Each item comes once, with every reason it has, at the place of its
strongest. Of two items with the same strongest reason the one with more gap points comes first, then the one that
weighs more, then the checklist's own order. A follow-up looks first at what it asks: items that stand come after those,
but for a blocker, which nothing may hide.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.follow_up import stands
from audit.domain.gaps import in_scope_with_answers, next_to_check, stale
from audit.domain.review import Review, previous_of
from audit.domain.scoring import ReviewFigures
from audit.domain.states import Outside, state_in
from audit.domain.tally import KNOWN_GRADES, gap_of
from audit.domain.words import UNKNOWN, AgendaReason, Rating

MINUTES_AN_ITEM = 4
"""A board gives an item four minutes: forty for the ten that deserve it most."""
USUAL_MINUTES = 40
MOST_MINUTES = 240
"""Four hours: longer than a board sits."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item on the agenda; `reasons` are all it has, the strongest first.

    `last` is last time's answer, None where there was none; `asked_last` says whether the item was asked then at all.
    """

    item: Item
    answer: Answer | None
    reasons: tuple[AgendaReason, ...]
    last: Answer | None = None
    asked_last: bool = True


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda for so many `minutes`.

    `items` are what the board talks about. `left` have a reason as well and do not fit. `rest` have an answer and no
    reason: they are agreed as proposed in one step. `to_check` is filled only where no item has a reason: what the
    board could look at, the oldest evidence first.
    """

    minutes: int
    items: tuple[AgendaItem, ...]
    left: tuple[AgendaItem, ...]
    rest: tuple[Item, ...]
    to_check: tuple[tuple[Item, Answer], ...]

    @property
    def minutes_used(self) -> int:
        """The minutes the items take."""
        return MINUTES_AN_ITEM * len(self.items)


def places(minutes: int) -> int:
    """How many items fit."""
    return max(0, minutes) // MINUTES_AN_ITEM


def agenda(
    checklist: Checklist,
    review: Review,
    figures: ReviewFigures,
    minutes: int,
    *,
    earlier: Sequence[Review] = (),
    in_dispute: Collection[str] = frozenset(),
    changed: Collection[str] = frozenset(),
    contents: Contents = NO_OTHERS,
) -> Agenda:
    """The agenda of a review for a number of minutes; the rest as in `with_reasons`."""
    found = with_reasons(
        checklist, review, figures, earlier=earlier, in_dispute=in_dispute, changed=changed, contents=contents
    )
    named = {one.item.id for one in found}
    rest = tuple(item for item, _ in in_scope_with_answers(checklist, review) if item.id not in named)
    fit = places(minutes)
    spare = () if found else next_to_check(checklist, review)[:fit]
    return Agenda(minutes, found[:fit], found[fit:], rest, spare)


def with_reasons(
    checklist: Checklist,
    review: Review,
    figures: ReviewFigures,
    *,
    earlier: Sequence[Review] = (),
    in_dispute: Collection[str] = frozenset(),
    changed: Collection[str] = frozenset(),
    contents: Contents = NO_OTHERS,
) -> tuple[AgendaItem, ...]:
    """Every item that has a reason to take the board's time, in the order of the agenda.

    `earlier` are the reviews of the school before this one; `in_dispute` the items whose raters do not agree; `changed`
    those that ask in other words than last time; `contents` the checklists the earlier reviews were
    answered on.
    """
    before = previous_of(earlier)
    asked_before = answered_on(before, checklist, contents) if before else checklist
    found: list[AgendaItem] = []
    unlooked = not_looked_at(checklist, review, earlier, contents=contents)
    for item, answer in in_scope_with_answers(checklist, review):
        holds = _holds(item, answer, review)
        holds |= {
            AgendaReason.BLOCKER: item.id in figures.overall.blockers,
            AgendaReason.IN_DISPUTE: item.id in in_dispute,
            AgendaReason.CHANGED_TEXT: item.id in changed,
            AgendaReason.NOT_LOOKED_AT: item.id in unlooked,
        }
        reasons = tuple(reason for reason in AgendaReason if holds[reason])
        if reasons:
            asked_last = before is None or state_in(asked_before, item.id, before) is not Outside.OUT
            found.append(AgendaItem(item, answer, reasons, _last(item, before), asked_last))
    order, place = list(AgendaReason), checklist.place
    found.sort(
        key=lambda one: (
            stands(one.answer) and one.reasons[0] is not AgendaReason.BLOCKER,
            order.index(one.reasons[0]),
            -gap_of(one.item, one.answer) * one.item.weight,
            -one.item.weight,
            place[one.item.id],
        )
    )
    return tuple(found)


def _holds(item: Item, answer: Answer | None, review: Review) -> dict[AgendaReason, bool]:
    """Which of the reasons that an answer alone can give hold.

    `DECISIVE_BELOW` is a rating of 0 or 1; a don't-know, which counts as 0, has a place of its own right after it.
    """
    value = answer.value if answer else None
    rated = isinstance(value, Rating)
    return {
        AgendaReason.DECISIVE_BELOW: item.decisive and rated and value < Rating.IN_PLACE,
        AgendaReason.UNKNOWN: value is UNKNOWN,
        AgendaReason.UNANSWERED: value is None,
        AgendaReason.STALE: answer is not None and rated and stale(item, answer, review.assessed_on),
        AgendaReason.WORST_GAP: gap_of(item, answer) > 0,
    }


def not_looked_at(
    checklist: Checklist, review: Review, earlier: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> frozenset[str]:
    """The rated items that nobody has looked at for two reviews: this one and the one before it.

    A look is evidence seen, sampled or tested, dated up to this review's day and after the day of the review before the
    previous one (where there was none, any day up to this review's), in either of the two. An item that the previous
    review did not ask is not counted, and in a first review none is.
    """
    before = previous_of(earlier)
    if before is None:
        return frozenset()
    asked_before = answered_on(before, checklist, contents)
    oldest = previous_of([one for one in earlier if one.assessed_on < before.assessed_on])

    def looked(answer: Answer | None) -> bool:
        if answer is None or answer.grade not in KNOWN_GRADES or answer.evidence_date is None:
            return False
        day = answer.evidence_date
        return day <= review.assessed_on and (oldest is None or day > oldest.assessed_on)

    return frozenset(
        item.id
        for item, answer in in_scope_with_answers(checklist, review)
        if answer is not None
        and answer.rating is not None
        and state_in(asked_before, item.id, before) is not Outside.OUT
        and not looked(answer)
        and not looked(before.answers.get(item.id))
    )


def _last(item: Item, before: Review | None) -> Answer | None:
    answer = before.answers.get(item.id) if before else None
    return answer if answer is not None and answer.value is not None else None
