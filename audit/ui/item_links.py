"""Links to several items in a row, after a sentence that says what they are for."""

from collections.abc import Sequence

import streamlit as st

from audit.ui.html import paragraph
from audit.ui.links import link


def item_links(lead: str, ids: Sequence[str]) -> None:
    """One link an item, named by its code; nothing where there is none."""
    if not ids:
        return
    paragraph(lead)
    with st.container(horizontal=True, gap="small"):
        for item_id in ids:
            link("item", item_id, item_id)
