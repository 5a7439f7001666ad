"""A follow-up on the pages: it walks what it asks, says what stands and since when, and lets nobody be shut out."""

from dataclasses import replace
from datetime import date

import pytest
from item_reading import box, fill, review_of, save
from reading_pages import title_of, words_of

from audit.domain.review import Person, School
from audit.domain.words import UNKNOWN, Grade, Rating, ReviewStatus, Setting

CLERK = Person("Robin Clerk", "Clerk")
SCHOOL = School("900001", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)
CORE = "core-103-109"


@pytest.fixture
def follow_up(app, a_kept_review):
    """WT-02, IS-03 and DP-20 are asked, DP-10 has come into scope; the rest stands from 20 November 2025."""
    a_kept_review(named={"WT-02": Rating.PARTLY_IN_PLACE, "IS-03": UNKNOWN, "DP-20": Rating.NOT_IN_PLACE}, agreed=True)
    return app.follow_ups.start(SCHOOL, CORE, app.today(), CLERK).review_id


def test_the_item_page_begins_with_the_first_item_asked_and_walks_only_those(open_page, follow_up):
    at = open_page("item", review=follow_up)

    assert "WT-02 · 1 of 4 asked · 4 left" in words_of(at)
    assert "Asked in this follow-up because it was below its target last time." in words_of(at)
    assert at.button(key="item_next").label == "Next without saving: IS-03"
    at.button(key="item_next").click().run()
    assert at.button(key="item_back").label == "Back to WT-02"
    assert "nobody knew last time" in words_of(at)


def test_an_item_that_stands_can_be_reached_says_since_when_and_can_be_answered_after_all(app, open_page, follow_up):
    at = open_page("item", review=follow_up, item="IS-01")
    assert "its answer stands from 20 November 2025" in words_of(at)
    assert "Nobody on the board’s side has looked yet." in words_of(at)
    assert at.button(key="item_back").label == "Back to WT-02"

    save(fill(at, value=Rating.EMBEDDED, grade=Grade.TOLD))

    opened = app.reviews.open(follow_up)
    assert opened.review.answers["IS-01"].stands_from is None
    assert len(opened.asked) == 5
    assert "IS-03 · 3 of 5 asked · 4 left" in words_of(at)


def test_to_save_what_stands_as_it_is_answers_it_in_this_review(app, open_page, follow_up):
    at = open_page("item", review=follow_up, item="IS-01")
    assert box(at, "value").value is Rating.IN_PLACE

    save(at)

    assert app.store.get(follow_up).answers["IS-01"].stands_from is None
    assert "IS-01 is saved" in words_of(at)


def test_the_list_of_answers_begins_with_what_is_asked_and_marks_what_stands(open_page, follow_up):
    at = open_page("check_answers", review=follow_up)
    shown = at.radio(key="check_shown_follow_up")
    assert shown.value == "asked"
    assert "4 of 54 items shown" in words_of(at)

    shown.set_value("standing").run()

    assert "50 of 54 items shown" in words_of(at)
    assert "Stands from 20 November 2025 · proposed by Clerk" in words_of(at)


def test_the_board_is_told_what_stands_apart_from_what_it_agrees_now(open_page, app, follow_up):
    for item in ("WT-02", "IS-03", "DP-20", "DP-10"):
        answer = app.store.get(follow_up).answer_kept(item)
        app.reviews.save_answer(follow_up, replace(answer, value=Rating.IN_PLACE), CLERK)

    words = words_of(open_page("agree", review=follow_up))
    assert "Answered as proposed: 4" in words
    assert "Standing as agreed before: 50" in words
    assert "The governing body agrees" in words


def test_home_says_it_is_a_follow_up_and_lists_each_review_under_its_checklist(app, open_page, follow_up):
    app.reviews.start(SCHOOL, "related-duties", date(2026, 11, 18), CLERK)
    at = open_page("home", review=follow_up)

    assert "Follow-up for" in title_of(at)
    assert "4 of 54 items asked; the others stand as agreed before." in words_of(at)
    labels = [one.label for one in at.button if (one.key or "").startswith("open_")]
    assert any(", follow-up open" in label for label in labels)
    for checklist in app.library.checklists.values():
        assert checklist.title in words_of(at)


def test_the_workbook_asks_what_the_review_asks_unless_all_is_wanted(open_page, follow_up):
    at = open_page("workbook", review=follow_up)
    labels = [block.proto.label for block in at.get("download_button")]
    assert "Download the workbook (4 items)" in labels

    at.checkbox(key="workbook_all").check().run()

    assert "Download the workbook (54 items)" in [block.proto.label for block in at.get("download_button")]


def test_a_later_full_review_says_from_when_last_times_answer_stood(app, open_page, follow_up):
    opened = app.reviews.open(follow_up)
    assert opened.review.assessed_on <= app.today()
    app.reviews.agree(opened, CLERK, agreed_on=app.today())
    assert app.store.get(follow_up).status is ReviewStatus.AGREED
    full = app.reviews.start(SCHOOL, CORE, date.fromordinal(app.today().toordinal() + 30), CLERK).review_id

    at = open_page("item", review=full, item="IS-01")

    assert review_of(at) == full
    assert "stands from 20 November 2025): ◑ In place" in words_of(at)
