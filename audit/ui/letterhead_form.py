"""The expander in which a board says what it calls itself and gives the school's crest."""

import base64
from dataclasses import replace

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import clock
from audit.domain.letterhead import Letterhead, crest_words
from audit.domain.review import LONGEST_NAME, Person
from audit.errors import PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.folds import stays_open
from audit.ui.html import el, paragraph, show

FILE_TYPES = ["png", "jpg", "jpeg"]
LARGEST_UPLOAD = 1
"""Megabytes."""


def letterhead_form(app: App, opened: Opened, kept: Letterhead | None) -> None:
    """What is kept, and the boxes that change it."""
    head = kept or Letterhead(opened.review.school.urn)
    with stays_open("Your board’s name and crest", key=f"letterhead_box.{head.urn}.{head.version}"):
        paragraph("They stand at the head of every paper of this school.", class_="quiet")
        if head.crest:
            data = base64.b64encode(head.crest).decode()
            alt = crest_words(opened.review.school.name)
            show(el("p", el("img", src=f"data:image/png;base64,{data}", alt=alt, class_="crest")))
        person = state.session().person or components.who(app, "letterhead_")
        if person is not None:
            _boxes(app, opened, head, person)


def _boxes(app: App, opened: Opened, head: Letterhead, person: Person) -> None:
    key = f"letterhead.{head.urn}.{head.version}.{state.session().visit}."
    with st.form("letterhead", enter_to_submit=False):
        components.beside("board_name")
        st.text_input(
            "What your board calls itself, for example “Governing board of Alder Row Primary School”",
            value=head.board_name,
            key=f"{key}name",
            max_chars=LONGEST_NAME,
            autocomplete="off",
        )
        components.beside("crest")
        st.file_uploader(
            "Crest (PNG or JPEG, at most 1 MB)", type=FILE_TYPES, key=f"{key}crest", max_upload_size=LARGEST_UPLOAD
        )
        if head.crest:
            st.checkbox("Take the crest away", key=f"{key}away")
        st.form_submit_button(
            "Keep the name and the crest", on_click=keep, args=(app, opened, head, person, key), key="letterhead_keep"
        )


def keep(app: App, opened: Opened, head: Letterhead, person: Person, key: str) -> None:
    """Keep the name, and the crest that was given or none; a picture is drawn anew first."""
    mine, boxes = state.session(), st.session_state
    given = boxes.get(f"{key}crest")
    try:
        new = replace(head, board_name=str(boxes.get(f"{key}name") or ""))
        if given is not None:
            new = replace(new, crest=app.crest_of(given.getvalue()), crest_name=given.name[:LONGEST_NAME])
        elif boxes.get(f"{key}away"):
            new = replace(new, crest=None, crest_name="")
        saved = app.papers.keep_letterhead(opened, person, new)
    except PersonError as error:
        state.refuse(error)
        return
    mine.visit += 1
    if saved is None:
        mine.message = "Nothing was changed: the name and the crest are as they were."
        return
    mine.saved_at, mine.message = clock(saved.when), "The name and the crest are kept. The next paper shows them."
