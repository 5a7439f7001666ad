"""The form of one item: rating, how the board knows, note; one button, one save."""

from dataclasses import replace
from datetime import date

import streamlit as st

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import clock
from audit.domain.display import evidence_text, value_with_shape
from audit.domain.privacy import warnings_in
from audit.domain.review import LONGEST_TEXT, Person
from audit.domain.words import GRADE_WORDS, NO_NAMES, NOT_APPLICABLE, UNKNOWN, Grade, Rating, Value
from audit.errors import NotAllowedError, PersonError, StaleError
from audit.services.reviews import Opened
from audit.ui import components, state
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.item_menu import neighbour, show_item

BOARD_ROLES = frozenset({"Chair", "Link governor", "Clerk", "Proprietor"})
"""Who may say that the board has checked the evidence itself."""
UNKNOWN_MEANS = "Nobody has asked yet. If somebody was asked and could show nothing, choose “Not in place”."


def answer_form(app: App, opened: Opened, item: Item, person: Person) -> None:
    """Draw the form over what is kept, last time's answer beside it."""
    stored = opened.review.answers.get(item.id, Answer(item.id))
    mine = state.session()
    if mine.typed.get("item") != f"{item.id}.{mine.visit}":
        mine.typed = {"item": f"{item.id}.{mine.visit}"}
        mine.read_version = stored.version
    last_time(app, opened, item, person)
    if stored.version > mine.read_version:
        changed_meanwhile(stored)
    prefix = f"{item.id}.{mine.visit}."
    with st.form(f"{prefix}form", enter_to_submit=False):
        rating_boxes(item, stored, prefix)
        evidence_boxes(opened, stored, prefix)
        st.text_area(
            f"Note ({NO_NAMES[0].lower()}{NO_NAMES[1:]})",
            value=stored.note,
            key=f"{prefix}note",
            max_chars=LONGEST_TEXT,
            height=90,
        )
        st.form_submit_button(
            "Save and continue",
            type="primary",
            on_click=save,
            args=(app, opened, item, person, prefix),
            key=f"{prefix}save",
        )
    proposed_and_checked(app, opened, stored, person)


def last_time(app: App, opened: Opened, item: Item, person: Person) -> None:
    """Last time's answer, and one button for when it still holds."""
    line = components.last_time_line(opened, item)
    if line is None:
        return
    paragraph(line)
    stored = opened.review.answers.get(item.id)
    if stored is None or stored.value is None:
        st.button(
            "It still holds", key=f"still_holds_{item.id}", on_click=confirm, args=(app, opened, item, person),
            help="Takes over last time’s answer with its evidence and the evidence’s own date.",
        )  # fmt: skip


def changed_meanwhile(stored: Answer) -> None:
    """Somebody else saved this item while it was open here: show theirs, keep what was typed."""
    show(
        el(
            "div",
            el(
                "p",
                el("strong", "Somebody else saved this item while you had it open. What you typed is still below."),
            ),
            el("p", f"Kept now: {value_with_shape(stored.value)}. {evidence_text(stored)} {stored.note}"),
            class_="summary",
        )
    )
    st.button("I have read it: let me save mine", key="take_over", on_click=take_over, args=(stored.version,))


def take_over(version: int) -> None:
    """From here on, what is typed was made from this version."""
    state.session().read_version = version


def rating_boxes(item: Item, stored: Answer, prefix: str) -> None:
    """The four levels, don't know, and not applicable where the item allows it."""
    values: list[Value] = [*Rating, UNKNOWN]
    captions = [escape_markdown(level) for level in item.levels] + [UNKNOWN_MEANS]
    if item.na_when:
        values.append(NOT_APPLICABLE)
        captions.append(f"Only where this is so: {escape_markdown(item.na_when)}")
    st.radio(
        "How far is it in place?",
        values,
        index=values.index(stored.value) if stored.value is not None and stored.value in values else None,
        format_func=lambda value: f"{value_with_shape(value)}",
        captions=captions,
        key=f"{prefix}value",
    )
    if item.na_when:
        st.text_input(
            f"If not applicable, why ({NO_NAMES[0].lower()}{NO_NAMES[1:]})",
            value=stored.na_reason,
            key=f"{prefix}na_reason",
            max_chars=LONGEST_TEXT,
        )


