"""Gaps over time: where they are review by review, how old the open ones are, and how the others ended."""

from audit.bootstrap import App
from audit.domain.gap_ages import gap_ages
from audit.domain.gap_life import gap_lives
from audit.domain.review import Review
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.gap_lives import ages_part, ended_gaps, lives_download, open_gaps
from audit.ui.heat_part import heat_part
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.links import link
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the gaps of every review up to this one."""
    opened = state.open_review(app)
    components.heading("Gaps over time", page="gaps_over_time")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if not any(review.answers for review in (*opened.earlier, opened.review)):
        return nothing_yet()
    reviews = (*opened.earlier, opened.review)
    show(el("h2", "Where the gaps are"))
    heat_part(opened, reviews)
    lives_part(opened, reviews)
    link("compare", "Compare two reviews")
    return None


def lives_part(opened: Opened, reviews: tuple[Review, ...]) -> None:
    """How old the open gaps are, each one’s life, and how each that ended did end."""
    ages = gap_ages(opened.checklist, reviews, contents=opened.contents)
    lives = gap_lives(opened.checklist, reviews, contents=opened.contents)
    show(el("h2", "How long the open gaps have stood"))
    ages_part(opened, ages)
    show(el("h2", "The life of every open gap"))
    open_gaps(opened, ages.lives)
    show(el("h2", "How gaps ended"))
    ended_gaps(opened, reviews, [life for life in lives if not life.open])
    lives_download(opened, lives)


def nothing_yet() -> None:
    """Nothing is answered: say what will be here, and how it comes."""
    paragraph("No item is answered yet, so no gap is known. Once some are, this page shows:")
    show(
        bullets(
            (
                "where the gaps are, paragraph by paragraph and review by review;",
                "how long each open gap has been open, and what is being done about it;",
                "how each gap that is gone ended: by a better rating, or only because it is not asked any more.",
            )
        )
    )
    link("item", "Answer the items")


draw(page)
