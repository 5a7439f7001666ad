"""Answers out to a workbook and in again: nothing is kept before somebody has seen, cell by cell, what would change."""

import streamlit as st

from audit.bootstrap import App, WorkbookOrder
from audit.domain.display import count
from audit.services.reviews import Opened
from audit.ui import components, state
from audit.ui.html import el, paragraph, show
from audit.ui.shell import draw
from audit.ui.upload import bring_in, receipt

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EVERYBODY = "Everybody"


def page(app: App) -> None:
    """Draw the ways out and the way in."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Workbook", page="workbook")
    if opened is not None:
        components.review_line(opened)
    if receipt():
        return
    if opened is not None:
        take_out(app, opened)
    take_out_blank(app, opened)
    show(el("h2", "Bring answers in"))
    paragraph(
        "A workbook from here (xlsx, xlsm, ods), or a long file with one row an answer (csv, tsv, xlsx). "
        "You will see what would change before anything is kept. A blank cell never removes an answer."
    )
    person = components.who(app)
    if person is not None:
        bring_in(app, person)


def take_out(app: App, opened: Opened) -> None:
    """The review shown, whole or one role's items, and as a long file."""
    show(el("h2", "Take this review out"))
    paragraph(
        "The workbook holds the answers so far and last time’s beside them. Send it to a colleague, or fill it in on "
        "the train; bring it in again below."
    )
    roles = [role for role in app.library.roles if any(role in item.ask for item in opened.items)]
    role = st.selectbox("The items of", [EVERYBODY, *roles], key="workbook_role")
    items = app.items_for_role(opened.items, None if role in (EVERYBODY, None) else role)
    order = WorkbookOrder(opened.checklist, items, opened=opened)
    name = f"{opened.review.school.urn}-{opened.review.assessed_on.isoformat()}"
    part = "" if role in (EVERYBODY, None) else f"-{role.lower().replace(' ', '-')}"
    st.download_button(
        f"Download the workbook ({count(len(items), 'item')})",
        lambda: app.workbook(order),
        file_name=f"self-audit-{name}{part}.xlsx",
        mime=XLSX,
        key="workbook_out",
        on_click="ignore",
        type="primary",
    )
    st.download_button(
        "Download every answer as a long file (CSV)",
        app.long_csv([opened.review]),
        file_name=f"self-audit-{name}.csv",
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
        file_name=f"self-audit-{checklist.id}.xlsx",
        mime=XLSX,
        key="workbook_blank",
        on_click="ignore",
    )


draw(page)
