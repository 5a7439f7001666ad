"""The open gaps by age, the oldest first: a bar from the review that first saw it to the newest one."""

from audit.domain.display import count
from audit.domain.gap_ages import GapAges, age_text, gap_age_words, times_text
from audit.domain.gap_life import GapLife
from audit.domain.states import Outside
from audit.reports.charts.drawing import INK, QUIET, RAMP, WIDTH, box, path, place, said, sheet, wide, words
from audit.reports.charts.shapes import rating_shape

LABELS, SHAPE, TALL, ROW, THINNEST = 62, 6, 10, 14, 1
MOST_DRAWN = 30
"""A page still holds these; the table beside the chart has every gap."""


def gap_age_svg(ages: GapAges) -> str:
    """The bars as SVG, with the shape of what each gap is rated now; a sentence where there is no gap."""
    known = gap_age_words(ages)
    if not ages.lives:
        return said(known.finding, known.alt)
    drawn = ages.lives[:MOST_DRAWN]
    room = WIDTH - LABELS - max(wide(_said(life), 8.5) for life in drawn) - 6
    scale = room / (max(life.age_days for life in drawn) or 1)
    shapes: list[str] = []
    for n, life in enumerate(drawn):
        shapes += _row(life, n * ROW, scale)
    height = len(drawn) * ROW
    shapes.append(path(f"M{LABELS} 0 V{place(height)}", edge=INK))
    if more := len(ages.lives) - len(drawn):
        height += ROW
        shapes.append(words(0, height - 3, f"And {count(more, 'more gap')}, none of them older.", fill=QUIET))
    return sheet(shapes, height + 1, known.finding, known.alt)


def _row(life: GapLife, top: float, scale: float) -> list[str]:
    value = None if isinstance(life.latest, Outside) else life.latest
    width = max(life.age_days * scale, THINNEST)
    return [
        rating_shape(value, SHAPE, top + 7, 4.2, INK),
        words(SHAPE * 2 + 5, top + 10, life.item, strong=True),
        box(LABELS, top + 2, width, TALL, fill=RAMP[2]),
        words(LABELS + width + 5, top + 10, _said(life), size=8.5),
    ]


def _said(life: GapLife) -> str:
    """`730 days · seen in 3 reviews · re-opened once`."""
    parts = [age_text(life)]
    if life.reviews_seen > 1:
        parts.append(f"seen in {count(life.reviews_seen, 'review')}")
    if life.times_reopened:
        parts.append(f"re-opened {times_text(life.times_reopened)}")
    return " · ".join(parts)
