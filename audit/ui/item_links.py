"""Ways to several items: their codes in a row, or an entry each, the question being the link."""

from collections.abc import Iterable, Sequence

import streamlit as st

from audit.domain.checklist import Item
from audit.domain.display import count
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.links import link

MOST_LINKS = 7
"""Items linked by code in one row, before the rest is only counted."""


def item_links(lead: str, ids: Sequence[str], most: int | None = None) -> None:
    """One link an item, named by its code; nothing where there is none. Beyond `most` the rest is counted."""
    if not ids:
        return
    paragraph(lead)
    with st.container(horizontal=True, gap="small"):
        for item_id in ids[:most]:
            link("item", item_id, item_id)
    rest = len(ids[most:]) if most is not None else 0
    if rest:
        paragraph(f"And {count(rest, 'more item')}.", class_="quiet")


def item_entries(entries: Iterable[tuple[Item, str]]) -> None:
    """An entry an item: code and question as the way to it, and beneath it what there is to say."""
    with st.container(gap="xxsmall"):
        for item, said in entries:
            link("item", f"{item.id}: {escape_markdown(item.question)}", item.id)
            show(el("p", said, class_="entry"))
