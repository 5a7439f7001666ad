"""On the first page: that the checklist has new words, what taking them up would do, and the button that does it."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import clock, long_date
from audit.domain.display import listed, short_edition
from audit.domain.edition_changes import Became
from audit.domain.new_words import NewWords, what_would_happen
from audit.domain.review import Person
from audit.domain.words import RELATION_WORDS
from audit.errors import PersonError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import bullets, el, paragraph, show

NOT_KEPT = (
    "The words this review was answered on were not kept by the version of the product that made it. "
    "Its items are shown in the nearest words there are."
)


def words_of_the_review(app: App, opened: Opened) -> None:
    """Whether the review stands on words of its own that are no longer the newest, and what can be done."""
    if not opened.words_kept:
        paragraph(NOT_KEPT, class_="notice")
    new = app.new_words.look(opened)
    if new is not None:
        offer(app, opened, new)


def offer(app: App, opened: Opened, new: NewWords) -> None:
    """What has changed, exactly what would happen, and one button; leaving it is fine too."""
    show(
        el(
            "div",
            el("p", el("strong", f"The checklist has new words: {_which(app, new)}.")),
            el(
                "p",
                "This review keeps the words it was started on, and can be finished on them. "
                "What taking up the new ones would do is told below, before anything is done.",
            ),
            class_="notice",
        )
    )
    with st.expander("What taking up the new words would do"):
        show(bullets(what_would_happen(new)))
        show(el("h3", "What changed"))
        show(bullets(_change(one) for one in new.changed) if new.changed else el("p", "Nothing a board reads."))
        person = components.who(app, "new_words.")
        if person is not None:
            st.button("Take up the new words", key="take_up", on_click=take_up, args=(app, opened, person))


def take_up(app: App, opened: Opened, person: Person) -> None:
    """Take them up; where somebody has changed the review meanwhile, say so and do nothing."""
    try:
        saved = app.new_words.take_up(opened, person)
    except PersonError as error:
        state.refuse(error)
        return
    mine = state.session()
    mine.visit += 1
    mine.saved_at = clock(saved.when)
    mine.message = "The review is answered on the new words from now on."


def _which(app: App, new: NewWords) -> str:
    """`KCSIE 2027, in force from 1 September 2027`; within an edition, that the words were changed."""
    if new.checklist.edition == new.review.edition:
        return f"those of {short_edition(new.review.edition)} were mended"
    edition = app.library.edition(new.checklist.edition)
    return f"{short_edition(edition.id)}, in force from {long_date(edition.in_force_from)}"


def _change(one: Became) -> str:
    """`Split into several: IS-14 is now IS-23 and IS-24. Two lists are asked about one by one.`"""
    is_now = " is now " if len(one.old) == 1 else " are now "
    named = listed(one.old) if one.old == one.new else is_now.join(filter(None, (listed(one.old), listed(one.new))))
    return " ".join((f"{RELATION_WORDS[one.relation]}: {named}.", *one.notes))
