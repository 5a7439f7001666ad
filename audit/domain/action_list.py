"""Actions in the order a board takes them: overdue first, then what is to be done, then what is over."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.review import Action
from audit.domain.words import ACTION_WORDS, ActionStatus

FINISHED = frozenset({ActionStatus.DONE, ActionStatus.DROPPED})


@dataclass(frozen=True, slots=True)
class ActionList:
    """Every action once, each part by owner, then due date, then item."""

    overdue: tuple[Action, ...]
    to_do: tuple[Action, ...]
    finished: tuple[Action, ...]


def action_list(actions: Iterable[Action], today: date) -> ActionList:
    """Sort actions into the three parts."""
    known = sorted(actions, key=lambda action: (action.owner, action.due, action.item, action.id))
    return ActionList(
        overdue=tuple(one for one in known if one.overdue(today)),
        to_do=tuple(one for one in known if one.status not in FINISHED and not one.overdue(today)),
        finished=tuple(one for one in known if one.status in FINISHED),
    )


def by_owner(actions: Iterable[Action]) -> Mapping[str, tuple[Action, ...]]:
    """Actions under the role that owns them, in the order met."""
    found: dict[str, tuple[Action, ...]] = {}
    for action in actions:
        found[action.owner] = (*found.get(action.owner, ()), action)
    return found


def action_text(action: Action, today: date) -> str:
    """`Overdue by 12 days: due 10 November 2026 · Being done`; `Done on 3 November 2026`; `Due today · Open`."""
    status = ACTION_WORDS[action.status]
    if action.status in FINISHED:
        return f"{status} on {long_date(action.done_on)}" if action.done_on else status
    if action.overdue(today):
        return f"Overdue by {count((today - action.due).days, 'day')}: due {long_date(action.due)} · {status}"
    return f"Due today · {status}" if action.due == today else f"Due {long_date(action.due)} · {status}"
