"""The way from a point of a chart to its items: chosen from a list, by key or reader, or by pressing the point."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from audit.domain.dates import long_date
from audit.domain.display import count, state_with_shape
from audit.domain.review import Review
from audit.domain.states import state_in
from audit.services.opened import Opened
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.links import link

SHOW_THE_ITEMS = "Show the items of"
Points = Mapping[str, tuple[str, Review, Callable[[], Sequence[str]]]]
"""What may be chosen: its name to read, the review it is in, and its items, looked up once it is chosen."""


def way_to_items(opened: Opened, points: Points, *, what: str, key: str) -> None:
    """A list of the points of a chart; once one is chosen, its items. `what` says which of several lists it is."""
    if not points:
        return
    chosen = st.selectbox(
        f"{SHOW_THE_ITEMS} {what}",
        list(points),
        index=None,
        format_func=lambda one: points[one][0],
        placeholder=f"Choose {what}",
        key=key,
    )
    if chosen is not None:
        name, review, found = points[chosen]
        ids = found()
        show(el("h3", f"{name}: {count(len(ids), 'item')}"))
        items_of(opened, review, ids, key=key)


def items_of(opened: Opened, review: Review, ids: Sequence[str], *, key: str) -> None:
    """Each item as the way to its page, with its state in that review, and now where that is another review."""
    asked = {item.id for item in opened.items}
    then_asked = opened.words_of(review)
    with st.container(gap="xxsmall", key=f"questions_{key}"):
        for item_id in ids:
            item = opened.checklist.by_id.get(item_id) or then_asked.by_id[item_id]
            said = state_with_shape(state_in(then_asked, item_id, review))
            if review.id != opened.review.id:
                now = state_with_shape(state_in(opened.checklist, item_id, opened.review))
                said = f"{long_date(review.assessed_on)}: {said} · now: {now}"
            if item_id in asked:
                link("item", f"{item_id}: {escape_markdown(item.question)}", item_id)
            else:
                paragraph(el("strong", f"{item_id}: {item.question}"))
            show(el("p", said, class_="entry"))
    if not ids:
        paragraph("No item.", class_="quiet")
