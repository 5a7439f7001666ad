"""The papers the board was sent: which ones, what has changed since the last, and keeping one more."""

from dataclasses import replace

import streamlit as st

from audit.bootstrap import App, PaperOrder
from audit.domain.changed_since_words import SINCE_HEADINGS, since_rows, told
from audit.domain.dates import clock
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Person
from audit.errors import PersonError
from audit.services.opened import Opened
from audit.services.papers import Beside
from audit.ui import components, state
from audit.ui.html import bullets, el, paragraph, show, table


def papers_sent(opened: Opened, beside: Beside) -> None:
    """Every paper that was sent, and what has changed since the last one of this part; nothing where none was."""
    if not beside.sent:
        return
    show(el("h2", "What the board was sent"))
    show(bullets(_line(one) for one in reversed(beside.sent)))
    since = beside.since_last_paper
    if since is None:
        return
    paragraph(told(since, opened.review))
    if rows := since_rows(since.changes):
        show(table(since.heading, SINCE_HEADINGS, rows))


def _line(paper: PaperSent) -> str:
    meeting = f", for {paper.meeting}" if paper.meeting else ""
    return f"Part {paper.part}: {paper.words}{meeting}"


def keep_as_sent(app: App, opened: Opened, order: PaperOrder, beside: Beside) -> None:
    """The button that keeps the paper in hand as the one the board was sent; or that it is kept."""
    last = next((one for one in reversed(beside.sent) if one.part == order.part), None)
    if last is not None and last.seq == opened.review.version:
        paragraph("This is the paper the board was sent. The next one will say what has changed since.")
        return
    paragraph(
        "Once it has gone to the board, keep it as sent: the next paper will say what has changed since.",
        class_="quiet",
    )
    person = components.who(app)
    if person is not None:
        st.button(
            "Keep this as the paper the board was sent",
            key="paper_sent",
            on_click=keep,
            args=(app, opened, order, person),
        )


def keep(app: App, opened: Opened, order: PaperOrder, person: Person) -> None:
    """Keep it as sent; the paper in hand stays the paper of what is shown."""
    mine = state.session()
    if mine.paper is None:
        return
    try:
        saved = app.papers.keep_sent(opened, person, part=order.part, meeting=order.meeting, made_at=mine.paper.made_at)
    except PersonError as error:
        state.refuse(error)
        return
    mine.paper = replace(mine.paper, version=saved.version)
    mine.saved_at, mine.message = clock(saved.when), "Kept as the paper the board was sent."
