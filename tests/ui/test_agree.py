"""Agree the review: what is left first, then one recorded step of exactly what the page showed."""

from datetime import date, timedelta

import pytest
from reading_pages import title_of, words_of

from audit.domain.answers import Answer
from audit.domain.review import Person, ReviewStatus
from audit.domain.words import UNKNOWN, Rating
from audit.errors import NotAllowedError

CLERK = Person("Robin Clerk", "Clerk")
FIRST_DAY = date(2023, 11, 20)

CHAIR = Person("Cato Chair", "Chair")


def links_of(at):
    return [one.proto.label for one in at.get("page_link")]


def box(at, kind, name, opened):
    return getattr(at, kind)(key=f"agree.{opened.review.id}.{name}")


def agree_button(at, opened):
    return box(at, "button", "agree", opened)


def now(app, opened):
    return app.reviews.open(opened.review.id)


def test_without_a_review_the_page_says_how_to_get_one(open_page):
    at = open_page("agree")

    assert title_of(at) == "Agree the review"
    assert "There is no review yet" in words_of(at)


def test_unanswered_come_first_then_dont_knows_then_the_rest(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None, "DP-02": UNKNOWN})

    at = open_page("agree", review=opened.review.id)

    said = words_of(at)
    assert title_of(at) == "Agree the review"
    places = [said.index(head) for head in ("Without an answer: 1", "Nobody knows yet: 1", "Answered as proposed: ")]
    assert places == sorted(places)
    assert {"IS-05", "DP-02"} <= set(links_of(at))


def test_the_button_says_how_many_are_agreed_and_agrees_them(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)
    assert agree_button(at, opened).label == f"Agree these {len(opened.items)} as proposed"

    agree_button(at, opened).click().run()

    agreed = now(app, opened).review
    assert (agreed.status, agreed.agreed_on, agreed.exceptions) == (ReviewStatus.AGREED, app.today(), ())
    assert "The review is agreed." in words_of(at)
    assert "Recorded by Robin Clerk (Clerk) on" in words_of(at)


def test_items_pulled_out_are_named_and_leave_the_number(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)

    box(at, "multiselect", "pulled", opened).set_value(["DP-02", "IS-05"]).run()
    assert agree_button(at, opened).label == f"Agree these {len(opened.items) - 2} as proposed, and the 2 pulled out"
    box(at, "text_input", "minute", opened).set_value("Minute 7")
    agree_button(at, opened).click().run()

    agreed = now(app, opened).review
    assert agreed.exceptions == ("IS-05", "DP-02")
    assert agreed.minute_reference == "Minute 7"
    assert "Pulled out and agreed one by one: IS-05, DP-02" in words_of(at)


def test_with_something_unanswered_the_board_says_so_first(app, a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None})
    at = open_page("agree", review=opened.review.id)

    agree_button(at, opened).click().run()
    assert "tick “The governing body agrees the review with 1 item unanswered”" in words_of(at)
    assert now(app, opened).review.status is ReviewStatus.OPEN

    box(at, "checkbox", "left.1", opened).check()
    agree_button(at, opened).click().run()
    assert now(app, opened).review.status is ReviewStatus.AGREED
    assert "1 item had no answer when it was agreed" in words_of(at)


@pytest.mark.parametrize(
    ("day", "words"),
    [("", "Give the day"), ("31/02/2026", "is not a date"), ("01/01/2999", "lies in the future")],
)
def test_a_day_that_cannot_be_is_refused_in_words(app, a_kept_review, open_page, day, words):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)

    box(at, "text_input", "day", opened).set_value(day)
    agree_button(at, opened).click().run()

    assert words in words_of(at)
    assert now(app, opened).review.status is ReviewStatus.OPEN


def test_a_stale_page_agrees_nothing_and_says_who_changed_it(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)
    app.reviews.save_answer(
        opened.review.id, Answer("IS-05", Rating.NOT_IN_PLACE, version=opened.review.answers["IS-05"].version), CHAIR
    )

    agree_button(at, opened).click().run()

    assert now(app, opened).review.status is ReviewStatus.OPEN
    assert "This review was changed by Cato Chair (Chair) on" in words_of(at)


