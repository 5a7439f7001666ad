"""What a board does next: gaps, what to check, who has what is left, and why a judgement is what it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review, unanswered
from audit.domain.scoring import figures_of
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


def how_we_know(checklist: Checklist, review: Review) -> Mapping[Grade | None, int]:
    """How many rated items rest on each grade of evidence; None for those with none."""
    counts: dict[Grade | None, int] = dict.fromkeys((*Grade, None), 0)
    for _, answer in in_scope_with_answers(checklist, review):
        if answer is not None and answer.rating is not None:
            counts[answer.grade] += 1
    return counts


def stale(item: Item, answer: Answer, assessed_on: date) -> bool:
    """Is there evidence that once counted and is now too old to?"""
    return (
        answer.grade in KNOWN_GRADES
        and answer.evidence_date is not None
        and ((assessed_on - answer.evidence_date).days > item.fresh_days)
    )


def only_unknowns_cause(checklist: Checklist, review: Review) -> bool:
    """Would the judgement be better if every don't-know turned out to be in place?

    Then the page says beside it: because we do not know, find out.
    """
    found_out = {
        key: replace(answer, value=Rating.IN_PLACE) if answer.value is UNKNOWN else answer
        for key, answer in review.answers.items()
    }
    now = figures_of(checklist, review).overall.judgement
    then = figures_of(checklist, replace(review, answers=found_out)).overall.judgement
    return now is not None and then is not None and then > now
