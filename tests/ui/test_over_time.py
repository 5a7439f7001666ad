"""Over time: the trend, what happened to each item, and what stands here before there is anything to compare."""

from collections.abc import Callable
from datetime import date

import pytest
from downloads import watch
from reading_pages import download, downloads, folds, html_of, title_of, words_of
from statements import reads, statements_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App
from audit.domain.bridge import bridge_of
from audit.domain.chart_words import Column
from audit.domain.knowing_over_time import Knowing, knowing_over_time
from audit.domain.trend import trend_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, ReviewKind, ReviewStatus
from audit.services.opened import Opened
from audit.ui.charts.bridge import bridge_figure
from audit.ui.charts.knowing import knowing_figure
from audit.ui.charts.trend import trend_figure

FIRST_DAY, SECOND_DAY = date(2023, 11, 20), date(2024, 11, 20)
Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("over_time")

    assert title_of(at) == "Over time"
    assert "There is no review yet" in words_of(at)


def test_a_first_review_says_what_will_be_here(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    at = open_page("over_time")

    assert title_of(at) == "Over time"
    assert "This is the first review of Alder Row Primary School" in words_of(at)
    assert [chart.key for chart in at.get("plotly_chart")] == ["knowing_chart", "strands_chart"]


def two_reviews(keep: Keep) -> Opened:
    keep(SECOND_DAY, {"DP-01": Rating.PARTLY_IN_PLACE, "DP-04": UNKNOWN, "IS-01": Rating.EMBEDDED}, agreed=True)
    return keep(named={"DP-01": Rating.IN_PLACE, "DP-04": Rating.NOT_IN_PLACE, "IS-01": Rating.NOT_IN_PLACE})


def test_two_reviews_are_drawn_with_a_finding_a_table_and_an_alternative_text(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    two_reviews(a_kept_review)

    at = open_page("over_time")

    chart = at.get("plotly_chart")[0]
    assert title_of(at) == "Over time"
    assert "Since 20 November 2024 the score" in words_of(at)
    assert "20 November 2024: Score" in str(chart.proto)
    assert "<caption>The score, review by review</caption>" in html_of(at)
    assert "20 November 2025, open" in words_of(at)
    assert "trend_csv" in downloads(at)


def test_each_item_stands_under_what_happened_to_it_with_a_way_there(a_kept_review: Keep, open_page: OpenPage) -> None:
    two_reviews(a_kept_review)

    at = open_page("over_time")
    words = words_of(at)

    assert "What has changed since 20 November 2024" in words
    assert "Gap closed: 1 item" in folds(at)
    assert "◔ Partly in place ◑ In place" in words
    assert "Found out: 1 item" in folds(at)
    assert "? Don’t know ○ Not in place" in words
    assert "New gap: 1 item" in folds(at)
    assert any("Open DP-01" in str(one.proto) for one in at.get("page_link"))
    assert download(at, "movement_csv").label.startswith("Download what happened to these")


def test_a_gap_that_was_closed_before_is_told_as_back(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(FIRST_DAY, {"IS-20": Rating.NOT_IN_PLACE}, agreed=True)
    a_kept_review(SECOND_DAY, agreed=True)
    a_kept_review(named={"IS-20": Rating.PARTLY_IN_PLACE})

    assert "Gap re-opened: 1 item" in folds(open_page("over_time"))


def test_a_better_figure_from_other_items_is_said_to_be_that(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(SECOND_DAY, {"WT-11": Rating.NOT_IN_PLACE}, agreed=True)
    a_kept_review(named={"WT-11": NOT_APPLICABLE})

    at = open_page("over_time")
    words = words_of(at)

    assert "1 item is counted in only one of the two reviews" in words
    assert "the score stayed at 66.7%" in words
    assert "No longer asked: said to be not applicable: 1 item" in folds(at)


def test_with_few_items_in_common_no_second_line_is_drawn_and_the_page_says_so(
    app: App, a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review(SECOND_DAY, agreed=True)
    few = {item.id: Rating.IN_PLACE for item in app.library.checklists["core-103-109"].items[:9]}
    opened = a_kept_review(named=few, otherwise=None)

    at = open_page("over_time")

    assert "There is no like-for-like line: 9 items are counted in every review" in words_of(at)
    figure = trend_figure(trend_of(opened.checklist, (*opened.earlier, opened.review)), dark=False)
    assert len(figure.data) == 1


def test_the_chart_starts_at_nought_and_tells_its_lines_apart_without_a_legend(a_kept_review: Keep) -> None:
    opened = two_reviews(a_kept_review)
    trend = trend_of(opened.checklist, (*opened.earlier, opened.review))

    for dark, ink in ((False, "#0b0c0c"), (True, "#f3f4f5")):
        figure = trend_figure(trend, dark=dark)
        texts = [note.text for note in figure.layout.annotations]
        assert figure.layout.yaxis.range == (0, 100)
        assert figure.layout.yaxis.tickvals == (0, 30, 60, 85, 100)
        assert not figure.layout.showlegend
        assert {line.line.dash for line in figure.data} == {"solid", "dash"}
        assert {figure.layout.xaxis.tickfont.color, figure.layout.yaxis.tickfont.color} == {ink}
        assert texts[:4] == ["◆ Act now", "▲ Gaps to close", "● Sound", "✔ Sound and checked"]
        assert [text.split("<br>")[0] for text in texts[4:]] == ["Score", "Like for like"]


def test_labels_of_two_lines_that_end_together_do_not_lie_on_one_another(a_kept_review: Keep) -> None:
    a_kept_review(SECOND_DAY, agreed=True)
    opened = a_kept_review()

    figure = trend_figure(trend_of(opened.checklist, (*opened.earlier, opened.review)), dark=False)
    upper, lower = (note.y for note in figure.layout.annotations[4:])

    assert abs(upper - lower) >= 12


def test_the_last_change_is_told_before_the_whole_span(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(FIRST_DAY, otherwise=Rating.NOT_IN_PLACE, agreed=True)
    a_kept_review(SECOND_DAY, otherwise=Rating.EMBEDDED, agreed=True)
    opened = a_kept_review(named={"IS-05": None})

    words = words_of(open_page("over_time"))

    number = len(opened.items)
    assert f"Since 20 November 2024 the score fell from 100.0% to 66.7%, with {number - 1} of {number}" in words
    assert f"so far, {number - 1} of {number} answered" in words
    assert words.index("fell from 100.0%") < words.index("rose from 0.0% to 66.7%")


def test_dates_lie_level_and_are_few_enough_for_a_phone(a_kept_review: Keep) -> None:
    for day in (FIRST_DAY, date(2024, 3, 20), date(2024, 6, 20), SECOND_DAY):
        a_kept_review(day, agreed=True)
    opened = a_kept_review()

    axis = trend_figure(trend_of(opened.checklist, (*opened.earlier, opened.review)), dark=False).layout.xaxis

    assert axis.tickangle == 0
    assert axis.ticktext[0] == "20 Nov<br>2023"
    assert axis.ticktext[-1].startswith("20 Nov<br>2025")
    assert len(axis.ticktext) <= 3


def test_a_review_leads_to_what_was_below_target_in_it_and_where_that_is_now(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    two_reviews(a_kept_review)
    at = open_page("over_time")

    at.selectbox(key="trend_review").select_index(1).run()

    assert "Below target on 20 November 2024: 2 items" in words_of(at)
    assert "20 November 2024: ◔ Partly in place · now: ◑ In place" in words_of(at)


def test_a_step_of_the_bridge_leads_to_its_items(a_kept_review: Keep, open_page: OpenPage) -> None:
    two_reviews(a_kept_review)
    at = open_page("over_time")
    assert "What made the difference since 20 November 2024" in words_of(at)

    at.selectbox(key="bridge_step").set_value("regressed").run()

    assert "Rated lower: 1 item" in words_of(at)
    assert "20 November 2024: ● Embedded · now: ○ Not in place" in words_of(at)


def test_the_bridge_is_drawn_from_nought_and_what_lowers_is_hatched(a_kept_review: Keep) -> None:
    opened = two_reviews(a_kept_review)
    bridge = bridge_of(opened.checklist, opened.earlier[-1], opened.review)

    for dark, ink in ((False, "#0b0c0c"), (True, "#f3f4f5")):
        figure = bridge_figure(bridge, dark=dark)
        (bars,) = figure.data
        assert figure.layout.xaxis.range[0] == 0
        assert {note.font.color for note in figure.layout.annotations} == {ink}
        hatched = dict(zip(bars.customdata, bars.marker.pattern.shape, strict=True))
        assert hatched["regressed"]
        assert not hatched["improved"]


def test_it_reads_the_review_with_its_past_and_nothing_else(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = two_reviews(a_kept_review)
    at = open_page("over_time", review=opened.review.id)

    with statements_of(app.store) as sent:
        at.run()

    assert len(reads(sent)) == 5, "the review and its answers, the one before it and its answers, the actions"


def test_a_way_of_knowing_leads_to_what_rests_on_it(a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = two_reviews(a_kept_review)
    at = open_page("over_time")
    assert "rated items rest on more than staff’s word" in words_of(at)

    at.selectbox(key="knowing_chosen").set_value(f"{opened.review.id} told").run()

    rated = sum(answer.rating is not None for answer in opened.review.answers.values())
    assert f"Staff told us, 20 November 2025, open: {rated} items" in words_of(at)


def test_a_strand_leads_to_what_is_not_in_place(a_kept_review: Keep, open_page: OpenPage) -> None:
    two_reviews(a_kept_review)
    at = open_page("over_time")

    at.selectbox(key="strand_chosen").set_value("data_protection").run()

    assert "Not in place in data protection: 1 item" in words_of(at)
    assert any("DP-04: " in str(one.proto) for one in at.get("page_link"))


def test_every_chart_can_be_taken_away_and_is_drawn_only_then(
    a_kept_review: Keep, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_reviews(a_kept_review)
    offered = watch(monkeypatch)

    open_page("over_time")

    for name in ("trend", "bridge", "how-we-know", "strands"):
        assert len(offered[f"{name}_csv"].rows()) > 1
        assert offered[f"{name}_svg"].data().startswith(b"<svg")
        assert offered[f"{name}_png"].data().startswith(b"\x89PNG")
        assert offered[f"{name}_png"].name.endswith(".png")


def test_nothing_answered_in_either_review_is_said_and_nothing_is_drawn(
    app: App, a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review(SECOND_DAY, otherwise=None)
    a_kept_review(otherwise=None)

    at = open_page("over_time")

    assert not at.get("plotly_chart")
    assert "No review has an answer yet." in words_of(at)
    assert "Nothing is rated in the review for 20 November 2025" in words_of(at)


def test_rows_of_a_chart_are_names_above_bars_from_nought_each_part_told_by_number_and_word(
    a_kept_review: Keep,
) -> None:
    opened = two_reviews(a_kept_review)
    found = knowing_over_time(opened.checklist, (*opened.earlier, opened.review))

    figure = knowing_figure(found, dark=True)

    (bars,) = figure.data
    assert figure.layout.xaxis.range[0] == 0
    assert list(bars.text) == [f"{one.rated} told" for one in found]
    assert len(figure.layout.annotations) == len(found)
    assert {note.font.color for note in figure.layout.annotations} == {"#f3f4f5"}


def test_a_part_too_narrow_for_its_word_still_has_its_number() -> None:
    ids = tuple(f"IS-{n:02}" for n in range(1, 22))
    items = {Grade.TESTED: ids[:1], Grade.SAMPLED: (), Grade.SEEN: ids[1:8], Grade.TOLD: ids[8:], None: ()}
    column = Column("r", FIRST_DAY, ReviewKind.FULL, ReviewStatus.AGREED)

    figure = knowing_figure([Knowing(column, items)], dark=False)

    (bars,) = figure.data
    assert list(bars.text) == ["1", "7 read", "13 told"]
