"""Parts that several pages draw the same way."""

from datetime import date, datetime

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.numbering import numbers_apart, numbers_text
from audit.domain.review import Person
from audit.domain.words import (
    CROWN_COPYRIGHT,
    JUDGEMENT_SHAPES,
    JUDGEMENT_WORDS,
    NOT_JUDGED,
    STATUS_WORDS,
    Judgement,
    ReviewKind,
)
from audit.errors import NotAllowedError
from audit.services.demo import sample_mark
from audit.services.opened import Opened
from audit.ui.html import Markup, el, join, paragraph, show
from audit.ui.links import link
from audit.ui.live import live
from audit.ui.shell import complain
from audit.ui.state import session, take_message


def heading(title: str, *, page: str, tab_title: str | None = None) -> None:
    """The page's h1, its name in the browser's tab, and what the last action left to say."""
    st.set_page_config(page_title=f"{tab_title or title} · Governor Self-Audit")
    message, error = take_message()
    if error:
        complain(error)
    show(el("h1", title))
    if message:
        show(el("div", message, class_="notice", role="status"))
    live(page, session())


def beside(field: str) -> None:
    """The error above its box, where the last action left one about it."""
    mine = session()
    if mine.error_drawn and mine.error_field == field:
        show(el("p", el("strong", "Error: "), mine.error_drawn, class_="field-error"))


def review_line(opened: Opened) -> None:
    """Which review a page speaks of."""
    review = opened.review
    paragraph(
        f"{review.school.name} · {'follow-up' if review.kind is ReviewKind.FOLLOW_UP else 'board review'} for "
        f"{long_date(review.assessed_on)} · {STATUS_WORDS[review.status]}{sample_mark(review.school)} · "
        f"{opened.checklist.subject}",
        class_="quiet",
    )


def choose_a_review_first() -> None:
    """What a page shows where there is no review yet."""
    paragraph("There is no review yet. Start one, or load the sample schools, and this page will fill.")
    link("home", "Go to the home page")


def judgement(word: Judgement | None) -> Markup:
    """A judgement in word, shape and colour."""
    if word is None:
        return el("span", f"– {NOT_JUDGED}", class_="judgement j-none")
    return el("span", f"{JUDGEMENT_SHAPES[word]} {JUDGEMENT_WORDS[word]}", class_=f"judgement j-{word.code}")


def edition_words(app: App, item: Item, assessed_on: date) -> str:
    """The item's paragraph with its edition, the newest number that is stated, and the edition in force on the day."""
    return numbers_text(app.library, item, assessed_on)


def paragraph_heading(tag: str, app: App, item: Item, assessed_on: date) -> Markup:
    """The item's paragraph with its edition as a heading, and beneath it where that stands now."""
    number, said = numbers_apart(app.library, item, assessed_on)
    below = el("p", f"{said[:1].upper()}{said[1:]}.", class_="quiet") if said else Markup("")
    return join([el(tag, number), below])


def crown_copyright() -> None:
    """The line that stands wherever a quotation shows."""
    paragraph(CROWN_COPYRIGHT, class_="quiet")


DAY_LABEL = "The day as at which the board judges (normally the meeting)"


def day_input(label: str, value: date | None, *, key: str, help_text: str | None = None) -> str:
    """A box for a day, as text: three keystrokes beat a calendar on a phone."""
    return (
        st.text_input(
            label,
            value=f"{value:%d/%m/%Y}" if value else "",
            key=key,
            placeholder="DD/MM/YYYY",
            help=help_text,
            autocomplete="off",
        )
        or ""
    )


def day_of(text: str, what: str, *, field: str = "") -> date | None:
    """The day a person typed, None for an empty box. Raises NotAllowedError that says how to write it."""
    cleaned = text.strip()
    if not cleaned:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(cleaned, form).date()  # noqa: DTZ007  (a day has no time zone)
        except ValueError:
            continue
    example = short_example()
    raise NotAllowedError(f"{what} is not a date. Write it as day/month/year, for example {example}.", field=field)


def short_example() -> str:
    """An example of a day as it is typed."""
    return "03/11/2026"


def who(app: App, place: str = "") -> Person | None:
    """Who answers in this tab: drawn as a line with a way to change it, or as the question; at a second `place` too."""
    mine = session()
    if mine.person is not None:
        with st.expander(f"Answering as {mine.person.role}"):
            paragraph("Your name and role are as you gave them: they are recorded as not verified.", class_="quiet")
            st.button("Change who is answering", on_click=_forget_person, key=f"{place}change_person")
        return mine.person
    with st.form(f"{place}who", enter_to_submit=False):
        st.markdown(
            "**Who is answering?** Your role is kept with each answer; your name only in the record of changes."
        )
        role = st.selectbox(
            "Your role", app.library.roles, index=None, key=f"{place}who_role", placeholder="Choose a role"
        )
        name = st.text_input("Your name", key=f"{place}who_name", autocomplete="name", max_chars=200)
        if st.form_submit_button("Continue", type="primary"):
            if not role:
                complain("Choose your role, then continue.")
            else:
                mine.visit += 1
                mine.forgotten = False
                mine.person = Person((name or "").strip() or "Name not given", role)
                st.rerun()
    return None


def _forget_person() -> None:
    mine = session()
    mine.person, mine.forgotten = None, True
