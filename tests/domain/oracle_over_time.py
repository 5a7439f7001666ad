"""The rules over time a second time, slowly and literally, with fractions: what the engine is held against."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from generated import History
from oracle import rating, weight

from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, GapEnd, Movement, Step


def words_of(history: History, review: Review) -> Checklist:
    return history.contents[review.content_hash]


def state(history: History, review: Review, item_id: str) -> str:
    """`out`, `U`, `N/A`, `?` or the digit of the rating."""
    item = next((i for i in words_of(history, review).items if i.id == item_id), None)
    if item is None or review.school.setting not in item.applies_to:
        return "out"
    if item.in_force_from and item.in_force_from > review.assessed_on:
        return "out"
    answer = review.answers.get(item_id)
    if answer is None or answer.value is None:
        return "U"
    if answer.value is NOT_APPLICABLE:
        return "N/A"
    return "?" if answer.value is UNKNOWN else str(int(answer.value))


def counted(said: str) -> bool:
    return said in ("?", "0", "1", "2", "3")


def number(said: str) -> int:
    return 0 if said == "?" else int(said)


def item_of(history: History, item_id: str) -> Item:
    """As the newest checklist words it, else as the latest one that had it."""
    contents = [history.checklist, *(words_of(history, review) for review in reversed(history.reviews))]
    return next(i for checklist in contents for i in checklist.items if i.id == item_id)


def every_item(history: History) -> set[str]:
    return {i.id for review in history.reviews for i in words_of(history, review).items}


def score(checklist: Checklist, history: History, review: Review) -> Fraction | None:
    answered = [i for i in checklist.items if counted(state(history, review, i.id))]
    if not answered:
        return None
    earned = sum(weight(i) * rating(review.answers[i.id]) for i in answered)
    return Fraction(100 * earned, 3 * sum(weight(i) for i in answered))


def score_on(items: list[Item], review: Review) -> Fraction:
    earned = sum(weight(i) * rating(review.answers[i.id]) for i in items)
    return Fraction(100 * earned, 3 * sum(weight(i) for i in items))


def bridge(history: History, before: Review, after: Review) -> dict[str, Fraction] | None:
    """The seven figures by name, by the later weights; None where they are null."""
    checklist = words_of(history, after)
    p, n = score(words_of(history, before), history, before), score(checklist, history, after)
    both = [
        i for i in checklist.items if counted(state(history, before, i.id)) and counted(state(history, after, i.id))
    ]
    if p is None or n is None or not both:
        return None
    whole = 3 * sum(weight(i) for i in both)
    found: dict[str, Fraction] = {"from": p, "to": n}
    found |= {step: Fraction(0) for step in (Step.FOUND_OUT, Step.IMPROVED, Step.REGRESSED)}
    for i in both:
        was, now = state(history, before, i.id), state(history, after, i.id)
        by = Fraction(100 * weight(i) * (number(now) - number(was)), whole)
        if "?" in (was, now):
            found[Step.FOUND_OUT] += by
        else:
            found[Step.IMPROVED if by > 0 else Step.REGRESSED] += by
    found[Step.NO_LONGER_COUNTED] = score_on(both, before) - p
    found[Step.NEWLY_COUNTED] = n - score_on(both, after)
    return found


def alike(history: History) -> tuple[int, list[Fraction | None]]:
    """How many items are counted in every review that has a score, and each such review's score on those alone."""
    scored = [r for r in history.reviews if score(words_of(history, r), history, r) is not None]
    both = [i for i in history.checklist.items if all(counted(state(history, r, i.id)) for r in scored)]
    if len(scored) < 2:
        return 0, [None] * len(history.reviews)
    drawn = len(both) >= 10
    return len(both), [score_on(both, r) if drawn and r in scored else None for r in history.reviews]


def moved(  # noqa: PLR0911  (one line of the table, one way out)
    history: History, before: Review, after: Review, earlier: list[Review], item_id: str
) -> Movement | None:
    """The table of movements, from left to right as it is written down."""
    target = item_of(history, item_id).target
    was, now = state(history, before, item_id), state(history, after, item_id)
    if counted(was) and counted(now):
        if was == "?" and now != "?":
            return Movement.FOUND_OUT
        if was != "?" and now == "?":
            return Movement.NOW_UNKNOWN
        a, b = number(was), number(now)
        if a < target <= b:
            return Movement.CLOSED
        if b < target <= a:
            past = [state(history, review, item_id) for review in earlier]
            return Movement.REOPENED if closed_once(past, target) else Movement.OPENED
        if a != b:
            return Movement.IMPROVED if b > a else Movement.REGRESSED
        return Movement.PERSISTING if b < target else Movement.HELD
    if counted(was) and now == "N/A":
        return Movement.CLOSED_BY_NA if was == "?" or number(was) < target else Movement.LEFT_SCOPE
    if counted(was) and now == "U":
        return Movement.NOW_UNANSWERED
    if was == "U" and counted(now):
        return Movement.NEWLY_ANSWERED
    if now in ("N/A", "out") and was not in ("N/A", "out"):
        return Movement.LEFT_SCOPE
    if was in ("N/A", "out") and now not in ("N/A", "out"):
        return Movement.NEWLY_IN_SCOPE
    return None


def closed_once(past: list[str], target: int) -> bool:
    """Is there a rated gap, a later rating at target, and nothing but don't-knows and blanks or gaps between them?"""
    for first, one in enumerate(past):
        if one.isdigit() and int(one) < target:
            for other in past[first + 1 :]:
                if other in ("N/A", "out"):
                    break
                if other.isdigit() and int(other) >= target:
                    return True
    return False


@dataclass(frozen=True)
class Life:
    """What the oracle says of one run: the places of the reviews that opened and ended it, and the rest."""

    opened: int
    ended: int | None
    end: GapEnd | None
    seen: int
    reopened: int


def lives(history: History, item_id: str) -> list[Life]:
    """The runs of one item: of its states without the unanswered, every longest row of gaps."""
    target = item_of(history, item_id).target
    told = [(n, state(history, review, item_id)) for n, review in enumerate(history.reviews)]
    heard = [(n, said) for n, said in told if said != "U"]
    below = [counted(said) and number(said) < target for _, said in heard]
    found: list[Life] = []
    for start in range(len(heard)):
        if not below[start] or (start and below[start - 1]):
            continue
        stop = next((n for n in range(start, len(heard)) if not below[n]), None)
        run = [said for _, said in heard[start:stop]]
        end = None if stop is None else how_ended(run, heard[stop][1])
        ended = None if stop is None else heard[stop][0]
        found.append(Life(heard[start][0], ended, end, len(run), came_back(history, item_id, heard[: start + 1])))
    return found


def how_ended(run: list[str], then: str) -> GapEnd:
    if then == "N/A":
        return GapEnd.NOT_APPLICABLE
    if then == "out":
        return GapEnd.OUT_OF_SCOPE
    return GapEnd.FOUND_OUT if all(said == "?" for said in run) else GapEnd.RATED


def came_back(history: History, item_id: str, heard: list[tuple[int, str]]) -> int:
    """How often a movement between two reviews that both tell of it is called re-opened."""
    reviews = history.reviews
    pairs = [(a, b) for (a, _), (b, _) in pairwise(heard)]
    return sum(
        moved(history, reviews[a], reviews[b], list(reviews[:b]), item_id) is Movement.REOPENED for a, b in pairs
    )
