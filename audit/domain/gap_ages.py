"""How old the open gaps are, the oldest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answered_on import NO_OTHERS, Contents
from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import count, listed, state_with_shape
from audit.domain.gap_life import GapLife, gap_lives
from audit.domain.review import Review
from audit.domain.states import Outside

TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class GapAges:
    """The open gaps as at the newest review, the oldest first, then in checklist order; None without a review."""

    newest: date | None
    lives: tuple[GapLife, ...]


def gap_ages(checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS) -> GapAges:
    """The open gaps over these reviews of one school, oldest first; `checklist` is the newest one's."""
    lives = [life for life in gap_lives(checklist, reviews, contents=contents) if life.open]
    return GapAges(reviews[-1].assessed_on if reviews else None, tuple(sorted(lives, key=lambda life: -life.age_days)))


def age_text(life: GapLife) -> str:
    """`730 days`; `new in this review` of one first seen in the newest."""
    return count(life.age_days, "day") if life.age_days else "new in this review"


def times_text(times: int) -> str:
    """`once`, `twice`, `3 times`; `no` where it never came back."""
    return TIMES.get(times, f"{times} times") if times else "no"


def gap_age_words(ages: GapAges) -> ChartWords:
    """The open gaps by age as a chart says it."""
    rows = tuple(
        (
            life.item,
            age_text(life),
            long_date(life.opened_on),
            str(life.reviews_seen),
            times_text(life.times_reopened),
            state_with_shape(life.latest),
        )
        for life in ages.lives
    )
    return ChartWords(
        title="How long the open gaps have stood",
        finding=_finding(ages),
        alt=read_aloud([f"{item}: {age}, since {since}, now {now}" for item, age, since, _, _, now in rows]),
        headings=("Item", "Age", "First seen", "Reviews seen", "Re-opened", "In the newest review"),
        rows=rows,
    )


def _finding(ages: GapAges) -> str:
    if ages.newest is None:
        return "There is no review yet."
    on = f"On {long_date(ages.newest)}"
    if not ages.lives:
        return f"{on} nothing that has been answered is below its target."
    number = len(ages.lives)
    are = f"{count(number, 'gap')} {'is' if number == 1 else 'are'} open{_unanswered(ages)}"
    oldest = [life.item for life in ages.lives if life.age_days == ages.lives[0].age_days]
    if not ages.lives[0].age_days:
        return f"{on} {are}, first seen in this review."
    if len(oldest) == number:
        return f"{on} {are}, since {long_date(ages.lives[0].opened_on)}."
    return f"{on} {are}, the oldest since {long_date(ages.lives[0].opened_on)} ({_named(oldest)})."


def _unanswered(ages: GapAges) -> str:
    """`, 2 of them without an answer in this review`: they are open all the same, and counted nowhere else."""
    left = sum(life.latest is Outside.UNANSWERED for life in ages.lives)
    number = len(ages.lives)
    of_them = "" if number == 1 else "all of them " if left == number else f"{left} of them "
    return f", {of_them}without an answer in this review" if left else ""


def _named(ids: list[str]) -> str:
    return listed(ids) if len(ids) <= 3 else count(len(ids), "item")
