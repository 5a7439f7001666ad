"""The gaps paragraph by review as a real table: each cell in words, shape and colour, and a way to its items."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components import v2

from audit.domain.chart_words import Column
from audit.domain.dates import long_date, short_date
from audit.domain.heat_map import HeatCell, HeatMap, HeatRow
from audit.domain.heat_map_words import NOT_ASKED, cell_text
from audit.domain.words import KIND_WORDS, STATUS_WORDS, STRAND_WORDS, ReviewKind, ReviewStatus

GAP, NOT_KNOWN = "■", "?"
MOST_SHAPES = 12
"""Signs a cell shows before it only says the number."""
_HERE = Path(__file__).parent
_component = v2.component(
    "self_audit_heat",
    html='<div class="heat"></div>',
    css=(_HERE / "heat_table.css").read_text(encoding="utf-8"),
    js=(_HERE / "heat_table.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def heat_table(heat: HeatMap, caption: str, chosen: str, press: Callable[[str], None], *, key: str) -> None:
    """Draw it with the cell `chosen` marked; a cell that is pressed is told to `press` before the page is drawn."""

    def pressed() -> None:
        told: Any = st.session_state[key]
        if told.cell:
            press(str(told.cell))

    _component(
        key=key,
        data={
            "caption": caption,
            "corner": "Paragraph",
            "not_asked": NOT_ASKED,
            "chosen": chosen,
            "heads": [_head(review) for review in heat.reviews],
            "rows": [_row(heat, place) for place in range(len(heat.rows))],
        },
        on_cell_change=pressed,
    )


def cell_name(row: int, review: str) -> str:
    """What a cell is called in its address and in the list of its items."""
    return f"{row}-{review}"


def _notes(cell: HeatCell) -> list[str]:
    """What stands beneath the number: how many nobody knows, how many have no answer."""
    return [
        f"{number} {words}"
        for number, words in ((cell.unknown, "not known"), (cell.unanswered, "no answer"))
        if number and cell.applicable
    ]


def _head(review: Column) -> dict[str, str]:
    notes = [KIND_WORDS[review.kind].lower()] if review.kind is ReviewKind.FOLLOW_UP else []
    notes += [STATUS_WORDS[review.status].lower()] if review.status is ReviewStatus.OPEN else []
    return {"name": short_date(review.assessed_on), "note": ", ".join(notes)}


def _row(heat: HeatMap, place: int) -> dict[str, object]:
    row = heat.rows[place]
    cells = [
        _cell(row, review, cell, heat.shade(cell), cell_name(place, review.id)) if cell is not None else None
        for review, cell in zip(heat.reviews, row.cells, strict=True)
    ]
    return {"name": row.name, "note": row_note(row), "cells": cells}


def row_note(row: HeatRow) -> str:
    """The strand beneath a paragraph’s number, and whether it is asked no more."""
    parts = [STRAND_WORDS[row.strand] if row.paragraph else "", "" if row.asked_now else "no longer asked"]
    return ", ".join(part for part in parts if part)


def _cell(row: HeatRow, review: Column, cell: HeatCell, shade: int, value: str) -> dict[str, object]:
    return {
        "words": f"{cell.gaps} of {cell.applicable}" if cell.applicable else cell_text(cell),
        "aloud": " below target" if cell.applicable else "",
        "notes": _notes(cell),
        "shape": (GAP * (cell.gaps - cell.unknown) + NOT_KNOWN * cell.unknown)[:MOST_SHAPES],
        "level": shade,
        "open": bool(cell.unanswered),
        "value": value if cell.items else "",
        "where": f"{row.name}, {long_date(review.assessed_on)}: ",
    }
