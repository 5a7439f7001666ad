"""How the school's arrangements went from review to review, and what happened to each item since the last one."""

from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.file_names import review_file_name
from audit.domain.trend import TREND_HEADINGS, Trend, trend_of
from audit.domain.trend_words import finding, matched_note
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.asked_no_more import asked_no_more
from audit.ui.charts import show_trend
from audit.ui.csvs import csv_download
from audit.ui.html import bullets, el, paragraph, show, table
from audit.ui.links import link
from audit.ui.movement_list import movement_list
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the trend of every agreed review and this one, then what moved since the last."""
    opened = state.open_review(app)
    components.heading("Over time", page="over_time")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if opened.previous is None:
        return first_review(opened)
    trend = trend_of(opened.checklist, (*opened.earlier, opened.review), contents=opened.contents)
    the_trend(opened, trend)
    show(el("h2", f"What has changed since {long_date(opened.previous.assessed_on)}"))
    movement_list(opened, opened.previous)
    asked_no_more(opened)
    return None


def the_trend(opened: Opened, trend: Trend) -> None:
    """The finding, the chart where there is enough to draw, the table always."""
    show(el("h2", "The score, review by review"))
    paragraph(finding(trend))
    if trend.worth_drawing:
        show_trend(trend)
        paragraph(
            "The bands show what the score alone would allow. The judgement can be lower, never higher: see How "
            "scoring works. An open point has items without an answer.",
            class_="quiet",
        )
        paragraph(matched_note(trend))
    else:
        paragraph("A line needs two reviews with answers, each of at least eight items.", class_="quiet")
    rows = [point.cells() for point in trend.points]
    show(table("Every review of this school on this checklist", TREND_HEADINGS, rows))
    csv_download(
        "Download this table (CSV)",
        review_file_name("trend", opened.review, "csv", dated=False),
        TREND_HEADINGS,
        rows,
        key="trend_csv",
    )
    link("how_scoring_works", "How scoring works")


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
