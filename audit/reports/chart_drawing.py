"""The one chart of the paper as SVG.

Colour is one blue ramp by the size of the gap (darker is further from target); each cell also holds its rating's
shape and each row ends in words, so that it reads in grey and without a legend.
"""

from xml.sax.saxutils import escape

from audit.domain.words import UNKNOWN, Rating, Value
from audit.reports.chart import BETWEEN, Cell, ChartRow, alt_text, finding
from audit.reports.fonts import text_width

RAMP = ("#ffffff", "#8fb0d6", "#3f6fae", "#12305c")
"""By gap, 0 to 3: three clear steps of the one ramp and white."""
INK, QUIET, ON_DARK = "#0b0c0c", "#505a5f", "#ffffff"
CELL, TOP = 18, 1
LABELS, WORDS = 108, 176
"""Room for the row's name, and the least room for its words, in chart units (a point each at full width)."""
WIDTH, FONT = 500, 9
LINE, AIR = 11, 2


def chart_svg(rows: tuple[ChartRow, ...]) -> str:
    """The chart as SVG, one unit a point at full width; its title and description are its finding and its words."""
    shapes = [f"<title>{escape(finding(rows))}</title><desc>{escape(alt_text(rows))}</desc>"]
    longest = max((len(row.cells) for row in rows), default=1)
    size = min(CELL, (WIDTH - LABELS - WORDS) // max(longest, 1))
    top = TOP
    for row in rows:
        left = LABELS + len(row.cells) * size + 7
        lines = words_in_lines(row, WIDTH - left)
        shapes.append(_text(0, top + 9, row.name, weight=600) + _text(0, top + 20, row.strand, fill=QUIET))
        shapes += [_cell(cell, LABELS + k * size, top + 2, size) for k, cell in enumerate(row.cells)]
        first = top + (9 if len(lines) > 1 else 15)
        shapes.append(_text(left, first, lines[0], weight=600))
        shapes += [_text(left, first + LINE * n, line, fill=QUIET) for n, line in enumerate(lines[1:], start=1)]
        top += LINE * max(2, len(lines)) + AIR
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {max(top, LINE)}" role="img" '
        f'font-family="Source Sans Pro, sans-serif" font-size="{FONT}">{"".join(shapes)}</svg>'
    )


def words_in_lines(row: ChartRow, room: float) -> list[str]:
    """The row's words in as many lines as fit the room: how many are in place alone, the others beneath, never cut."""
    first, *rest = row.words().split(BETWEEN)
    lines = [first]
    for part in rest:
        longer = f"{lines[-1]}{BETWEEN}{part}"
        if len(lines) > 1 and text_width(longer, FONT) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _text(x: float, y: float, words: str, *, weight: int = 400, fill: str = INK) -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}" fill="{fill}">{escape(words)}</text>' if words else ""


def _cell(cell: Cell, x: float, y: float, size: float) -> str:
    """A cell: its fill by gap, its outline dashed where nothing is answered, its rating's shape in the middle."""
    ink = ON_DARK if cell.gap > 1 else INK
    dash = ' stroke-dasharray="2 2"' if cell.value is None else ""
    box = (
        f'<rect x="{x}" y="{y}" width="{size - 2}" height="{size - 2}" rx="1.5" fill="{RAMP[cell.gap]}" '
        f'stroke="{QUIET}" stroke-width="0.7"{dash}/>'
    )
    return box + rating_shape(cell.value, x + size / 2 - 1, y + size / 2 - 1, size * 0.24, ink)


def rating_shape(value: Value | None, x: float, y: float, r: float, ink: str) -> str:
    """The shape of a rating drawn around a point: ring, quarter, half, full; a question mark; nothing for no answer."""
    ring = f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{ink}" stroke-width="1"/>'
    if value is Rating.NOT_IN_PLACE:
        return ring
    if value is Rating.PARTLY_IN_PLACE:
        return ring + f'<path d="M{x} {y} V{y - r} A{r} {r} 0 0 1 {x + r} {y} Z" fill="{ink}"/>'
    if value is Rating.IN_PLACE:
        return ring + f'<path d="M{x} {y - r} A{r} {r} 0 0 1 {x} {y + r} Z" fill="{ink}"/>'
    if value is Rating.EMBEDDED:
        return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{ink}"/>'
    if value is UNKNOWN:
        return f'<text x="{x}" y="{y + 3.2}" text-anchor="middle" font-weight="700" fill="{ink}">?</text>'
    return ""
