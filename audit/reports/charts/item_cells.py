"""The chart of section 2: each item a cell, each paragraph a row.

Colour is the one blue ramp by the size of the gap (darker is further from target); each cell also holds its rating's
shape and each row ends in words, so that it reads in grey and without a legend.
"""

from audit.reports.chart import BETWEEN, Cell, ChartRow, alt_text, finding
from audit.reports.charts.drawing import DASH, LINE, QUIET, RAMP, WIDTH, box, ink_on, sheet, wide, words
from audit.reports.charts.shapes import rating_shape

BY_GAP = (RAMP[0], *RAMP[2:])
"""By gap, 0 to 3: three clear steps of the ramp and white."""
CELL, TOP, AIR = 18, 1, 2
LABELS, WORDS = 108, 176
"""Room for the row's name, and the least room for its words."""


def chart_svg(rows: tuple[ChartRow, ...]) -> str:
    """The chart as SVG; its title and description are its finding and its words."""
    shapes: list[str] = []
    longest = max((len(row.cells) for row in rows), default=1)
    size = min(CELL, (WIDTH - LABELS - WORDS) // max(longest, 1))
    top = TOP
    for row in rows:
        left = LABELS + len(row.cells) * size + 7
        lines = words_in_lines(row, WIDTH - left)
        shapes += [words(0, top + 9, row.name, strong=True), words(0, top + 20, row.strand, fill=QUIET)]
        shapes += [_cell(cell, LABELS + k * size, top + 2, size) for k, cell in enumerate(row.cells)]
        first = top + (9 if len(lines) > 1 else 15)
        shapes.append(words(left, first, lines[0], strong=True))
        shapes += [words(left, first + LINE * n, line, fill=QUIET) for n, line in enumerate(lines[1:], start=1)]
        top += LINE * max(2, len(lines)) + AIR
    return sheet(shapes, top, finding(rows), alt_text(rows))


def words_in_lines(row: ChartRow, room: float) -> list[str]:
    """The row's words in as many lines as fit the room: how many are in place alone, the others beneath, never cut."""
    first, *rest = row.words().split(BETWEEN)
    lines = [first]
    for part in rest:
        longer = f"{lines[-1]}{BETWEEN}{part}"
        if len(lines) > 1 and wide(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _cell(cell: Cell, x: float, y: float, size: float) -> str:
    """A cell: its fill by gap, its outline dashed where nothing is answered, its rating's shape in the middle."""
    fill = BY_GAP[cell.gap]
    outline = box(x, y, size - 2, size - 2, fill=fill, dash=DASH if cell.value is None else "", round_=1.5)
    return outline + rating_shape(cell.value, x + size / 2 - 1, y + size / 2 - 1, size * 0.24, ink_on(fill))
