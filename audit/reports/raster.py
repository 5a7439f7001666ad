"""A chart as a picture of dots, for files that cannot hold a drawing. No browser is needed."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache

from audit.reports.charts.drawing import WIDTH
from audit.reports.fonts import printable
from audit.reports.typeset import compiled

DOTS_A_POINT = 72
"""Dots to the inch at which one dot is one unit of a chart."""
HANDS = 2
"""How many charts of one paper are drawn at the same time, each on a core of its own."""
KEPT = 64


def png_of(svg: str, *, scale: int = 2) -> bytes:
    """The chart as PNG on white, `scale` dots to each of its units. Raises PaperError where it cannot be drawn."""
    return _drawn(svg, scale, 0)


def pngs_of(svgs: Sequence[str], *, scale: int = 2) -> list[bytes]:
    """The same of several charts, in their order and in half the time. Raises PaperError where one cannot be drawn."""
    found = [b""] * len(svgs)
    with ThreadPoolExecutor(HANDS) as hands:
        shares = [hands.submit(_share, svgs[hand::HANDS], scale, hand) for hand in range(HANDS)]
        for hand, share in enumerate(shares):
            found[hand::HANDS] = share.result()
    return found


def _share(svgs: Sequence[str], scale: int, hand: int) -> list[bytes]:
    return [_drawn(svg, scale, hand) for svg in svgs]


@lru_cache(maxsize=KEPT)
def _drawn(svg: str, scale: int, hand: int) -> bytes:
    inputs = {"svg": printable(svg), "width": str(WIDTH)}
    return compiled("raster.typ", hand=hand, format="png", ppi=DOTS_A_POINT * scale, sys_inputs=inputs)
