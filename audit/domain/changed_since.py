"""What became of a review between one of its versions and now, read from its trail.

An item is listed where what is kept of it now differs from what was kept then, however often it changed in between.
Where the words of a change were erased, it is said that there was one, and nothing is guessed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from audit.domain.answers import Answer
from audit.domain.review import Action, Review
from audit.domain.store import TrailLine, content_of
from audit.domain.trail import ChangeKind, canonical
from audit.domain.words import ActionStatus, NotRated, Rating, ReviewStatus, Value

BESIDE = frozenset({ChangeKind.PAPER_SENT, ChangeKind.LETTERHEAD_CHANGED})
"""What touches neither answers nor actions nor the review's own facts."""
_Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item: what counted then and what counts now, None where nothing did; `fields`: all that differs.

    `erased`: what was kept then is not known any more, and `was` says nothing.
    """

    item: str
    was: Value | None
    now: Value | None
    fields: tuple[str, ...] = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ActionChange:
    """One action as it is now; `was` is its standing then, None where it had not been set; `fields`: what differs."""

    action: Action
    was: ActionStatus | None
    fields: tuple[str, ...] = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs, items and actions in order of their codes; a fact `…_was` is None where it did not change."""

    items: tuple[ItemChange, ...] = ()
    actions: tuple[ActionChange, ...] = ()
    erased: int = 0
    """Changes whose words were erased."""
    day_was: date | None = None
    status_was: ReviewStatus | None = None
    content_was: str | None = None
    """The hash of the checklist it was answered on."""
    details: tuple[str, ...] = ()
    """The other facts of the review itself that differ, by their names in the trail."""

    def shown(self, items: Sequence[str]) -> "Changes":
        """The same, of these items alone and in their order."""
        place = {item: at for at, item in enumerate(items)}
        return replace(
            self,
            items=tuple(sorted((one for one in self.items if one.item in place), key=lambda one: place[one.item])),
            actions=tuple(
                sorted(
                    (one for one in self.actions if one.action.item in place),
                    key=lambda one: (place[one.action.item], one.action.due, one.action.id),
                )
            ),
        )


@dataclass(slots=True)
class _Then:
    """What the trail says of one side: the first old content of each key, and whether an erased change came before."""

    kept: dict[str, _Kept | None] = field(default_factory=dict[str, "_Kept | None"])
    unsure: set[str] = field(default_factory=set[str])

    def first(self, key: str, was: _Kept | None, *, after_erased: bool) -> None:
        if key not in self.kept:
            self.kept[key] = was
            if after_erased:
                self.unsure.add(key)


def changes_since(
    version: int,
    lines: Iterable[TrailLine],
    review: Review,
    actions: Iterable[Action],
    elsewhere: Iterable[TrailLine] = (),
) -> Changes:
    """What differs between a version of a review and now.

    `lines` are the review's trail, `actions` those of its school; `elsewhere`: what was done since to the actions of
    other reviews of the school.
    """
    answers, acts, rows = _Then(), _Then(), _Then()
    later = [line for line in lines if line.entry.seq > version and line.entry.kind not in BESIDE]
    erased: set[int] = set()
    for line in later:
        if not line.new:
            erased.add(line.entry.seq)
            continue
        old = json.loads(line.old)
        for item, was in old["answers"].items():
            answers.first(item, was, after_erased=bool(erased))
        for action, was in old["actions"].items():
            acts.first(action, was, after_erased=bool(erased))
        if old["review"]:
            rows.first("review", old["review"], after_erased=bool(erased))
    lost = len(erased)
    others = [line for line in elsewhere if line.entry.kind is ChangeKind.ACTION_SAVED]
    for line in others:
        if not line.new:
            lost += 1
            continue
        for action, was in json.loads(line.old)["actions"].items():
            acts.first(action, was, after_erased=False)
    now = {**review.answers, **review.carried}
    _touched_by_erased(answers, {item: answer.version for item, answer in now.items()}, erased)
    known = {action.id: action for action in actions}
    mine = {action.id: action.version for action in known.values() if action.review == review.id}
    _touched_by_erased(acts, mine, erased)
    row = None if "review" in rows.unsure else rows.kept.get("review")
    return Changes(
        items=tuple(filter(None, (_item(key, answers, now.get(key)) for key in sorted(answers.kept)))),
        actions=tuple(filter(None, (_action(known[key], acts) for key in sorted(acts.kept) if key in known))),
        erased=lost,
        day_was=_other(row and date.fromisoformat(row["assessed_on"]), review.assessed_on),
        status_was=_other(row and ReviewStatus(row["status"]), review.status),
        content_was=_other(row and row["content_hash"], review.content_hash),
        details=_details(row, review) if row else (),
    )


def _touched_by_erased(then: _Then, versions: Mapping[str, int], erased: set[int]) -> None:
    """What an erased change touched last is known by its version, though not what it was before."""
    for key, version in versions.items():
        if version in erased:
            then.first(key, None, after_erased=True)


def _other(was: Any, now: Any) -> Any:
    return None if was is None or was == now else was


def _details(row: _Kept, review: Review) -> tuple[str, ...]:
    now = json.loads(canonical(content_of(review, {}, {})["review"]))
    told = {"assessed_on", "status", "content_hash"}
    return tuple(name for name in now if name not in told and name in row and row[name] != now[name])


def _item(item: str, then: _Then, now: Answer | None) -> ItemChange | None:
    unsure, was = item in then.unsure, then.kept[item]
    empty = _plain_answer(Answer(item))
    before = {**empty, **was} if was else None
    after = _plain_answer(now) if now else None
    if not unsure and before == after:
        return None
    differing = () if unsure else _differing(before or empty, after or empty)
    return ItemChange(item, None if unsure else _counting(before), _counting(after), differing, erased=unsure)


def _action(action: Action, then: _Then) -> ActionChange | None:
    unsure, was = action.id in then.unsure, then.kept[action.id]
    after = json.loads(canonical(content_of(None, {}, {"": action})["actions"]))[""]
    if not unsure and was == after:
        return None
    differing = _differing(was, after) if was and not unsure else ()
    return ActionChange(action, ActionStatus(was["status"]) if was else None, differing, erased=unsure)


def _plain_answer(answer: Answer) -> _Kept:
    return json.loads(canonical(content_of(None, {"": answer}, {})["answers"]))[""]


def _differing(before: _Kept, after: _Kept) -> tuple[str, ...]:
    return tuple(name for name in after if before.get(name) != after[name])


def _counting(kept: _Kept | None) -> Value | None:
    """The answer that counts; None where there is none, or only one that is carried."""
    if kept is None or kept["value"] is None or kept["carried_from"]:
        return None
    return Rating(kept["value"]) if isinstance(kept["value"], int) else NotRated(kept["value"])
