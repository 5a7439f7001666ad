"""What a link governor looks at on a visit: which items, whom to see, and what the trust answers instead.

The reasons stand in the order of `VisitReason`; each item comes once, with every reason it has, at the place of its
strongest. Of two with the same strongest reason one that is said to be at its target comes first (a claim is what a
visit can check), then the one nobody has looked at for longest, then the one that weighs more, then checklist order.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.gaps import in_scope_with_answers, stale
from audit.domain.review import Review
from audit.domain.tally import KNOWN_GRADES, assured
from audit.domain.words import NOT_APPLICABLE, HeldBy, Setting, VisitReason

VISIT_MINUTES = (60, 75, 90)
"""How long a visit may take: what a volunteer and a school can give in one go."""
MINUTES_A_LOOK = 10
"""Two to four documents, one question, and a note of what was found: six items in an hour."""
VISITOR = "Link governor"
CONTROLLER_ELSEWHERE = frozenset({Setting.ACADEMY})
"""Where the controller is not the school one visits: a trust answers once for all its schools."""


@dataclass(frozen=True, slots=True)
class Look:
    """One item to look at, and why: every reason, the strongest first.

    `last_look` is the newest answer, of this review or an earlier one, that rests on more than staff's word.
    """

    item: Item
    answer: Answer | None
    reasons: tuple[VisitReason, ...]
    last_look: Answer | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of so many `minutes`: the looks by the role to see, those of the strongest reasons first.

    `of_controller` are those the trust answers: they take none of the time. `left` is how many more have a reason.
    """

    minutes: int
    by_role: Mapping[str, tuple[Look, ...]]
    of_controller: tuple[Look, ...]
    left: int

    @property
    def looks(self) -> tuple[Look, ...]:
        """Every item to look at, in the order of the sheet."""
        return tuple(look for looks in self.by_role.values() for look in looks)


def roles_to_see(checklist: Checklist, review: Review) -> tuple[str, ...]:
    """The roles a visitor can see, in the order in which the items name them."""
    asked = (role for item in checklist.in_scope(review.school.setting, review.assessed_on) for role in item.ask)
    return tuple(dict.fromkeys(role for role in asked if role != VISITOR))


def visit(
    checklist: Checklist,
    review: Review,
    minutes: int,
    roles: Collection[str] = (),
    *,
    earlier: Sequence[Review] = (),
) -> Visit:
    """What to look at in a visit of `minutes`, of the items asked of these roles (of anybody, where none is named).

    `earlier` are the reviews of the school before this one: they tell when somebody last looked.
    """
    reasons = reasons_to_look(checklist, review)
    place = checklist.place
    order = list(VisitReason)
    found = [
        Look(item, answer, reasons[item.id], _last_look(item, (*earlier, review)))
        for item, answer in in_scope_with_answers(checklist, review)
        if item.id in reasons and (not roles or any(role in item.ask for role in roles))
    ]
    found.sort(
        key=lambda look: (
            order.index(look.reasons[0]),
            not _at_target(look.item, look.answer),
            _looked_on(look.answer),
            -look.item.weight,
            place[look.item.id],
        )
    )
    elsewhere = review.school.setting in CONTROLLER_ELSEWHERE
    apart = tuple(look for look in found if elsewhere and look.item.held_by is HeldBy.CONTROLLER)
    here = [look for look in found if look not in apart]
    fit = max(0, minutes) // MINUTES_A_LOOK
    by_role: dict[str, tuple[Look, ...]] = {}
    for look in here[:fit]:
        role = whom_to_see(look.item, roles)
        by_role[role] = (*by_role.get(role, ()), look)
    return Visit(minutes, by_role, apart[:fit], len(found) - len(here[:fit]) - len(apart[:fit]))


def whom_to_see(item: Item, roles: Collection[str] = ()) -> str:
    """The first role asked that is wanted and is not the visitor; where there is none, the role that has it."""
    wanted: Sequence[str] = [role for role in item.ask if role != VISITOR and (not roles or role in roles)]
    return wanted[0] if wanted else item.holder


def reasons_to_look(checklist: Checklist, review: Review) -> Mapping[str, tuple[VisitReason, ...]]:
    """Why each item is worth a look; one without a reason, or not applicable, is not named.

    A don't-know or an item without an answer takes a visitor's time only where it is a legal duty or critical: any
    other is first for the role that has it.
    """
    found: dict[str, tuple[VisitReason, ...]] = {}
    for item, answer in in_scope_with_answers(checklist, review):
        if answer is not None and answer.value is NOT_APPLICABLE:
            continue
        rated = answer is not None and answer.rating is not None
        holds = {
            VisitReason.DECISIVE_UNCHECKED: item.decisive
            and not (answer is not None and assured(item, answer, review.assessed_on)),
            VisitReason.STALE: answer is not None and rated and stale(item, answer, review.assessed_on),
            VisitReason.TOLD_ONLY: answer is not None and rated and answer.grade not in KNOWN_GRADES,
            VisitReason.AT_TARGET: _at_target(item, answer),
        }
        if reasons := tuple(reason for reason in VisitReason if holds[reason]):
            found[item.id] = reasons
    return found


def _last_look(item: Item, reviews: Sequence[Review]) -> Answer | None:
    """The newest look any of these reviews tells of; one without a day counts as older than any other."""
    answers = (one.answers.get(item.id) for one in reviews)
    looks = [answer for answer in answers if answer is not None and answer.grade in KNOWN_GRADES]
    return max(looks, key=_looked_on, default=None)


def _at_target(item: Item, answer: Answer | None) -> bool:
    return answer is not None and answer.rating is not None and answer.rating >= item.target


def _looked_on(answer: Answer | None) -> date:
    """The day of the evidence; what nobody has dated comes before all."""
    return (answer.evidence_date if answer else None) or date.min