def test_a_page_redrawn_after_a_change_still_agrees_nothing_until_it_is_read(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)
    app.reviews.save_answer(
        opened.review.id, Answer("IS-05", Rating.NOT_IN_PLACE, version=opened.review.answers["IS-05"].version), CHAIR
    )

    box(at, "multiselect", "pulled", opened).set_value(["IS-05"]).run()
    assert "while you had this page open" in words_of(at)
    agree_button(at, opened).click().run()
    assert now(app, opened).review.status is ReviewStatus.OPEN

    at.button(key="agree_read").click().run()
    agree_button(at, opened).click().run()
    assert now(app, opened).review.status is ReviewStatus.AGREED


def test_a_review_for_a_later_day_says_when_and_offers_no_button(app, a_kept_review, open_page):
    opened = a_kept_review(app.today() + timedelta(days=3))

    at = open_page("agree", review=opened.review.id)

    assert "It can be agreed on that day or after." in words_of(at)
    assert not [one for one in at.button if one.key and one.key.endswith(".agree")]


def test_nothing_answered_is_nothing_to_agree(a_kept_review, open_page):
    opened = a_kept_review(otherwise=None)

    at = open_page("agree", review=opened.review.id)

    assert "there is nothing to agree" in words_of(at)
    assert "Answer the items" in links_of(at)


def test_the_minute_may_follow_the_agreement(app, a_kept_review, open_page):
    opened = a_kept_review(FIRST_DAY, agreed=True)
    at = open_page("agree", review=opened.review.id)
    assert "Minute reference: to follow" in words_of(at)

    at.text_input(key=f"minute.{opened.review.id}").set_value("FGB 12/4")
    at.button(key="minute_add").click().run()

    assert now(app, opened).review.minute_reference == "FGB 12/4"
    assert now(app, opened).review.status is ReviewStatus.AGREED
    assert "Minute reference: FGB 12/4" in words_of(at)


def test_an_agreed_review_opens_again_with_a_reason_only(app, a_kept_review, open_page):
    opened = a_kept_review(FIRST_DAY, agreed=True)
    at = open_page("agree", review=opened.review.id)

    at.button(key="reopen_button").click().run()
    assert "give the reason" in words_of(at)
    at.text_area(key=f"reopen.{opened.review.id}").set_value("A figure was wrong")
    at.button(key="reopen_button").click().run()

    assert now(app, opened).review.status is ReviewStatus.OPEN
    assert "The review is open again" in words_of(at)
    assert app.store.trail(opened.review.id)[-1].who.words == CLERK.words


def test_before_the_day_the_way_to_move_it_is_shown(app, a_kept_review, open_page):
    at = open_page("agree", review=a_kept_review(app.today() + timedelta(days=3)).review.id)

    assert "the day of the review can be moved" in words_of(at)
    assert "Move the day" in links_of(at)

    today = open_page("agree", review=a_kept_review(app.today()).review.id)
    assert "Move the day" not in links_of(today)


def test_the_list_of_items_shows_no_backslash_and_pulls_out_nothing_at_one_stroke(a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)

    listed = box(at, "multiselect", "pulled", opened)

    assert "IS-05 ◑ In place" in listed.options
    assert listed.proto.select_all == 0


def test_the_button_tells_the_dont_knows_apart(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": UNKNOWN, "DP-02": UNKNOWN})
    at = open_page("agree", review=opened.review.id)
    number = len(opened.items)
    assert agree_button(at, opened).label == f"Agree these {number} as proposed (2 of them don’t know)"

    box(at, "multiselect", "pulled", opened).set_value(["DP-02"]).run()

    words = f"Agree these {number - 1} as proposed (1 of them a don’t know), and the 1 pulled out"
    assert agree_button(at, opened).label == words


def test_who_agrees_is_asked_first(a_kept_review, open_page):
    opened = a_kept_review()

    at = open_page("agree", review=opened.review.id, person=None)

    assert at.selectbox(key="who_role") is not None
    assert not [one for one in at.button if one.key and one.key.endswith(".agree")]


def test_an_open_review_takes_no_minute_reference(app, a_kept_review):
    opened = a_kept_review(otherwise=None)

    with pytest.raises(NotAllowedError, match="a review that has been agreed"):
        app.reviews.add_minute_reference(opened, CLERK, "FGB 12/4")


def test_items_pulled_out_survive_a_look_at_another_page(a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("agree", review=opened.review.id)
    box(at, "multiselect", "pulled", opened).set_value(["DP-02"]).run()

    at.switch_page("ui/pages/results.py").run()
    at.switch_page("ui/pages/agree.py").run()

    assert title_of(at) == "Agree the review"
    assert box(at, "multiselect", "pulled", opened).value == ["DP-02"]
