"""A chart as a picture of dots, for files that cannot hold a drawing. No browser is needed."""

from functools import lru_cache

from audit.reports.charts.drawing import WIDTH
from audit.reports.fonts import printable
from audit.reports.typeset import compiled

DOTS_A_POINT = 72
"""Dots to the inch at which one dot is one unit of a chart."""
KEPT = 64


@lru_cache(maxsize=KEPT)
def png_of(svg: str, *, scale: int = 2) -> bytes:
    """The chart as PNG on white, `scale` dots to each of its units. Raises PaperError where it cannot be drawn."""
    inputs = {"svg": printable(svg), "width": str(WIDTH)}
    return compiled("raster.typ", format="png", ppi=DOTS_A_POINT * scale, sys_inputs=inputs)
