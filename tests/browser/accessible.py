"""Whether a page can be read by everybody: clean under axe, one h1, a title, no sideways scrolling at 320 px."""

from axe_playwright_python.sync_playwright import Axe
from board import DESK, PHONE, Board

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def can_be_read(board: Board) -> None:
    """What holds for every page, with all that is folded open, at a desk and on a phone."""
    board.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    board.settled()
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
