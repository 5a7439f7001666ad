"""How we know, as one bar: told, seen, sampled, tested, nothing, in that order, each with its words and number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.domain.words import GRADE_WORDS, Grade
from audit.reports.chart_drawing import INK, ON_DARK, QUIET, WIDTH
from audit.reports.fonts import SEMIBOLD, text_width

NOTHING = "Nothing shown"
ORDER: tuple[Grade | None, ...] = (*Grade, None)
FILLS = ("#3f6fae", "#8fb0d6", "#cfdcec", "#ffffff", "#12305c")
"""The one blue ramp: the darker, the less the board knows."""
BAR, BENEATH = 20, 14
"""The height of the bar, and of the line beneath it for words too wide for their part."""
FONT, INSET, APART = 9.5, 5, 8


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the bar: where it begins, how wide it is, and its words."""

    grade: Grade | None
    left: float
    width: float
    words: str

    @property
    def wide_enough(self) -> bool:
        """Do its words fit inside it?"""
        return words_width(self.words) + 2 * INSET <= self.width


def words_width(words: str) -> float:
    """How wide the words of a part are, in chart units."""
    return text_width(words, FONT, SEMIBOLD)


def bar_parts(counts: Mapping[Grade | None, int]) -> tuple[Part, ...]:
    """The parts in use, from left to right; their widths add up to the bar's."""
    total = sum(counts.values())
    found: list[Part] = []
    left = 1.0
    for grade in ORDER:
        if number := counts.get(grade, 0):
            width = (WIDTH - 2) * number / total
            found.append(Part(grade, left, width, f"{GRADE_WORDS[grade] if grade else NOTHING} {number}"))
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


def evidence_bar(counts: Mapping[Grade | None, int]) -> str:
    """The bar as SVG; words too wide for their part stand beneath it, joined to it by a line."""
    parts = bar_parts(counts)
    shapes = [_drawn(part) for part in parts]
    beneath = [part for part in parts if not part.wide_enough]
    for part, left in zip(beneath, places_beneath(beneath), strict=True):
        middle = part.left + part.width / 2
        below = min(max(middle, left + INSET), left + words_width(part.words) - INSET)
        shapes.append(f'<path d="M{middle:.2f} {BAR + 1} L{below:.2f} {BAR + 5}" stroke="{INK}" fill="none"/>')
        shapes.append(_text(left, BAR + BENEATH, part.words, INK))
    height = BAR + 2 + (BENEATH + 2 if beneath else 0)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="Source Sans Pro, sans-serif" font-size="{FONT}">{"".join(shapes)}</svg>'
    )


def _drawn(part: Part) -> str:
    fill = FILLS[ORDER.index(part.grade)]
    box = (
        f'<rect x="{part.left:.2f}" y="1" width="{part.width:.2f}" height="{BAR}" fill="{fill}" '
        f'stroke="{QUIET}" stroke-width="0.7"/>'
    )
    ink = ON_DARK if part.grade in (Grade.TOLD, None) else INK
    return box + (_text(part.left + INSET, 14.5, part.words, ink) if part.wide_enough else "")


def _text(x: float, y: float, words: str, ink: str) -> str:
    return f'<text x="{x:.2f}" y="{y}" fill="{ink}" font-weight="600">{words}</text>'
