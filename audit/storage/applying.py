"""What becomes of a change: the rules that both stores keep, without a database.

A store reads what the change meets (`Stored`), asks `check`, and keeps what `applied` returns, in one transaction.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NoReturn

from audit.domain.answers import Answer
from audit.domain.dates import long_date
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Person, Review, School, check_open
from audit.domain.store import Change, Saved, content_of
from audit.domain.trail import TrailEntry, canonical, link, sha256
from audit.errors import NotAllowedError, NotFoundError, StaleError

WhoChanged = Callable[[int], tuple[Person, datetime]]
"""Who made the change that brought the review to this version, and when (UTC)."""
SOMEBODY = "somebody"
"""Stands where a person gave neither name nor role, or was erased."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What a change meets: the review's row (its `answers` empty), the head of its chain, and what it touches."""

    review: Review | None
    head: str
    answers: Mapping[str, Answer]
    actions: Mapping[str, Action]
    same_day: str | None
    """The id of the review that holds the school, checklist and day the change asks for, whichever it is."""
    letterhead: Letterhead | None = None
    """The letterhead of the review's school, where the change brings one."""


@dataclass(frozen=True, slots=True)
class Applied:
    """What is to be kept: all of it or nothing. `review.answers` is empty; `school` None: as it was."""

    review: Review
    school: School | None
    answers: tuple[Answer, ...]
    actions: tuple[Action, ...]
    entry: TrailEntry
    old: str
    new: str
    paper: PaperSent | None
    letterhead: Letterhead | None

    @property
    def saved(self) -> Saved:
        """What the caller is told."""
        return Saved(self.review.id, self.review.version, self.entry.when)


def check(change: Change, stored: Stored, who_changed: WhoChanged) -> None:
    """May this change be made to what is stored? Raises NotFoundError, StaleError or NotAllowedError."""
    read_at = {change.review.version if change.review else None, change.version} - {None}
    if stored.review is None:
        if change.review is None or read_at != {0}:
            raise NotFoundError("This review is not here.")
    else:
        if read_at - {stored.review.version}:
            _stale("This review", stored.review.version, who_changed)
        if change.answers:
            check_open(stored.review)
    newest = stored.review.version if stored.review else 0
    for answer in change.answers:
        kept = stored.answers.get(answer.item)
        if answer.version != (kept.version if kept else 0):
            _stale(f"The answer to {answer.item}", kept.version if kept else newest, who_changed)
    for action in change.actions:
        kept_action = stored.actions.get(action.id)
        if kept_action and kept_action.review != change.review_id:
            raise ValueError("An action stays with its review.")
        if action.version != (kept_action.version if kept_action else 0):
            _stale(f"The action for {action.item}", kept_action.version if kept_action else newest, who_changed)
    if change.letterhead:
        _check_letterhead(change.letterhead, stored.letterhead, change.review or stored.review)
    if change.review and stored.same_day not in (None, change.review_id):
        raise NotAllowedError(
            f"{change.review.school.name} already has a review of this checklist "
            f"for {long_date(change.review.assessed_on)}."
        )


def _check_letterhead(given: Letterhead, kept: Letterhead | None, review: Review | None) -> None:
    if review and given.urn != review.school.urn:
        raise ValueError("A letterhead is changed with a review of its own school.")
    if given.version != (kept.version if kept else 0):
        raise NotAllowedError(
            "Somebody else changed the board’s name or the crest meanwhile. Look at them as they are now, then change "
            "them again."
        )


def _stale(what: str, version: int, who_changed: WhoChanged) -> NoReturn:
    if version == 0:
        raise ValueError(f"{what} cannot have been read before its review was stored.")
    who, when = who_changed(version)
    raise StaleError(who.words or SOMEBODY, when, what)


def applied(change: Change, stored: Stored, person_id: str) -> Applied:
    """What is kept of a checked change made by the person with this id. Raises ValueError where nothing changes."""
    before = stored.review
    when = change.when.astimezone(UTC)
    version = (before.version if before else 0) + 1
    given = change.review or before
    if given is None:
        raise ValueError("A change without a review was not checked.")
    review = replace(
        given,
        version=version,
        answers={},
        carried={},
        started_at=before.started_at if before else when,
        changed_at=when,
    )
    answers = tuple(replace(answer, version=version) for answer in change.answers)
    actions = tuple(replace(action, version=version) for action in change.actions)
    paper = change.paper and replace(change.paper, made_at=change.paper.made_at.astimezone(UTC), seq=version)
    was = content_of(
        before if change.review else None,
        {answer.item: stored.answers.get(answer.item) for answer in answers},
        {action.id: stored.actions.get(action.id) for action in actions},
        letterhead=stored.letterhead if change.letterhead else None,
    )
    now = content_of(
        change.review,
        {answer.item: answer for answer in answers},
        {action.id: action for action in actions},
        change.reason,
        paper=paper,
        letterhead=change.letterhead,
    )
    if was == now:
        raise ValueError("A change that changes nothing is not written.")
    old, new = canonical(was), canonical(now)
    entry = link(
        stored.head,
        review=review.id,
        seq=version,
        who=person_id,
        when=when,
        kind=change.kind,
        how=change.how,
        old=sha256(old),
        new=sha256(new),
    )
    newly_given = change.review is not None and (before is None or before.school != review.school)
    school = review.school if newly_given else None
    letterhead = change.letterhead and replace(change.letterhead, version=change.letterhead.version + 1)
    return Applied(review, school, answers, actions, entry, old, new, paper, letterhead)
