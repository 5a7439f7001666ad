"""Why a judgement is what it is, or exactly what is missing for one: the sentence that stands beside the word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.display import count, listed, named, short_edition, value_text
from audit.domain.figures import Figures
from audit.domain.gaps import in_scope_with_answers, only_unknowns_cause
from audit.domain.judging import BANDS, ENOUGH_ANSWERED_PERCENT, ENOUGH_ASSURANCE_PERCENT
from audit.domain.review import Review
from audit.domain.scoring import ReviewFigures
from audit.domain.tally import cap_of
from audit.domain.words import NOT_APPLICABLE, Judgement

FIND_OUT = "Because we do not know: find out."


@dataclass(frozen=True, slots=True)
class Missing:
    """What a judgement of a set still needs; weights are whole points, as in the score.

    `decisive` are its must and critical items without an answer, `unanswered` all of those, in checklist order.
    """

    unanswered: tuple[str, ...]
    decisive: tuple[str, ...]
    answered_weight: int
    applicable_weight: int

    @property
    def needed_weight(self) -> int:
        """The least whole weight that is 80% of what applies."""
        return -(-ENOUGH_ANSWERED_PERCENT * self.applicable_weight // 100)

    @property
    def short_of_weight(self) -> bool:
        """Is less than 80% of the weight answered?"""
        return self.answered_weight < self.needed_weight


@dataclass(frozen=True, slots=True)
class Why:
    """`sentence` says why; `items` are those it speaks of, in checklist order, for a page to link to.

    `find_out`: the judgement would be better if every don't-know turned out to be in place.
    """

    sentence: str
    items: tuple[str, ...] = ()
    find_out: bool = False


def everything(_: Item) -> bool:
    """The set of the whole review."""
    return True


def paragraphs_text(numbers: Sequence[str], edition: str) -> str:
    """`¶106 and ¶108 (KCSIE 2021)`: a number never stands without its edition."""
    return f"{listed([f'¶{number}' for number in numbers])} ({short_edition(edition)})"


def missing_of(checklist: Checklist, review: Review, wanted: Callable[[Item], bool] = everything) -> Missing:
    """What the set of items that are `wanted` still needs before it can be judged."""
    left: list[Item] = []
    answered = applicable = 0
    for item, answer in _set(checklist, review, wanted):
        value = answer.value if answer else None
        if value is NOT_APPLICABLE:
            continue
        applicable += item.weight
        if value is None:
            left.append(item)
        else:
            answered += item.weight
    return Missing(tuple(i.id for i in left), tuple(i.id for i in left if i.decisive), answered, applicable)


def why_part(checklist: Checklist, review: Review, figures: Figures, wanted: Callable[[Item], bool]) -> Why:
    """Why the paragraph or strand of the items that are `wanted`, with these figures, is judged as it is."""
    if figures.judgement is None:
        missing = missing_of(checklist, review, wanted)
        items = missing.unanswered if missing.short_of_weight else missing.decisive
        return Why(_sentence(_needs(missing)), items)
    return _judged(checklist, review, figures, _set(checklist, review, wanted), whole=False)


def why_whole(checklist: Checklist, review: Review, figures: ReviewFigures) -> Why:
    """Why the whole review, with these figures, is judged as it is; or all that is missing, its paragraphs included."""
    overall = figures.overall
    if overall.judgement is not None:
        return _judged(checklist, review, overall, _set(checklist, review, everything), whole=True)
    missing = missing_of(checklist, review)
    short = {
        number: part
        for number, its in figures.paragraphs.items()
        if its.judgement is None and its.applicable
        if (part := missing_of(checklist, review, lambda item, number=number: item.paragraph == number)).short_of_weight
    }
    reasons = _needs(missing)
    if short and missing.applicable_weight:
        needs = "needs" if len(short) == 1 else "each need"
        reasons.append(
            f"{paragraphs_text(list(short), checklist.edition)} {needs} answers to {ENOUGH_ANSWERED_PERCENT}% "
            "of its own weight"
        )
    wanted = {*missing.decisive, *(item for part in short.values() for item in part.unanswered)}
    if missing.short_of_weight:
        wanted |= set(missing.unanswered)
    return Why(_sentence(reasons), tuple(item for item in missing.unanswered if item in wanted))


def _set(
    checklist: Checklist, review: Review, wanted: Callable[[Item], bool]
) -> tuple[tuple[Item, Answer | None], ...]:
    return tuple(pair for pair in in_scope_with_answers(checklist, review) if wanted(pair[0]))


def _needs(missing: Missing) -> list[str]:
    """What is missing, in words."""
    if not missing.applicable_weight:
        return ["no item applies, so there is nothing to judge"]
    reasons: list[str] = []
    if missing.decisive:
        noun = count(len(missing.decisive), "legal duty or critical item", "legal duties or critical items")
        has = "has" if len(missing.decisive) == 1 else "have"
        reasons.append(f"{noun} {has} no answer yet: {named(missing.decisive)}")
    if missing.short_of_weight:
        reasons.append(
            f"the answers carry {missing.answered_weight} of {missing.applicable_weight} points of weight, and "
            f"{missing.needed_weight} ({ENOUGH_ANSWERED_PERCENT}%) are needed"
        )
    return reasons


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
            f"held by {paragraphs_text(figures.held_by_paragraphs, checklist.edition)}, since the whole stands at most "
            "one step above its worst paragraph and no higher than more than half of them reach"
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
    if figures.few:
        return f"the points earned, {figures.earned} of {figures.possible}, by themselves allow no better word"
    threshold = next(percent for percent, word in BANDS if word == judgement + 1)
    return f"a score below {threshold}% by itself allows no better word"


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
