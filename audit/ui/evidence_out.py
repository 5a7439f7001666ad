"""The evidence index beside the board paper: one page, made when somebody presses."""

from typing import Literal

import streamlit as st

from audit.bootstrap import App
from audit.domain.file_names import review_file_name
from audit.services.opened import Opened
from audit.ui.html import el, paragraph, show


def evidence_out(app: App, opened: Opened, part: Literal[1, 2]) -> None:
    """What it is, and the download of the part that is chosen above."""
    show(el("h2", "Evidence index"))
    paragraph(
        "For the question “how do you know?”: on one page each statement that somebody read, sampled or tested, who "
        "looked, when, and what changed since last time. What rests on no look is named beneath."
    )
    st.download_button(
        f"Download the evidence index, Part {part} (PDF)",
        lambda: app.evidence_pdf(opened, part),
        file_name=review_file_name(f"evidence-index-part-{part}", opened.review, "pdf"),
        mime="application/pdf",
        key="evidence_download",
        on_click="ignore",
    )
