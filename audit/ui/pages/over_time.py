"""How the school's arrangements went from review to review, and what happened to each item since the last one."""

from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.review import Review
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.asked_no_more import asked_no_more
from audit.ui.bridge_part import bridge_part
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.knowing_part import knowing_part, strands_part
from audit.ui.links import link
from audit.ui.movement_list import movement_list
from audit.ui.shell import draw
from audit.ui.trend_part import trend_part


def page(app: App) -> None:
    """Draw the trend of every agreed review and this one, then what moved since the last."""
    opened = state.open_review(app)
    components.heading("Over time", page="over_time")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if opened.previous is None:
        first_review(opened)
    else:
        since_last_time(opened, opened.previous)
    show(el("h2", "How we know"))
    knowing_part(opened, (*opened.earlier, opened.review))
    show(el("h2", "The strands"))
    strands_part(opened)
    return None


def since_last_time(opened: Opened, previous: Review) -> None:
    """The score of every review, what made the difference since the last, and what happened to each item."""
    since = long_date(previous.assessed_on)
    show(el("h2", "The score, review by review"))
    trend_part(opened)
    show(el("h2", f"What made the difference since {since}"))
    bridge_part(opened, previous)
    show(el("h2", f"What has changed since {since}"))
    movement_list(opened, previous)
    asked_no_more(opened)
    link("compare", "Compare two reviews, item by item")


def first_review(opened: Opened) -> None:
    """Nothing to compare with yet: say what will be here, and how it comes."""
    paragraph(
        f"This is the first review of {opened.review.school.name} that has been kept. "
        "Once it is agreed and a later one is started, this page shows:"
    )
    show(
        bullets(
            (
                "the score of every review as a line, with a second line that holds only the items counted in all;",
                "what happened to each item: gaps closed, new gaps, gaps that came back, and what was found out;",
                "a table of all of it to download.",
            )
        )
    )
    paragraph("A review from before can be brought in as a workbook or a long file, then agreed.")
    link("workbook", "Bring in a workbook")
    link("agree", "Agree this review")


draw(page)
