"""Agree the review: what has no answer, what nobody knows, what stands as proposed; then one recorded step."""

from audit.bootstrap import App
from audit.domain.agreement import agreed_words, before_its_day, cannot_agree, proposal
from audit.domain.applies import the_board
from audit.domain.dates import long_date, moment_text
from audit.domain.display import count
from audit.domain.review import ReviewStatus
from audit.domain.trail import ChangeKind
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.agree_form import agree_form, as_drawn, changed_meanwhile
from audit.ui.agreed_forms import minute_form, reopen_form
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.proposal_tables import lies_before
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what lies before the board and the form; or, once agreed, who agreed when and the way back."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Agree the review", page="agree")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    drawn = as_drawn(opened)
    changed_meanwhile(app, opened, drawn)
    if opened.review.status is not ReviewStatus.OPEN:
        return agreed(app, opened, drawn)
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


def agreed(app: App, opened: Opened, drawn: Opened) -> None:
    """Who recorded the agreement and when, what was pulled out, the minute; adding a minute, and opening it again."""
    review = opened.review
    day = f" on {long_date(review.agreed_on)}" if review.agreed_on else ""
    paragraph(el("strong", f"{the_board(review.school.setting).capitalize()} agreed this review{day}."))
    kept = [line for line in app.store.trail(review.id) if line.entry.kind is ChangeKind.REVIEW_AGREED]
    if kept:
        paragraph(f"Recorded by {kept[-1].who.words or 'somebody'} on {moment_text(kept[-1].entry.when)}.")
    paragraph(agreed_words(review.exceptions))
    left = len(proposal(opened.checklist, review).unanswered)
    if left:
        paragraph(f"{count(left, 'item')} had no answer when it was agreed.")
    paragraph(f"Minute reference: {review.minute_reference or 'to follow'}.")
    link("results", "See the results")
    person = components.who(app)
    if person is None:
        return
    if not review.minute_reference:
        show(el("h2", "When the minute is written"))
        minute_form(app, drawn, person)
    show(el("h2", "Open it again"))
    paragraph("An agreed review is frozen. To change an answer, open it again, with a reason that is kept.")
    reopen_form(app, drawn, person)


draw(page)
