"""Due dates as an iCalendar file: an all-day event for each action that is not finished.

All-day events, since Outlook and Google Calendar take no to-dos from a file. The identifier of an event is that of its
action and stays, and its sequence grows with the action: a file taken in again moves what moved and doubles nothing.
A calendar is seen by more people than a paper, so of a confidential item it says only that it is one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from unicodedata import category

from icalendar import CLASS, TRANSP, Alarm, Calendar, Event, vText

from audit.domain.checklist import Checklist, Item
from audit.domain.dates import long_date, today_in_london
from audit.domain.item_words import shortened
from audit.domain.review import Action, Review
from audit.domain.words import ACTION_WORDS, UNFINISHED
from audit.errors import AuditError

REMINDER = timedelta(days=7)
"""How long before its due date an action calls for attention."""
MARK = "X-GOVERNOR-SELF-AUDIT"
DOMAIN = "governor-self-audit"
LONGEST_SUMMARY = 120
"""Signs of what is to be done that a calendar shows in its list."""


class CalendarError(AuditError):
    """The calendar that was made does not hold every action it should; nothing is handed out."""

    code = "calendar"


@dataclass(frozen=True, slots=True)
class CalendarInput:
    """The review whose school's actions these are, and what makes the file. `now` is aware of its zone."""

    review: Review
    checklist: Checklist
    actions: Sequence[Action]
    items: Mapping[str, Item]
    """The items that the actions are about, of whichever checklist; one that is nowhere any more is not here."""
    product: str
    version: str
    now: datetime

    @property
    def due(self) -> tuple[Action, ...]:
        """Those with a date still to be kept."""
        return tuple(action for action in self.actions if action.status in UNFINISHED)


def calendar_file(made: CalendarInput) -> bytes:
    """The file, re-opened and counted. Raises CalendarError if an action is missing."""
    calendar = Calendar.new(
        uid=f"{made.review.school.urn}@{DOMAIN}",
        prodid=f"-//{made.product}//{made.version}//EN",
        method="PUBLISH",
        name=_line(f"Actions: {made.review.school.name}"),
        subcomponents=[_event(made, action) for action in made.due],
    )
    calendar[f"{MARK}-VERSION"] = vText(made.version)
    calendar[f"{MARK}-CHECKLIST"] = vText(made.checklist.id)
    calendar[f"{MARK}-CONTENT"] = vText(made.checklist.content_hash)
    return proved(calendar.to_ical(), made)


def uid_of(action: Action) -> str:
    """What names an action's event in every calendar, for good."""
    return f"{action.id}@{DOMAIN}"


def proved(data: bytes, made: CalendarInput) -> bytes:
    """The same bytes, once each action was found in them on its day. Raises CalendarError where one is missing."""
    wanted = sorted((uid_of(action), action.due) for action in made.due)
    found = sorted((str(event["UID"]), _day(event)) for event in Calendar.from_ical(data).events)
    if found != wanted:
        raise CalendarError(
            f"The calendar was made with {len(found)} due dates where it should have {len(wanted)}, "
            "so it is not handed out. Please report this."
        )
    return data


def _day(event: Event) -> date | None:
    day = event.start
    return None if isinstance(day, datetime) else day


def _event(made: CalendarInput, action: Action) -> Event:
    item = made.items.get(action.item)
    hidden = item is None or item.confidential
    what = "a confidential item: see Actions" if item is not None else "see Actions"
    reminder = Alarm.new(description=f"Due in a week: {action.item}")
    reminder["ACTION"] = vText("DISPLAY")
    reminder.TRIGGER = -REMINDER
    about = (
        f"School: {made.review.school.name}",
        f"Owner: {action.owner}",
        f"Stands: {ACTION_WORDS[action.status].lower()}",
        f"As it stood on {long_date(today_in_london(made.now))}",
        "Done closes no gap: the item is rated again.",
    )
    return Event.new(
        uid=uid_of(action),
        sequence=action.version,
        stamp=made.now,
        start=action.due,
        end=action.due + timedelta(days=1),
        summary=_line(f"Due: {action.item} {what if hidden else shortened(action.what, LONGEST_SUMMARY)}"),
        description="\n".join(_line(text) for text in about),
        classification=CLASS.CONFIDENTIAL if hidden else None,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[reminder],
    )


def _line(text: str) -> str:
    """Somebody's words on one line, without what steers a terminal; the library escapes the rest."""
    return " ".join("".join(" " if category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text).split())
