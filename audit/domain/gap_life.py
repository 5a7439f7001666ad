"""The life of every gap: when it was first seen, how it ended, how old it is, how often it came back.

Source: DESIGN 5. A gap is a counted item below its target; a don't-know counts as 0, so it is one. Unanswered neither
ends nor breaks a run; not applicable and out of scope end it without closing it. Targets are those of the checklist of
the newest review; an item that it does not ask any more has the target it had last.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.domain.answered_on import NO_OTHERS, Contents
from audit.domain.checklist import Checklist
from audit.domain.review import Review
from audit.domain.states import Outside, State, is_counted, is_gap, items_over, states_over
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, GapEnd, Rating


@dataclass(frozen=True, slots=True)
class GapLife:
    """One run of an item below its target.

    `age_days` goes from the review that first saw it to the one that ended it, or to the newest one while it is open.
    `reviews_seen` counts the reviews in which it was answered and below target. `times_reopened` counts how often,
    this run included, a rated gap of this item came back after a rating had closed it. `latest` is the state in the
    review that ended it, or in the newest one while it is open.
    """

    item: str
    opened_on: date
    ended_on: date | None
    end: GapEnd | None
    age_days: int
    reviews_seen: int
    times_reopened: int
    latest: State

    @property
    def open(self) -> bool:
        """Is the gap still there?"""
        return self.end is None


@dataclass(slots=True)
class Runs:
    """The runs of one item so far. Reviews are shown to it oldest first, one by one or in any groups."""

    item: str
    target: int
    ended: list[GapLife] = field(default_factory=list[GapLife])
    opened_on: date | None = None
    seen: int = 0
    rated: bool = False
    reopened: int = 0
    closed_once: bool = False
    last: State = Outside.OUT
    """The last state that was not unanswered."""
    newest: State = Outside.OUT

    def see(self, day: date, state: State) -> None:
        """Take in one more review."""
        self.newest = state
        if state is Outside.UNANSWERED:
            return
        if is_gap(state, self.target):
            if self.opened_on is None:
                self._open(day, state)
            self.seen += 1
            self.rated |= state is not UNKNOWN
        elif self.opened_on is not None:
            self._end(day, state, self.opened_on)
        self.last = state

    def _open(self, day: date, state: State) -> None:
        """A gap came back only where a rating follows a rating, and a rating had closed one before."""
        self.opened_on, self.seen, self.rated = day, 0, False
        self.reopened += self.closed_once and isinstance(state, Rating) and isinstance(self.last, Rating)

    def _end(self, day: date, state: State, opened_on: date) -> None:
        end = _end_of(state, rated=self.rated)
        self.closed_once |= end is GapEnd.RATED
        self.ended.append(self._life(opened_on, day, end, day))
        self.opened_on = None

    def _life(self, opened_on: date, ended_on: date | None, end: GapEnd | None, until: date) -> GapLife:
        age = (until - opened_on).days
        return GapLife(self.item, opened_on, ended_on, end, age, self.seen, self.reopened, self.newest)

    def lives(self, newest: date) -> tuple[GapLife, ...]:
        """Every run as at the newest review, the first one first."""
        if self.opened_on is None:
            return tuple(self.ended)
        return (*self.ended, self._life(self.opened_on, None, None, newest))


def _end_of(state: State, *, rated: bool) -> GapEnd:
    """How a run ended; `rated`: it held a rating below target, so there was a gap to close."""
    if is_counted(state):
        return GapEnd.RATED if rated else GapEnd.FOUND_OUT
    return GapEnd.NOT_APPLICABLE if state is NOT_APPLICABLE else GapEnd.OUT_OF_SCOPE


def gap_lives(
    checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> tuple[GapLife, ...]:
    """Every run of every item over these reviews of one school, oldest first; `checklist` is the newest one's.

    In checklist order, those not asked any more last; of one item the first run first.
    """
    if not reviews:
        return ()
    columns = states_over(checklist, reviews, contents=contents)
    days = [review.assessed_on for review in reviews]
    found: list[GapLife] = []
    for item in items_over(checklist, reviews, contents=contents):
        runs = Runs(item.id, item.target)
        for day, states in zip(days, columns, strict=True):
            runs.see(day, states.get(item.id, Outside.OUT))
        found += runs.lives(days[-1])
    return tuple(found)
