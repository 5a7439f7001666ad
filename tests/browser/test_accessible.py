"""Every page, empty and full, light and dark: clean under axe, one h1, and no sideways scrolling at 320 px."""

from collections.abc import Iterator
from typing import Any

import pytest
from accessible import can_be_read
from board import DESK, Board, at_the_screen
from conftest import Server

from audit.ui.links import PAGES

pytestmark = pytest.mark.slow

SCHEMES = ("light", "dark")


def sitting(chromium: Any, server: Server, scheme: str) -> Iterator[Board]:
    board = at_the_screen(chromium, server.url, scheme=scheme)
    yield board
    board.page.context.close()


@pytest.fixture(scope="module", params=SCHEMES)
def full(request: pytest.FixtureRequest, chromium: Any, sample_server: Server) -> Iterator[Board]:
    """Somebody at the sample schools, who has said who answers."""
    for board in sitting(chromium, sample_server, request.param):
        board.visit("/item").says_who("Link governor")
        yield board


@pytest.fixture(scope="module", params=SCHEMES)
def empty(request: pytest.FixtureRequest, chromium: Any, empty_server: Server) -> Iterator[Board]:
    """Somebody at an empty database."""
    for board in sitting(chromium, empty_server, request.param):
        yield board.visit()


def check(board: Board, name: str) -> None:
    """What holds for every page, at a desk and on a phone."""
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    board.go_to(name)
    can_be_read(board)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_with_the_sample_schools(full: Board, name: str) -> None:
    check(full, name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_an_empty_database(empty: Board, name: str) -> None:
    check(empty, name)
