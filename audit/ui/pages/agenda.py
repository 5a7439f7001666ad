"""The agenda: what the board talks about in the minutes it has, and what it agrees as proposed in one step."""

import streamlit as st

from audit.bootstrap import AgendaOrder, App
from audit.domain.agenda import MINUTES_AN_ITEM, MOST_MINUTES, USUAL_MINUTES
from audit.domain.agenda_sheet import AgendaSheet
from audit.domain.review import LONGEST_NAME
from audit.services.opened import Opened
from audit.services.reviews import check_no_pupil_data
from audit.ui import components, state
from audit.ui.html import el, paragraph, show
from audit.ui.item_links import item_links
from audit.ui.links import link
from audit.ui.paper_words import PARTS, WHY_PARTS
from audit.ui.sheets import agenda_list, pdf_button
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what is asked, the agenda, and the button that gives it as a PDF."""
    opened = state.open_review(app)
    components.heading("Agenda", page="agenda")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    order = wanted()
    sheet = app.agenda_sheet(opened, order)
    download(app, opened, order)
    if not opened.figures.overall.answered:
        paragraph("No item has an answer yet: the agenda is of more use once answers have been proposed.")
        link("item", "Answer the items")
    the_agenda(sheet)
    with st.container(key="controls_links"):
        item_links("Go to an item", [line.id for line in (*sheet.lines, *sheet.spare)])
    return None


def wanted() -> AgendaOrder:
    """How long the board has, which part, and for which meeting."""
    with st.container(key="controls_agenda"):
        minutes = st.number_input(
            "Minutes the board has", 0, MOST_MINUTES, USUAL_MINUTES, step=MINUTES_AN_ITEM, key="agenda_minutes"
        )
        paragraph(f"Each item gets {MINUTES_AN_ITEM} minutes; what matters most comes first.", class_="quiet")
        part = st.radio("Which part", list(PARTS), format_func=PARTS.__getitem__, key="agenda_part", horizontal=True)
        paragraph(WHY_PARTS, class_="quiet")
        meeting = st.text_input("Meeting", key="agenda_meeting", max_chars=LONGEST_NAME, autocomplete="off")
    return AgendaOrder(int(minutes or 0), 2 if part == 2 else 1, meeting or "")


def the_agenda(sheet: AgendaSheet) -> None:
    """The items, what is left for another meeting, and what is agreed in one step."""
    show(el("h2", "For the board’s time"))
    for words in (sheet.lead, sheet.goes_on):
        if words:
            paragraph(words)
    if lines := sheet.lines or sheet.spare:
        show(agenda_list(lines))
    if sheet.left or sheet.rest:
        show(el("h2", "The rest"), *(el("p", words) for words in (sheet.left, sheet.rest) if words))


def download(app: App, opened: Opened, order: AgendaOrder) -> None:
    """The agenda as a PDF."""

    def made() -> bytes:
        check_no_pupil_data(order.meeting)
        return app.agenda_pdf(opened, order)

    review = opened.review
    name = f"agenda-{review.school.urn}-{review.assessed_on.isoformat()}-part-{order.part}.pdf"
    pdf_button(made, file_name=name, key="agenda_download")


draw(page)
