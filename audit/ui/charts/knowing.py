"""How the board knows over time as Plotly draws it: a row a review, from tested on the left to nothing on the right."""

from collections.abc import Sequence

import plotly.graph_objects as go

from audit.domain.dates import short_date
from audit.domain.knowing_over_time import Knowing
from audit.domain.knowing_words import KNOWN_BY
from audit.domain.words import Grade
from audit.ui.charts.rows import Part, Row, rows_figure
from audit.ui.theme import RAMP

FILLS = dict(zip(KNOWN_BY, RAMP, strict=True))
"""The darker, the less the board knows."""

SHORT = dict(zip(KNOWN_BY, ("tested", "sampled", "read", "told", "nothing"), strict=True))
ROOM = 0.026
"""The part of the widest row that one sign takes up on a phone."""


def knowing_figure(reviews: Sequence[Knowing], *, dark: bool) -> go.Figure:
    """The rated items of each review by what they rest on, counted."""
    longest = max(one.rated for one in reviews)
    return rows_figure([_row(one, longest) for one in reviews], dark=dark, longest=longest)


def _row(one: Knowing, longest: int) -> Row:
    parts: list[Part] = []
    start = 0
    for grade in KNOWN_BY:
        if number := one.count(grade):
            name = point_name(one.review.id, grade)
            words = f"{number} {SHORT[grade]}"
            text = words if number >= ROOM * len(words) * longest else str(number)
            parts.append(Part(start, start + number, FILLS[grade], text, chooses=name))
            start += number
    return Row(f"{short_date(one.review.assessed_on)}: {one.looked_at} of {one.rated} looked at", tuple(parts))


def point_name(review: str, grade: Grade | None) -> str:
    """What a part of a row is called in the list of what can be chosen."""
    return f"{review} {grade or 'nothing'}"
