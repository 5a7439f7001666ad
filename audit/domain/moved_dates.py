"""When the due date of an action was moved later, by whom and why, read from the trail that keeps it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from audit.domain.store import TrailLine
from audit.domain.trail import ChangeKind


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One move. `why` is empty where none was kept."""

    action: str
    item: str
    was: date
    now: date
    why: str
    who: str
    when: datetime


def moved_dates(lines: Iterable[TrailLine]) -> tuple[MovedDate, ...]:
    """Every time a due date moved later, in the order of the trail; what was erased from it is not told."""
    found: list[MovedDate] = []
    for line in lines:
        if line.entry.kind is not ChangeKind.ACTION_SAVED or not line.old or not line.new:
            continue
        old, new = _content(line.old), _content(line.new)
        before = cast("dict[str, dict[str, str] | None]", old["actions"])
        after = cast("dict[str, dict[str, str] | None]", new["actions"])
        for action, fields in after.items():
            was = before.get(action)
            if fields is None or was is None:
                continue
            then, now = date.fromisoformat(was["due"]), date.fromisoformat(fields["due"])
            if now > then:
                why = str(new["reason"])
                found.append(MovedDate(action, fields["item"], then, now, why, line.who.role, line.entry.when))
    return tuple(found)


def _content(text: str) -> dict[str, object]:
    return cast("dict[str, object]", json.loads(text))
