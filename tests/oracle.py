"""The rules of the score a second time, slowly and literally, with fractions: what the engine is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Judgement, Rating, Strength

ACT_NOW, GAPS, SOUND, TOP = Judgement
WEIGHT = {Strength.MUST: 3, Strength.SHOULD: 2, Strength.EXPECTED: 1}


@dataclass
class Facts:
    """What the oracle says of one set."""

    score: Fraction | None
    low: Fraction | None
    high: Fraction | None
    assurance: Fraction | None
    gap_points: int | None
    judgement: Judgement | None
    counts: tuple[int, ...]
    blockers: list[str]
    duties_open: list[str]


def weight(item: Item) -> int:
    return 3 if item.critical else WEIGHT[item.strength]


def rating(answer: Answer) -> int:
    return 0 if answer.value is UNKNOWN else int(answer.value)


def in_date(item: Item, answer: Answer, review: Review) -> bool:
    if answer.evidence_date is None:
        return False
    return 0 <= (review.assessed_on - answer.evidence_date).days <= item.fresh_days


def item_cap(item: Item, answer: Answer, review: Review) -> Judgement:
    value = answer.value
    if item.strength is Strength.MUST or item.critical:
        if value == 0:
            return ACT_NOW
        if value == 1 or value is UNKNOWN:
            return GAPS
        checked = answer.grade in (Grade.SAMPLED, Grade.TESTED) and in_date(item, answer, review)
        return TOP if value == 3 and checked else SOUND
    if item.strength is Strength.SHOULD:
        return GAPS if value == 0 or value is UNKNOWN else SOUND if value == 1 else TOP
    return SOUND if value is UNKNOWN or value in (0, 1) else TOP


def facts(items: Sequence[Item], review: Review, paragraphs: Sequence[Judgement | None] | None = None) -> Facts:
    """One set; `paragraphs` are the judgements of those with applicable items, given for the whole only."""
    answer = {i.id: review.answers.get(i.id) for i in items}
    valued = {key: a for key, a in answer.items() if a is not None and a.value is not None}
    applicable = [i for i in items if not (i.id in valued and valued[i.id].value is NOT_APPLICABLE)]
    answered = [i for i in applicable if i.id in valued]
    unknown = [i for i in answered if valued[i.id].value is UNKNOWN]
    unanswered = [i for i in applicable if i.id not in valued]
    w_a, w_b = sum(map(weight, applicable)), sum(map(weight, answered))
    earned = sum(weight(i) * rating(valued[i.id]) for i in answered)
    open_ = 3 * sum(map(weight, unanswered + unknown))
    known = sum(
        weight(i)
        for i in answered
        if i not in unknown
        and valued[i.id].grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)
        and in_date(i, valued[i.id], review)
    )
    gaps = {i.id: max(0, i.target - rating(valued[i.id])) for i in answered}
    judgement = None
    caps = {i.id: item_cap(i, valued[i.id], review) for i in answered}
    decisive = [i for i in applicable if i.strength is Strength.MUST or i.critical]
    ready = answered and Fraction(w_b, w_a) >= Fraction(80, 100) and all(i in answered for i in decisive)
    blockers: list[str] = []
    if ready and (paragraphs is None or None not in paragraphs):
        per_cent = Fraction(100 * earned, 3 * w_b)
        band = TOP if per_cent >= 85 else SOUND if per_cent >= 60 else GAPS if per_cent >= 30 else ACT_NOW
        heavier = [i for i in applicable if i.strength is not Strength.EXPECTED]
        if all(i in answered and rating(valued[i.id]) >= i.target for i in heavier):
            band = max(band, GAPS)
        limits = [band] + [caps[i.id] for i in answered if paragraphs is None or i in decisive]
        if any(gaps.values()) or unanswered or Fraction(100 * known, w_b) < 50:
            limits.append(SOUND)
        if paragraphs:
            limits.append(Judgement(min(min(paragraphs) + 1, 3)))
            limits.append(max(j for j in Judgement if sum(p >= j for p in paragraphs) * 2 > len(paragraphs)))
        judgement = min(limits)
        if judgement < SOUND:
            asked = answered if paragraphs is None else [i for i in answered if i in decisive]
            blockers = [i.id for i in asked if caps[i.id] == judgement]
    return Facts(
        score=Fraction(100 * earned, 3 * w_b) if w_b else None,
        low=Fraction(100 * earned, 3 * w_a) if w_a else None,
        high=Fraction(100 * (earned + open_), 3 * w_a) if w_a else None,
        assurance=Fraction(100 * known, w_b) if w_b else None,
        gap_points=sum(weight(i) * gaps[i.id] for i in answered) if answered else None,
        judgement=judgement,
        counts=(
            len(items),
            len(applicable),
            len(answered),
            len(unknown),
            len(items) - len(applicable),
            len(unanswered),
            sum(rating(valued[i.id]) >= Rating.IN_PLACE for i in answered),
        ),
        blockers=blockers,
        duties_open=[
            i.id for i in applicable if i.strength is Strength.MUST and (i.id not in valued or rating(valued[i.id]) < 2)
        ],
    )


def in_scope(checklist: Checklist, review: Review) -> list[Item]:
    return [
        i
        for i in checklist.items
        if review.school.setting in i.applies_to and (not i.in_force_from or i.in_force_from <= review.assessed_on)
    ]
