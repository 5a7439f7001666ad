"""Taking up again an action whose gap is back: a new due date and an owner, and it is to be done once more."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import clock, long_date
from audit.domain.reopened_actions import Aftermath
from audit.domain.review import Action, Person
from audit.domain.words import REOPENED_WORDS
from audit.errors import PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.change_action import key_of, name_of, owner_box, refuse_beside, version_drawn
from audit.ui.folds import stays_open
from audit.ui.html import paragraph


def take_up_again(app: App, opened: Opened, action: Action, after: Aftermath, person: Person) -> None:
    """Two boxes and one button, behind an expander; made from the version first shown."""
    version_drawn(opened, action)
    key = key_of(action)
    box = stays_open(f"Take it up again: {name_of(action)}", key=f"{key}again_box")
    with box, st.form(f"{key}again", enter_to_submit=False):
        paragraph("What was done, and what changed then, stays in the record of changes.", class_="quiet")
        owner_box(app, action, f"{key}again_owner")
        components.beside(f"{key}again_due")
        components.day_input("Due now", None, key=f"{key}again_due")
        st.form_submit_button(
            f"Take up again the action on {action.item}",
            key=f"{key}again_save",
            on_click=take_up,
            args=(app, action, after, person, key),
            type="primary",
        )


def why_again(after: Aftermath) -> str:
    """The reason that is kept: `Taken up again. The gap is back since the review of 18 November 2026`."""
    words = REOPENED_WORDS[after.kind].partition(": ")[2]
    return f"Taken up again. {words[:1].upper()}{words[1:]} {long_date(after.since)}" if after.since else ""


def take_up(app: App, action: Action, after: Aftermath, person: Person, key: str) -> None:
    """Set it to open; where that is refused, say why and leave what was typed."""
    mine = state.session()
    try:
        due = components.day_of(
            str(st.session_state.get(f"{key}again_due") or ""), "The new due date", field="again_due"
        )
        owner = str(st.session_state.get(f"{key}again_owner") or action.owner)
        saved = app.reviews.take_up_again(action, person, owner=owner, due=due, why=why_again(after))
    except PersonError as error:
        refuse_beside(error, key)
        return
    mine.saved_at = clock(saved.when)
    mine.message = f"The action on {action.item} is taken up again: {owner} has it" + (
        f", due {long_date(due)}." if due else "."
    )
    mine.visit += 1
