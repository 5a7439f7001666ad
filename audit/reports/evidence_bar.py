"""How we know, as one bar: told, seen, sampled, tested, nothing, in that order, each with its number and word."""

from collections.abc import Mapping

from audit.domain.words import GRADE_WORDS, Grade
from audit.reports.chart import INK, ON_DARK, QUIET, WIDTH

NOTHING = "Nothing shown"
ORDER: tuple[Grade | None, ...] = (*Grade, None)
FILLS = ("#3f6fae", "#8fb0d6", "#cfdcec", "#ffffff", "#12305c")
"""The one blue ramp: the darker, the less the board knows."""
HEIGHT, BAR = 22, 20
SIGN_WIDTH, INSET = 5, 5
"""A generous width for one sign, and the room left beside the words."""
WIDE_ENOUGH_FOR_A_NUMBER = 12


def evidence_bar(counts: Mapping[Grade | None, int]) -> str:
    """The bar as SVG; a part too narrow for its words holds its number, and the caption beneath has them all."""
    total = sum(counts.values())
    shapes: list[str] = []
    left = 1.0
    for grade, fill in zip(ORDER, FILLS, strict=True):
        number = counts.get(grade, 0)
        if not number:
            continue
        width = (WIDTH - 2) * number / total
        shapes.append(
            f'<rect x="{left:.2f}" y="1" width="{width:.2f}" height="{BAR}" fill="{fill}" '
            f'stroke="{QUIET}" stroke-width="0.7"/>'
        )
        words = f"{GRADE_WORDS[grade] if grade else NOTHING} {number}"
        if width < len(words) * SIGN_WIDTH + 2 * INSET:
            words = str(number)
        if width >= WIDE_ENOUGH_FOR_A_NUMBER:
            ink = ON_DARK if grade in (Grade.TOLD, None) else INK
            shapes.append(f'<text x="{left + INSET:.2f}" y="14.5" fill="{ink}" font-weight="600">{words}</text>')
        left += width
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Source Sans Pro, sans-serif" font-size="9.5">{"".join(shapes)}</svg>'
    )
