"""What stands beside a history's newest review: the last paper the board was sent, and how the review stood then."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache

from histories import History, a_history

from audit.domain.answers import Answer
from audit.domain.changed_since import Changes, changes_since
from audit.domain.changed_since_words import SinceLastPaper
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Person, Review
from audit.domain.store import TrailLine, content_of
from audit.domain.trail import START, ChangeKind, canonical, link, sha256
from audit.domain.words import UNKNOWN, ActionStatus, ReviewStatus
from audit.services.papers import Beside


@dataclass(frozen=True)
class Surroundings:
    """`then` is the review as the last paper told it, `actions` those there were; None where no paper was sent."""

    beside: Beside
    then: Review | None = None
    actions: tuple[Action, ...] = ()


def surroundings(history: History, part: int) -> Surroundings:
    """Mostly a paper that was sent, and something changed since; the trail is written as the store writes it."""
    return _drawn(history.seed, part)


@lru_cache(maxsize=4)
def _drawn(seed: int, part: int) -> Surroundings:
    history = a_history(seed)
    dice = random.Random(f"sent {history.seed}")
    signed = dice.randint(0, 3) if history.newest.status is not ReviewStatus.SIGNED else 0
    if dice.random() < 0.3:
        return Surroundings(Beside(changed_since_signed=signed))
    then, actions = _then(dice, history.newest), _actions_then(dice, history)
    made_at = datetime.combine(history.today - timedelta(days=dice.randint(0, 9)), time(9), UTC)
    paper = PaperSent(part, then.status, "", made_at, 1)
    changes = _changes(history, then, actions)
    items = [item for each in (history.checklist, *history.contents.values()) for item in each.items]
    hidden = {item.id for item in items if item.confidential and part == 1}
    shown = changes.shown([*dict.fromkeys(item.id for item in items if item.id not in hidden)])
    asked = history.checklist.in_scope(history.newest.school.setting, history.newest.assessed_on)
    since = SinceLastPaper(paper, shown, any(item.id in hidden for item in asked))
    return Surroundings(Beside(None, (paper,), since, signed), then, actions)


def _then(dice: random.Random, review: Review) -> Review:
    share = dice.choice((0.0, 0.0, 0.03, 0.3))
    answers = {
        item: replace(answer, note="Then.") if dice.random() < 0.5 else Answer(item, UNKNOWN)
        for item, answer in review.answers.items()
        if dice.random() < share
    }
    then = replace(review, answers={**review.answers, **answers})
    if dice.random() < 0.2:
        then = replace(then, assessed_on=review.assessed_on - timedelta(days=7))
    if dice.random() < 0.3:
        status = dice.choice(list(ReviewStatus))
        then = replace(then, status=status, agreed_on=None if status is ReviewStatus.OPEN else review.assessed_on)
    if dice.random() < 0.2:
        then = replace(then, minute_reference="Minute 1" if then.minute_reference else "")
    return then


def _actions_then(dice: random.Random, history: History) -> tuple[Action, ...]:
    found: list[Action] = []
    for action in history.actions:
        match dice.choice(("same", "same", "same", "new", "open", "later")):
            case "same":
                found.append(action)
            case "open":
                found.append(replace(action, status=ActionStatus.OPEN))
            case "later":
                found.append(replace(action, due=action.due + timedelta(days=7)))
    return tuple(found)


def _changes(history: History, then: Review, actions: tuple[Action, ...]) -> Changes:
    now = history.newest
    kept = {**now.answers, **now.carried}
    was = {**then.answers, **then.carried}
    known = {action.id: action for action in actions}
    old = canonical(
        content_of(then, {item: was.get(item) for item in kept}, {a.id: known.get(a.id) for a in history.actions})
    )
    new = canonical(content_of(now, kept, {action.id: action for action in history.actions}))
    entry = link(
        START, review=now.id, seq=2, who="1", when=datetime(2026, 1, 1, tzinfo=UTC),
        kind=ChangeKind.REVIEW_CHANGED, how="app", old=sha256(old), new=sha256(new),
    )  # fmt: skip
    return changes_since(1, [TrailLine(entry, Person("", "Clerk"), old, new)], now, history.actions)


def differing(then: Review, now: Review) -> Mapping[str, bool]:
    """Every item of either side, and whether what is kept of it differs."""
    was, kept = {**then.answers, **then.carried}, {**now.answers, **now.carried}
    return {item: was.get(item) != kept.get(item) for item in kept}
