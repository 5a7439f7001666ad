"""Changing an action. What is typed is kept until it is saved, and made from the version first shown."""

from dataclasses import replace

import streamlit as st

from audit.bootstrap import App
from audit.domain.action_list import action_text
from audit.domain.dates import clock, long_date, moment_text
from audit.domain.privacy import warnings_in
from audit.domain.review import LONGEST_IMPACT, LONGEST_NAME, LONGEST_TEXT, Action, Person
from audit.domain.words import ACTION_WORDS, NO_NAMES, ActionStatus
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.folds import stays_open
from audit.ui.html import el, show

_NO_NAMES = f"({NO_NAMES[0].lower()}{NO_NAMES[1:]})"


def version_drawn(opened: Opened, action: Action) -> int:
    """The action's version when this visit first showed it."""
    mine = state.session()
    visit = f"{opened.review.id}.{mine.visit}"
    if mine.typed.get("actions") != visit:
        mine.typed = {"actions": visit}
    return int(mine.typed.setdefault(action.id, str(action.version)))


def key_of(action: Action) -> str:
    """What the boxes of an action begin with in this visit."""
    return f"{action.id}.{state.session().visit}."


def name_of(action: Action) -> str:
    """`IS-05, due 10 November 2026`: what tells one action's form from another's."""
    return f"{action.item}, due {long_date(action.due)}"


def change_action(app: App, opened: Opened, action: Action, person: Person) -> None:
    """The form of one action, behind its own expander."""
    read = version_drawn(opened, action)
    if read != action.version:
        changed_meanwhile(app, action)
    key = key_of(action)
    box = stays_open(f"Change this action: {name_of(action)}", key=f"{key}box")
    with box, st.form(f"{key}form", enter_to_submit=False):
        _where_it_stands(action, key)
        owner_box(app, action, f"{key}owner")
        _due(action, key)
        _done(action, key)
        _text(action, key, "dropped_reason", f"If dropped: the reason {_NO_NAMES}")
        st.form_submit_button(
            f"Save the action on {action.item}",
            key=f"{key}save",
            on_click=save,
            args=(app, replace(action, version=read), person, key),
        )


def _where_it_stands(action: Action, key: str) -> None:
    statuses = list(ActionStatus)
    st.radio(
        "Where it stands",
        statuses,
        index=statuses.index(action.status),
        format_func=lambda status: ACTION_WORDS[status],
        horizontal=True,
        key=f"{key}status",
    )


def owner_box(app: App, action: Action, key: str) -> None:
    """Who owns it: the role that does now, or another."""
    roles = [*app.library.roles, *({action.owner} - set(app.library.roles))]
    st.selectbox("Who owns it (a role)", roles, index=roles.index(action.owner), key=key)


def _due(action: Action, key: str) -> None:
    components.beside(f"{key}due")
    components.day_input("Due", action.due, key=f"{key}due")
    components.beside(f"{key}due_reason")
    st.text_input(
        f"If it is due later than before: why {_NO_NAMES}",
        key=f"{key}due_reason",
        max_chars=LONGEST_NAME,
        autocomplete="off",
    )


def _done(action: Action, key: str) -> None:
    _text(action, key, "done_what", f"If done: what was done {_NO_NAMES}")
    components.beside(f"{key}done_on")
    components.day_input("If done: on which day", action.done_on, key=f"{key}done_on")
    components.beside(f"{key}impact")
    st.text_input(
        f"If done: what changed for children or staff, in one line {_NO_NAMES}",
        value=_one_line(action.impact),
        key=f"{key}impact",
        max_chars=max(LONGEST_IMPACT, len(action.impact)),
        autocomplete="off",
    )


def _text(action: Action, key: str, field: str, label: str) -> None:
    components.beside(f"{key}{field}")
    st.text_area(label, value=getattr(action, field), key=f"{key}{field}", max_chars=LONGEST_TEXT, height=90)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def changed_meanwhile(app: App, action: Action) -> None:
    """Somebody else saved this action while it was shown here: theirs, who and when; what was typed stays."""
    line = app.store.trail(action.review)[action.version - 1]
    kept = [text for text in (action.done_what, action.impact, action.dropped_reason) if text]
    words = f"{line.who.words or 'Somebody'} changed this action on {moment_text(line.entry.when)}"
    now = [action_text(action, app.today()), f"Owner: {action.owner}"]
    show(
        el(
            "div",
            el("p", el("strong", f"{words}, while you had it open. What you typed is still in the form.")),
            el("p", f"Kept now: {' · '.join([*now, *kept])}"),
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
    due = components.day_of(text("due"), "The due date", field="due")
    if due is None:
        raise NotAllowedError("An action needs the day by which it is due.", field="due")
    impact = text("impact")
    if impact == _one_line(drawn.impact):
        impact = drawn.impact  # kept as it is, be it longer than a line
    return replace(
        drawn,
        status=status,
        owner=text("owner") or drawn.owner,
        due=due,
        done_what=text("done_what") if done else "",
        done_on=components.day_of(text("done_on"), "The day it was done", field="done_on") if done else None,
        impact=impact if done else "",
        dropped_reason=text("dropped_reason") if dropped else "",
    )


def save(app: App, drawn: Action, person: Person, key: str) -> None:
    """Keep the action; where it cannot be kept, say why and leave what was typed."""
    mine = state.session()
    try:
        action = typed_action(drawn, key)
        if action == drawn:
            raise NotAllowedError(f"The action on {drawn.item} is as it was: nothing new to save.")
        reason = str(st.session_state.get(f"{key}due_reason") or "").strip()
        saved = app.reviews.save_action(action, person, reason=reason if action.due > drawn.due else "")
    except PersonError as error:
        refuse_beside(error, key)
        return
    mine.saved_at = clock(saved.when)
    mine.message = f"The action on {action.item} is kept: {ACTION_WORDS[action.status].lower()}."
    if action.due != drawn.due:
        mine.message += f" It is due on {long_date(action.due)} now."
    texts = action.done_what, action.impact, action.dropped_reason, reason
    doubts = [doubt for text in texts for doubt in warnings_in(text)]
    if doubts:
        mine.message += f" Look again at its words: they may hold {', '.join(doubts)}. No pupil’s data is kept."
    mine.visit += 1


def refuse_beside(error: PersonError, key: str) -> None:
    """Say why at the top, and beside the box of this very action where the error names one."""
    state.refuse(error)
    mine = state.session()
    if mine.error_field:
        mine.error_field = f"{key}{mine.error_field}"
