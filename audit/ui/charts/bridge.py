"""The bridge as Plotly draws it: a row a step, what raised the score full, what lowered it hatched."""

import plotly.graph_objects as go

from audit.domain.bridge import Bridge, shown_bridge
from audit.domain.bridge_words import points_text
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.words import STEP_WORDS
from audit.ui.charts.rows import Part, Row, rows_figure
from audit.ui.theme import RAMP

LONGEST = 116.0
"""Per cent, and room for the words at the end of a full bar."""


def bridge_figure(bridge: Bridge, *, dark: bool) -> go.Figure:
    """From one score to the other; a step that moved nothing and has no items is left out."""
    shown = shown_bridge(bridge)
    rows = [_end(f"Score on {long_date(bridge.before_on)}", float(shown.before))]
    level = float(shown.before)
    for step, by in shown.steps.items():
        ids = bridge.items[step]
        stop = level + float(by)
        if by or ids:
            part = Part(level, stop, RAMP[4], chooses=step if ids else "", hatched=by < 0)
            behind = f" ({count(len(ids), 'item')})" if ids else ""
            rows.append(Row(f"{STEP_WORDS[step]}{behind}", (part,), points_text(by)))
        level = stop
    rows.append(_end(f"Score on {long_date(bridge.after_on)}", float(shown.after)))
    return rows_figure(rows, dark=dark, longest=LONGEST)


def _end(name: str, score: float) -> Row:
    return Row(name, (Part(0, score, RAMP[2]),), f"{score:.1f}%")
