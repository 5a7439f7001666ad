"""The strands as bars, the least in place first: the filled part is in place or better, the outlined part is not."""

from audit.domain.display import companions_text, in_place_text
from audit.domain.strand_bars import StrandBar, StrandBars, strand_words
from audit.reports.charts.drawing import INK, QUIET, RAMP, WIDTH, box, path, said, sheet, wide, words

LABELS, SAID, TALL, ROW = 112, 196, 13, 26


def strand_svg(strands: StrandBars) -> str:
    """The bars as SVG; each is as long as its strand has applicable items."""
    known = strand_words(strands)
    most = max((bar.figures.applicable for bar in strands.bars), default=0)
    if not most:
        return said(known.finding, known.alt)
    scale = (WIDTH - LABELS - SAID) / most
    shapes: list[str] = []
    for n, bar in enumerate(strands.bars):
        shapes += _row(bar, 1 + n * ROW, scale)
    height = ROW * len(strands.bars)
    return sheet([*shapes, path(f"M{LABELS} 0 V{height - 3}", edge=INK)], height, known.finding, known.alt)


def _row(bar: StrandBar, top: float, scale: float) -> list[str]:
    """One strand: its bar, and after it what is in place and what is not known or not answered."""
    its = bar.figures
    shapes = [words(0, top + 13, bar.name, strong=True)]
    if its.applicable:
        shapes.append(box(LABELS, top + 3, its.applicable * scale, TALL, fill=RAMP[0]))
    if its.in_place:
        shapes.append(box(LABELS, top + 3, its.in_place * scale, TALL, fill=RAMP[2]))
    left = LABELS + its.applicable * scale + 6
    left = min(left, WIDTH - max(wide(in_place_text(its), strong=True), wide(companions_text(its), 8)))
    return [
        *shapes,
        words(left, top + 8, in_place_text(its), strong=True),
        words(left, top + 19, companions_text(its), size=8, fill=QUIET),
    ]
