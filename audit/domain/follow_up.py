"""A follow-up review: what it asks again, and what stands as the board agreed it.

Source: DESIGN 5. Asked are the items with a gap or a don't-know, with an action that is not finished, without an answer
or not asked last time, with changed words, and those somebody chose. Every other answer stands: it is counted, with the
evidence and the dates it had, and says from which day it stands.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.edition_changes import EditionChanges
from audit.domain.gaps import stale
from audit.domain.review import Action, Review, ReviewStatus
from audit.domain.tally import gap_of
from audit.domain.words import (
    ASKED_REASON_WORDS,
    SAME_ITEM,
    UNFINISHED,
    UNKNOWN,
    AskedReason,
    Relation,
    ReviewKind,
    Setting,
)
from audit.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a follow-up of a review would ask, with the reasons, and the answers that stand; in checklist order."""

    of: Review
    asked: Mapping[str, tuple[AskedReason, ...]]
    standing: tuple[Answer, ...]

    @property
    def words(self) -> str:
        """`9 items would be asked and 45 stand as agreed for 18 November 2025.`"""
        asked = count(len(self.asked), "item")
        stand = f"{len(self.standing)} {'stands' if len(self.standing) == 1 else 'stand'}"
        return f"{asked} would be asked and {stand} as agreed for {long_date(self.of.assessed_on)}."


def check_can_follow(previous: Review | None) -> Review:
    """Only what a board has agreed can stand. Raises NotAllowedError; returns the review to follow."""
    if previous is None:
        raise NotAllowedError(
            "A follow-up lets stand what the board agreed before, and there is no earlier review. Start a full review."
        )
    if previous.status is ReviewStatus.OPEN:
        raise NotAllowedError(
            f"A follow-up lets stand what the board agreed, and the review for {long_date(previous.assessed_on)} is "
            "not agreed yet. Agree it first, or start a full review."
        )
    return previous


def follow_up_of(
    previous: Review,
    checklist: Checklist,
    since: EditionChanges,
    *,
    setting: Setting,
    assessed_on: date,
    actions: Iterable[Action] = (),
    chosen: Collection[str] = (),
) -> FollowUp:
    """What a follow-up as at `assessed_on` would ask and let stand. Raises NotAllowedError for a wrong choice.

    `since`: what became of each item between the words the previous review was answered on and `checklist`.
    """
    items = checklist.in_scope(setting, assessed_on)
    if strangers := sorted(set(chosen) - {item.id for item in items}):
        raise NotAllowedError(f"This review does not ask {', '.join(strangers)}, so it cannot be chosen.")
    actions = tuple(actions)
    asked: dict[str, tuple[AskedReason, ...]] = {}
    standing: list[Answer] = []
    for item in items:
        reasons = reasons_of(item, previous, since, actions)
        if item.id in chosen:
            reasons = (*reasons, AskedReason.CHOSEN)
        if reasons:
            asked[item.id] = reasons
        else:
            standing.append(standing_answer(previous.answers[item.id], previous.assessed_on))
    return FollowUp(previous, asked, tuple(standing))


def reasons_of(
    item: Item, previous: Review, since: EditionChanges, actions: Iterable[Action]
) -> tuple[AskedReason, ...]:
    """Why an item is asked again, by what the review before and the actions say; empty where it stands."""
    reasons = list(_said_by(previous, item, since))
    if any(action.item == item.id and action.status in UNFINISHED for action in actions):
        reasons.append(AskedReason.ACTION)
    return tuple(reasons)


def _said_by(previous: Review, item: Item, since: EditionChanges) -> Iterable[AskedReason]:
    relation = since.by_new[item.id].relation
    if relation is Relation.NEW:
        yield AskedReason.NEWLY_IN_SCOPE
        return
    if relation is not Relation.UNCHANGED:  # only an answer to the same words can stand
        yield AskedReason.CHANGED_TEXT
    if relation not in SAME_ITEM:  # what was said last time was said of another item
        return
    if not item.in_scope(previous.school.setting, previous.assessed_on):
        yield AskedReason.NEWLY_IN_SCOPE
        return
    answer = previous.answers.get(item.id)
    if answer is None or answer.value is None:
        yield AskedReason.UNANSWERED
    elif answer.value is UNKNOWN:
        yield AskedReason.UNKNOWN
    elif gap_of(item, answer):
        yield AskedReason.GAP


def standing_answer(answer: Answer, agreed_for: date) -> Answer:
    """An agreed answer as it stands in a follow-up: nothing about it is renewed, and it keeps the older day it has."""
    return replace(answer, version=0, stands_from=answer.stands_from or agreed_for, carried_from="")


def asked_items(items: Sequence[Item], review: Review) -> tuple[Item, ...]:
    """Those of the items that the review itself asks: all but those that stand."""
    return tuple(item for item in items if not stands(review.answers.get(item.id)))


def stands(answer: Answer | None) -> bool:
    """Does this answer stand as agreed before?"""
    return answer is not None and answer.stands_from is not None


def stands_words(answer: Answer | None) -> str:
    """`stands from 18 November 2025`; empty for an answer that was given in its own review."""
    return f"stands from {long_date(answer.stands_from)}" if answer is not None and answer.stands_from else ""


def standing_and_too_old(checklist: Checklist, follow_up: FollowUp, assessed_on: date) -> tuple[str, ...]:
    """Items that would stand on evidence that is too old to count on the day of the follow-up."""
    return tuple(one.item for one in follow_up.standing if stale(checklist.by_id[one.item], one, assessed_on))


def reasons_words(reasons: Iterable[AskedReason]) -> str:
    """`it was below its target last time; an action about it is not finished`."""
    return "; ".join(ASKED_REASON_WORDS[reason] for reason in reasons)


def check_day_after_standing(review: Review, day: date) -> None:
    """A follow-up is for a day after all that stands in it was agreed. Raises NotAllowedError."""
    if review.kind is not ReviewKind.FOLLOW_UP:
        return
    latest = max((one.stands_from for one in review.answers.values() if one.stands_from), default=None)
    if latest is not None and day <= latest:
        raise NotAllowedError(
            f"Answers in this follow-up stand from {long_date(latest)}, so it is for a day after that."
        )
