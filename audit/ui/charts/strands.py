"""The strands as Plotly draws them, the least in place first: what is in place light, what is left dark."""

import plotly.graph_objects as go

from audit.domain.strand_bars import StrandBar, StrandBars
from audit.ui.charts.rows import Part, Row, rows_figure
from audit.ui.theme import RAMP


def strands_figure(strands: StrandBars, *, dark: bool) -> go.Figure:
    """A row a strand, each as long as the others: lengths are shares, the numbers are counts."""
    return rows_figure([_row(bar) for bar in strands.bars if bar.share is not None], dark=dark, longest=1)


def _row(bar: StrandBar) -> Row:
    share, left = float(bar.share or 0), len(bar.items)
    parts = [Part(0, share, RAMP[1], str(bar.figures.in_place))] if share else []
    if left:
        parts.append(Part(share, 1, RAMP[3], str(left), chooses=bar.strand))
    return Row(f"{bar.name}: {bar.figures.in_place} of {bar.figures.applicable}", tuple(parts))
