"""A review the board has agreed: who agreed and signed, and what may follow."""

from audit.bootstrap import App
from audit.domain.agreement import agreed_words, proposal
from audit.domain.applies import the_board
from audit.domain.dates import long_date, moment_text
from audit.domain.display import count
from audit.domain.review import Review, ReviewStatus
from audit.domain.signing import as_signed, can_sign, changed_since_signed_words, signed_words
from audit.domain.trail import ChangeKind
from audit.services.opened import Opened
from audit.ui import components
from audit.ui.agreed_forms import minute_form, reopen_form
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.sign_form import sign_form

SIGN_SHOWN = 12
"""Signs of the fingerprint that are shown, as of the content of a checklist."""


def agreed(app: App, opened: Opened, drawn: Opened) -> None:
    """Who recorded the agreement and when, what was pulled out, the minute, the signatures; and the way back."""
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
    who_signed(app, review)
    as_it_was(review)
    link("results", "See the results")
    person = components.who(app)
    if person is None:
        return
    if can_sign(review):
        sign_form(app, drawn, person)
    if not review.minute_reference:
        show(el("h2", "When the minute is written"))
        minute_form(app, drawn, person)
    show(el("h2", "Open it again"))
    paragraph(
        "An agreed review is frozen. To change an answer, open it again, with a reason that is kept. "
        + ("What was signed and by which roles is kept too." if review.status is ReviewStatus.SIGNED else "")
    )
    reopen_form(app, drawn, person)


def who_signed(app: App, review: Review) -> None:
    """Who signed a review and when; where it is signed no more, what became of it since."""
    if review.signature is None:
        return
    words = changed_since_signed_words(review, app.signing.changed_since(review))
    paragraph(
        el("strong", words or signed_words(review.signature)), f" {signed_words(review.signature)}" if words else ""
    )


def as_it_was(review: Review) -> None:
    """Whether what is kept of a signed review is the very thing that was signed."""
    if review.status is not ReviewStatus.SIGNED or review.signature is None:
        return
    print_shown = f"{review.signature.content[:SIGN_SHOWN]}…"
    if as_signed(review):
        paragraph(f"What is kept here is what was signed: its fingerprint is {print_shown}", class_="quiet")
    else:
        show(
            el(
                "div",
                el("p", el("strong", f"What is kept here is not what was signed (fingerprint {print_shown}).")),
                el("p", "An answer was altered outside the product. Check the record of changes, on the About page."),
                class_="summary",
                role="alert",
            )
        )
