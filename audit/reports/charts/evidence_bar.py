"""How we know, as one bar: told, seen, sampled, tested, nothing, in that order, each with its words and number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.domain.knowing_words import grade_text
from audit.domain.words import Grade
from audit.reports.charts.drawing import INK, RAMP, WIDTH, along, box, ink_on, path, sheet, wide, words

ORDER: tuple[Grade | None, ...] = (*Grade, None)
FILLS = dict(zip(ORDER, (RAMP[3], RAMP[2], RAMP[1], RAMP[0], RAMP[4]), strict=True))
"""The one blue ramp: the darker, the less the board knows."""
BAR, BENEATH = 20, 14
"""The height of the bar, and of the line beneath it for words too wide for their part."""
SIZE, INSET, APART = 9.5, 5, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: where it begins, how wide it is, and its words."""

    grade: Grade | None
    number: int
    left: float
    width: float

    @property
    def words(self) -> str:
        """`Staff told us 12`."""
        return f"{grade_text(self.grade)} {self.number}"

    @property
    def fill(self) -> str:
        """The colour of the part."""
        return FILLS[self.grade]

    @property
    def wide_enough(self) -> bool:
        """Do its words fit inside it?"""
        return words_width(self.words) + 2 * INSET <= self.width


def words_width(text: str) -> float:
    """How wide the words of a part are, in chart units."""
    return wide(text, SIZE, strong=True)


def bar_parts(counts: Mapping[Grade | None, int], left: float = 1.0, right: float = WIDTH - 1.0) -> tuple[Part, ...]:
    """The parts in use, from left to right; their widths add up to the bar's."""
    total = sum(counts.values())
    room = right - left
    found: list[Part] = []
    for grade in ORDER:
        if number := counts.get(grade, 0):
            width = room * number / total
            found.append(Part(grade, number, left, width))
            left += width
    return tuple(found)


def places_beneath(parts: Sequence[Part]) -> list[float]:
    """Where the words of these parts begin beneath the bar: under their part where they can, never over each other."""
    places: list[float] = []
    free = 1.0
    for part in parts:
        places.append(max(free, part.left + part.width / 2 - words_width(part.words) / 2))
        free = places[-1] + words_width(part.words) + APART
    limit = WIDTH - 1.0
    for n in reversed(range(len(parts))):
        places[n] = min(places[n], limit - words_width(parts[n].words))
        limit = places[n] - APART
    return places


def evidence_bar(counts: Mapping[Grade | None, int], what: str) -> str:
    """The bar as SVG, described by `what`."""
    shapes, height = bar_with_words(bar_parts(counts), 1)
    return sheet(shapes, height, what, what)


def bar_with_words(parts: Sequence[Part], top: float) -> tuple[list[str], float]:
    """The bar with its words and where it ends; words too wide for their part stand beneath it, joined by a line."""
    shapes: list[str] = []
    for part in parts:
        shapes.append(box(part.left, top, part.width, BAR, fill=part.fill))
        if part.wide_enough:
            ink = ink_on(part.fill)
            shapes.append(words(part.left + INSET, top + 13.5, part.words, size=SIZE, strong=True, fill=ink))
    beneath = [part for part in parts if not part.wide_enough]
    for part, left in zip(beneath, places_beneath(beneath), strict=True):
        middle = part.left + part.width / 2
        below = min(max(middle, left + INSET), left + words_width(part.words) - INSET)
        shapes.append(path(along([(middle, top + BAR), (below, top + BAR + 4)]), edge=INK, thick=1))
        shapes.append(words(left, top + BAR + BENEATH - 1, part.words, size=SIZE, strong=True))
    return shapes, top + BAR + 1 + (BENEATH + 2 if beneath else 0)
