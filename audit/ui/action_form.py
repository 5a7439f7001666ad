"""Setting an action, from any item. Its form empties itself; the answer's form beside it stays as it is."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.action_list import action_text
from audit.domain.checklist import Item
from audit.domain.dates import clock
from audit.domain.reopened_actions import HOLDS, Aftermaths
from audit.domain.review import LONGEST_TEXT, Action, Person
from audit.domain.tally import gap_of
from audit.domain.words import NO_NAMES, UNFINISHED, ActionStatus
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.doubts import harmless_box, stop_for_doubts
from audit.ui.html import bullets, show


def new_action(app: App, opened: Opened, item: Item, person: Person) -> None:
    """The item's actions and a form for another, drawn once somebody unfolds it: every save would wait for it."""
    here = [action for action in opened.actions if action.item == item.id]
    visit = state.session().visit
    box = st.expander(_label(opened, item, here), key=f"action_box.{visit}", on_change="rerun")
    if box.open:
        state.session().action_unfolded = visit
    if state.session().action_unfolded == visit:  # folded again, it keeps what was typed
        with box:
            action_boxes(app, opened, item, person, here)


def _label(opened: Opened, item: Item, here: list[Action]) -> str:
    """How many actions there are; of a gap that nothing is to be done about, that too."""
    label = f"Actions on this item ({len(here)})" if here else "Add an action"
    to_do = any(action.status in UNFINISHED for action in here)
    gap = gap_of(item, opened.review.answers.get(item.id))
    return f"{label}: nothing is to be done about this gap yet" if gap and not to_do else label


def action_boxes(app: App, opened: Opened, item: Item, person: Person, here: list[Action]) -> None:
    """The actions there are, and the form."""
    if here:
        after = what_became(app, opened, here)
        show(
            bullets(
                f"{one.what} – {one.owner}. {action_text(one, app.today(), after.get(one.id, HOLDS))}" for one in here
            )
        )
    mine = state.session()
    prefix = f"action_{mine.visit}.{mine.actions_added}."
    with st.form(f"{prefix}form", enter_to_submit=False):
        st.text_input(
            f"What is to be done ({NO_NAMES[0].lower()}{NO_NAMES[1:]})", key=f"{prefix}what", max_chars=LONGEST_TEXT
        )
        st.selectbox(
            "Who owns it (a role)",
            app.library.roles,
            index=app.library.roles.index(item.holder),
            key=f"{prefix}owner",
        )
        components.beside("due")
        components.day_input("Due", None, key=f"{prefix}due")
        harmless_box(prefix)
        st.form_submit_button(
            "Add the action", on_click=add, args=(app, opened, item, person, prefix), key=f"{prefix}add"
        )


def what_became(app: App, opened: Opened, here: list[Action]) -> Aftermaths:
    """What became of those that are done: it takes every earlier review, read only here, once they are looked at."""
    if all(action.status is not ActionStatus.DONE for action in here):
        return {}
    return app.reviews.open(opened.review.id).aftermaths


def add(app: App, opened: Opened, item: Item, person: Person, prefix: str) -> None:
    """Keep a new action. “Saved” at the top of the page speaks of the answer, so the message alone tells of this."""
    mine = state.session()
    what = str(st.session_state.get(f"{prefix}what") or "")
    try:
        due = components.day_of(str(st.session_state.get(f"{prefix}due") or ""), "The due date", field="due")
        if due is None:
            raise NotAllowedError("An action needs the day by which it is due.", field="due")
        action = Action(
            id="",
            review=opened.review.id,
            item=item.id,
            what=what,
            owner=str(st.session_state.get(f"{prefix}owner") or ""),
            due=due,
        )
        stop_for_doubts(prefix, {"the action": what})
        saved = app.reviews.save_action(action, person)
    except PersonError as error:
        state.refuse(error)
        return
    mine.message = (
        f"The action on {item.id} is kept ({clock(saved.when)}). It is done when somebody says what changed; the gap "
        "closes only when the item is rated again. The answer itself is kept by “Save and continue” alone."
    )
    mine.actions_added += 1
