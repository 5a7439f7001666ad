"""Counting: what each answer adds to the whole-number sums from which every figure is made.

The rules of one item stand first, each in a function of its own; `tally_of` applies them in one loop.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from audit.domain.answers import Answer, Answers
from audit.domain.checklist import Item
from audit.domain.judging import band, band_of_expected_only, cap, ceiling, enough_answered
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Judgement, Rating, Strength, Value

TOP_RATING = 3
IN_PLACE = int(Rating.IN_PLACE)
KNOWN_GRADES = frozenset({Grade.SEEN, Grade.SAMPLED, Grade.TESTED})
"""From `seen` up the board knows; `told` is somebody's word."""
CHECKED_GRADES = frozenset({Grade.SAMPLED, Grade.TESTED})
MUST, EXPECTED = Strength.MUST, Strength.EXPECTED

_VALUES: tuple[Value, ...] = (*Rating, UNKNOWN)
_CAPS: dict[tuple[Strength, bool, bool], dict[Value, Judgement]] = {
    (strength, critical, checked): {
        value: cap(strength, critical=critical, value=value, checked_in_date=checked) for value in _VALUES
    }
    for strength in Strength
    for critical in (False, True)
    for checked in (False, True)
}


def cap_of(item: Item, answer: Answer, assessed_on: date) -> Judgement | None:
    """The best judgement this answer leaves open; None where the item is unanswered or not applicable."""
    if answer.value is None or answer.value is NOT_APPLICABLE:
        return None
    return _CAPS[item.strength, item.critical, _checked(item, answer, assessed_on)][answer.value]


def _checked(item: Item, answer: Answer, assessed_on: date) -> bool:
    return answer.grade in CHECKED_GRADES and answer.fresh(assessed_on, item.fresh_days)


def assured(item: Item, answer: Answer, assessed_on: date) -> bool:
    """Does this rating count towards assurance: seen, sampled or tested evidence in date?"""
    return answer.rating is not None and answer.grade in KNOWN_GRADES and answer.fresh(assessed_on, item.fresh_days)


def gap_of(item: Item, answer: Answer | None) -> int:
    """Target minus rating where above zero; a don't-know counts as 0, and what is not answered has no gap to show."""
    if answer is None or answer.value is None or answer.value is NOT_APPLICABLE:
        return 0
    return max(0, item.target - (answer.rating or 0))


class Tally:
    """Whole-number sums over a set of items; adding two tallies gives that of the joined set."""

    __slots__ = (
        "answered",
        "answered_weight",
        "applicable_weight",
        "assured",
        "caps",
        "decisive_caps",
        "decisive_unanswered",
        "duties_na",
        "duties_open",
        "earned",
        "gap_points",
        "in_place",
        "items",
        "not_applicable",
        "open_weight",
        "short_of_target",
        "unknown",
    )

    def __init__(self) -> None:
        self.items = self.not_applicable = self.answered = self.unknown = self.in_place = 0
        self.applicable_weight = self.answered_weight = self.open_weight = 0
        self.earned = self.assured = self.gap_points = self.duties_na = 0
        self.decisive_unanswered = self.short_of_target = False
        self.caps: list[tuple[Judgement, Item]] = []
        self.decisive_caps: list[tuple[Judgement, Item]] = []
        self.duties_open: list[Item] = []

    def add(self, other: "Tally") -> None:
        """Join another set's sums to this one's."""
        self.items += other.items
        self.not_applicable += other.not_applicable
        self.answered += other.answered
        self.unknown += other.unknown
        self.in_place += other.in_place
        self.applicable_weight += other.applicable_weight
        self.answered_weight += other.answered_weight
        self.open_weight += other.open_weight
        self.earned += other.earned
        self.assured += other.assured
        self.gap_points += other.gap_points
        self.duties_na += other.duties_na
        self.decisive_unanswered |= other.decisive_unanswered
        self.short_of_target |= other.short_of_target
        self.caps += other.caps
        self.decisive_caps += other.decisive_caps
        self.duties_open += other.duties_open

    @property
    def unanswered(self) -> int:
        """How many applicable items have no answer."""
        return self.items - self.not_applicable - self.answered

    def band(self) -> Judgement:
        """The band of the score, with expected items alone kept from bringing act now."""
        allowed = band(self.earned, TOP_RATING * self.answered_weight)
        return allowed if self.short_of_target else band_of_expected_only(allowed)

    def ceiling(self) -> Judgement:
        """At most sound while there is a gap, something unanswered or too little seen."""
        return ceiling(
            any_gap=self.gap_points > 0,
            unanswered=self.unanswered,
            assured=self.assured,
            answered_weight=self.answered_weight,
        )

    def enough(self) -> bool:
        """May it be judged at all?"""
        return enough_answered(
            self.answered_weight, self.applicable_weight, decisive_unanswered=self.decisive_unanswered
        )

    def blockers(self, judgement: Judgement | None, *, decisive_only: bool) -> list[Item]:
        """Where the judgement is below sound: the items whose cap equals it."""
        if judgement is None or judgement >= Judgement.SOUND:
            return []
        caps = self.decisive_caps if decisive_only else self.caps
        return [item for cap_, item in caps if cap_ is judgement]


def tally_of(items: Iterable[Item], answers: Answers, assessed_on: date) -> Tally:
    """Count items of S with their answers. Sums are kept in plain names: every figure waits for this one loop."""
    counted = Tally()
    asked = not_applicable = answered = unknown = in_place = 0
    applicable_weight = answered_weight = open_weight = earned = assured = gap_points = 0
    for item in items:
        asked += 1
        answer = answers.get(item.id)
        value = answer.value if answer is not None else None
        strength = item.strength
        if value is NOT_APPLICABLE:
            not_applicable += 1
            counted.duties_na += strength is MUST
            continue
        weight = item.weight
        applicable_weight += weight
        if answer is None or value is None:
            open_weight += weight
            counted.decisive_unanswered |= item.decisive
            counted.short_of_target |= strength is not EXPECTED
            if strength is MUST:
                counted.duties_open.append(item)
            continue
        rating: int = 0
        checked = False
        answered += 1
        answered_weight += weight
        if value is UNKNOWN:
            unknown += 1
            open_weight += weight
        else:
            rating = value
            earned += weight * rating
            if answer.grade in KNOWN_GRADES and answer.fresh(assessed_on, item.fresh_days):
                assured += weight
                checked = answer.grade in CHECKED_GRADES
        if rating >= IN_PLACE:
            in_place += 1
        elif strength is MUST:
            counted.duties_open.append(item)
        if rating < item.target:
            gap_points += weight * (item.target - rating)
            counted.short_of_target |= strength is not EXPECTED
        capped = _CAPS[strength, item.critical, checked][value], item
        counted.caps.append(capped)
        if item.decisive:
            counted.decisive_caps.append(capped)
    counted.items, counted.not_applicable = asked, not_applicable
    counted.answered, counted.unknown, counted.in_place = answered, unknown, in_place
    counted.applicable_weight, counted.answered_weight = applicable_weight, answered_weight
    counted.open_weight, counted.earned = open_weight, earned
    counted.assured, counted.gap_points = assured, gap_points
    return counted


def joined(tallies: Sequence[Tally]) -> Tally:
    """The tally of the joined set, which is the only one where there is but one."""
    if len(tallies) == 1:
        return tallies[0]
    whole = Tally()
    for tally in tallies:
        whole.add(tally)
    return whole
