"""How we know, review by review: a bar each, its parts in one order; the newest bar also carries the words."""

from collections.abc import Sequence

from audit.domain.knowing_over_time import Knowing
from audit.domain.knowing_words import knowing_words
from audit.reports.charts.drawing import INK, QUIET, WIDTH, box, ink_on, path, place, said, sheet, wide, words
from audit.reports.charts.evidence_bar import Part, bar_parts, bar_with_words
from audit.reports.charts.reviews import column_notes

LABELS, TALL, AIR, SMALL = 112, 13, 3, 8.5


def knowing_svg(reviews: Sequence[Knowing]) -> str:
    """The bars as SVG, all on one scale from nought."""
    known = knowing_words(reviews)
    most = max((one.rated for one in reviews), default=0)
    if not most:
        return said(known.finding, known.alt)
    shapes: list[str] = []
    top = 1.0
    for one in reviews:
        shapes += _name(one, top, newest=one is reviews[-1])
        counts = {grade: len(ids) for grade, ids in one.items.items()}
        parts = bar_parts(counts, LABELS, LABELS + (WIDTH - 1 - LABELS) * one.rated / most)
        if parts and one is reviews[-1]:
            drawn, top = bar_with_words(parts, top)
        else:
            drawn, top = _numbered(parts, top), top + TALL + AIR
        shapes += drawn
    shapes.append(path(f"M{LABELS} 0 V{place(top)}", edge=INK))
    return sheet(shapes, top + 1, known.finding, known.alt)


def _name(one: Knowing, top: float, *, newest: bool) -> list[str]:
    """The day of the review and what kind it was."""
    day, *more = column_notes(one.review)
    after = wide(day, strong=newest) + 5
    return [
        words(0, top + 10, day, strong=newest),
        words(after, top + 10, ", ".join(more), size=SMALL, fill=QUIET),
    ]


def _numbered(parts: Sequence[Part], top: float) -> list[str]:
    """A bar with its numbers where they fit; words where nothing is rated."""
    if not parts:
        return [words(LABELS + 5, top + 10, "nothing rated", fill=QUIET)]
    shapes: list[str] = []
    for part in parts:
        shapes.append(box(part.left, top, part.width, TALL, fill=part.fill))
        if wide(str(part.number), strong=True) + 2 <= part.width:
            middle, ink = part.left + part.width / 2, ink_on(part.fill)
            shapes.append(words(middle, top + 9.7, str(part.number), strong=True, fill=ink, anchor="middle"))
    return shapes
