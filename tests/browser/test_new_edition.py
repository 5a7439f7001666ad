"""The guidance moves while the product runs: the next review on the new edition, and an open one that takes it up."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from accessible import can_be_read
from board import Board, at_the_screen
from clones import Clone, a_clone
from next_edition import CORE, EDITION, MERGED_INTO, MERGED_ONE, NEW, REMOVED, REWORDED, SPLIT, SPLIT_INTO
from playwright.sync_api import expect

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.review import Person, School, unanswered
from audit.domain.words import Grade, Rating, ReviewStatus, Setting

pytestmark = pytest.mark.slow

WILLOW = School("900021", "Willow Primary School", Setting.MAINTAINED_SCHOOL)
ALDER = School("900022", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)
CLERK = Person("Ann Example", "Clerk")
KEY = "Alt+KeyK"
GAPS = {SPLIT: Rating.NOT_IN_PLACE, MERGED_ONE: Rating.PARTLY_IN_PLACE, REMOVED: Rating.NOT_IN_PLACE}
ANSWERED = (REWORDED, SPLIT, MERGED_ONE, REMOVED, "WT-01", "WT-02")
"""What the open review had said before the new edition came."""
NEW_WORDS = ", in words all staff know?"
BANNER = "The checklist has new words: KCSIE 2027, in force from 1 September 2027."
SLIP = ("core-103-109/103.yaml", "- id: WT-01\n", "- id: WT-01\n  weight: 3\n")


def answer(item: str, day: date) -> Answer:
    rating = GAPS.get(item, Rating.IN_PLACE)
    return Answer(item, rating, grade=Grade.SEEN, evidence_ref="File 3", evidence_by="Clerk", evidence_date=day)


def long_ago(app: App) -> date:
    return app.today() - timedelta(days=380)


def an_agreed_review(app: App) -> str:
    day = long_ago(app)
    review = app.reviews.start(WILLOW, CORE, day, CLERK).review_id
    for item in app.reviews.open(review).items:
        app.reviews.save_answer(review, answer(item.id, day), CLERK)
    app.reviews.agree(app.reviews.open(review), CLERK, agreed_on=day)
    return review


def an_open_review(app: App) -> str:
    review = app.reviews.start(ALDER, CORE, app.today(), CLERK).review_id
    for item in ANSWERED:
        app.reviews.save_answer(review, answer(item, app.today()), CLERK)
    return review


@pytest.fixture
def clone() -> Iterator[Clone]:
    with a_clone() as made:
        yield made


@pytest.fixture
def board(chromium: Any, clone: Clone) -> Iterator[Board]:
    clone.server.start()
    sitting = at_the_screen(chromium, clone.server.url)
    yield sitting
    sitting.page.context.close()


def moved(board: Board, title: str | re.Pattern[str]) -> None:
    """After a move the focus is on the heading, and the tab says what is shown."""
    board.settled()
    expect(board.heading).to_be_focused()
    expect(board.page).to_have_title(title if isinstance(title, re.Pattern) else re.compile(f"^{re.escape(title)} "))


def confirm_buttons(board: Board) -> int:
    return board.main.get_by_role("button", name=re.compile("^It still holds")).count()


def to_item(board: Board, item: str) -> None:
    """Choose an item from the list that lies under every item."""
    board.settled().unfold("All items").settled().press(re.compile(f"^{item} ·"))
    board.sees_item(item)


def test_the_next_review_is_walked_on_the_new_edition_from_its_start_to_agreed(clone: Clone, board: Board) -> None:
    with clone.app() as app:
        old = an_agreed_review(app)
    board.visit(f"/?review={old}").says_nothing_of(BANNER)
    clone.next_edition_comes()

    board.go_to("start")
    moved(board, "Start a review")
    board.says_who("Clerk").main.get_by_text("Another review of").click()
    board.settled().press("Start the review").sees("none counts until you confirm it").sees_item("WT-01")
    moved(board, "WT-01")
    review = board.review_id

    board.page.keyboard.press(KEY)
    board.sees("WT-01 is confirmed as last time.").sees_item("WT-02")
    moved(board, "WT-02")

    to_item(board, REWORDED)
    moved(board, REWORDED)
    board.sees("What changed in the words since it was answered").sees("Says more plainly who is asked.")
    expect(board.main.locator("ins")).to_have_text("added: learning, in words all staff know?")
    expect(board.main.locator("del")).to_have_text("removed: learning?")
    assert confirm_buttons(board) == 0
    board.page.keyboard.press(KEY)
    board.settled().sees_item(REWORDED)
    board.answer_item(REWORDED, Rating.EMBEDDED).save_and_continue().sees(f"{REWORDED} is saved.")

    for item, pointer in (
        (SPLIT_INTO[0], f"{SPLIT}, “"),
        (MERGED_INTO, f"{MERGED_ONE}, “"),
        (NEW, f"{NEW} was not asked last time. It starts without an answer."),
    ):
        to_item(board, item)
        moved(board, item)
        board.sees(pointer)
        assert confirm_buttons(board) == 0
        board.answer_item(item).save_and_continue().sees(f"{item} is saved.")

    board.go_to("check_answers")
    moved(board, "Check your answers")
    board.sees("No longer asked").sees(f"{REMOVED}, “")
    with clone.app() as app:
        answer_the_rest(app, review)
    board.go_to("agree").press(re.compile("^Agree these ")).sees("The governing body agreed this review")
    with clone.app() as app:
        agreed = app.store.get(review)
        assert (agreed.status, agreed.edition) == (ReviewStatus.AGREED, EDITION)
        assert agreed.answers[REWORDED].value is Rating.EMBEDDED

    board.go_to("over_time")
    moved(board, "Over time")
    board.sees("No longer asked")
    for false in ("Gap closed", "New gap", "Gap came back"):
        assert false not in board.text
    board.visit(f"/item?review={old}&item={REWORDED}")
    assert NEW_WORDS not in board.heading.inner_text()
    assert "What changed in the words" not in board.text


def answer_the_rest(app: App, review: str) -> None:
    """By confirming what still holds, and answering in place what cannot be confirmed."""
    opened = app.reviews.open(review)
    for item in unanswered(opened.review, opened.checklist):
        last = opened.last_time(item.id)
        if last is not None and last.may_be_confirmed:
            app.reviews.confirm_last(opened, item.id, CLERK)
        else:
            app.reviews.save_answer(review, Answer(item.id, Rating.IN_PLACE), CLERK)


def test_an_open_review_is_told_exactly_what_new_words_would_do_and_takes_them_up(clone: Clone, board: Board) -> None:
    with clone.app() as app:
        review = an_open_review(app)
    board.visit(f"/?review={review}").says_nothing_of(BANNER)
    clone.next_edition_comes()
    board.go_to("results").go_to("home").sees(BANNER)
    moved(board, ALDER.name)

    board.unfold("What taking up the new words would do").settled()
    board.sees("2 answers stay: the same is asked in the same words.")
    board.sees(f"1 answer does not count until somebody has read what changed and chosen the rating anew: {REWORDED}.")
    board.sees(f"since what was asked is no longer asked that way: {REMOVED}, {SPLIT} and {MERGED_ONE}.")
    board.sees(f"Split into several: {SPLIT} is now {SPLIT_INTO[0]} and {SPLIT_INTO[1]}.")
    with clone.app() as app:
        assert app.store.get(review).edition != EDITION
    board.says_who("Clerk")
    board.press("Take up the new words").sees("The review is answered on the new words from now on.")
    board.settled().says_nothing_of(BANNER)

    with clone.app() as app:
        kept = app.store.get(review)
        assert (kept.edition, set(kept.answers)) == (EDITION, {"WT-01", "WT-02"})
    board.visit(f"/item?review={review}&item={REWORDED}")
    board.sees("In this review, on the words before (KCSIE 2021) it was asked in other words.")
    assert confirm_buttons(board) == 0
    board.answer_item(REWORDED).save_and_continue().sees(f"{REWORDED} is saved.")


@pytest.fixture(scope="module")
def moved_on() -> Iterator[tuple[Clone, dict[str, str]]]:
    """A clone with both reviews and the new edition; the ids of the open one, and of the next one of the agreed."""
    with a_clone() as clone:
        with clone.app() as app:
            an_agreed_review(app)
            ids = {"open": an_open_review(app)}
        clone.next_edition_comes()
        with clone.app() as app:
            ids["next"] = app.reviews.start(WILLOW, CORE, app.today(), CLERK).review_id
            app.reviews.save_answer(ids["next"], Answer(NEW, Rating.IN_PLACE), CLERK)
        clone.server.start()
        yield clone, ids


@pytest.fixture(scope="module", params=("light", "dark"))
def looking(request: pytest.FixtureRequest, chromium: Any, moved_on: tuple[Clone, dict[str, str]]) -> Iterator[Board]:
    sitting = at_the_screen(chromium, moved_on[0].server.url, scheme=request.param)
    yield sitting.visit("/item").says_who("Clerk")
    sitting.page.context.close()


STATES = {
    "home with the banner, what taking up would do unfolded": ("/?review={open}", "What taking up"),
    "a reworded item": (f"/item?review={{next}}&item={REWORDED}", "What changed in the words"),
    "an item that was split": (f"/item?review={{next}}&item={SPLIT_INTO[0]}", "Asked another way since last time"),
    "an item that was merged": (f"/item?review={{next}}&item={MERGED_INTO}", "Asked another way since last time"),
    "a new item": (f"/item?review={{next}}&item={NEW}", "New since last time"),
    "the answers, with what is no longer asked": ("/check_answers?review={next}", "No longer asked"),
    "over time": ("/over_time?review={next}", "No longer asked"),
}


@pytest.mark.parametrize("state", STATES)
def test_what_a_new_edition_shows_can_be_read_by_everybody(
    looking: Board, moved_on: tuple[Clone, dict[str, str]], state: str
) -> None:
    address, words = STATES[state]
    looking.visit(address.format(**moved_on[1])).sees(words)

    can_be_read(looking)


def test_that_the_last_good_content_stands_in_can_be_read_by_everybody(
    looking: Board, moved_on: tuple[Clone, dict[str, str]]
) -> None:
    clone, ids = moved_on
    name, good, broken = SLIP
    looking.visit(f"/?review={ids['open']}")
    clone.content.replace(name, good, broken)
    try:
        looking.visit(f"/?review={ids['open']}").sees("The checklist content needs mending")
        can_be_read(looking)
    finally:
        clone.content.replace(name, broken, good)
