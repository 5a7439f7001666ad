"""Gaps paragraph by review: what was found, the table of it, and the items of any cell."""

import streamlit as st

from audit.domain.display import count
from audit.domain.heat_map import HeatCell, HeatMap, heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.review import Review
from audit.services.opened import Opened
from audit.ui.chart_files import chart_files
from audit.ui.heat_table import cell_name, heat_table
from audit.ui.html import el, paragraph, show
from audit.ui.items_shown import items_of
from audit.ui.reviews_shown import reviews_shown

WHAT_IT_SHOWS = (
    "A don’t-know counts as a gap until somebody asks. Each ■ is an item below target, each ? one that nobody knows; "
    "the darker a cell, the more of them. A broken line around it: some have no answer."
)
BOX = "heat_chosen"


def heat_part(opened: Opened, every: tuple[Review, ...]) -> None:
    """The finding, the table, the way to the items of a cell, the same to take away."""
    reviews = reviews_shown(every, key="heat_all")
    heat = heat_map(opened.checklist, reviews, contents=opened.contents)
    words = heat_map_words(heat)
    paragraph(words.finding, class_="finding")
    cells = {
        cell_name(place, column.id): (f"{row.name}, {column.words}", cell)
        for place, row in enumerate(heat.rows)
        for column, cell in zip(heat.reviews, row.cells, strict=True)
        if cell is not None and cell.items
    }
    if st.session_state.get(BOX) not in cells:
        st.session_state[BOX] = None
    heat_table(heat, words.title, st.session_state[BOX] or "", _choose, key="heat")
    paragraph(WHAT_IT_SHOWS, class_="quiet")
    _items(opened, heat, cells)
    chart_files(words, opened.review, heat, what="Gaps by paragraph", name="gaps-by-paragraph")


def _choose(cell: str) -> None:
    st.session_state[BOX] = cell


def _items(opened: Opened, heat: HeatMap, cells: dict[str, tuple[str, HeatCell]]) -> None:
    """The same choice as a list, the newest review first; and the items of what is chosen."""
    newest_first = [name for column in reversed(heat.reviews) for name in cells if name.endswith(f"-{column.id}")]
    chosen = st.selectbox(
        "Show the items of a cell of the table",
        newest_first,
        format_func=lambda name: f"{cells[name][0]}: {count(cells[name][1].gaps, 'gap')}",
        placeholder="Choose a cell",
        key=BOX,
    )
    if chosen is None:
        return
    name, cell = cells[chosen]
    review = next(one for one in (opened.review, *opened.earlier) if chosen.endswith(f"-{one.id}"))
    show(el("h3", f"{name}: {count(cell.gaps, 'gap')}", id=f"items-{chosen}"))
    items_of(opened, review, cell.items, key=BOX)
    show(el("p", el("a", "Back to this cell of the table", href=f"#cell-{chosen}")))
