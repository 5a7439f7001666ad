"""Setting an action, from any item."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.dates import clock
from audit.domain.review import LONGEST_TEXT, Action, Person
from audit.domain.words import NO_NAMES
from audit.errors import NotAllowedError, PersonError
from audit.services.reviews import Opened
from audit.ui import components, state
from audit.ui.html import bullets, show


def new_action(app: App, opened: Opened, item: Item, person: Person) -> None:
    """The item's actions and a form for another, drawn once somebody unfolds it: every save would wait for it."""
    here = [action for action in opened.actions if action.item == item.id]
    visit = state.session().visit
    box = st.expander(
        f"Actions on this item ({len(here)})" if here else "Add an action", key=f"action_box.{visit}", on_change="rerun"
    )
    if box.open:
        state.session().action_unfolded = visit
    if state.session().action_unfolded == visit:  # folded again, it keeps what was typed
        with box:
            action_boxes(app, opened, item, person, here)


def action_boxes(app: App, opened: Opened, item: Item, person: Person, here: list[Action]) -> None:
    """The actions there are, and the form."""
    if here:
        show(bullets(f"{action.what} – {action.owner}, due {action.due:%d/%m/%Y}, {action.status}" for action in here))
    visit = state.session().visit
    with st.form(f"action.{item.id}.{visit}", enter_to_submit=False):
        st.text_input(
            f"What is to be done ({NO_NAMES[0].lower()}{NO_NAMES[1:]})",
            key=f"action_what.{visit}",
            max_chars=LONGEST_TEXT,
        )
        st.selectbox(
            "Who owns it (a role)",
            app.library.roles,
            index=app.library.roles.index(item.holder),
            key=f"action_owner.{visit}",
        )
        components.day_input("Due", None, key=f"action_due.{visit}")
        st.form_submit_button(
            "Add the action", on_click=add, args=(app, opened, item, person, visit), key=f"action_add.{visit}"
        )


def add(app: App, opened: Opened, item: Item, person: Person, visit: int) -> None:
    """Keep a new action."""
    mine = state.session()
    try:
        due = components.day_of(str(st.session_state.get(f"action_due.{visit}") or ""), "The due date")
        if due is None:
            raise NotAllowedError("An action needs the day by which it is due.")
        saved = app.reviews.save_action(
            Action(
                id="",
                review=opened.review.id,
                item=item.id,
                what=str(st.session_state.get(f"action_what.{visit}") or ""),
                owner=str(st.session_state.get(f"action_owner.{visit}") or ""),
                due=due,
            ),
            person,
        )
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at = clock(saved.when)
    mine.message = (
        f"The action on {item.id} is kept. It is done when somebody says what changed; "
        "the gap closes only when the item is rated again."
    )
    mine.visit += 1
