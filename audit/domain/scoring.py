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

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.answers import Answers
from audit.domain.checklist import Checklist, Item
from audit.domain.figures import Figures
from audit.domain.judging import half, step
from audit.domain.review import Review
from audit.domain.tally import TOP_RATING, Tally, joined, tally_of
from audit.domain.words import Judgement, Setting, Strand


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """The figures of the whole review, of each strand and of each paragraph, in checklist order."""

    overall: Figures
    strands: Mapping[Strand, Figures]
    paragraphs: Mapping[str, Figures]


_Parts = Mapping[tuple[Strand, str | None], Tally]
"""The counted items of each strand and paragraph; every set that is scored is made of these."""


def review_figures(checklist: Checklist, answers: Answers, *, setting: Setting, assessed_on: date) -> ReviewFigures:
    """Every figure of one review: the whole, each strand, each paragraph."""
    parts = _counted(checklist, answers, setting=setting, assessed_on=assessed_on)
    by_strand: dict[Strand, list[Tally]] = {}
    for (strand, _), counted in parts.items():
        by_strand.setdefault(strand, []).append(counted)
    place, of_paragraph = checklist.place, _by_paragraph(parts)
    paragraphs = {key: _figures_of_part(tally, place) for key, tally in of_paragraph.items()}
    strands = {key: _figures_of_part(joined(tallies), place) for key, tallies in by_strand.items()}
    judged = {key: figures.judgement for key, figures in paragraphs.items()}
    return ReviewFigures(_figures_of_whole(parts, of_paragraph, judged, place), strands, paragraphs)


def figures_of(checklist: Checklist, review: Review) -> ReviewFigures:
    """The figures of a review as it stands."""
    return review_figures(checklist, review.answers, setting=review.school.setting, assessed_on=review.assessed_on)


def overall_of(checklist: Checklist, review: Review) -> Figures:
    """The figures of the whole review alone, made as `figures_of` makes them: for many reviews at once."""
    parts = _counted(checklist, review.answers, setting=review.school.setting, assessed_on=review.assessed_on)
    of_paragraph = _by_paragraph(parts)
    judged = {key: judge_part(tally) for key, tally in of_paragraph.items()}
    return _figures_of_whole(parts, of_paragraph, judged, checklist.place)


def _counted(checklist: Checklist, answers: Answers, *, setting: Setting, assessed_on: date) -> _Parts:
    found: dict[tuple[Strand, str | None], Tally] = {}
    for key, items in checklist.parts.items():
        asked = [item for item in items if item.in_scope(setting, assessed_on)]
        if asked:
            found[key] = tally_of(asked, answers, assessed_on)
    return found


def _by_paragraph(parts: _Parts) -> Mapping[str, Tally]:
    """The paragraphs that have items, in checklist order."""
    found: dict[str, list[Tally]] = {}
    for (_, paragraph), counted in parts.items():
        if paragraph is not None:
            found.setdefault(paragraph, []).append(counted)
    return {paragraph: joined(tallies) for paragraph, tallies in found.items()}


def judge_part(tally: Tally) -> Judgement | None:
    """A paragraph or strand: the lowest of the band, the caps of its answered items and the ceiling."""
    if not tally.enough():
        return None
    return min(tally.band(), tally.ceiling(), *[cap_ for cap_, _ in tally.caps])


def _figures_of_part(tally: Tally, place: Mapping[str, int]) -> Figures:
    judgement = judge_part(tally)
    return _figures(tally, place, judgement, tally.blockers(judgement, decisive_only=False), ())


def _figures_of_whole(
    parts: _Parts,
    paragraphs: Mapping[str, Tally],
    judgements: Mapping[str, Judgement | None],
    place: Mapping[str, int],
) -> Figures:
    """The whole: the lowest of the band, the caps of must and critical items, the ceiling, the step and the half."""
    tally = joined(tuple(parts.values()))
    applicable = {key: judgements[key] for key, part in paragraphs.items() if part.items > part.not_applicable}
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
            blockers += paragraphs[key].blockers(applicable[key], decisive_only=False)
    return _figures(tally, place, judgement, blockers, held_by)


def _figures(
    tally: Tally,
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
