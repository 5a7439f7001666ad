"""The working behind a figure: items, weights and arithmetic, so that anybody can add it up again."""

from collections.abc import Callable
from dataclasses import dataclass

from audit.domain.checklist import Checklist, Item
from audit.domain.display import paragraph_text
from audit.domain.review import Review
from audit.domain.tally import TOP_RATING, assured, cap_of, gap_of
from audit.domain.words import JUDGEMENT_WORDS, NOT_APPLICABLE, RATING_WORDS, UNKNOWN, Judgement, Value

EXPLAIN_HEADINGS = (
    "Item",
    "Paragraph",
    "Weight",
    "Answer",
    "Points",
    "Of",
    "Gap points",
    "Counts towards how we know",
    "Best word it allows",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One item's part in a figure: `points` of `possible`, both 0 where it does not count."""

    item: str
    paragraph: str
    weight: int
    value: Value | None
    points: int
    possible: int
    gap_points: int
    assured: bool
    cap: Judgement | None

    def cells(self) -> tuple[str | int, ...]:
        """The line as a row under EXPLAIN_HEADINGS."""
        return (
            self.item,
            self.paragraph,
            self.weight,
            "No answer yet" if self.value is None else RATING_WORDS[self.value],
            self.points,
            self.possible,
            self.gap_points,
            "yes" if self.assured else "no",
            "" if self.cap is None else JUDGEMENT_WORDS[self.cap],
        )


def working(checklist: Checklist, review: Review, wanted: Callable[[Item], bool] = lambda _: True) -> tuple[Line, ...]:
    """One line for each item of the set, in checklist order; points and possible add up to the figures."""
    return tuple(
        line_of(item, review) for item in checklist.in_scope(review.school.setting, review.assessed_on) if wanted(item)
    )


def line_of(item: Item, review: Review) -> Line:
    """One item’s line."""
    answer = review.answers.get(item.id)
    value = answer.value if answer else None
    counted = answer is not None and value is not None and value is not NOT_APPLICABLE
    rating = 0 if value is None or value is UNKNOWN or value is NOT_APPLICABLE else int(value)
    return Line(
        item=item.id,
        paragraph=paragraph_text(item),
        weight=item.weight,
        value=value,
        points=item.weight * rating,
        possible=TOP_RATING * item.weight if counted else 0,
        gap_points=item.weight * gap_of(item, answer),
        assured=answer is not None and assured(item, answer, review.assessed_on),
        cap=None if answer is None else cap_of(item, answer, review.assessed_on),
    )
