"""The checklist on paper, for boards without devices: which items, and the button that makes it."""

from datetime import date

import streamlit as st

from audit.bootstrap import App, BlankOrder
from audit.domain.checklist import Checklist, Item
from audit.domain.display import count
from audit.domain.file_names import checklist_file_name, review_file_name
from audit.domain.review import unanswered
from audit.domain.selection import asked_of
from audit.domain.words import SETTING_WORDS, Setting
from audit.services.opened import Opened
from audit.ui.html import el, paragraph, show
from audit.ui.role_box import role_box

EVERY = "Every kind of school"
WHICH = "Which items, on paper"
ALL, LEFT = "Every item", "Only items without an answer"


def blank_out(app: App, opened: Opened | None) -> None:
    """What is to stand on it, and the download; it is set in type when somebody presses."""
    show(el("h2", "For boards without devices"))
    paragraph(
        "The checklist to fill in with a pen: every level with a box to tick, and room for how you know. Give each "
        "role its own items; somebody keys the answers in afterwards."
    )
    checklist = opened.checklist if opened else next(iter(app.library.checklists.values()))
    order = _of_a_school(app, opened) if opened else _of_a_setting(app, checklist)
    if not order.items:
        return paragraph("No item is left to print: choose others.")
    name = (
        review_file_name("checklist-on-paper", opened.review, "pdf")
        if opened
        else checklist_file_name("checklist-on-paper", checklist, "pdf")
    )
    st.download_button(
        f"Download {count(len(order.items), 'item')} to print (PDF)",
        lambda: app.blank_pdf(order),
        file_name=name,
        mime="application/pdf",
        key="blank_pdf",
        on_click="ignore",
    )
    return None


def _of_a_school(app: App, opened: Opened) -> BlankOrder:
    """The items of a review: all that are asked, or those without an answer; of everybody or one role."""
    left = unanswered(opened.review, opened.checklist)
    items, whose = opened.asked, f"asked of {opened.review.school.name}"
    if left and st.radio(WHICH, [ALL, LEFT], key="blank_which") == LEFT:
        items, whose = left, f"without an answer so far, {opened.review.school.name}"
    role = role_box(app, items, "The items of, on paper", key="blank_role")
    whose = whose if role is None else f"{whose}, for the {role}"
    return BlankOrder(
        opened.checklist, asked_of(items, role), whose, opened.review.school.setting, review=opened.review
    )


def _of_a_setting(app: App, checklist: Checklist) -> BlankOrder:
    """The items of a kind of school as at today, or of every kind."""
    kinds = {words: setting for setting, words in SETTING_WORDS.items()}
    chosen = st.selectbox("For which kind of school", [EVERY, *kinds], key="blank_setting")
    setting = kinds.get(chosen or EVERY)
    items = items_for(checklist, setting, app.today())
    role = role_box(app, items, "The items of, on paper", key="blank_role")
    whose = EVERY.lower() if setting is None else SETTING_WORDS[setting].lower()
    whose = whose if role is None else f"{whose}, for the {role}"
    return BlankOrder(checklist, asked_of(items, role), whose, setting)


def items_for(checklist: Checklist, setting: Setting | None, day: date) -> tuple[Item, ...]:
    """What a kind of school is asked on a day; everything without one."""
    return checklist.items if setting is None else checklist.in_scope(setting, day)
