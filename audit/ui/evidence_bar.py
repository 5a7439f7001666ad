"""How we know, as one labelled bar and the table of the same counts."""

from collections.abc import Mapping

from audit.domain.words import GRADE_WORDS, Grade
from audit.ui.html import Markup, el, show, table

NOTHING = "Nothing shown"
_PARTS: tuple[tuple[Grade | None, str, str, str], ...] = (
    (Grade.TOLD, "told", "#3f6fae", "#ffffff"),
    (Grade.SEEN, "seen", "#8fb0d6", "#0b0c0c"),
    (Grade.SAMPLED, "sampled", "#cfdcec", "#0b0c0c"),
    (Grade.TESTED, "tested", "#ffffff", "#0b0c0c"),
    (None, "nothing", "#12305c", "#ffffff"),
)
"""Grade, short word, fill and ink: the darker, the less the board knows."""
_ROOM_FOR_A_WORD = 0.17
"""A part of the bar below this share holds its number alone; the table beneath has every word."""


def evidence_bar(counts: Mapping[Grade | None, int]) -> None:
    """Draw the counts of rated items by grade of evidence; nothing where nothing is rated."""
    total = sum(counts.values())
    if not total:
        return
    said = ", ".join(f"{word} {counts[grade]}" for grade, word, _, _ in _PARTS)
    parts = [_part(counts[grade], total, word, fill, ink) for grade, word, fill, ink in _PARTS if counts[grade]]
    show(el("div", *parts, class_="bar", role="img", aria_label=f"Of {total} rated items: {said}"))
    rows = [(GRADE_WORDS[grade] if grade else NOTHING, counts[grade]) for grade, _, _, _ in _PARTS]
    show(table("What the ratings rest on", ("How we know", "Rated items"), [*rows, ("Together", total)], numbers=(1,)))


def _part(number: int, total: int, word: str, fill: str, ink: str) -> Markup:
    text = f"{word} {number}" if number / total >= _ROOM_FOR_A_WORD else str(number)
    style = (
        f"flex:{number} 1 0;min-width:0;overflow:hidden;white-space:nowrap;background:{fill};color:{ink};"
        "padding:0 .25rem;font-size:.9rem;line-height:1.5rem;border-right:1px solid #505a5f"
    )
    return el("span", text, style=style)
