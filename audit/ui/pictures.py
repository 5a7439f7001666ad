"""A chart as a drawing to take away: the very one the paper prints, drawn only where somebody asks for it."""

from typing import assert_never
from xml.etree import ElementTree as Tree

from audit.domain.bridge import Bridge
from audit.domain.gap_ages import GapAges
from audit.domain.heat_map import HeatMap
from audit.domain.knowing_over_time import Knowing
from audit.domain.strand_bars import StrandBars
from audit.domain.trend import Trend

Chart = Trend | Bridge | HeatMap | StrandBars | GapAges | tuple[Knowing, ...]
PNG_BEGINS, PNG_ENDS = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
"""The bytes every picture of this kind begins and ends with."""


def svg_of(chart: Chart) -> str:
    """The chart as SVG."""
    from audit.reports import charts  # noqa: PLC0415  (what draws is loaded where a picture is asked for)

    match chart:
        case Trend():
            return charts.trend_svg(chart)
        case Bridge():
            return charts.bridge_svg(chart)
        case HeatMap():
            return charts.heat_map_svg(chart)
        case StrandBars():
            return charts.strand_svg(chart)
        case GapAges():
            return charts.gap_age_svg(chart)
        case tuple():
            return charts.knowing_svg(chart)
        case _:
            assert_never(chart)


def svg_bytes(chart: Chart) -> bytes:
    """The drawing as a file, once it has been read again as one."""
    drawn = svg_of(chart)
    Tree.fromstring(drawn)  # noqa: S314  (our own drawing, in which every text is escaped)
    return drawn.encode()


def png_bytes(chart: Chart) -> bytes:
    """The drawing as dots; RuntimeError where what was made is no picture."""
    from audit.reports.raster import png_of  # noqa: PLC0415  (typst is loaded where a picture is asked for)

    data = png_of(svg_of(chart))
    if not (data.startswith(PNG_BEGINS) and data.endswith(PNG_ENDS)):
        raise RuntimeError("What was drawn is no picture, so it is not handed out.")
    return data
