"""A review: one school, one checklist, one day as at which the board judges; and what may be done to it when."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import MOST_DAYS_AHEAD, last_day_for_assessed_on, long_date
from audit.domain.signature import Signature
from audit.domain.words import NOT_APPLICABLE, UNFINISHED, ActionStatus, ReviewKind, ReviewStatus, Setting
from audit.errors import NotAllowedError

URN = re.compile(r"[0-9]{6}", re.ASCII)
"""A unique reference number: six digits, as Get Information about Schools gives it."""
LONGEST_TEXT = 2000
"""Longest note or reference kept, in characters: a page of text, and nothing that could swamp a paper."""
LONGEST_NAME = 200
LONGEST_IMPACT = 200
"""What changed for children or staff is told in one line; one that was kept longer stays as it is."""
ROLE_NOT_GIVEN = "not given"


@dataclass(frozen=True, slots=True)
class School:
    """An establishment."""

    urn: str
    name: str
    setting: Setting

    def __post_init__(self) -> None:
        if not URN.fullmatch(self.urn):
            raise ValueError("A URN is six digits, for example 900001.")
        if not self.name.strip() or len(self.name) > LONGEST_NAME:
            raise ValueError("A school’s name has between 1 and 200 characters.")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who does something. Locally the name and role are as given, not verified. `id` is given by the store."""

    name: str
    role: str
    id: str = ""

    @property
    def words(self) -> str:
        """How a page names the person: name and role."""
        return f"{self.name} ({self.role})" if self.name and self.role else self.name or self.role


def person_named(text: str) -> Person | None:
    """`Name, role` as a person: what follows the last comma is the role; None for an empty text."""
    if not text.strip():
        return None
    name, comma, role = text.rpartition(",")
    return Person(name.strip(), role.strip() or ROLE_NOT_GIVEN) if comma else Person(text.strip(), ROLE_NOT_GIVEN)


@dataclass(frozen=True, slots=True)
class Review:
    """One review as it stands. `version` grows by one with every change.

    `answers` are those that count; `carried` are shown and count nowhere until they are confirmed. No item is in both.
    """

    id: str
    school: School
    checklist: str
    edition: str
    content_hash: str
    assessed_on: date
    status: ReviewStatus = ReviewStatus.OPEN
    version: int = 0
    answers: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    started_at: datetime | None = None
    changed_at: datetime | None = None
    agreed_on: date | None = None
    minute_reference: str = ""
    exceptions: tuple[str, ...] = ()
    """Items the board pulled out and agreed one by one; the rest was agreed as proposed, in one step."""
    kind: ReviewKind = ReviewKind.FULL
    carried: Mapping[str, Answer] = field(default_factory=dict[str, Answer])
    recorded_by: str = ""
    """The role that recorded the agreement; empty where that was not kept."""
    signature: Signature | None = None
    """The last time it was signed; kept when the review is opened again."""

    def answer_kept(self, item_id: str) -> Answer:
        """What is kept of this item, counted or carried; an answer never stored where there is nothing."""
        return self.answers.get(item_id) or self.carried.get(item_id) or Answer(item_id)


