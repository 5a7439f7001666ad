"""The rules of scoring as tables and a worked example, made from the rules themselves and never typed again."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from audit.domain.answers import Answer
from audit.domain.checklist import CRITICAL_WEIGHT, WEIGHTS, Checklist, Item
from audit.domain.display import judgement_text, value_with_shape
from audit.domain.explain import Line, working
from audit.domain.figures import Figures
from audit.domain.judging import BANDS, cap
from audit.domain.review import Review, School
from audit.domain.scoring import figures_of
from audit.domain.words import STRENGTH_WORDS, UNKNOWN, Grade, Judgement, Rating, Setting, Strength, Value

WEIGHT_HEADINGS = ("Kind of item", "Counts")
BAND_HEADINGS = ("Score", "The best judgement it allows")
CRITICAL = "Have regard (should), and critical: a failing here is how children come to harm"

_ANSWERS: tuple[tuple[Value, bool], ...] = (
    (Rating.NOT_IN_PLACE, False),
    (Rating.PARTLY_IN_PLACE, False),
    (UNKNOWN, False),
    (Rating.IN_PLACE, False),
    (Rating.EMBEDDED, False),
    (Rating.EMBEDDED, True),
)
"""Every answer a cap can tell apart: the value, and whether somebody sampled or tested it in date."""
CAP_HEADINGS = ("Answer", "Legal duty, or critical", "Other should", "Good practice")
_KINDS = ((Strength.MUST, False), (Strength.SHOULD, False), (Strength.EXPECTED, False))


def weight_rows() -> tuple[tuple[str, int], ...]:
    """What each kind of item counts, under WEIGHT_HEADINGS."""
    rows = [(STRENGTH_WORDS[strength], weight) for strength, weight in WEIGHTS.items()]
    rows.insert(1, (CRITICAL, CRITICAL_WEIGHT))
    return tuple(rows)


def band_rows() -> tuple[tuple[str, str], ...]:
    """What each score allows, best first, under BAND_HEADINGS."""
    rows = [(f"below {BANDS[0][0]}%", judgement_text(Judgement.ACT_NOW))]
    rows += [(f"from {percent}%", judgement_text(judgement)) for percent, judgement in BANDS]
    return tuple(reversed(rows))


def cap_rows() -> tuple[tuple[str, ...], ...]:
    """The best judgement each answer leaves open, by kind of item, under CAP_HEADINGS."""
    return tuple(
        (
            value_with_shape(value) + (", sampled or tested in date" if checked else ""),
            *(
                judgement_text(cap(strength, critical=critical, value=value, checked_in_date=checked))
                for strength, critical in _KINDS
            ),
        )
        for value, checked in _ANSWERS
    )


@dataclass(frozen=True, slots=True)
class Example:
    """A few answered items, line by line, and the figures they come to."""

    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    figures: Figures


def worked_example(checklist: Checklist, day: date) -> Example:
    """The first item of each kind the checklist has, answered in different ways and put through the engine."""
    setting = Setting.MAINTAINED_SCHOOL
    answers = (
        Answer("", Rating.IN_PLACE, grade=Grade.SEEN, evidence_date=day - timedelta(days=30)),
        Answer("", Rating.PARTLY_IN_PLACE, grade=Grade.TOLD),
        Answer("", UNKNOWN),
        Answer("", Rating.EMBEDDED, grade=Grade.TESTED, evidence_date=day - timedelta(days=30)),
    )
    firsts: dict[tuple[Strength, bool], Item] = {}
    for item in checklist.in_scope(setting, day):
        firsts.setdefault((item.strength, item.critical), item)
    kinds = ((Strength.MUST, False), (Strength.SHOULD, True), (Strength.SHOULD, False), (Strength.EXPECTED, False))
    chosen = {firsts[kind].id: answer for kind, answer in zip(kinds, answers, strict=True) if kind in firsts}
    few = replace(checklist, items=tuple(item for item in checklist.items if item.id in chosen))
    review = Review(
        id="example",
        school=School("900000", "An example", setting),
        checklist=checklist.id,
        edition=checklist.edition,
        content_hash=checklist.content_hash,
        assessed_on=day,
        answers={item_id: replace(answer, item=item_id) for item_id, answer in chosen.items()},
    )
    return Example(few.items, working(few, review), figures_of(few, review).overall)
