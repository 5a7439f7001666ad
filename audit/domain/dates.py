"""Days and times as people read them, and the one rule about how far ahead a review may be dated."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
MOST_DAYS_AHEAD = 92
"""A board prepares a review for its next meeting, at the most a term away."""


def today_in_london(now: datetime) -> date:
    """The day it is for a school in England at `now` (an aware moment)."""
    return now.astimezone(LONDON).date()


def last_day_for_assessed_on(today: date) -> date:
    """The latest day a review may be assessed on."""
    return today + timedelta(days=MOST_DAYS_AHEAD)


def long_date(day: date) -> str:
    """`25 November 2026`."""
    return f"{day.day} {day:%B %Y}"


def short_date(day: date) -> str:
    """`25 Nov 2026`."""
    return f"{day.day} {day:%b %Y}"


def clock(moment: datetime) -> str:
    """`19:42`, in London."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def moment_text(moment: datetime) -> str:
    """`25 November 2026 at 19:42`, in London."""
    return f"{long_date(moment.astimezone(LONDON).date())} at {clock(moment)}"


def iso_moment(moment: datetime) -> str:
    """A moment as it is kept: UTC, to the microsecond, sortable as text."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
