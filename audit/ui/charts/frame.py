"""What every chart has in common: dark enough text, no legend, no tool bar, words for whoever does not see it."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
import streamlit as st

CONFIG = {"displayModeBar": False}
CLEAR = "rgba(0,0,0,0)"
Drawn = dict[str, Any]
"""A part of a figure as Plotly takes it."""


def is_dark() -> bool:
    """Is the page drawn dark?"""
    return st.context.theme.type == "dark"


def framed(traces: Sequence[Drawn], ink: str, **layout: Any) -> go.Figure:
    """The figure without legend or background of its own; nothing in it can be dragged or zoomed by mistake.

    Put together in one go: Plotly checks a figure anew with every part that is added to it, which took most of a page.
    """
    common = {
        "showlegend": False, "dragmode": False, "clickmode": "event+select", "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR, "font": {"family": "sans-serif", "color": ink},
    }  # fmt: skip
    return go.Figure(data=list(traces), layout={**common, **layout})


def draw_figure(figure: go.Figure, alt: str, *, key: str, box: str = "") -> None:
    """Draw it; a point that is pressed chooses itself in the list with the key `box`, if there is one."""

    def pressed() -> None:
        chosen: Any = st.session_state[key]
        for point in chosen.selection.points:
            name = point.get("customdata")
            if name:
                st.session_state[box] = name if isinstance(name, str) else name[0]

    st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        alt=alt,
        key=key,
        on_select=pressed if box else "ignore",
        selection_mode="points",
    )
