"""Why a judgement is what it is, or exactly what is missing for one: the sentence that stands beside the word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.display import count, named, paragraphs_text, value_text
from audit.domain.figures import Figures
from audit.domain.gaps import only_unknowns_cause
from audit.domain.judging import BANDS, ENOUGH_ANSWERED_PERCENT, ENOUGH_ASSURANCE_PERCENT
from audit.domain.missing import everything, missing_of, needs_of, set_of
from audit.domain.review import Review
from audit.domain.scoring import ReviewFigures
from audit.domain.tally import cap_of
from audit.domain.words import JUDGEMENT_WORDS, Judgement

FIND_OUT = "Because we do not know: find out."


@dataclass(frozen=True, slots=True)
class Why:
    """`sentence` says why; `items` are those it speaks of, in checklist order, for a page to link to.

    `find_out`: the judgement would be better if every don't-know turned out to be in place.
    """

    sentence: str
    items: tuple[str, ...] = ()
    find_out: bool = False


def why_part(checklist: Checklist, review: Review, figures: Figures, wanted: Callable[[Item], bool]) -> Why:
    """Why the paragraph or strand of the items that are `wanted`, with these figures, is judged as it is."""
    if figures.judgement is None:
        missing = missing_of(checklist, review, wanted)
        items = missing.unanswered if missing.short_of_weight else missing.decisive
        return Why(_sentence(needs_of(missing)), items)
    return _judged(checklist, review, figures, set_of(checklist, review, wanted), whole=False)


def why_whole(checklist: Checklist, review: Review, figures: ReviewFigures) -> Why:
    """Why the whole review, with these figures, is judged as it is; or all that is missing, its paragraphs included."""
    overall = figures.overall
    if overall.judgement is not None:
        return _judged(checklist, review, overall, set_of(checklist, review, everything), whole=True)
    missing = missing_of(checklist, review)
    short = {
        number: part
        for number, its in figures.paragraphs.items()
        if its.judgement is None and its.applicable
        if (part := missing_of(checklist, review, lambda item, number=number: item.paragraph == number)).short_of_weight
    }
    reasons = needs_of(missing)
    if short and missing.applicable_weight:
        needs, its = ("needs", "its") if len(short) == 1 else ("each need", "their")
        reasons.append(
            f"{paragraphs_text(list(short), checklist)} {needs} answers to {ENOUGH_ANSWERED_PERCENT}% "
            f"of {its} own items, by weight"
        )
    wanted = {*missing.decisive, *(item for part in short.values() for item in part.unanswered)}
    if missing.short_of_weight:
        wanted |= set(missing.unanswered)
    return Why(_sentence(reasons), tuple(item for item in missing.unanswered if item in wanted))


def _judged(
    checklist: Checklist,
    review: Review,
    figures: Figures,
    pairs: tuple[tuple[Item, Answer | None], ...],
    *,
    whole: bool,
) -> Why:
    """Everything that holds a judgement where it is; the top has nothing above it."""
    judgement = figures.judgement
    if judgement is None or judgement is Judgement.SOUND_AND_CHECKED:
        return Why(
            "Every item that applies is at its target, and at least half by weight was seen, sampled or tested in date."
        )
    answers = review.answers
    reasons: list[str] = []
    if figures.blockers:
        words = [f"{item} ({value_text(answers[item].value).lower()})" for item in figures.blockers]
        reasons.append(f"because of {named(words)}")
    if figures.held_by_paragraphs:
        reasons.append(
            f"held by {paragraphs_text(figures.held_by_paragraphs, checklist)}: the whole stands at most one "
            "step above its worst paragraph, and only as high as more than half of its paragraphs do"
        )
    if figures.held_by_score:
        reasons.append(_score_holds(figures, judgement))
    items = figures.blockers
    if judgement is Judgement.SOUND:
        more, unchecked = _short_of_checked(review, figures, pairs, whole=whole)
        reasons += more
        items = unchecked
    return Why(_sentence(reasons), items, find_out=whole and only_unknowns_cause(checklist, review))


def _score_holds(figures: Figures, judgement: Judgement) -> str:
    """What the next better word would need."""
    threshold, better = next((percent, word) for percent, word in BANDS if word == judgement + 1)
    words = JUDGEMENT_WORDS[better]
    if figures.few:
        return f"the points earned, {figures.earned} of {figures.possible}, are too few for “{words}”"
    return f"the score is below {threshold}%, and “{words}” needs at least that"


def _short_of_checked(
    review: Review, figures: Figures, pairs: tuple[tuple[Item, Answer | None], ...], *, whole: bool
) -> tuple[list[str], tuple[str, ...]]:
    """What keeps a sound set from sound and checked, and the items whose own answer does."""
    reasons: list[str] = []
    if figures.gap_points:
        reasons.append(f"{count(figures.gap_points, 'gap point')} still to close")
    if figures.unanswered:
        reasons.append(f"{count(figures.unanswered, 'item')} without an answer")
    if figures.assurance is not None and figures.assurance < ENOUGH_ASSURANCE_PERCENT:
        reasons.append("less than half, by weight, was seen, sampled or tested in date")
    at_sound = [
        item
        for item, answer in pairs
        if answer is not None and cap_of(item, answer, review.assessed_on) is Judgement.SOUND
    ]
    unchecked = [item.id for item in at_sound if item.decisive]
    if unchecked:
        noun = count(len(unchecked), "legal duty or critical item", "legal duties or critical items")
        reasons.append(f"{noun} not yet embedded with sampled or tested evidence in date")
    elif at_sound and not whole and not figures.gap_points:
        reasons.append(f"{named([item.id for item in at_sound])} could be better than the target asks")
    return reasons, tuple(item.id for item in at_sound if item.decisive or not whole)


def _sentence(reasons: Sequence[str]) -> str:
    text = "; ".join(reasons)
    return f"{text[:1].upper()}{text[1:]}."