def evidence_boxes(opened: Opened, stored: Answer, prefix: str) -> None:
    """How the board knows: grade, by which role, on which day, where it is kept; what was cited before is offered."""
    grades: list[Grade] = list(Grade)
    st.radio(
        "How do you know?",
        grades,
        index=grades.index(stored.grade) if stored.grade else None,
        format_func=lambda grade: GRADE_WORDS[grade],
        horizontal=True,
        key=f"{prefix}grade",
    )
    cited = cited_before(opened)
    if cited:
        st.selectbox(
            "Evidence cited before in this review (fills the boxes you leave blank)",
            list(cited),
            index=None,
            key=f"{prefix}cited",
            placeholder="Choose, if it is the same document",
        )
    st.text_input(
        "What, and where it is kept",
        value=stored.evidence_ref,
        key=f"{prefix}ref",
        max_chars=LONGEST_TEXT,
        help="For example: information sharing procedure v4, governors’ folder. No names, no case detail.",
    )
    st.text_input("Seen by (a role)", value=stored.evidence_by, key=f"{prefix}by", max_chars=200)
    components.day_input("Seen on", stored.evidence_date, key=f"{prefix}date")


def cited_before(opened: Opened) -> dict[str, Answer]:
    """Evidence cited in this review, each once, by what it says."""
    return {
        f"{answer.evidence_ref} ({evidence_text(replace(answer, evidence_ref=''))})": answer
        for answer in opened.review.answers.values()
        if answer.evidence_ref
    }


def typed_answer(opened: Opened, stored: Answer, prefix: str) -> Answer:
    """What the boxes hold, as an answer made from the version this tab read. Raises NotAllowedError."""

    def text(name: str) -> str:
        return str(st.session_state.get(prefix + name) or "").strip()

    value: Value | None = st.session_state.get(f"{prefix}value")
    if value is NOT_APPLICABLE and not text("na_reason"):
        raise NotAllowedError("Say why it is not applicable, in the box below the ratings.")
    chosen = cited_before(opened).get(text("cited"))
    evidence_date: date | None = components.day_of(text("date"), "“Seen on”")
    return replace(
        stored,
        value=value,
        na_reason=text("na_reason") if value is NOT_APPLICABLE else "",
        grade=st.session_state.get(f"{prefix}grade") or (chosen.grade if chosen else None),
        evidence_ref=text("ref") or (chosen.evidence_ref if chosen else ""),
        evidence_by=text("by") or (chosen.evidence_by if chosen else ""),
        evidence_date=evidence_date or (chosen.evidence_date if chosen else None),
        note=text("note"),
        version=state.session().read_version,
    )


def save(app: App, opened: Opened, item: Item, person: Person, prefix: str) -> None:
    """Keep the answer and go on to the next item; where it cannot be kept, stay and say why."""
    mine = state.session()
    try:
        stored = opened.review.answers.get(item.id, Answer(item.id))
        answer = typed_answer(opened, stored, prefix)
        changed = answer.value != stored.value
        if changed:
            answer = replace(answer, checked_by="", checked_on=None)
        saved = app.reviews.save_answer(opened.review.id, answer, person)
    except StaleError as error:
        mine.error = f"{error} What you typed is still here: read the other answer, then decide."
        return
    except PersonError as error:
        mine.error = str(error)
        return
    if saved:
        mine.saved_at = clock(saved.when)
    mine.message = f"{item.id} is saved." if saved else f"{item.id} is as it was: nothing new to save."
    doubts = warnings_in(answer.note) + warnings_in(answer.evidence_ref)
    if doubts:
        mine.message += f" Look again at the note: it may hold {', '.join(doubts)}. This audit keeps no pupil’s data."
        mine.visit += 1
        return
    following = neighbour(opened, item.id, 1)
    if following:
        show_item(following)
    else:
        mine.visit += 1
        mine.message += " That was the last item: check your answers."


def confirm(app: App, opened: Opened, item: Item, person: Person) -> None:
    """It still holds."""
    mine = state.session()
    try:
        saved = app.reviews.confirm_last(opened, item.id, person)
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at = clock(saved.when) if saved else mine.saved_at
    mine.message = f"{item.id} is confirmed as last time."
    mine.visit += 1


def proposed_and_checked(app: App, opened: Opened, stored: Answer, person: Person) -> None:
    """Who proposed it, and whether a board member has checked."""
    if stored.value is None:
        return
    words = f"Proposed by {stored.proposed_by or 'nobody named'}"
    if stored.checked_by:
        words += f" · checked by {stored.checked_by}" + (
            f" on {stored.checked_on:%d/%m/%Y}" if stored.checked_on else ""
        )
    paragraph(words, class_="quiet")
    if person.role in BOARD_ROLES and not stored.checked_by:
        st.button(
            "I have checked this for the board",
            key=f"check_{stored.item}",
            on_click=check,
            args=(app, opened, stored, person),
        )


def check(app: App, opened: Opened, stored: Answer, person: Person) -> None:
    """A board member has looked at the evidence."""
    mine = state.session()
    try:
        saved = app.reviews.save_answer(
            opened.review.id, replace(stored, checked_by=person.role, checked_on=app.today()), person
        )
    except PersonError as error:
        mine.error = str(error)
        return
    mine.saved_at = clock(saved.when) if saved else mine.saved_at
    mine.message = f"{stored.item} is marked as checked by {person.role}."
    mine.visit += 1
