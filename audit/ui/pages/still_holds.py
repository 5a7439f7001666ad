"""Confirm what still holds: last time's answers that nobody has confirmed yet, each with a button of its own.

There is no button for all of them: an answer that nobody read again is not known to hold.
"""

from audit.bootstrap import App
from audit.domain.display import count
from audit.domain.review import ReviewStatus
from audit.domain.selection import asked_of
from audit.ui import components, state
from audit.ui.confirm_list import in_the_list
from audit.ui.holds_row import holds_row
from audit.ui.html import paragraph
from audit.ui.links import link
from audit.ui.role_box import role_box
from audit.ui.shell import draw

MOST_ROWS = 20
"""Items drawn at once; more buttons make a slow page."""


def page(app: App) -> None:
    """Draw what is left to confirm, of one role or of everybody."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Confirm what still holds", page="still_holds")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if opened.review.status is not ReviewStatus.OPEN:
        return paragraph("This review has been agreed: there is nothing left to confirm in it.")
    left = opened.to_confirm
    if not left:
        paragraph("There is no answer from last time left to confirm.")
        return link("check_answers", "Check your answers")
    paragraph(
        "Each counts only once somebody confirms it. Its evidence keeps its own date; where somebody has looked again, "
        "say so on the item’s page."
    )
    person = components.who(app)
    if person is not None:
        role = role_box(app, left, "Items asked of", key="holds_role", persist_state="session")
        items = asked_of(left, role)
        paragraph(f"{count(len(items), 'item')} to confirm", class_="quiet")
        for one in in_the_list(items, left)[:MOST_ROWS]:
            holds_row(app, opened, one, person)
        if len(items) > MOST_ROWS:
            paragraph(f"{count(len(items) - MOST_ROWS, 'more item')} will show as these are confirmed.")
    return None


draw(page)
