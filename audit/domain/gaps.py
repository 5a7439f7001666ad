"""What a board does next: gaps, what to check, who has what is left, and why a judgement is what it is."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from audit.domain.answers import Answer, Answers
from audit.domain.checklist import Checklist, Item
from audit.domain.display import MOST_NAMED, value_text
from audit.domain.review import Review, unanswered
from audit.domain.scoring import overall_of
from audit.domain.tally import KNOWN_GRADES, cap_of, gap_of
from audit.domain.words import UNKNOWN, Grade, Judgement, Rating


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap: how far below target, what it weighs, and the best judgement it leaves open."""

    item: Item
    answer: Answer
    size: int
    points: int
    cap: Judgement


def in_scope_with_answers(checklist: Checklist, review: Review) -> tuple[tuple[Item, Answer | None], ...]:
    """The items asked in this review with their answers, in checklist order."""
    items = checklist.in_scope(review.school.setting, review.assessed_on)
    return tuple((item, review.answers.get(item.id)) for item in items)


def gaps(checklist: Checklist, review: Review) -> tuple[Gap, ...]:
    """Every gap of a review: by cap, then gap points, then id."""
    found: list[Gap] = []
    for item, answer in in_scope_with_answers(checklist, review):
        size = gap_of(item, answer)
        if size and answer is not None:
            cap = cap_of(item, answer, review.assessed_on)
            if cap is not None:
                found.append(Gap(item, answer, size, size * item.weight, cap))
    return tuple(sorted(found, key=lambda gap: (gap.cap, -gap.points, gap.item.id)))


def next_to_check(checklist: Checklist, review: Review) -> tuple[tuple[Item, Answer], ...]:
    """Items at target, the oldest evidence first; what nobody has dated comes before all."""
    found = [
        (item, answer)
        for item, answer in in_scope_with_answers(checklist, review)
        if answer is not None and answer.rating is not None and answer.rating >= item.target
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].evidence_date or date.min, pair[0].id)))


def left_by_role(checklist: Checklist, review: Review) -> Mapping[str, int]:
    """How many unanswered items each role has, the most first."""
    counts = Counter(item.holder for item in unanswered(review, checklist))
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def known_by(checklist: Checklist, review: Review) -> Mapping[Grade | None, tuple[str, ...]]:
    """The rated items that rest on each grade of evidence; under None those that rest on none."""
    found: dict[Grade | None, list[str]] = {grade: [] for grade in (*Grade, None)}
    for item, answer in in_scope_with_answers(checklist, review):
        if answer is not None and answer.rating is not None:
            found[answer.grade].append(item.id)
    return {grade: tuple(ids) for grade, ids in found.items()}


def how_we_know(checklist: Checklist, review: Review) -> Mapping[Grade | None, int]:
    """How many rated items rest on each grade of evidence; None for those with none."""
    return {grade: len(ids) for grade, ids in known_by(checklist, review).items()}


def duties_text(ids: Sequence[str], answers: Answers) -> str:
    """`IS-03 don’t know · DP-05 no answer`; a long list names the first six and counts the rest."""
    values = {item: answers[item].value if item in answers else None for item in ids[:MOST_NAMED]}
    said = [f"{item} {'no answer' if value is None else value_text(value).lower()}" for item, value in values.items()]
    rest = len(ids) - len(said)
    return " · ".join([*said, f"and {rest} more"] if rest else said)


def stale(item: Item, answer: Answer, assessed_on: date) -> bool:
    """Is there evidence that once counted and is now too old to?"""
    return (
        answer.grade in KNOWN_GRADES
        and answer.evidence_date is not None
        and ((assessed_on - answer.evidence_date).days > item.fresh_days)
    )


def too_old(checklist: Checklist, review: Review, wanted: Callable[[Item], bool] = lambda _: True) -> int:
    """How many rated items that are `wanted` rest on evidence that is too old to count."""
    return sum(
        answer is not None and answer.rating is not None and stale(item, answer, review.assessed_on)
        for item, answer in in_scope_with_answers(checklist, review)
        if wanted(item)
    )


def only_unknowns_cause(checklist: Checklist, review: Review) -> bool:
    """Would the judgement be better if every don't-know turned out to be in place?

    Then the page says beside it: because we do not know, find out.
    """
    found_out = {
        key: replace(answer, value=Rating.IN_PLACE) if answer.value is UNKNOWN else answer
        for key, answer in review.answers.items()
    }
    now = overall_of(checklist, review).judgement
    then = overall_of(checklist, replace(review, answers=found_out)).judgement
    return now is not None and then is not None and then > now
