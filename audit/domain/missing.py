"""What a set of items still needs before it can be judged."""

from collections.abc import Callable
from dataclasses import dataclass

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.display import count, named
from audit.domain.gaps import in_scope_with_answers
from audit.domain.judging import ENOUGH_ANSWERED_PERCENT
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE


@dataclass(frozen=True, slots=True)
class Missing:
    """What a judgement of a set still needs; weights are whole points, as in the score.

    `decisive` are its must and critical items without an answer, `unanswered` all of those, in checklist order.
    """

    unanswered: tuple[str, ...]
    decisive: tuple[str, ...]
    answered_weight: int
    applicable_weight: int

    @property
    def needed_weight(self) -> int:
        """The least whole weight that is 80% of what applies."""
        return -(-ENOUGH_ANSWERED_PERCENT * self.applicable_weight // 100)

    @property
    def short_of_weight(self) -> bool:
        """Is less than 80% of the weight answered?"""
        return self.answered_weight < self.needed_weight


def everything(_: Item) -> bool:
    """The set of the whole review."""
    return True


def missing_of(checklist: Checklist, review: Review, wanted: Callable[[Item], bool] = everything) -> Missing:
    """What the set of items that are `wanted` still needs before it can be judged."""
    left: list[Item] = []
    answered = applicable = 0
    for item, answer in set_of(checklist, review, wanted):
        value = answer.value if answer else None
        if value is NOT_APPLICABLE:
            continue
        applicable += item.weight
        if value is None:
            left.append(item)
        else:
            answered += item.weight
    return Missing(tuple(i.id for i in left), tuple(i.id for i in left if i.decisive), answered, applicable)


def set_of(
    checklist: Checklist, review: Review, wanted: Callable[[Item], bool]
) -> tuple[tuple[Item, Answer | None], ...]:
    """The items asked that are `wanted`, with their answers."""
    return tuple(pair for pair in in_scope_with_answers(checklist, review) if wanted(pair[0]))


def needs_of(missing: Missing) -> list[str]:
    """What is missing, in words."""
    if not missing.applicable_weight:
        return ["no item applies, so there is nothing to judge"]
    reasons: list[str] = []
    if missing.decisive:
        noun = count(len(missing.decisive), "legal duty or critical item", "legal duties or critical items")
        has = "has" if len(missing.decisive) == 1 else "have"
        reasons.append(f"{noun} {has} no answer yet: {named(missing.decisive)}")
    if missing.short_of_weight:
        reasons.append(
            f"the answers carry {missing.answered_weight} of {missing.applicable_weight} points of weight, and "
            f"{missing.needed_weight} ({ENOUGH_ANSWERED_PERCENT}%) are needed"
        )
    return reasons
