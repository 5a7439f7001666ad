"""Actions at the screen: due dates into a calendar, and one whose gap is back taken up again without a mouse."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from accessible import can_be_read
from board import DESK, Board, at_the_screen
from conftest import Server
from icalendar import Calendar
from playwright.sync_api import expect
from pypdf import PdfReader

from audit.bootstrap import App
from audit.domain.words import UNFINISHED, ActionStatus

pytestmark = pytest.mark.slow

SCHOOL = "Saltmarsh House"
"""The sample school whose visiting practitioners’ terms slipped again with a new counsellor."""
ITEM = "IS-16"


@pytest.fixture
def review(sample_server: Server) -> Iterator[str]:
    app = App(str(sample_server.database))
    yield next(one.id for one in app.store.reviews() if one.school == SCHOOL)
    app.store.close()


@pytest.fixture(params=["light", "dark"])
def board(request: pytest.FixtureRequest, chromium: Any, sample_server: Server) -> Iterator[Board]:
    sitting = at_the_screen(chromium, sample_server.url, scheme=request.param)
    yield sitting
    sitting.page.context.close()


def test_the_actions_page_with_one_re_opened_is_clean_with_every_form_unfolded(board: Board, review: str) -> None:
    board.visit(f"/actions?review={review}").says_who("Link governor").sees("1 re-opened")

    can_be_read(board)


def test_an_error_beside_its_box_is_clean_too(board: Board, review: str) -> None:
    board.visit(f"/actions?review={review}").says_who("Link governor").sees("1 re-opened")
    board.unfold("Take it up again").press(f"Take up again the action on {ITEM}")
    board.sees("There is a problem").sees("Error: ").settled()
    stays_in_sight(board, "Due now")

    can_be_read(board)


def test_a_day_moved_without_a_reason_leaves_the_form_and_its_error_in_sight(
    chromium: Any, sample_server: Server, review: str
) -> None:
    board = at_the_screen(chromium, sample_server.url).visit(f"/actions?review={review}").says_who("Link governor")
    board.unfold("Change this action: DP-08").settled()
    form = board.main.locator("details[open]").filter(has_text="Save the action on DP-08")

    form.get_by_role("textbox", name="Due", exact=True).fill("01/02/2027")
    board.press("Save the action on DP-08").sees("There is a problem").settled()

    stays_in_sight(board, "If it is due later than before")
    board.page.context.close()


def stays_in_sight(board: Board, label: str) -> None:
    """The error and the box it is about can be seen where the person is: the form has not folded away."""
    board.page.wait_for_timeout(500)
    expect(board.main.locator(".field-error")).to_be_in_viewport()
    expect(board.main.locator("details[open]").get_by_role("textbox", name=label)).to_be_in_viewport()


def test_the_due_dates_go_into_a_calendar(chromium: Any, sample_server: Server, review: str, tmp_path: Path) -> None:
    board = at_the_screen(chromium, sample_server.url)
    board.visit(f"/actions?review={review}")
    app = App(str(sample_server.database))
    due = {one.id: one.due for one in app.reviews.open(review).actions if one.status in UNFINISHED}

    with board.page.expect_download() as got:
        board.press(re.compile(r"for a calendar"))
    path = tmp_path / "actions.ics"
    got.value.save_as(path)

    assert got.value.suggested_filename.endswith(".ics")
    events = {str(event["UID"]).split("@")[0]: event.start for event in Calendar.from_ical(path.read_bytes()).events}
    assert events == due
    assert due
    app.store.close()
    board.page.context.close()


def test_the_sheets_for_the_table_are_made_when_somebody_presses(
    chromium: Any, sample_server: Server, review: str, tmp_path: Path
) -> None:
    board = at_the_screen(chromium, sample_server.url)
    for address, words, first in (
        (f"/paper?review={review}", "Download the evidence index", "Evidence index: Part 1"),
        (f"/workbook?review={review}", "to print", "Checklist to fill in on paper"),
        (f"/item?review={review}&item={ITEM}", "Print this item", f"One item: {ITEM}"),
    ):
        board.visit(address)
        with board.page.expect_download() as got:
            board.press(re.compile(words))
        got.value.save_as(tmp_path / "sheet.pdf")
        assert first in PdfReader(tmp_path / "sheet.pdf").pages[0].extract_text()
    board.page.context.close()


def test_an_action_whose_gap_is_back_is_taken_up_again_by_keyboard_alone(
    chromium: Any, sample_server: Server, review: str
) -> None:
    board = at_the_screen(chromium, sample_server.url, size=DESK)
    board.visit(f"/actions?review={review}").says_who("Link governor").sees("1 re-opened")
    app = App(str(sample_server.database))
    due = app.today() + timedelta(days=40)

    board.main.locator("summary").filter(has_text="Take it up again").focus()
    board.page.keyboard.press("Enter")
    tab_to(board, "Due now")
    board.page.keyboard.type(f"{due:%d/%m/%Y}")
    tab_to(board, f"Take up again the action on {ITEM}")
    board.page.keyboard.press("Enter")

    board.sees("is taken up again").sees("0 re-opened")
    (again,) = [one for one in app.reviews.open(review).actions if one.item == ITEM]
    assert (again.status, again.due) == (ActionStatus.OPEN, due)
    app.store.close()
    board.page.context.close()


def tab_to(board: Board, words: str) -> None:
    """Press Tab until what has these words for its name has the focus."""
    wanted = board.page.get_by_label(words).or_(board.page.get_by_role("button", name=words)).first
    for _ in range(12):
        board.page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return expect(wanted).to_be_focused()
    raise AssertionError(f"Tab never reaches {words!r}")
