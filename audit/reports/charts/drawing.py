"""What every chart on white paper shares: inks, the one ramp, and one way each to draw words, a box, a line, a sheet.

One unit is one point where a chart is as wide as the text of a paper. Words are measured before they are drawn, so
that none is cut or lies over another.
"""

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape

from audit.domain.words import Judgement
from audit.reports.fonts import SEMIBOLD, TYPEFACE, text_width

INK, QUIET, ON_DARK, BAND = "#0b0c0c", "#505a5f", "#ffffff", "#f1f3f5"
RAMP = ("#ffffff", "#cfdcec", "#8fb0d6", "#3f6fae", "#12305c")
"""The one blue ramp, by amount: the darker, the more there is to do. Words on the last two are white."""
TONES = {
    Judgement.ACT_NOW: "#9b1c1c",
    Judgement.GAPS_TO_CLOSE: "#8a4b00",
    Judgement.SOUND: "#1d4f91",
    Judgement.SOUND_AND_CHECKED: "#0f5f4a",
}
WIDTH, FONT, LINE = 500, 9, 11
DASH = "2 2"


def ink_on(fill: str) -> str:
    """The ink of words on a fill of the ramp."""
    return ON_DARK if fill in RAMP[3:] else INK


@cache
def wide(text: str, size: float = FONT, *, strong: bool = False) -> float:
    """How wide a line of words is."""
    return text_width(text, size, SEMIBOLD if strong else TYPEFACE)


def in_lines(text: str, room: float, size: float = FONT, *, strong: bool = False) -> list[str]:
    """The words in as many lines as they need; a word wider than the room stands in a line of its own, in pieces."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size, strong=strong) <= room:
            lines[-1] = longer
        else:
            lines += _pieces(word, room, size, strong=strong)
    return lines


def _pieces(word: str, room: float, size: float, *, strong: bool) -> list[str]:
    found = [""]
    for sign in word:
        if found[-1] and wide(found[-1] + sign, size, strong=strong) > room:
            found.append("")
        found[-1] += sign
    return found


def words(
    x: float, y: float, text: str, *, size: float = FONT, strong: bool = False, fill: str = INK, anchor: str = "start"
) -> str:
    """One line of words at a place, from it, to it or about it."""
    if not text:
        return ""
    look = f' font-size="{size:g}"' if size != FONT else ""
    look += ' font-weight="600"' if strong else ""
    look += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{place(x)}" y="{place(y)}"{look} fill="{fill}">{escape(text)}</text>'


def box(
    x: float, y: float, width: float, height: float, *, fill: str, edge: str = QUIET, dash: str = "", round_: float = 0
) -> str:
    """A box; its edge is dashed where `dash` says how."""
    look = f' rx="{round_:g}"' if round_ else ""
    look += f' stroke="{edge}" stroke-width="0.7"' if edge else ""
    look += f' stroke-dasharray="{dash}"' if dash else ""
    return f'<rect x="{place(x)}" y="{place(y)}" width="{place(width)}" height="{place(height)}" fill="{fill}"{look}/>'


def path(steps: str, *, edge: str = QUIET, thick: float = 0.7, dash: str = "", fill: str = "none") -> str:
    """Lines along the steps of a path."""
    look = f' stroke-dasharray="{dash}"' if dash else ""
    look += f' stroke="{edge}" stroke-width="{thick:g}"' if edge else ""
    return f'<path d="{steps}" fill="{fill}"{look}/>'


def along(points: Iterable[tuple[float, float]]) -> str:
    """The steps of a path from point to point."""
    return "M" + " L".join(f"{place(x)} {place(y)}" for x, y in points)


def hatched(x: float, y: float, width: float, height: float, *, edge: str = QUIET) -> str:
    """A white box with upright strokes: told from any filled one without colour."""
    strokes = "".join(f"M{place(x + at)} {place(y)} v{place(height)} " for at in _steps(width, 3))
    return box(x, y, width, height, fill=RAMP[0], edge=edge) + (path(strokes.strip(), edge=edge) if strokes else "")


def _steps(length: float, apart: float) -> list[float]:
    return [apart * n for n in range(1, int(length / apart + 1)) if apart * n < length]


def place(value: float) -> str:
    """A number of a drawing, short."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def sheet(shapes: Iterable[str], height: float, title: str, described: str) -> str:
    """The SVG of a chart, with what it found as its title and all it shows as its description."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {place(max(height, LINE))}" role="img" '
        f'font-family="Source Sans Pro, sans-serif" font-size="{FONT}">'
        f"<title>{escape(title)}</title><desc>{escape(described)}</desc>{''.join(shapes)}</svg>"
    )


def said(title: str, described: str) -> str:
    """Where there is nothing to draw: the finding in words, never an empty chart."""
    lines = in_lines(title, WIDTH)
    shapes = [words(0, LINE * (n + 1) - 2, line) for n, line in enumerate(lines)]
    return sheet(shapes, LINE * len(lines) + 2, title, described)
