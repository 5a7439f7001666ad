"""The ages of open gaps as Plotly draws them: a row a gap, the oldest first."""

import plotly.graph_objects as go

from audit.domain.dates import short_date
from audit.domain.gap_ages import GapAges, age_text
from audit.domain.gap_life import GapLife
from audit.ui.charts.rows import Part, Row, rows_figure
from audit.ui.theme import RAMP

MOST_ROWS = 10
"""The oldest gaps are drawn; the table has every one."""
ROOM = 1.4
"""Times the longest bar: room for the words at its end."""


def ages_figure(ages: GapAges, *, dark: bool) -> go.Figure:
    """How long each of the oldest open gaps has stood."""
    oldest = drawn(ages)
    rows = [
        Row(f"{life.item}, since {short_date(life.opened_on)}", (Part(0, life.age_days, RAMP[3]),), age_text(life))
        for life in oldest
    ]
    return rows_figure(rows, dark=dark, longest=max(life.age_days for life in oldest) * ROOM)


def drawn(ages: GapAges) -> tuple[GapLife, ...]:
    """The gaps that are older than the newest review, the oldest of them."""
    return tuple(life for life in ages.lives if life.age_days)[:MOST_ROWS]
