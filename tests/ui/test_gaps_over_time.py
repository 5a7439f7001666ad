"""Gaps over time: where they are, since when, what is being done, and how the others ended."""

from collections.abc import Callable
from datetime import date

import pytest
from downloads import watch
from reading_pages import html_of, title_of, words_of
from statements import reads, statements_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.review import Action, Person
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Rating
from audit.services.opened import Opened

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]
FIRST_DAY, SECOND_DAY = date(2023, 11, 20), date(2024, 11, 20)


def three_reviews(keep: Keep) -> Opened:
    """IS-20 stays open, DP-01 is closed by a rating, DP-04 found out, WT-11 left as not applicable."""
    low = Rating.NOT_IN_PLACE
    keep(FIRST_DAY, {"IS-20": low, "DP-01": low, "DP-04": UNKNOWN, "WT-11": low}, agreed=True)
    keep(SECOND_DAY, {"IS-20": Rating.PARTLY_IN_PLACE}, agreed=True)
    return keep(named={"IS-20": low, "IS-05": UNKNOWN, "WT-11": NOT_APPLICABLE})


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("gaps_over_time")

    assert title_of(at) == "Gaps over time"
    assert "There is no review yet" in words_of(at)


def test_without_an_answer_it_says_what_will_be_here(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=None)

    at = open_page("gaps_over_time")

    assert title_of(at) == "Gaps over time"
    assert "No item is answered yet, so no gap is known" in words_of(at)


def test_one_review_has_its_gaps_too(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(named={"IS-05": UNKNOWN})

    at = open_page("gaps_over_time")

    assert title_of(at) == "Gaps over time"
    assert "? Don’t know · New in this review: open since 20 November 2025." in words_of(at)
    assert "No gap has ended yet." in words_of(at)


def test_the_finding_stands_above_a_table_of_every_cell(a_kept_review: Keep, open_page: OpenPage) -> None:
    three_reviews(a_kept_review)

    at = open_page("gaps_over_time")

    assert "On 20 November 2025" in words_of(at)
    assert "<caption>Gaps by paragraph, review by review</caption>" in html_of(at)
    assert "20 November 2023, agreed" in words_of(at)


def test_a_cell_leads_to_its_items_with_their_state_then_and_now(a_kept_review: Keep, open_page: OpenPage) -> None:
    three_reviews(a_kept_review)
    at = open_page("gaps_over_time")
    box = at.selectbox(key="heat_chosen")

    first = next(place for place, name in enumerate(box.options) if "¶108" in name and "2023" in name)
    box.select_index(first).run()

    assert "20 November 2023: ○ Not in place · now: ◑ In place" in words_of(at)
    assert any("DP-01: " in str(one.proto) for one in at.get("page_link"))
    assert "Back to this cell of the table" in words_of(at)


def test_open_gaps_stand_with_since_when_how_often_seen_and_the_way_to_set_an_action(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    three_reviews(a_kept_review)

    at = open_page("gaps_over_time")

    assert "○ Not in place · Open since 20 November 2023 (3 reviews, 731 days)." in words_of(at)
    assert words_of(at).index("Open since 20 November 2023") < words_of(at).index("New in this review")
    assert "No action yet: set one on IS-20" in [one.proto.label for one in at.get("page_link")]


def test_an_open_gap_with_an_action_leads_to_the_actions(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = three_reviews(a_kept_review)
    action = Action("", opened.review.id, "IS-20", "Write it down", "Head", date(2026, 1, 9))
    app.reviews.save_action(action, Person("Ann", "Clerk"))

    links = [one.proto.label for one in open_page("gaps_over_time").get("page_link")]

    assert "1 action on IS-20" in links
    assert "No action yet: set one on IS-05" in links


def test_each_gap_that_ended_says_how_and_what_left_is_no_closed_gap(a_kept_review: Keep, open_page: OpenPage) -> None:
    three_reviews(a_kept_review)
    at = open_page("gaps_over_time")
    assert "gaps have ended: 2 closed by a rating and 1 found out to be in place." in words_of(at)

    at.session_state["ended_rated"] = True
    at.session_state["ended_found_out"] = True
    at.run()

    assert (
        "Closed on 20 November 2024 by a re-rating from 0 (Not in place) to 2 (In place), as staff told us."
        in words_of(at)
    )
    assert "Found out on 20 November 2024 to be 2 (In place)" in words_of(at)


def test_every_life_can_be_taken_away(
    a_kept_review: Keep, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_reviews(a_kept_review)
    offered = watch(monkeypatch)

    open_page("gaps_over_time")

    rows = offered["gap-lives_csv"].rows()
    assert {row[0] for row in rows[1:]} == {"IS-20", "DP-01", "DP-04", "WT-11", "IS-05"}
    assert {row[3] for row in rows[1:] if row[0] in ("IS-20", "IS-05")} == {"still open"}


def test_many_reviews_show_the_newest_few_until_all_are_asked_for(a_kept_review: Keep, open_page: OpenPage) -> None:
    for year in range(2017, 2025):
        a_kept_review(date(year, 11, 20), {"IS-05": UNKNOWN}, agreed=True)
    a_kept_review()
    at = open_page("gaps_over_time")
    assert "20 November 2017, agreed" not in words_of(at)

    at.checkbox(key="heat_all").check().run()

    assert "20 November 2017, agreed" in words_of(at)


def test_what_anybody_wrote_stays_text(a_kept_review: Keep, open_page: OpenPage) -> None:
    reason = Answer("WT-11", NOT_APPLICABLE, na_reason="<b>b</b> **bold** שלום")
    a_kept_review(SECOND_DAY, {"WT-11": Rating.NOT_IN_PLACE}, agreed=True)
    a_kept_review(named={"WT-11": reason})
    at = open_page("gaps_over_time")

    at.session_state["ended_not_applicable"] = True
    at.run()

    assert "&lt;b&gt;b&lt;/b&gt; **bold**" in html_of(at)
    assert "<b>" not in html_of(at)


def test_it_reads_the_review_with_its_past_and_nothing_else(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = three_reviews(a_kept_review)
    at = open_page("gaps_over_time", review=opened.review.id)

    with statements_of(app.store) as sent:
        at.run()

    assert len(reads(sent)) == 6, "the review and its answers, those before it and theirs, the actions"
