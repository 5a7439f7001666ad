"""The board paper: what it will hold, how it is headed, and one button that makes it."""

import streamlit as st

from audit.bootstrap import CLERK, App, PaperOrder
from audit.domain.review import LONGEST_NAME
from audit.errors import AuditError
from audit.services.opened import Opened
from audit.services.reviews import check_no_pupil_data
from audit.ui import components, state
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.paper_words import PARTS, STATES, WHY_PARTS
from audit.ui.shell import complain, draw


def page(app: App) -> None:
    """Draw what the paper holds and the form that makes it."""
    opened = state.open_review(app)
    components.heading("Board paper", page="paper")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    part = st.radio("Which part", list(PARTS), format_func=PARTS.__getitem__, key="paper_part")
    paragraph(WHY_PARTS, class_="quiet")
    content = app.paper_content(opened, PaperOrder(part=2 if part == 2 else 1))
    paragraph(el("strong", STATES[content.state]))
    show(el("h2", "What it will hold"))
    show(bullets(section.heading for section in (*content.sections, *content.annexes)))
    with st.form("paper", enter_to_submit=False):
        meeting = st.text_input("Meeting", key="paper_meeting", max_chars=LONGEST_NAME, autocomplete="off")
        agenda = st.text_input("Agenda item", key="paper_agenda", max_chars=LONGEST_NAME, autocomplete="off")
        by = st.text_input("Prepared by (a role, no name)", value=CLERK, key="paper_by", max_chars=LONGEST_NAME)
        pressed = st.form_submit_button("Make the paper", type="primary", key="paper_make")
    order = PaperOrder(2 if part == 2 else 1, meeting or "", agenda or "", by or "")
    if pressed:
        make(app, opened, order)
    ready(opened, order)
    return None


def made_from(opened: Opened, order: PaperOrder) -> str:
    """What a paper was made from: a paper of anything else is not offered."""
    return repr((opened.review.id, opened.review.version, order))


def make(app: App, opened: Opened, order: PaperOrder) -> None:
    """Set the paper in type; what is wrong is said in words."""
    mine = state.session()
    mine.paper = None
    try:
        check_no_pupil_data(order.meeting, order.agenda_item, order.prepared_by)
        with st.spinner("Making the paper. It takes a second or two…"):
            mine.paper = (made_from(opened, order), app.paper(opened, order))
    except AuditError as error:
        complain(str(error))


def ready(opened: Opened, order: PaperOrder) -> None:
    """The paper to download, as long as nothing it was made from has changed."""
    paper = state.session().paper
    if paper is None or paper[0] != made_from(opened, order):
        paragraph("Making the paper takes a second or two. It is a PDF that a screen reader can read.", class_="quiet")
        return
    show(el("div", f"The paper is ready: {len(paper[1]) / 1024:,.0f} kB.", class_="notice", role="status"))
    review = opened.review
    st.download_button(
        f"Download {PARTS[order.part]} (PDF)",
        paper[1],
        file_name=f"board-paper-{review.school.urn}-{review.assessed_on.isoformat()}-part-{order.part}.pdf",
        mime="application/pdf",
        key="paper_download",
        on_click="ignore",
        type="primary",
    )


draw(page)
