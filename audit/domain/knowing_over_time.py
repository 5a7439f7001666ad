"""How the board knows, review by review: what each rated item rests on, as each review stood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.chart_words import Column, column_of
from audit.domain.checklist import Checklist
from audit.domain.gaps import known_by
from audit.domain.review import Review
from audit.domain.words import Grade


@dataclass(frozen=True, slots=True)
class Knowing:
    """One review: its rated items by the grade of their evidence, None for those that rest on none."""

    review: Column
    items: Mapping[Grade | None, tuple[str, ...]]

    def count(self, grade: Grade | None) -> int:
        """How many rated items rest on this grade."""
        return len(self.items[grade])

    @property
    def rated(self) -> int:
        """How many items are rated; a don't-know rests on nothing and is not among them."""
        return sum(len(ids) for ids in self.items.values())

    @property
    def looked_at(self) -> int:
        """How many of them the board knows by more than somebody's word: seen, sampled or tested."""
        return self.rated - self.count(Grade.TOLD) - self.count(None)


def knowing_over_time(
    checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS
) -> tuple[Knowing, ...]:
    """What the rated items of each review rest on, oldest first; `checklist` is the newest one's."""
    return tuple(
        Knowing(column_of(review), known_by(answered_on(review, checklist, contents), review)) for review in reviews
    )
