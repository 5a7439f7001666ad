"""Actions in the order a board takes them: overdue, re-opened, then what is to be done, then what is over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.reopened_actions import HOLDS, Aftermath, Aftermaths
from audit.domain.review import Action
from audit.domain.words import ACTION_WORDS, DONE_WORDS, REOPENED_WORDS, UNFINISHED, ActionStatus


@dataclass(frozen=True, slots=True)
class ActionList:
    """Every action once, each part by owner, then due date, then item."""

    overdue: tuple[Action, ...]
    reopened: tuple[Action, ...]
    to_do: tuple[Action, ...]
    finished: tuple[Action, ...]


def action_list(actions: Iterable[Action], today: date, after: Aftermaths) -> ActionList:
    """Sort actions into the four parts; `after` tells what became of the done ones."""
    known = sorted(actions, key=lambda action: (action.owner, action.due, action.item, action.id))
    again = {one.id for one in known if after.get(one.id, HOLDS).reopened}
    return ActionList(
        overdue=tuple(one for one in known if one.overdue(today)),
        reopened=tuple(one for one in known if one.id in again),
        to_do=tuple(one for one in known if one.status in UNFINISHED and not one.overdue(today)),
        finished=tuple(one for one in known if one.status not in UNFINISHED and one.id not in again),
    )


def by_owner(actions: Iterable[Action]) -> Mapping[str, tuple[Action, ...]]:
    """Actions under the role that owns them, in the order met."""
    found: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        found[action.owner] = (*found.get(action.owner, ()), action)
    return found


def counted_text(listed: ActionList) -> str:
    """`7 actions: 1 overdue, 1 re-opened, 2 to do, 3 done or dropped.`"""
    parts = {
        "overdue": listed.overdue,
        "re-opened": listed.reopened,
        "to do": listed.to_do,
        "done or dropped": listed.finished,
    }
    total = sum(len(part) for part in parts.values())
    return f"{count(total, 'action')}: {', '.join(f'{len(part)} {words}' for words, part in parts.items())}."


def action_text(action: Action, today: date, after: Aftermath = HOLDS) -> str:
    """`Overdue by 12 days: due 10 November 2026 · Being done`; `Done on 3 November 2026`; `Due today · Open`.

    Of a done action, `after` adds that its gap is still open, or says that it is re-opened instead.
    """
    status = ACTION_WORDS[action.status]
    if action.status not in UNFINISHED:
        over = f"{status} on {long_date(action.done_on)}" if action.done_on else status
        if action.status is not ActionStatus.DONE:
            return over
        if after.since is not None:
            return f"{REOPENED_WORDS[after.kind]} {long_date(after.since)} · {over}"
        return ". ".join(text for text in (over, DONE_WORDS[after.kind]) if text)
    if action.overdue(today):
        return f"Overdue by {count((today - action.due).days, 'day')}: due {long_date(action.due)} · {status}"
    return f"Due today · {status}" if action.due == today else f"Due {long_date(action.due)} · {status}"
