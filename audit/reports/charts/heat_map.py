"""Gaps by paragraph and review: a row a paragraph, a column a review, each cell its number, the darker the more."""

from audit.domain.heat_map import HeatCell, HeatMap, HeatRow
from audit.domain.heat_map_words import heat_map_words
from audit.domain.words import STRAND_WORDS
from audit.reports.chart import NO_PARAGRAPH
from audit.reports.charts.drawing import (
    DASH,
    FONT,
    INK,
    LINE,
    QUIET,
    RAMP,
    WIDTH,
    box,
    in_lines,
    ink_on,
    said,
    sheet,
    wide,
    words,
)
from audit.reports.charts.reviews import column_notes, named_ones

LABELS, TALL, AIR = 112, 24, 2
ROOM_FOR_WORDS = 54
"""From this width on a cell says `3 of 11`; narrower, it holds the number alone."""
SMALL, SMALLEST = 8.5, 6.5
WIDEST = 92
NOT_ANY_MORE = "Not asked any more"
KEY = "Each cell counts the items below target or not known, of those that apply; the darker, the more."
DASHED = "Dashed: some are not answered."
NOT_ASKED = "–: not asked, or not applicable."


def heat_map_svg(heat: HeatMap) -> str:
    """The map as SVG."""
    known = heat_map_words(heat)
    if not heat.rows or not heat.reviews:
        return said(known.finding, known.alt)
    width = min(WIDEST, (WIDTH - LABELS) / len(heat.reviews))
    shapes = _columns(heat, width)
    top = 4.0 + 10 * max(len(column_notes(review)) for review in heat.reviews)
    for row in heat.rows:
        shapes += _row(row, heat, top, width)
        top += TALL + AIR
    for line in in_lines(_key(heat), WIDTH, SMALL):
        top += LINE
        shapes.append(words(0, top, line, size=SMALL, fill=QUIET))
    return sheet(shapes, top + 4, known.finding, known.alt)


def _columns(heat: HeatMap, width: float) -> list[str]:
    """The day of each review over its column, where there is room; what kind it was beneath."""
    notes = [column_notes(review) for review in heat.reviews]
    widths = [max(wide(line, SMALL) for line in lines) for lines in notes]
    middles = [min(LABELS + width * (n + 0.5), WIDTH - its / 2) for n, its in enumerate(widths)]
    return [
        words(middles[n], 9 + 10 * k, line, size=SMALL, fill=QUIET if k else INK, anchor="middle")
        for n in named_ones(middles, widths)
        for k, line in enumerate(notes[n])
    ]


def _row(row: HeatRow, heat: HeatMap, top: float, width: float) -> list[str]:
    strand = STRAND_WORDS[row.strand] if row.paragraph else NO_PARAGRAPH
    strand = strand if row.asked_now else NOT_ANY_MORE
    shapes = [words(0, top + 10, row.name, strong=True), words(0, top + 20, strand, fill=QUIET)]
    for n, cell in enumerate(row.cells):
        left = LABELS + n * width
        if cell is None or not cell.applicable:
            shapes.append(_number("–", left, top, width - AIR, QUIET))
        else:
            shapes += _cell(cell, RAMP[heat.shade(cell)], left, top, width - AIR)
    return shapes


def _cell(cell: HeatCell, fill: str, left: float, top: float, width: float) -> list[str]:
    """Its box and its number; where there is room also in words how many are not known or have no answer."""
    ink = ink_on(fill)
    shapes = [box(left, top, width, TALL, fill=fill, dash=DASH if cell.unanswered else "", round_=1.5)]
    if width < ROOM_FOR_WORDS:
        return [*shapes, _number(str(cell.gaps), left, top, width, ink)]
    more = [f"{cell.unknown} not known"] if cell.unknown else []
    more += [f"{cell.unanswered} no answer"] if cell.unanswered else []
    fitting = [text for text in (" · ".join(more), *more) if text and wide(text, SMALL) <= width - 4]
    middle, first = left + width / 2, top + (10.5 if fitting else 15.5)
    shapes.append(words(middle, first, f"{cell.gaps} of {cell.applicable}", strong=True, fill=ink, anchor="middle"))
    if fitting:
        shapes.append(words(middle, first + 10, fitting[0], size=SMALL, fill=ink, anchor="middle"))
    return shapes


def _number(text: str, left: float, top: float, width: float, ink: str) -> str:
    size = FONT if wide(text, FONT, strong=True) + 2 <= width else SMALLEST
    return words(left + width / 2, top + 15, text, size=size, strong=True, fill=ink, anchor="middle")


def _key(heat: HeatMap) -> str:
    cells = [cell for row in heat.rows for cell in row.cells]
    parts = [KEY]
    if any(cell is not None and cell.unanswered for cell in cells):
        parts.append(DASHED)
    if any(cell is None or not cell.applicable for cell in cells):
        parts.append(NOT_ASKED)
    return " ".join(parts)
