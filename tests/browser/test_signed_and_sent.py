"""A clerk signs an agreed review, gives the school's crest and keeps a paper as sent: for everybody's eyes and keys."""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import can_be_read
from board import DESK, Board, at_the_screen
from conftest import Server
from playwright.sync_api import expect
from pypdf import PdfReader

from audit.bootstrap import App
from audit.domain.words import ReviewStatus

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from pictures import a_picture

pytestmark = pytest.mark.slow

NAMES = {"light": "Thistlebrook Primary", "dark": "Ravensdyke Academy"}
"""Each scheme has a school of its own, since what is signed stays signed."""


@pytest.fixture(params=NAMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def school(scheme: str) -> str:
    return NAMES[scheme]


@pytest.fixture
def board(scheme: str, chromium: Any, sample_server: Server) -> Iterator[Board]:
    """Somebody at the sample schools."""
    sitting = at_the_screen(chromium, sample_server.url, scheme=scheme)
    yield sitting
    sitting.page.context.close()


@pytest.fixture
def app(sample_server: Server) -> Iterator[App]:
    """The same database, looked at from beside."""
    beside = App(str(sample_server.database))
    yield beside
    beside.store.close()


def a_review(app: App, school: str, status: ReviewStatus) -> str:
    """The newest review of the school that stands so."""
    return next(one.id for one in app.store.reviews() if (one.school, one.status) == (school, status))


def test_an_agreed_review_is_signed_and_says_so_everywhere(board: Board, app: App, school: str) -> None:
    review = a_review(app, school, ReviewStatus.AGREED)
    board.visit(f"/agree?review={review}").says_who()
    can_be_read(board)
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    board.press("Record the signatures").sees("Choose which role signed for the school.").settled()
    can_be_read(board)
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    board.pick("Signed for the school", "DPO")
    # The board's own role by keys alone.
    board.main.get_by_role("radio", name="Chair").focus()
    board.page.keyboard.press("Space")
    board.page.keyboard.press("ArrowDown")
    board.settled().press("Record the signatures")

    board.sees("The review is signed.").sees("by the DPO and the Nominated governor.").settled()
    assert app.store.get(review).status is ReviewStatus.SIGNED
    can_be_read(board)
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    board.go_to("home").sees("Signed at the meeting of")


def test_a_crest_is_given_seen_on_the_page_and_stands_in_the_paper_that_is_kept_as_sent(
    board: Board, app: App, school: str, tmp_path: Path
) -> None:
    review = a_review(app, school, ReviewStatus.OPEN)
    board.visit(f"/paper?review={review}").unfold("Your board’s name and crest").settled()
    board.choose("Your role", "Clerk").type_in("Your name", "Ann Example").press("Continue").settled()
    page = tmp_path / "crest.png"
    page.write_text("<html>no picture</html>")
    crest = tmp_path / "arms.jpg"
    crest.write_bytes(a_picture((900, 1100), kind="JPEG"))
    files = board.main.locator("input[type=file]")

    files.set_input_files(page)
    board.sees("crest.png").press("Keep the name and the crest")
    board.sees("This is not a PNG or JPEG picture, whatever its name says.").settled()
    expect(board.main.locator(".field-error")).to_be_in_viewport()
    can_be_read(board)
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    board.type_in("What your board calls itself", f"Governing board of {school}")
    board.main.get_by_role("button", name="Remove crest.png").click()
    files.set_input_files(crest)
    board.sees("arms.jpg").press("Keep the name and the crest").sees("The name and the crest are kept.").settled()
    board.unfold("Your board’s name and crest").settled()
    seen = board.main.get_by_role("img", name=f"Crest of {school}")
    expect(seen).to_be_visible()
    assert seen.evaluate("picture => [picture.naturalWidth, picture.naturalHeight]") == [491, 600]
    can_be_read(board)
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})

    board.type_in("Meeting", "Full governing body").press(re.compile("^Make the paper$"))
    board.sees("The paper is ready").settled()
    with board.page.expect_download() as got:
        board.press("Download Part 1, fit to publish")
    first = PdfReader(io.BytesIO(Path(got.value.path()).read_bytes())).pages[0]
    assert len(first.images) == 1
    assert f"Governing board of {school}" in first.extract_text()
    board.press("Keep this as the paper the board was sent").sees("Kept as the paper the board was sent.").settled()
    board.sees("Nothing that this part may show has changed since the paper of")
    can_be_read(board)
    assert [one.meeting for one in app.store.papers_sent(review)] == ["Full governing body"]
