"""What comes out of the printer: the agenda on one A4 page, a visit sheet with whole items and room to write."""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from board import Board, at_the_screen
from conftest import Server
from pypdf import PdfReader

from audit.bootstrap import App
from audit.domain.review import Person

pytestmark = pytest.mark.slow

A4_POINTS = (595, 842)


@pytest.fixture(params=["light", "dark"])
def board(request: pytest.FixtureRequest, chromium: Any, sample_server: Server) -> Iterator[Board]:
    """Somebody at the sample schools, in either scheme: paper is white in both."""
    sitting = at_the_screen(chromium, sample_server.url, scheme=request.param)
    yield sitting
    sitting.page.context.close()


def printed(board: Board) -> list[Any]:
    """The pages that the browser prints."""
    return list(PdfReader(io.BytesIO(board.page.pdf(prefer_css_page_size=True))).pages)


def words_of(leaf: Any) -> str:
    return " ".join(leaf.extract_text().split())


def test_forty_minutes_of_agenda_are_one_a4_page(board: Board) -> None:
    board.visit("/agenda").sees("10 items, 4 minutes each")
    codes = board.main.locator("ol.agenda .what strong").all_inner_texts()

    (leaf,) = printed(board)

    assert tuple(round(float(side)) for side in (leaf.mediabox.width, leaf.mediabox.height)) == A4_POINTS
    assert len(codes) == 10
    assert all(code.strip() in words_of(leaf) for code in codes)
    assert "agreed as proposed in one step" in words_of(leaf)
    assert "Minutes the board has" not in words_of(leaf)
    assert "Download as PDF" not in words_of(leaf)


def test_it_is_one_page_where_each_item_has_many_reasons_too(board: Board, sample_server: Server) -> None:
    app = App(str(sample_server.database))
    clerk, day = Person("Ann Example", "Clerk"), app.today() + timedelta(days=6)
    school = next(one for one in app.store.schools() if one.name == "Thistlebrook Primary")
    started = next((one for one in app.store.reviews() if one.assessed_on == day), None)
    review = started.id if started else app.reviews.start(school, "core-103-109", day, clerk).review_id
    for item in app.reviews.open(review).items:
        opened = app.reviews.open(review)
        last = opened.last_time(item.id)
        if not started and last is not None and last.may_be_confirmed:
            app.reviews.confirm_last(opened, item.id, clerk)
    app.store.close()

    board.visit(f"/agenda?review={review}").sees("10 items, 4 minutes each").sees(
        re.compile("evidence is too old to count")
    )

    assert len(printed(board)) == 1


def test_each_item_of_a_visit_is_printed_whole_with_room_to_write(board: Board) -> None:
    board.visit("/visit").sees("6 items in 60 minutes")
    heads = [head.split(" · ")[0] for head in board.main.locator(".look h3").all_inner_texts()]

    leaves = [words_of(leaf) for leaf in printed(board)]

    assert len(heads) == 6
    for leaf in leaves:
        here = [head for head in heads if f"{head} · " in leaf]
        assert leaf.count("What I found") == leaf.count("How we know now") == len(here)
    assert sum(leaf.count("What I found") for leaf in leaves) == len(heads)


def test_the_screen_does_not_show_the_room_to_write(board: Board) -> None:
    board.visit("/visit").sees("6 items in 60 minutes")

    assert not board.main.locator(".look .write").first.is_visible()


def test_paper_is_white_and_ink_dark_in_either_scheme(board: Board) -> None:
    board.visit("/agenda").sees("10 items, 4 minutes each")
    board.page.emulate_media(media="print")

    def colour(where: str, what: str) -> str:
        return str(board.page.eval_on_selector(where, f"one => getComputedStyle(one).{what}"))

    assert colour(".stApp", "backgroundColor") == "rgb(255, 255, 255)"
    for where in ("main h1, .stMain h1", ".agenda li p", ".agenda .what span"):
        assert colour(where, "color") in {"rgb(11, 12, 12)", "rgb(80, 90, 95)"}
