"""Making the board paper on its page, and offering it for as long as it is of what is shown."""

import streamlit as st

from audit.bootstrap import App, PaperOrder
from audit.domain.words import FORMAT_WORDS
from audit.errors import AuditError
from audit.services.opened import Opened
from audit.services.paper_zip import paper_name
from audit.services.papers import Beside
from audit.services.reviews import check_no_pupil_data
from audit.ui import state
from audit.ui.html import el, paragraph, show
from audit.ui.paper_words import MIMES, PARTS
from audit.ui.papers_sent import keep_as_sent
from audit.ui.shell import complain


def made_from(opened: Opened, order: PaperOrder, beside: Beside) -> str:
    """What a paper was made from beside the review's version: a paper of anything else is not offered."""
    actions = [(action.id, action.version) for action in opened.actions]
    return repr((opened.review.id, beside.letterhead and beside.letterhead.version, order, actions))


def make(app: App, opened: Opened, order: PaperOrder, beside: Beside) -> None:
    """Make the file; what is wrong is said in words."""
    mine = state.session()
    mine.paper = None
    try:
        check_no_pupil_data(order.meeting, order.agenda_item, order.prepared_by)
        with st.spinner("Making the paper. It takes a second or two…"):
            made_at, data = app.now(), app.paper(opened, order, beside)
            mine.paper = state.MadePaper(opened.review.version, made_from(opened, order, beside), data, made_at)
    except AuditError as error:
        complain(str(error))


def ready(app: App, opened: Opened, order: PaperOrder, beside: Beside) -> None:
    """The paper to download and to keep as sent, as long as nothing it was made from has changed."""
    paper, key = state.session().paper, (opened.review.version, made_from(opened, order, beside))
    if paper is None or (paper.version, paper.made_from) != key:
        paragraph("Making the paper takes a second or two.", class_="quiet")
        return
    show(el("div", f"The paper is ready: {len(paper.data) / 1024:,.0f} kB.", class_="notice", role="status"))
    review = opened.review
    st.download_button(
        f"Download {PARTS[order.part]} ({FORMAT_WORDS[order.format]})",
        paper.data,
        file_name=paper_name(review.school.urn, review.assessed_on, order.part, order.format),
        mime=MIMES[order.format],
        key="paper_download",
        on_click="ignore",
        type="primary",
    )
    keep_as_sent(app, opened, order, beside)