@dataclass(frozen=True, slots=True)
class ReviewSummary:
    """A review without its answers, for lists."""

    id: str
    urn: str
    school: str
    setting: Setting
    checklist: str
    assessed_on: date
    status: ReviewStatus
    version: int
    kind: ReviewKind = ReviewKind.FULL


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done about an item. Done never closes a gap; only a later rating does."""

    id: str
    review: str
    item: str
    what: str
    owner: str
    due: date
    status: ActionStatus = ActionStatus.OPEN
    done_what: str = ""
    done_on: date | None = None
    impact: str = ""
    dropped_reason: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        if not self.what.strip() or not self.owner.strip():
            raise NotAllowedError("An action says what is to be done and which role owns it.")
        if self.status is ActionStatus.DONE and (missing := self._not_said):
            raise NotAllowedError(
                "To mark an action done, say what was done, when, and what changed for children or staff.",
                field=missing,
            )
        if self.status is ActionStatus.DROPPED and not self.dropped_reason.strip():
            raise NotAllowedError("To drop an action, give the reason.", field="dropped_reason")

    @property
    def _not_said(self) -> str:
        """The first thing that is missing for it to be done."""
        said = {"done_what": self.done_what.strip(), "done_on": self.done_on, "impact": self.impact.strip()}
        return next((name for name, content in said.items() if not content), "")

    def overdue(self, today: date) -> bool:
        """Due before today and not yet done or dropped."""
        return self.due < today and self.status in UNFINISHED


def check_open(review: Review | ReviewSummary) -> None:
    """Answers change only while a review is open. Raises NotAllowedError."""
    if review.status is not ReviewStatus.OPEN:
        raise NotAllowedError("This review has been agreed. Re-open it, with a reason, before changing an answer.")


def check_assessed_on(assessed_on: date, today: date) -> None:
    """A review is dated at most a term ahead. Raises NotAllowedError."""
    if assessed_on > last_day_for_assessed_on(today):
        raise NotAllowedError(
            f"A review is dated at most {MOST_DAYS_AHEAD} days ahead: "
            f"up to {long_date(last_day_for_assessed_on(today))}."
        )


def check_answer(item: Item, answer: Answer, *, setting: Setting, today: date) -> None:
    """May this answer be given to this item? Raises NotAllowedError with a sentence that says what would be right."""
    if setting not in item.applies_to:
        raise NotAllowedError(f"{item.id} is not asked of this kind of school. {item.applies_why or ''}".strip())
    if answer.value is NOT_APPLICABLE and item.na_when is None:
        raise NotAllowedError(f"{item.id} applies to every school of this kind, so “not applicable” is not offered.")
    if answer.evidence_date and answer.evidence_date > today:
        raise NotAllowedError("The date of evidence lies in the future. Give the day somebody looked.")
    check_lengths(answer.note, answer.evidence_ref, answer.evidence_by, answer.na_reason)


def check_lengths(*texts: str) -> None:
    """No text is longer than a page. Raises NotAllowedError."""
    if any(len(text) > LONGEST_TEXT for text in texts):
        raise NotAllowedError(f"A text may have at most {LONGEST_TEXT:,} characters.")


def check_action(
    action: Action, checklist: Checklist, today: date, *, before: Action | None = None, reason: str = ""
) -> None:
    """May this action be kept? Raises NotAllowedError with a sentence that says what would be right.

    One that was set (it has an id) stays, though a later edition does not ask its item any more. `before` is what is
    kept of it so far; where its due date moves later, the `reason` says why.
    """
    if not action.id and action.item not in checklist.by_id:
        raise NotAllowedError(f"There is no item {action.item} in this checklist.")
    if action.done_on and action.done_on > today:
        raise NotAllowedError("The day an action was done lies in the future.", field="done_on")
    if len(action.impact) > LONGEST_IMPACT and (before is None or action.impact != before.impact):
        raise NotAllowedError(
            f"Say in one line, of at most {LONGEST_IMPACT} characters, what changed for children or staff.",
            field="impact",
        )
    if before is not None and action.due > before.due and not reason.strip():
        raise NotAllowedError(
            f"The due date moves later, from {long_date(before.due)} to {long_date(action.due)}: say why.",
            field="due_reason",
        )
    check_lengths(action.what, action.owner, action.done_what, action.impact, action.dropped_reason, reason)


def previous_of(earlier: Sequence[Review]) -> Review | None:
    """The latest agreed one of these reviews; where none is agreed, the latest open one."""
    return max(earlier, key=lambda one: (one.status is not ReviewStatus.OPEN, one.assessed_on), default=None)


def unanswered(review: Review, checklist: Checklist) -> tuple[Item, ...]:
    """The items in scope that have no answer yet, in checklist order."""
    return tuple(
        item
        for item in checklist.in_scope(review.school.setting, review.assessed_on)
        if (answer := review.answers.get(item.id)) is None or answer.value is None
    )


def check_can_agree(review: Review, today: date) -> None:
    """May the board agree this review today? Raises NotAllowedError."""
    if review.status is not ReviewStatus.OPEN:
        raise NotAllowedError("This review has already been agreed.")
    if review.assessed_on > today:
        raise NotAllowedError(
            f"This review is for {long_date(review.assessed_on)}. It can be agreed on that day or after."
        )
    if not any(answer.value is not None for answer in review.answers.values()):
        raise NotAllowedError("Nothing has been answered yet, so there is nothing to agree.")


def check_can_reopen(review: Review, reason: str) -> None:
    """A review is re-opened only with a reason. Raises NotAllowedError."""
    if review.status is ReviewStatus.OPEN:
        raise NotAllowedError("This review is open already.")
    if not reason.strip():
        raise NotAllowedError("To re-open a review, give the reason: it is kept with the review.")
