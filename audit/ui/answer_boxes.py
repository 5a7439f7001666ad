"""The boxes of one item's form, and what they hold."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.display import evidence_text, value_with_shape
from audit.domain.item_words import level_text, values_offered
from audit.domain.review import LONGEST_TEXT
from audit.domain.words import GRADE_MEANS, GRADE_WORDS, NO_NAMES, NOT_APPLICABLE, Grade, Value
from audit.errors import NotAllowedError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import escape_markdown

_NO_NAMES = f"({NO_NAMES[0].lower()}{NO_NAMES[1:]})"
NO_ROLE = "No role named"


def rating_boxes(item: Item, stored: Answer, prefix: str) -> None:
    """The four levels, don't know, and not applicable where the item allows it."""
    values = values_offered(item)
    st.radio(
        "How far is it in place?",
        values,
        index=values.index(stored.value) if stored.value is not None and stored.value in values else None,
        format_func=lambda value: f"{value_with_shape(value)}",
        captions=[escape_markdown(level_text(item, value)) for value in values],
        key=f"{prefix}value",
    )
    if item.na_when:
        components.beside("na_reason")
        st.text_input(
            f"If not applicable, why {_NO_NAMES}",
            value=stored.na_reason if stored.value is NOT_APPLICABLE else "",
            key=f"{prefix}na_reason",
            max_chars=LONGEST_TEXT,
        )


def evidence_boxes(app: App, opened: Opened, stored: Answer, prefix: str) -> None:
    """How the board knows: grade, by which role, on which day, where it is kept; what was cited before is offered."""
    grades: list[Grade] = list(Grade)
    st.radio(
        "How do you know?",
        grades,
        index=grades.index(stored.grade) if stored.grade else None,
        format_func=lambda grade: GRADE_WORDS[grade],
        captions=[GRADE_MEANS[grade] for grade in grades],
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
    # A role that came in with a file and is not on the list stays as it was written.
    roles = list(dict.fromkeys(["", *app.library.roles, stored.evidence_by]))
    components.beside("seen_by")
    st.selectbox(
        "Seen by (a role)",
        roles,
        index=roles.index(stored.evidence_by),
        format_func=lambda role: role or NO_ROLE,
        key=f"{prefix}by",
    )
    components.beside("seen_on")
    components.day_input("Seen on", stored.evidence_date, key=f"{prefix}date")


def note_box(stored: Answer, prefix: str) -> None:
    """The note."""
    st.text_area(
        f"Note {_NO_NAMES}", value=stored.note, key=f"{prefix}note", max_chars=LONGEST_TEXT, height=90
    )  # fmt: skip


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
        raise NotAllowedError("Say why it is not applicable, in the box below the ratings.", field="na_reason")
    chosen = cited_before(opened).get(text("cited"))
    evidence_date: date | None = components.day_of(text("date"), "“Seen on”", field="seen_on")
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


def new_texts(opened: Opened, answer: Answer) -> Mapping[str, str]:
    """The texts of an answer that no answer of this review holds yet, by what a page calls them."""
    named = {"the note": "note", "the reference": "evidence_ref", "the reason": "na_reason"}
    kept = {getattr(one, field) for one in opened.review.answers.values() for field in named.values()}
    return {name: text for name, field in named.items() if (text := getattr(answer, field)) not in kept}
