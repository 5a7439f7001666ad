"""What led from one score to the other: the finding, the bridge, the items behind each step, the same to take away."""

from functools import partial

from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words
from audit.domain.review import Review
from audit.domain.words import STEP_WORDS
from audit.services.opened import Opened
from audit.ui.chart_files import chart_files
from audit.ui.charts.bridge import bridge_figure
from audit.ui.charts.frame import draw_figure, is_dark
from audit.ui.html import paragraph
from audit.ui.items_shown import way_to_items

HOW_TO_READ = (
    "Each bar begins where the one above it ends. A full bar raised the score, a hatched one lowered it, in points of "
    "the score. What only one of the two reviews counted stands by itself: it is no change at the school."
)


def bridge_part(opened: Opened, before: Review) -> None:
    """From the score of `before` to that of the review that is open."""
    bridge = bridge_of(opened.checklist, before, opened.review, contents=opened.contents)
    words = bridge_words(bridge)
    paragraph(words.finding, class_="finding")
    if bridge.worth_drawing:
        draw_figure(bridge_figure(bridge, dark=is_dark()), words.alt, key="bridge_chart", box="bridge_step")
        paragraph(HOW_TO_READ, class_="quiet")
    points = {str(step): (STEP_WORDS[step], before, partial(tuple, ids)) for step, ids in bridge.items.items() if ids}
    way_to_items(opened, points, what="a step", key="bridge_step")
    drawn = bridge if bridge.worth_drawing else None
    chart_files(words, opened.review, drawn, what="What made the difference", name="bridge")
