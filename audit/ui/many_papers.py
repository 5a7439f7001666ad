"""The papers of every school in one zip, on the page of the board paper: how far it is, and a button that stops it."""

import tempfile
from contextlib import closing
from dataclasses import dataclass, field
from typing import IO, Literal

import streamlit as st

from audit.bootstrap import App, PaperOrder
from audit.domain.display import count
from audit.domain.file_names import file_name
from audit.domain.words import FORMAT_WORDS, ReportFormat
from audit.errors import AuditError
from audit.services.many_papers import progress_text
from audit.services.paper_zip import PaperZip, paper_name
from audit.ui import state
from audit.ui.html import bullets, el, escape_markdown, paragraph, show
from audit.ui.paper_words import PARTS
from audit.ui.shell import complain


@dataclass(slots=True)
class Papers:
    """What the last making of many papers came to: a file on disk, gone with the tab; or that it was stopped."""

    order: PaperOrder
    file: IO[bytes]
    number: int = 0
    total: int = 0
    problems: list[str] = field(default_factory=list[str])
    stopped: bool = False

    def __del__(self) -> None:
        self.file.close()


def many_papers(app: App, part: Literal[1, 2]) -> None:
    """Draw the section, where more than one school is kept."""
    schools = len(app.store.schools())
    if schools < 2:
        return
    show(el("h2", "Papers for every school"))
    paragraph(
        f"The paper of each school’s newest review, {schools} in all, in one zip: {PARTS[part]}. "
        "Meeting and agenda item are left to be fixed."
    )
    with st.form("many_papers", enter_to_submit=False):
        kind = st.radio(
            "Which kind of file for every school",
            list(ReportFormat),
            format_func=FORMAT_WORDS.__getitem__,
            key="many_format",
        )
        pressed = st.form_submit_button(f"Make the papers of all {schools} schools", key="many_make")
    order = PaperOrder(part=part, format=kind or ReportFormat.PDF)
    if pressed:
        try:
            _make(app, order)
        except AuditError as error:
            complain(str(error))
    _ready(order)


def _make(app: App, order: PaperOrder) -> None:
    """Make one paper after the other into a file on disk; whatever ends this early ends the making as well."""
    mine = state.session()
    file = tempfile.TemporaryFile()  # noqa: SIM115  (open for as long as it is offered)
    papers = mine.papers = Papers(order, file, stopped=True)
    filling = PaperZip(file, app.today())
    place = st.empty()
    with place.container(), closing(app.many_papers(order)) as making:
        said = "Getting ready…"
        bar = st.progress(0.0, said)
        st.button("Stop", key="many_stop")
        share = 0.0
        for made in making:
            if made is not None:
                papers.total = made.total
                if made.data is None:
                    papers.problems.append(f"{made.review.school}: {made.problem}")
                else:
                    filling.add(
                        paper_name(made.review.urn, made.review.assessed_on, order.part, order.format), made.data
                    )
                    papers.number += 1
                said, share = escape_markdown(progress_text(made)), made.done / made.total
            bar.progress(share, said)
    place.empty()
    filling.finish()
    papers.stopped = False


def _ready(order: PaperOrder) -> None:
    """What the last making came to, for as long as the same is ordered."""
    papers = state.session().papers
    if papers is None or papers.order != order:
        return
    if papers.stopped:
        so_far = f"{papers.number} of {count(papers.total, 'paper')} had been made" if papers.total else "none was made"
        show(el("div", f"Stopped: {so_far}. Nothing was kept.", class_="notice", role="status"))
        return
    if papers.problems:
        show(el("p", f"{count(len(papers.problems), 'paper')} could not be made:"), bullets(papers.problems))
    if not papers.number:
        return
    file = papers.file
    size = file.seek(0, 2) / 1024 / 1024
    show(el("div", f"{count(papers.number, 'paper')} in one zip, {size:,.1f} MB.", class_="notice", role="status"))

    def whole() -> bytes:
        file.seek(0)
        return file.read()

    st.download_button(
        f"Download {count(papers.number, 'paper')} ({FORMAT_WORDS[order.format]}, zipped)",
        whole,
        file_name=file_name(f"board-papers-part-{order.part}", "zip"),
        mime="application/zip",
        key="many_download",
        on_click="ignore",
        type="primary",
    )
