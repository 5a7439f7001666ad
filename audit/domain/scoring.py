"""The one engine: every figure of a review, computed here and nowhere else.

For a set S of items (a paragraph, a strand, the whole review; an item the setting excludes, or not yet in force on the
day of judgement, is not in S; an item without a paragraph belongs to none):

    A applicable = S without not-applicable      B answered = A that are rated or unknown (unknown counts r = 0)
    earned = sum of w·r over B                   possible = 3 · sum of w over B        score = 100·earned/possible
    low  = 100·earned / (3 · sum of w over A)
    high = 100·(earned + 3 · sum of w over A unanswered or unknown) / (3 · sum of w over A)
    assurance = 100 · (sum of w over rated items of B with seen, sampled or tested evidence in date) / sum of w over B
    gap points = sum of w·max(0, target − r) over B

Whole numbers until the last division.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answers import Answer, Answers
from audit.domain.checklist import Checklist, Item
from audit.domain.figures import Figures
from audit.domain.judging import band, band_of_expected_only, cap, ceiling, enough_answered, half, step
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Judgement, Rating, Setting, Strand, Strength, Value

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


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """The figures of the whole review, of each strand and of each paragraph, in checklist order."""

    overall: Figures
    strands: Mapping[Strand, Figures]
    paragraphs: Mapping[str, Figures]


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


class _Tally:
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

    def add(self, other: "_Tally") -> None:
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


def _tally(items: Iterable[Item], answers: Answers, assessed_on: date) -> _Tally:
    """Count items of S with their answers. Sums are kept in plain names: every figure waits for this one loop."""
    tally = _Tally()
    asked = not_applicable = answered = unknown = in_place = 0
    applicable_weight = answered_weight = open_weight = earned = assured = gap_points = 0
    for item in items:
        asked += 1
        answer = answers.get(item.id)
        value = answer.value if answer is not None else None
        strength = item.strength
        if value is NOT_APPLICABLE:
            not_applicable += 1
            tally.duties_na += strength is MUST
            continue
        weight = item.weight
        applicable_weight += weight
        if answer is None or value is None:
            open_weight += weight
            tally.decisive_unanswered |= item.decisive
            tally.short_of_target |= strength is not EXPECTED
            if strength is MUST:
                tally.duties_open.append(item)
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
            tally.duties_open.append(item)
        if rating < item.target:
            gap_points += weight * (item.target - rating)
            tally.short_of_target |= strength is not EXPECTED
        capped = _CAPS[strength, item.critical, checked][value], item
        tally.caps.append(capped)
        if item.decisive:
            tally.decisive_caps.append(capped)
    tally.items, tally.not_applicable = asked, not_applicable
    tally.answered, tally.unknown, tally.in_place = answered, unknown, in_place
    tally.applicable_weight, tally.answered_weight = applicable_weight, answered_weight
    tally.open_weight, tally.earned = open_weight, earned
    tally.assured, tally.gap_points = assured, gap_points
    return tally


def _joined(tallies: Sequence[_Tally]) -> _Tally:
    """The tally of the joined set, which is the only one where there is but one."""
    if len(tallies) == 1:
        return tallies[0]
    whole = _Tally()
    for tally in tallies:
        whole.add(tally)
    return whole


def review_figures(checklist: Checklist, answers: Answers, *, setting: Setting, assessed_on: date) -> ReviewFigures:
    """Every figure of one review: the whole, each strand, each paragraph."""
    by_paragraph: dict[str, list[_Tally]] = {}
    by_strand: dict[Strand, list[_Tally]] = {}
    for (strand, paragraph), items in checklist.parts.items():
        asked = [item for item in items if item.in_scope(setting, assessed_on)]
        if not asked:
            continue
        tally = _tally(asked, answers, assessed_on)
        by_strand.setdefault(strand, []).append(tally)
        if paragraph is not None:
            by_paragraph.setdefault(paragraph, []).append(tally)

    of_strand = {strand: _joined(parts) for strand, parts in by_strand.items()}
    of_paragraph = {paragraph: _joined(parts) for paragraph, parts in by_paragraph.items()}
    overall = _joined(tuple(of_strand.values()))

    place = checklist.place
    paragraphs = {key: _figures_of_part(tally, place) for key, tally in of_paragraph.items()}
    strands = {key: _figures_of_part(tally, place) for key, tally in of_strand.items()}
    return ReviewFigures(_figures_of_whole(overall, of_paragraph, paragraphs, place), strands, paragraphs)


def figures_of(checklist: Checklist, review: Review) -> ReviewFigures:
    """The figures of a review as it stands."""
    return review_figures(checklist, review.answers, setting=review.school.setting, assessed_on=review.assessed_on)


def judge_part(tally: _Tally) -> Judgement | None:
    """A paragraph or strand: the lowest of the band, the caps of its answered items and the ceiling."""
    if not tally.enough():
        return None
    return min(tally.band(), tally.ceiling(), *[cap_ for cap_, _ in tally.caps])


def _figures_of_part(tally: _Tally, place: Mapping[str, int]) -> Figures:
    judgement = judge_part(tally)
    return _figures(tally, place, judgement, tally.blockers(judgement, decisive_only=False), ())


def _figures_of_whole(
    tally: _Tally, tallies: Mapping[str, _Tally], paragraphs: Mapping[str, Figures], place: Mapping[str, int]
) -> Figures:
    """The whole: the lowest of the band, the caps of must and critical items, the ceiling, the step and the half."""
    applicable = {key: figures.judgement for key, figures in paragraphs.items() if figures.applicable}
    judged = [judgement for judgement in applicable.values() if judgement is not None]
    if not tally.enough() or len(judged) < len(applicable):
        return _figures(tally, place, None, [], ())
    limits = [step(judged), half(judged)] if judged else []
    caps = [cap_ for cap_, _ in tally.decisive_caps]
    judgement = min(tally.band(), tally.ceiling(), *caps, *limits)
    blockers = tally.blockers(judgement, decisive_only=True)
    held_by: tuple[str, ...] = ()
    if judgement < Judgement.SOUND_AND_CHECKED and judgement in limits:
        held_by = tuple(key for key, word in applicable.items() if word is not None and word <= judgement)
        for key in held_by:
            blockers += tallies[key].blockers(applicable[key], decisive_only=False)
    return _figures(tally, place, judgement, blockers, held_by)


def _figures(
    tally: _Tally,
    place: Mapping[str, int],
    judgement: Judgement | None,
    blockers: list[Item],
    held_by_paragraphs: tuple[str, ...],
) -> Figures:
    possible = TOP_RATING * tally.answered_weight
    whole = TOP_RATING * tally.applicable_weight
    held_by_score = judgement is not None and judgement < Judgement.SOUND_AND_CHECKED and tally.band() is judgement
    return Figures(
        score=100 * tally.earned / possible if possible else None,
        low=100 * tally.earned / whole if whole else None,
        high=100 * (tally.earned + TOP_RATING * tally.open_weight) / whole if whole else None,
        earned=tally.earned,
        possible=possible,
        items=tally.items,
        applicable=tally.items - tally.not_applicable,
        answered=tally.answered,
        unknown=tally.unknown,
        not_applicable=tally.not_applicable,
        unanswered=tally.unanswered,
        in_place=tally.in_place,
        assurance=100 * tally.assured / tally.answered_weight if tally.answered_weight else None,
        gap_points=tally.gap_points if tally.answered else None,
        judgement=judgement,
        provisional=tally.unanswered > 0,
        blockers=_in_order(blockers, place),
        held_by_score=held_by_score,
        held_by_paragraphs=held_by_paragraphs,
        duties_open=_in_order(tally.duties_open, place),
        duties_not_applicable=tally.duties_na,
    )


def _in_order(items: list[Item], place: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(sorted({item.id for item in items}, key=place.__getitem__)) if items else ()
