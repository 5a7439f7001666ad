"""One review follows on another: carried forward by one key, agreed, and a follow-up from there to agreed again."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from board import Board, at_the_screen
from conftest import Server
from playwright.sync_api import expect

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.display import count
from audit.domain.review import Person, School
from audit.domain.words import Grade, Rating, ReviewKind, ReviewStatus, Setting

pytestmark = pytest.mark.slow

CORE = "core-103-109"
SCHOOL = School("900021", "Willow Primary School", Setting.MAINTAINED_SCHOOL)
CLERK = Person("Ann Example", "Clerk")
KEY = "Alt+KeyK"


@pytest.fixture
def app(own_server: Server) -> Iterator[App]:
    """The same database, beside the server: what happened before the test begins."""
    made = App(str(own_server.database))
    yield made
    made.store.close()


@pytest.fixture
def board(chromium: Any, own_server: Server) -> Iterator[Board]:
    sitting = at_the_screen(chromium, own_server.url)
    yield sitting
    sitting.page.context.close()


def long_ago(app: App) -> date:
    return app.today() - timedelta(days=430)


def an_agreed_review(app: App) -> str:
    """Everything in place and read on its day, but for one gap."""
    day = long_ago(app)
    review = app.reviews.start(SCHOOL, CORE, day, CLERK).review_id
    for item in app.reviews.open(review).items:
        read = Answer(item.id, Rating.IN_PLACE, grade=Grade.SEEN, evidence_by="Clerk", evidence_date=day)
        app.reviews.save_answer(review, replace(read, value=Rating(1)) if item.id == "WT-02" else read, CLERK)
    app.reviews.agree(app.reviews.open(review), CLERK, agreed_on=day)
    return review


def answers_of(app: App, review: str) -> dict[str, Answer]:
    return dict(app.store.get(review).answers)


def test_one_key_confirms_and_goes_on_but_never_while_somebody_types(app: App, board: Board) -> None:
    an_agreed_review(app)
    review = app.reviews.start(SCHOOL, CORE, app.today(), CLERK).review_id
    board.visit(f"/item?review={review}&item=WT-01").says_who("Clerk")
    board.sees("Its evidence is stale: 14 months old.")
    assert answers_of(app, review) == {}

    note = board.main.get_by_role("textbox", name=re.compile("^Note"))
    note.press(KEY)
    board.settled().sees_item("WT-01")
    assert answers_of(app, review) == {}

    board.heading.focus()
    board.page.keyboard.press(KEY)
    board.sees("WT-01 is confirmed as last time.").sees_item("WT-02")
    board.page.keyboard.press("k")
    board.settled().sees_item("WT-02")
    board.page.keyboard.press(KEY)
    board.sees("WT-02 is confirmed as last time.").sees_item("WT-03")

    kept = answers_of(app, review)
    assert set(kept) == {"WT-01", "WT-02"}
    assert kept["WT-01"].evidence_date == long_ago(app)


def test_the_key_asks_before_it_leaves_what_is_not_saved(app: App, board: Board) -> None:
    an_agreed_review(app)
    review = app.reviews.start(SCHOOL, CORE, app.today(), CLERK).review_id
    board.visit(f"/item?review={review}&item=WT-01").says_who("Clerk")
    board.page.evaluate("window.confirm = (words) => { window.asked = words; return false; }")
    board.rates(Rating.EMBEDDED)

    board.heading.focus()
    board.page.keyboard.press(KEY)
    board.settled().sees_item("WT-01")

    assert board.page.evaluate("window.asked") == "What you chose or typed here is not saved yet. Leave it?"
    assert answers_of(app, review) == {}


def test_in_the_list_the_keyboard_goes_on_from_the_item_that_follows(app: App, board: Board) -> None:
    an_agreed_review(app)
    review = app.reviews.start(SCHOOL, CORE, app.today(), CLERK).review_id
    board.visit(f"/still_holds?review={review}").says_who("Clerk")

    def button(item: str) -> Any:
        return board.main.get_by_role("button", name=f"It still holds: {item}", exact=True)

    for confirmed, following in (("WT-02", "WT-03"), ("WT-01", "WT-03"), ("WT-03", "WT-04")):
        button(confirmed).focus()
        board.page.keyboard.press("Enter")
        board.sees(f"{confirmed} is confirmed as last time.").settled()
        expect(button(confirmed)).to_have_count(0)
        expect(button(following)).to_be_focused()


def test_once_all_is_confirmed_the_keyboard_goes_on_from_the_heading(app: App, board: Board) -> None:
    an_agreed_review(app)
    review = app.reviews.start(SCHOOL, CORE, app.today(), CLERK).review_id
    opened = app.reviews.open(review)
    for item in opened.to_confirm[1:]:
        app.reviews.confirm_last(opened, item.id, CLERK)
    board.visit(f"/still_holds?review={review}").says_who("Clerk")

    board.main.get_by_role("button", name="It still holds: WT-01", exact=True).focus()
    board.page.keyboard.press("Enter")

    board.sees("There is no answer from last time left to confirm.").settled()
    expect(board.heading).to_be_focused()


def test_a_follow_up_from_agreed_to_agreed(app: App, board: Board) -> None:
    an_agreed_review(app)
    board.visit("/start").says_who("Clerk")
    board.main.get_by_text("Another review of").click()
    board.settled().pick("Full or follow-up?", "Follow-up")
    board.sees(f"{asked_now(app)} would be asked and").settled()
    board.press("Start the follow-up").sees("The follow-up is started").settled()
    review = board.review_id
    assert app.store.get(review).kind is ReviewKind.FOLLOW_UP

    while left := [item.id for item in app.reviews.open(review).asked if item.id not in answers_of(app, review)]:
        board.answer_item(left[0]).save_and_continue()
        board.sees(f"{left[0]} is saved.")
    board.go_to("check_answers").sees("Every item has an answer.")
    board.follow("Go on: agree the review").sees("Standing as agreed before")
    board.press(re.compile("^Agree these 54 as proposed")).sees("The review is agreed.")
    expect(board.main).to_contain_text("The governing body agreed this review")

    agreed = app.store.get(review)
    assert agreed.status is ReviewStatus.AGREED
    others = [one for item, one in agreed.answers.items() if item not in ("WT-02", "DP-10")]
    assert {one.stands_from for one in others} == {long_ago(app)}
    assert agreed.answers["WT-02"].value is Rating.IN_PLACE


def asked_now(app: App) -> str:
    """The gap, and what has come into scope since, if anything has."""
    return count(len(app.follow_ups.look(SCHOOL, CORE, app.today()).asked), "item")
