"""Agree the review: what has no answer, what nobody knows, what stands as proposed; then one recorded step."""

from audit.bootstrap import App
from audit.domain.agreement import before_its_day, cannot_agree, proposal
from audit.domain.applies import the_board
from audit.domain.review import ReviewStatus
from audit.ui import components, state
from audit.ui.agree_form import agree_form, as_drawn, changed_meanwhile
from audit.ui.agreed import agreed, who_signed
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.proposal_tables import lies_before
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what lies before the board and the form; or, once agreed, who agreed and signed, and the way back."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Agree the review", page="agree")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    drawn = as_drawn(opened)
    changed_meanwhile(app, opened, drawn)
    if opened.review.status is not ReviewStatus.OPEN:
        return agreed(app, opened, drawn)
    who_signed(app, opened.review)
    refusal = cannot_agree(opened.review, app.today())
    if refusal:
        paragraph(el("strong", refusal))
    if before_its_day(opened.review, app.today()):
        paragraph("If the board meets sooner, the day of the review can be moved, on the home page.")
        link("home", "Move the day")
    before = proposal(opened.checklist, opened.review)
    lies_before(opened, before)
    if not before.answered:
        link("item", "Answer the items")
    elif not refusal:
        show(el("h2", f"{the_board(opened.review.school.setting).capitalize()} agrees"))
        person = components.who(app)
        if person is not None:
            agree_form(app, drawn, before, person)
    return None


draw(page)
