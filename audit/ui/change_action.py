"""Changing where an action stands. What is typed is kept until it is saved, and made from the version first shown."""

from dataclasses import replace

import streamlit as st

from audit.bootstrap import App
from audit.domain.action_list import action_text
from audit.domain.dates import clock, long_date, moment_text
from audit.domain.privacy import warnings_in
from audit.domain.review import LONGEST_TEXT, Action, Person
from audit.domain.words import ACTION_WORDS, NO_NAMES, ActionStatus
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import el, show

_NO_NAMES = f"({NO_NAMES[0].lower()}{NO_NAMES[1:]})"


def version_drawn(opened: Opened, action: Action) -> int:
    """The action's version when this visit first showed it."""
    mine = state.session()
    visit = f"{opened.review.id}.{mine.visit}"
    if mine.typed.get("actions") != visit:
        mine.typed = {"actions": visit}
    return int(mine.typed.setdefault(action.id, str(action.version)))


def change_action(app: App, opened: Opened, action: Action, person: Person) -> None:
    """The form of one action, behind its own expander."""
    read = version_drawn(opened, action)
    if read != action.version:
        changed_meanwhile(app, action)
    key = f"{action.id}.{state.session().visit}."
    name = f"{action.item}, due {long_date(action.due)}"
    with st.expander(f"Change where it stands: {name}"), st.form(f"{key}form", enter_to_submit=False):
        _boxes(action, key)
        st.form_submit_button(
            f"Save the action on {action.item}",
            key=f"{key}save",
            on_click=save,
            args=(app, replace(action, version=read), person, key),
        )


def _boxes(action: Action, key: str) -> None:
    statuses = list(ActionStatus)
    st.radio(
        "Where it stands",
        statuses,
        index=statuses.index(action.status),
        format_func=lambda status: ACTION_WORDS[status],
        horizontal=True,
        key=f"{key}status",
    )
    st.text_area(
        f"If done: what was done {_NO_NAMES}", value=action.done_what, key=f"{key}done_what", max_chars=LONGEST_TEXT,
        height=90,
    )  # fmt: skip
    components.day_input("If done: on which day", action.done_on, key=f"{key}done_on")
    st.text_area(
        f"If done: what changed for children or staff {_NO_NAMES}", value=action.impact, key=f"{key}impact",
        max_chars=LONGEST_TEXT, height=90,
    )  # fmt: skip
    st.text_area(
        f"If dropped: the reason {_NO_NAMES}", value=action.dropped_reason, key=f"{key}dropped_reason",
        max_chars=LONGEST_TEXT, height=90,
    )  # fmt: skip


def changed_meanwhile(app: App, action: Action) -> None:
    """Somebody else saved this action while it was shown here: theirs, who and when; what was typed stays."""
    line = app.store.trail(action.review)[action.version - 1]
    kept = [text for text in (action.done_what, action.impact, action.dropped_reason) if text]
    words = f"{line.who.words or 'Somebody'} changed this action on {moment_text(line.entry.when)}"
    show(
        el(
            "div",
            el("p", el("strong", f"{words}, while you had it open. What you typed is still in the form.")),
            el("p", f"Kept now: {' · '.join([action_text(action, app.today()), *kept])}"),
            class_="summary",
        )
    )
    st.button(
        f"I have read it: let me save mine on {action.item}",
        key=f"{action.id}.take_over",
        on_click=take_over,
        args=(action,),
    )


def take_over(action: Action) -> None:
    """From here on, what is typed was made from this version."""
    state.session().typed[action.id] = str(action.version)


def typed_action(drawn: Action, key: str) -> Action:
    """What the boxes hold; what does not belong to the status chosen is left out. Raises NotAllowedError."""

    def text(name: str) -> str:
        return str(st.session_state.get(key + name) or "").strip()

    status: ActionStatus = st.session_state.get(f"{key}status") or drawn.status
    done, dropped = status is ActionStatus.DONE, status is ActionStatus.DROPPED
    return replace(
        drawn,
        status=status,
        done_what=text("done_what") if done else "",
        done_on=components.day_of(text("done_on"), "The day it was done") if done else None,
        impact=text("impact") if done else "",
        dropped_reason=text("dropped_reason") if dropped else "",
    )


def save(app: App, drawn: Action, person: Person, key: str) -> None:
    """Keep the action; where it cannot be kept, say why and leave what was typed."""
    mine = state.session()
    try:
        action = typed_action(drawn, key)
        if action == drawn:
            raise NotAllowedError(f"The action on {drawn.item} is as it was: nothing new to save.")
        saved = app.reviews.save_action(action, person)
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at = clock(saved.when)
    mine.message = f"The action on {action.item} is kept: {ACTION_WORDS[action.status].lower()}."
    doubts = warnings_in(action.done_what) + warnings_in(action.impact) + warnings_in(action.dropped_reason)
    if doubts:
        mine.message += f" Look again at its words: they may hold {', '.join(doubts)}. No pupil’s data is kept."
    mine.visit += 1
