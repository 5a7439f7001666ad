"""Start a review: which school, as at which day. Last time's answers will stand beside, unconfirmed."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.review import Person
from audit.errors import PersonError
from audit.ui import components, state
from audit.ui.links import go
from audit.ui.shell import draw
from audit.ui.start_form import boxes, school_again, typed


def page(app: App) -> None:
    """Draw the form and start the review."""
    components.heading("Start a review", page="start")
    person = components.who(app)
    if person is None:
        return
    known = school_again(app)
    key = f"start.{known.urn if known else ''}."
    if boxes(app, known, key):
        start(app, person, key)


def start(app: App, person: Person, key: str) -> None:
    """Start the review that the boxes describe and go to its first item; where it cannot be, say why at the top."""
    try:
        school, assessed_on = typed(key)
        saved = app.reviews.start(school, next(iter(app.library.checklists)), assessed_on, person)
    except PersonError as error:
        state.refuse(error)
        st.rerun()
    state.choose_review(saved.review_id)
    opened = app.reviews.open(saved.review_id)
    beside = " Last time’s answers stand beside each item; none counts until you confirm it." if opened.previous else ""
    state.session().message = f"The review is started.{beside}"
    go("item", opened.items[0].id)


draw(page)
