"""What to show of a checklist: which one, words, strand, role and strength; all of it stands in the address."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Checklist
from audit.domain.finding_items import Wanted
from audit.domain.selection import roles_asked
from audit.domain.words import STRAND_WORDS, STRENGTH_WORDS
from audit.ui.state import REVIEW_PARAMETER, session

EVERY = "All"


def chosen(app: App) -> tuple[Checklist, Wanted]:
    """Draw the boxes; return the checklist and what is wanted of it."""
    checklists = {one.title: one for one in app.library.checklists.values()}
    if "checklist" not in st.session_state and "checklist" not in st.query_params and (mine := _of_the_review(app)):
        st.session_state["checklist"] = mine.title  # before the box is drawn: an address that names one wins
    with st.container(key="controls_checklist"):
        title = st.selectbox("Checklist", list(checklists), key="checklist", bind="query-params")
        checklist = checklists[title]
        words = st.text_input(
            "Look for words anywhere in an item", key="find", bind="query-params", autocomplete="off", max_chars=200
        )
        left, middle, right = st.columns(3)
        strands = {STRAND_WORDS[strand]: strand for strand in dict.fromkeys(item.strand for item in checklist.items)}
        strengths = {words: strength for strength, words in STRENGTH_WORDS.items()}
        roles = roles_asked(app.library.roles, checklist.items)
        strand = left.selectbox("Strand", [EVERY, *strands], key="strand", bind="query-params")
        role = middle.selectbox("Who is asked", [EVERY, *roles], key="role", bind="query-params")
        strength = right.selectbox("How firmly", [EVERY, *strengths], key="strength", bind="query-params")
    return checklist, Wanted(
        (words or "").strip(), strands.get(strand), None if role == EVERY else role, strengths.get(strength)
    )


def _of_the_review(app: App) -> Checklist | None:
    """The checklist of the review that the address names or this tab is about, if any; the page needs none."""
    named = st.query_params.get(REVIEW_PARAMETER) or session().review_id
    return next((app.library.checklists.get(one.checklist) for one in app.store.reviews() if one.id == named), None)
