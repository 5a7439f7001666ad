"""Compare two reviews: any two of the school, what made the difference, and every item side by side."""

from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.side_by_side import side_by_side
from audit.domain.trend_words import other_items_note
from audit.ui import components
from audit.ui.bridge_part import bridge_part
from audit.ui.compare_choice import chosen_two, opened_two, reviews_to_compare
from audit.ui.compare_parts import what_moved
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.links import link
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the choice of two reviews, then what lies between them."""
    reviews = reviews_to_compare(app)
    components.heading("Compare two reviews", page="compare")
    if len(reviews) < 2:
        return one_alone(reviews[0].school) if reviews else components.choose_a_review_first()
    opened, before = opened_two(app, *chosen_two(reviews))
    components.review_line(opened)
    after = opened.review
    show(el("h2", f"From {long_date(before.assessed_on)} to {long_date(after.assessed_on)}"))
    if note := other_items_note(opened.checklist, before, after, contents=opened.contents):
        paragraph(note)
    bridge_part(opened, before)
    show(el("h2", "Item by item"))
    what_moved(opened, before, side_by_side(opened.checklist, before, after, opened.earlier, contents=opened.contents))
    return None


def one_alone(school: str) -> None:
    """Nothing to compare with yet: say what will be here, and how it comes."""
    paragraph(f"There is one review of {school} on this checklist. With a second one, this page shows side by side:")
    show(
        bullets(
            (
                "what raised and what lowered the score between any two reviews you choose;",
                "for each item the rating and the evidence then and now;",
                "what was added to its note and what was taken out.",
            )
        )
    )
    link("start", "Start a review")
    link("workbook", "Bring in a workbook from before")


draw(page)
