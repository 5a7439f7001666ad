"""One item on one page of paper: it is made, and its history read, only when somebody presses."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.file_names import review_file_name
from audit.services.opened import Opened


def item_out(app: App, opened: Opened, item: Item) -> None:
    """The button."""
    review = opened.review
    st.download_button(
        "Print this item (PDF)",
        lambda: app.item_pdf(review.id, item.id),
        file_name=review_file_name(item.id, review, "pdf"),
        mime="application/pdf",
        key="item_pdf",
        on_click="ignore",
    )
