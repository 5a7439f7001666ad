"""Every page, empty and full, light and dark: clean under axe, one h1, and no sideways scrolling at 320 px."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from board import DESK, PHONE, Board, at_the_screen
from conftest import Server

from audit.ui.links import PAGES

pytestmark = pytest.mark.slow

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
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
    assert board.main.get_by_role("heading", level=1).count() == 1
    assert board.page.title() not in {"", "Streamlit"}
    unfold_everything(board)
    assert faults(board) == []
    board.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    board.settled()
    assert sideways(board) == [], "the page scrolls sideways at 320 px"


def unfold_everything(board: Board) -> None:
    """Open what is folded away: it is read too."""
    board.page.evaluate("document.querySelectorAll('main details:not([open]) > summary').forEach((one) => one.click())")
    board.settled()


def faults(board: Board) -> list[str]:
    """What axe finds, each with its first place."""
    found = Axe().run(board.page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]} ({len(one['nodes'])} places)" for one in found]


def sideways(board: Board) -> list[str]:
    """What is wider than the window, outside the tables that scroll by themselves; empty where nothing is."""
    return list(
        board.page.evaluate(
            """() => {
                const main = document.querySelector('.stMain');
                const width = document.documentElement.clientWidth;
                if (document.scrollingElement.scrollWidth <= width && main.scrollWidth <= main.clientWidth) return [];
                return [...main.querySelectorAll('*')]
                    .filter((one) => !one.closest('.scroll') && one.getBoundingClientRect().right > width + 0.5)
                    .map((one) => one.outerHTML.slice(0, 160));
            }"""
        )
    ) or ([] if fits(board) else ["something unseen"])


def fits(board: Board) -> bool:
    return bool(
        board.page.evaluate(
            "document.scrollingElement.scrollWidth <= 320 && "
            "document.querySelector('.stMain').scrollWidth <= document.querySelector('.stMain').clientWidth"
        )
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_page_with_the_sample_schools(full: Board, name: str) -> None:
    check(full, name)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_of_an_empty_database(empty: Board, name: str) -> None:
    check(empty, name)
