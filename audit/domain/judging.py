"""The judgement: band, caps, ceiling, step and half. Pure, and in whole numbers until the word is found."""

from collections.abc import Sequence
from typing import assert_never

from audit.domain.words import Judgement, NotRated, Rating, Strength, Value

BANDS = ((30, Judgement.GAPS_TO_CLOSE), (60, Judgement.SOUND), (85, Judgement.SOUND_AND_CHECKED))
"""From this many per cent of the possible points on, the score alone would allow this judgement."""
ENOUGH_ANSWERED_PERCENT = 80
"""No judgement until this share of the applicable weight is answered."""
ENOUGH_ASSURANCE_PERCENT = 50
"""Below this, the board is told more than it has seen, and nothing is better than sound."""

ACT_NOW, GAPS_TO_CLOSE, SOUND, SOUND_AND_CHECKED = Judgement


def band(earned: int, possible: int) -> Judgement:
    """The judgement the score alone would allow, compared in integers; `possible` is above zero."""
    allowed = ACT_NOW
    for percent, judgement in BANDS:
        if 100 * earned >= percent * possible:
            allowed = judgement
    return allowed


def band_of_expected_only(allowed: Judgement) -> Judgement:
    """The band once every must, critical and should item is at target: expected items alone never bring act now."""
    return max(allowed, GAPS_TO_CLOSE)


def cap(strength: Strength, *, critical: bool, value: Value, checked_in_date: bool) -> Judgement:
    """The best judgement an item's answer leaves open. `checked_in_date`: sampled or tested evidence within fresh_days.

    A not-applicable item is not asked for its cap.
    """
    if strength is Strength.MUST or critical:
        return _cap_of_decisive(value, checked_in_date=checked_in_date)
    if strength is Strength.SHOULD:
        if value in (Rating.NOT_IN_PLACE, NotRated.UNKNOWN):
            return GAPS_TO_CLOSE
        return SOUND if value is Rating.PARTLY_IN_PLACE else SOUND_AND_CHECKED
    if strength is Strength.EXPECTED:
        return SOUND_AND_CHECKED if value in (Rating.IN_PLACE, Rating.EMBEDDED) else SOUND
    assert_never(strength)


def _cap_of_decisive(value: Value, *, checked_in_date: bool) -> Judgement:
    """The cap of a must or a critical item."""
    if value is Rating.NOT_IN_PLACE:
        return ACT_NOW
    if value in (Rating.PARTLY_IN_PLACE, NotRated.UNKNOWN):
        return GAPS_TO_CLOSE
    return SOUND_AND_CHECKED if value is Rating.EMBEDDED and checked_in_date else SOUND


def ceiling(*, any_gap: bool, unanswered: int, assured: int, answered_weight: int) -> Judgement:
    """At most sound while there is any gap, anything applicable unanswered, or assurance below half."""
    short = 100 * assured < ENOUGH_ASSURANCE_PERCENT * answered_weight
    return SOUND if any_gap or unanswered or short else SOUND_AND_CHECKED


def enough_answered(answered_weight: int, applicable_weight: int, *, decisive_unanswered: bool) -> bool:
    """May a judgement be given: 80% of the weight answered, and every applicable must and critical item?"""
    if answered_weight == 0 or decisive_unanswered:
        return False
    return 100 * answered_weight >= ENOUGH_ANSWERED_PERCENT * applicable_weight


def step(paragraphs: Sequence[Judgement]) -> Judgement:
    """One step above the worst paragraph: the whole is never further above its worst part."""
    return Judgement(min(min(paragraphs) + 1, SOUND_AND_CHECKED))


def half(paragraphs: Sequence[Judgement]) -> Judgement:
    """The best judgement that more than half of the paragraphs reach."""
    return max(j for j in Judgement if 2 * sum(p >= j for p in paragraphs) > len(paragraphs))
