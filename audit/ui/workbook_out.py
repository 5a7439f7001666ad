"""The ways a review leaves: its workbook, whole or one role's, every answer as a long file, and a blank workbook."""

import streamlit as st

from audit.bootstrap import App, WorkbookOrder
from audit.domain.display import count
from audit.domain.file_names import checklist_file_name, review_file_name
from audit.domain.selection import asked_of
from audit.services.opened import Opened
from audit.ui.csvs import with_rows
from audit.ui.html import el, paragraph, show
from audit.ui.role_box import role_box

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def take_out(app: App, opened: Opened) -> None:
    """The review shown, whole or one role's items, and as a long file."""
    show(el("h2", "Take this review out"))
    paragraph(
        "The workbook holds the answers so far and last time’s beside them. Send it to a colleague, or fill it in on "
        "the train; bring it in again below."
    )
    wanted = opened.asked
    standing = len(opened.items) - len(wanted)
    if standing and st.checkbox(f"With the {count(standing, 'item')} that stand as agreed before", key="workbook_all"):
        wanted = opened.items
    role = role_box(app, wanted, "The items of", key="workbook_role")
    items = asked_of(wanted, role)
    order = WorkbookOrder(opened.checklist, items, opened=opened)
    part = "" if role is None else f"-{role.lower().replace(' ', '-')}"
    st.download_button(
        f"Download the workbook ({count(len(items), 'item')})",
        lambda: app.workbook(order),
        file_name=review_file_name(f"self-audit{part}", opened.review, "xlsx"),
        mime=XLSX,
        key="workbook_out",
        on_click="ignore",
        type="primary",
    )
    st.download_button(
        "Download every answer as a long file (CSV)",
        lambda: with_rows(app.long_csv([opened.review]), len(opened.review.answers)),
        file_name=review_file_name("self-audit", opened.review, "csv"),
        mime="text/csv",
        key="long_out",
        on_click="ignore",
    )


def take_out_blank(app: App, opened: Opened | None) -> None:
    """A workbook without answers, for a school that is not here yet."""
    checklist = opened.checklist if opened else next(iter(app.library.checklists.values()))
    order = WorkbookOrder(checklist, checklist.items)
    st.download_button(
        "Download a blank workbook",
        lambda: app.workbook(order),
        file_name=checklist_file_name("self-audit", checklist, "xlsx"),
        mime=XLSX,
        key="workbook_blank",
        on_click="ignore",
    )
