"""How the board knows over time, and how much of each strand is in place: each a finding, a chart, the way to items."""

from functools import partial

from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import KNOWN_BY, grade_text, knowing_words
from audit.domain.review import Review
from audit.domain.strand_bars import strand_bars, strand_words
from audit.services.opened import Opened
from audit.ui.chart_files import chart_files
from audit.ui.charts.frame import draw_figure, is_dark
from audit.ui.charts.knowing import knowing_figure, point_name
from audit.ui.charts.strands import strands_figure
from audit.ui.html import paragraph
from audit.ui.items_shown import way_to_items
from audit.ui.reviews_shown import reviews_shown

KNOWING_READ = (
    "Each row from left to right: tested, sampled, read by the board, told by staff, nothing to show. The darker, the "
    "less the board knows. A don’t-know rests on nothing and is not counted here."
)
STRANDS_READ = "Light: in place or better. Dark: what is left, items without an answer among it. Numbers are items."


def knowing_part(opened: Opened, every: tuple[Review, ...]) -> None:
    """What the ratings of each review rest on."""
    reviews = reviews_shown(every, key="knowing_all")
    found = knowing_over_time(opened.checklist, reviews, contents=opened.contents)
    words = knowing_words(found)
    paragraph(words.finding, class_="finding")
    drawn = any(one.rated for one in found)
    if drawn:
        draw_figure(knowing_figure(found, dark=is_dark()), words.alt, key="knowing_chart", box="knowing_chosen")
        paragraph(KNOWING_READ, class_="quiet")
    points = {
        point_name(review.id, grade): (
            f"{grade_text(grade)}, {one.review.words}",
            review,
            partial(one.items.__getitem__, grade),
        )
        for one, review in reversed(list(zip(found, reviews, strict=True)))
        for grade in KNOWN_BY
        if one.count(grade)
    }
    way_to_items(opened, points, what="a way of knowing", key="knowing_chosen")
    chart_files(words, opened.review, found if drawn else None, what="How we know", name="how-we-know")


def strands_part(opened: Opened) -> None:
    """How much of each strand is in place now."""
    strands = strand_bars(opened.checklist, opened.review)
    words = strand_words(strands)
    paragraph(words.finding, class_="finding")
    drawn = any(bar.figures.answered for bar in strands.bars)
    if drawn:
        draw_figure(strands_figure(strands, dark=is_dark()), words.alt, key="strands_chart", box="strand_chosen")
        paragraph(STRANDS_READ, class_="quiet")
    points = {
        str(bar.strand): (f"Not in place in {bar.name.lower()}", opened.review, partial(tuple[str, ...], bar.items))
        for bar in strands.bars
        if bar.items
    }
    way_to_items(opened, points, what="a strand", key="strand_chosen")
    chart_files(words, opened.review, strands if drawn else None, what="The strands", name="strands")
