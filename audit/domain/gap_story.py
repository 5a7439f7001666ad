"""The life of a gap in words: since when and how often it was seen, or how it ended and who looked."""

from collections.abc import Mapping, Sequence

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import count, listed, state_with_shape
from audit.domain.gap_ages import times_text
from audit.domain.gap_life import GapLife
from audit.domain.review import Review
from audit.domain.states import Outside, state_in
from audit.domain.words import GAP_END_WORDS, RATING_WORDS, GapEnd, Grade, Rating

LIFE_HEADINGS = (
    *("Item", "Question", "Opened", "Ended", "How it ended", "Age in days"),
    *("Reviews that saw it", "Times re-opened", "State at the end, or now"),
)
_LOOKED = {Grade.SEEN: "seen", Grade.SAMPLED: "sampled", Grade.TESTED: "tested"}


def open_story(life: GapLife) -> str:
    """`Open since 18 November 2025 (3 reviews, 372 days), re-opened once.`"""
    if not life.age_days:
        return f"New in this review: open since {long_date(life.opened_on)}{_came_back(life)}."
    seen = f"{count(life.reviews_seen, 'review')}, {count(life.age_days, 'day')}"
    still = " Not answered in the latest review, which closes nothing." if life.latest is Outside.UNANSWERED else ""
    return f"Open since {long_date(life.opened_on)} ({seen}){_came_back(life)}.{still}"


def unanswered_note(lives: Sequence[GapLife]) -> str:
    """That some open gaps have no answer in the latest review, which closes none of them; empty where each has one."""
    number = sum(life.latest is Outside.UNANSWERED for life in lives)
    if not number:
        return ""
    of_them = "One of them has" if number == 1 else f"{number} of them have"
    return f"{of_them} no answer in the latest review: that closes no gap."


def _came_back(life: GapLife) -> str:
    times = life.times_reopened
    return f", re-opened {times_text(times)}" if times else ""


def ended_story(
    life: GapLife, checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> str:
    """How a gap ended, with the ratings on either side and how the board knows.

    `Closed on 25 November 2026 by a re-rating from 0 (Not in place) to 2 (In place), seen by Link governor on
    3 November 2026. It had been open since 18 November 2025 (2 reviews, 372 days).` ValueError for one that is open.
    """
    if life.ended_on is None or life.end is None:
        raise ValueError("This gap has not ended.")
    by_day: Mapping[object, Review] = {review.assessed_on: review for review in reviews}
    answer = by_day[life.ended_on].answers.get(life.item)
    day = long_date(life.ended_on)
    had = f"It had been open since {long_date(life.opened_on)} ({count(life.reviews_seen, 'review')}, "
    had += f"{count(life.age_days, 'day')}){_came_back(life)}."
    match life.end:
        case GapEnd.RATED:
            low = _last_rating(life, checklist, reviews, contents)
            return (
                f"Closed on {day} by a re-rating from {_rating(low)} to {_rating(life.latest)}{_known(answer)}. {had}"
            )
        case GapEnd.FOUND_OUT:
            was = f"nobody had known since {long_date(life.opened_on)}"
            return f"Found out on {day} to be {_rating(life.latest)}{_known(answer)}: {was}."
        case GapEnd.NOT_APPLICABLE:
            return f"Left on {day}: not applicable, {_reason(answer)}. That closes no gap. {had}"
        case GapEnd.OUT_OF_SCOPE:
            return f"Left on {day}: not in scope. That closes no gap. {had}"


def _last_rating(life: GapLife, checklist: Checklist, reviews: Sequence[Review], contents: Contents) -> object:
    """The last rating before the end: what it was re-rated from."""
    states = [
        state_in(answered_on(review, checklist, contents), life.item, review)
        for review in reviews
        if life.ended_on is not None and life.opened_on <= review.assessed_on < life.ended_on
    ]
    return next((state for state in reversed(states) if isinstance(state, Rating)), None)


def _rating(state: object) -> str:
    """`2 (In place)`."""
    return f"{int(state)} ({RATING_WORDS[state]})" if isinstance(state, Rating) else "don’t know"


def _known(answer: Answer | None) -> str:
    """`, seen by Link governor on 3 November 2026`; `, as staff told us`; `, with nothing shown`."""
    if answer is None or answer.grade is None:
        return ", with nothing shown"
    if answer.grade is Grade.TOLD:
        return ", as staff told us"
    by = f" by {answer.evidence_by}" if answer.evidence_by else ""
    on = f" on {long_date(answer.evidence_date)}" if answer.evidence_date else ""
    return f", {_LOOKED[answer.grade]}{by}{on}"


def _reason(answer: Answer | None) -> str:
    return f"“{answer.na_reason.strip().rstrip('.')}”" if answer is not None and answer.na_reason else "no reason kept"


def ended_finding(lives: Sequence[GapLife]) -> str:
    """`12 gaps have ended: 9 closed by a rating and 3 left: not asked any more.`"""
    ends = [life.end for life in lives if life.end is not None]
    if not ends:
        return "No gap has ended yet."
    parts = [
        f"{ends.count(end)} {GAP_END_WORDS[end][:1].lower()}{GAP_END_WORDS[end][1:]}" for end in GapEnd if end in ends
    ]
    return f"{count(len(ends), 'gap')} {'has' if len(ends) == 1 else 'have'} ended: {listed(parts)}."


def life_cells(life: GapLife, question: str) -> tuple[str, ...]:
    """A life as a row under LIFE_HEADINGS."""
    return (
        life.item,
        question,
        life.opened_on.isoformat(),
        life.ended_on.isoformat() if life.ended_on else "still open",
        GAP_END_WORDS[life.end] if life.end else "",
        str(life.age_days),
        str(life.reviews_seen),
        str(life.times_reopened),
        state_with_shape(life.latest),
    )
