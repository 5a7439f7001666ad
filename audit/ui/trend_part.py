"""The score, review by review: the finding, the chart, the items of any review, the same to take away."""

from functools import partial

from audit.domain.dates import long_date
from audit.domain.gaps import gaps
from audit.domain.review import Review
from audit.domain.trend import trend_of
from audit.domain.trend_words import finding, matched_note, trend_chart_words
from audit.services.opened import Opened
from audit.ui.chart_files import chart_files
from audit.ui.charts.frame import draw_figure, is_dark
from audit.ui.charts.trend import trend_figure
from audit.ui.html import paragraph
from audit.ui.items_shown import way_to_items
from audit.ui.links import link

HOW_TO_READ = (
    "The bands show what the score alone would allow. The judgement can be lower, never higher: see How scoring works. "
    "An open point has items without an answer."
)


def trend_part(opened: Opened) -> None:
    """The finding always; the chart where there is enough for a line."""
    reviews = (*opened.earlier, opened.review)
    trend = trend_of(opened.checklist, reviews, contents=opened.contents)
    words = trend_chart_words(trend)
    paragraph(words.finding, class_="finding")
    if longer := finding(trend).removeprefix(words.finding).strip():
        paragraph(longer)
    if trend.worth_drawing:
        draw_figure(trend_figure(trend, dark=is_dark()), words.alt, key="trend_chart", box="trend_review")
        paragraph(HOW_TO_READ, class_="quiet")
        paragraph(matched_note(trend), class_="quiet")
    else:
        paragraph("A line needs two reviews with answers, each of at least eight items.", class_="quiet")
    points = {
        review.assessed_on.isoformat(): (
            f"Below target on {long_date(review.assessed_on)}",
            review,
            partial(below, opened, review),
        )
        for review in reversed(reviews)
    }
    way_to_items(opened, points, what="a review", key="trend_review")
    drawn = trend if trend.worth_drawing else None
    chart_files(words, opened.review, drawn, what="The score over time", name="trend")
    link("how_scoring_works", "How scoring works")


def below(opened: Opened, review: Review) -> tuple[str, ...]:
    """The items below target in a review, a don’t-know among them, the most pressing first."""
    return tuple(gap.item.id for gap in gaps(opened.words_of(review), review))
