"""The form by which a board agrees a review.

What is agreed is the review this page showed first: where somebody has changed it since, the page says who and when,
and agrees nothing until that has been read.
"""

from dataclasses import replace

import streamlit as st

from audit.bootstrap import App
from audit.domain.agreement import Proposal, agree_words, unanswered_words
from audit.domain.applies import the_board
from audit.domain.dates import clock, moment_text
from audit.domain.display import value_with_shape
from audit.domain.review import Person
from audit.domain.words import MEMBER_WORDS, NO_NAMES
from audit.errors import NotAllowedError, PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import el, show
from audit.ui.item_links import item_links


def as_drawn(opened: Opened) -> Opened:
    """The review at the version this page first showed in this visit; later versions need to be read first."""
    mine = state.session()
    visit = f"{opened.review.id}.{mine.visit}"
    if mine.typed.get("agree") != visit:
        mine.typed = {"agree": visit}
        mine.read_version = opened.review.version
    return replace(opened, review=replace(opened.review, version=mine.read_version))


def changed_meanwhile(app: App, opened: Opened, drawn: Opened) -> None:
    """Somebody changed the review while this page was open: who, when, and one button once it has been read."""
    if drawn.review.version == opened.review.version:
        return
    last = app.store.trail(opened.review.id)[opened.review.version - 1]
    words = f"This review was changed by {last.who.words or 'somebody'} on {moment_text(last.entry.when)}"
    show(
        el(
            "div",
            el("p", el("strong", f"{words}, while you had this page open.")),
            el("p", "What you see now is the newest. Nothing is kept from this page until you have read it."),
            class_="summary",
        )
    )
    st.button(
        "I have read the review as it is now", key="agree_read", on_click=take_over, args=(opened.review.version,)
    )


def take_over(version: int) -> None:
    """From here on, what is agreed is this version."""
    state.session().read_version = version


def agree_form(app: App, drawn: Opened, before: Proposal, person: Person) -> None:
    """Items pulled out, the day, the minute, what is said about unanswered items, and the button."""
    key, setting = f"agree.{drawn.review.id}.", drawn.review.school.setting
    answered = {item.id: (item, answer) for item, answer in (*before.unknown, *before.others)}
    pulled: list[str] = st.multiselect(
        "Items pulled out, agreed one by one",
        [item.id for item in drawn.items if item.id in answered],
        format_func=lambda one: f"{one} {value_with_shape(answered[one][1].value)}",  # chips show text as it is
        key=f"{key}pulled",
        placeholder="None: everything as proposed",
        select_all=False,
        persist_state="session",
        help=f"Any {MEMBER_WORDS[setting]} may pull an item out. Change its answer first where another is agreed.",
    )
    item_links("Where the board agrees on another answer for an item pulled out, change it first:", pulled)
    components.beside("agreed_on")
    components.day_input("Day of agreement", app.today(), key=f"{key}day")
    st.text_input(
        f"Minute reference, if there is one yet ({NO_NAMES[0].lower()}{NO_NAMES[1:]})",
        key=f"{key}minute",
        max_chars=200,
        help="It may follow: you can add it to the agreed review.",
    )
    left = len(before.unanswered)
    unknown = sum(item.id not in pulled for item, _ in before.unknown)
    if left:
        st.checkbox(unanswered_words(left, the_board(setting)), key=f"{key}left.{left}")
    st.button(
        agree_words(before.answered, len(pulled), unknown),
        type="primary",
        key=f"{key}agree",
        on_click=agree,
        args=(app, drawn, left, person, key),
    )


def agree(app: App, drawn: Opened, left: int, person: Person, key: str) -> None:
    """The board agrees what the page showed."""
    mine, boxes = state.session(), st.session_state
    try:
        day = components.day_of(str(boxes.get(f"{key}day") or ""), "The day of agreement", field="agreed_on")
        if day is None:
            raise NotAllowedError("Give the day on which the board agreed, as day/month/year.")
        if left and not boxes.get(f"{key}left.{left}"):
            said = unanswered_words(left, the_board(drawn.review.school.setting))
            raise NotAllowedError(f"Answer what is left first, or tick “{said}”.")
        chosen = set(boxes.get(f"{key}pulled") or ())
        pulled = [item.id for item in drawn.items if item.id in chosen]
        saved = app.reviews.agree(
            drawn, person, agreed_on=day, exceptions=pulled, minute_reference=str(boxes.get(f"{key}minute") or "")
        )
    except PersonError as error:
        state.refuse(error)
        return
    boxes.pop(f"{key}pulled", None)
    mine.saved_at = clock(saved.when)
    mine.message = "The review is agreed. Its answers stand as they are; the board paper now says “agreed”."
    mine.visit += 1
