"""The visit sheet: what a link governor asks to see, from whom, with room to write."""

from datetime import date

import streamlit as st

from audit.bootstrap import App, VisitOrder
from audit.domain.visit import MINUTES_A_LOOK, VISIT_MINUTES, roles_to_see
from audit.domain.visit_sheet import WARNING, VisitSheet
from audit.errors import NotAllowedError
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import el, paragraph, show
from audit.ui.sheets import of_controller, pdf_button, visit_item
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what is asked, the sheet, and the button that gives it as a PDF."""
    opened = state.open_review(app)
    day = day_typed()
    components.heading("Visit sheet", page="visit")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    order = wanted(opened, day)
    name = f"visit-sheet-{opened.review.school.urn}-{opened.review.assessed_on.isoformat()}.pdf"
    pdf_button(lambda: app.visit_pdf(opened, order), file_name=name, key="visit_download")
    the_sheet(app.visit_sheet(opened, order))
    return None


def day_typed() -> date | None:
    """The day in the box, read before the page is drawn, so that what is wrong with it stands at the top too."""
    try:
        return components.day_of(
            str(st.session_state.get("visit_day") or ""), "The day of the visit", field="visit_day"
        )
    except NotAllowedError as error:
        state.refuse(error)
        return None


def wanted(opened: Opened, day: date | None) -> VisitOrder:
    """How long the visit is, whom to see, and the day where it is fixed."""
    with st.container(key="controls_visit"):
        minutes = st.radio(
            "How long is the visit?", VISIT_MINUTES, format_func="{} minutes".format, key="visit_minutes"
        )
        paragraph(f"Each item gets {MINUTES_A_LOOK} minutes: what to see, a question, a note.", class_="quiet")
        roles = st.multiselect(
            "Whom will you see?",
            roles_to_see(opened.checklist, opened.review),
            key="visit_roles",
            placeholder="Everybody, unless you choose",
        )
        components.beside("visit_day")
        components.day_input("Day of the visit, if it is fixed", None, key="visit_day")
    return VisitOrder(minutes or VISIT_MINUTES[0], tuple(roles), day)


def the_sheet(sheet: VisitSheet) -> None:
    """The items by whom to see, then what the trust answers."""
    paragraph(sheet.lead)
    if not sheet.groups:
        paragraph("Choose other roles, or none to see everybody.")
    for words in (WARNING, sheet.confidential):
        if words:
            paragraph(el("strong", words))
    for role, lines in sheet.groups:
        show(el("h2", f"See: {role}"))
        for line in lines:
            show(visit_item(line))
    if sheet.of_controller:
        show(of_controller(sheet))
    if sheet.left:
        paragraph(sheet.left)


draw(page)
