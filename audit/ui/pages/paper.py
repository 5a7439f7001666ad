"""The board paper: what it will hold, how it is headed, and one button that makes it."""

import streamlit as st

from audit.bootstrap import CLERK, App, PaperOrder
from audit.domain.review import LONGEST_NAME
from audit.domain.words import FORMAT_MEANS, FORMAT_WORDS, ReportFormat
from audit.ui import components, state
from audit.ui.evidence_out import evidence_out
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.letterhead_form import letterhead_form
from audit.ui.many_papers import many_papers
from audit.ui.paper_out import make, ready
from audit.ui.paper_words import PARTS, STATES, WHY_PARTS
from audit.ui.papers_sent import papers_sent
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what the paper holds and the form that makes it."""
    opened = state.open_review(app)
    components.heading("Board paper", page="paper")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    part = st.radio("Which part", list(PARTS), format_func=PARTS.__getitem__, key="paper_part")
    paragraph(WHY_PARTS, class_="quiet")
    beside = app.papers.beside(opened, part or 1)
    content = app.paper_content(opened, PaperOrder(part=2 if part == 2 else 1), beside)
    paragraph(el("strong", STATES[content.state]))
    show(el("h2", "What it will hold"))
    show(bullets(section.heading for section in (*content.sections, *content.annexes)))
    papers_sent(opened, beside)
    letterhead_form(app, opened, beside.letterhead)
    with st.form("paper", enter_to_submit=False):
        meeting = st.text_input("Meeting", key="paper_meeting", max_chars=LONGEST_NAME, autocomplete="off")
        agenda = st.text_input("Agenda item", key="paper_agenda", max_chars=LONGEST_NAME, autocomplete="off")
        by = st.text_input("Prepared by (a role, no name)", value=CLERK, key="paper_by", max_chars=LONGEST_NAME)
        kind = st.radio(
            "Which kind of file",
            list(ReportFormat),
            format_func=FORMAT_WORDS.__getitem__,
            captions=list(FORMAT_MEANS.values()),
            key="paper_format",
        )
        pressed = st.form_submit_button("Make the paper", type="primary", key="paper_make")
    order = PaperOrder(2 if part == 2 else 1, meeting or "", agenda or "", by or "", kind or ReportFormat.PDF)
    if pressed:
        make(app, opened, order, beside)
    ready(app, opened, order, beside)
    evidence_out(app, opened, order.part)
    many_papers(app, order.part)
    return None


draw(page)
