"""Start a review: of which school and checklist, full or a follow-up, as at which day."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.display import count
from audit.domain.review import Person
from audit.domain.words import ReviewKind
from audit.errors import PersonError
from audit.ui import components, state
from audit.ui.links import go
from audit.ui.shell import draw
from audit.ui.start_choice import Choice, choice
from audit.ui.start_form import boxes, school_again, typed


def page(app: App) -> None:
    """Draw the choices and the form, and start the review."""
    components.heading("Start a review", page="start")
    person = components.who(app)
    if person is None:
        return
    known = school_again(app)
    chosen = choice(app, known)
    key = f"start.{known.urn if known else ''}."
    follow_up = chosen.kind is ReviewKind.FOLLOW_UP
    if boxes(app, known, key, "Start the follow-up" if follow_up else "Start the review"):
        start(app, person, key, chosen)


def start(app: App, person: Person, key: str, chosen: Choice) -> None:
    """Start the review that the boxes describe and go to its first item; where it cannot be, say why at the top."""
    try:
        school, assessed_on = typed(key)
        if chosen.kind is ReviewKind.FOLLOW_UP:
            saved = app.follow_ups.start(school, chosen.checklist.id, assessed_on, person, chosen=chosen.chosen)
        else:
            saved = app.reviews.start(school, chosen.checklist.id, assessed_on, person)
    except PersonError as error:
        state.refuse(error)
        st.rerun()
    state.choose_review(saved.review_id)
    opened = app.reviews.open(saved.review_id)
    asked, all_items = opened.asked, opened.items
    if chosen.kind is ReviewKind.FOLLOW_UP:
        said = f"The follow-up is started: {count(len(asked), 'item')} asked, {len(all_items) - len(asked)} standing."
    else:
        beside = (
            " Last time’s answers stand beside each item; none counts until you confirm it." if opened.previous else ""
        )
        said = f"The review is started.{beside}"
    state.session().message = said
    go("item", (asked or all_items)[0].id)


draw(page)
