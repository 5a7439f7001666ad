"""Answers out to a workbook and in again: nothing is kept before somebody has seen, cell by cell, what would change."""

from audit.bootstrap import App
from audit.ui import components, state
from audit.ui.blank_out import blank_out
from audit.ui.html import el, paragraph, show
from audit.ui.shell import draw
from audit.ui.upload import bring_in, receipt
from audit.ui.workbook_out import take_out, take_out_blank


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
    blank_out(app, opened)
    show(el("h2", "Bring answers in"))
    paragraph(
        "A workbook from here (xlsx, xlsm, ods), or a long file with one row an answer (csv, tsv, xlsx). "
        "You will see what would change before anything is kept. A blank cell never removes an answer."
    )
    person = components.who(app)
    if person is not None:
        bring_in(app, person)


draw(page)
