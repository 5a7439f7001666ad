"""Takes the pictures of every page, with the sample schools: `python tests/browser/take_pictures.py [FOLDER]`.

Each page three times: light, dark, and narrow (320 px wide). Run it after a page has changed, and look at what it made.
"""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from board import Board, at_the_screen
from conftest import a_browser, a_server
from PIL import Image

from audit.ui.links import PAGES

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WIDE, NARROW = 1000, 320
TALLEST = 1800
COLOURS = 64
"""Enough for flat pages; a picture is then some tens of kilobytes."""
SHAPES: dict[str, tuple[int, str]] = {"light": (WIDE, "light"), "dark": (WIDE, "dark"), "narrow": (NARROW, "light")}


WITHOUT_THIS_MACHINE = r"""() => {
  const texts = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode;
    node.data = node.data.replace(/\/\S*\/governor-self-audit\/reviews\.db/, '~/governor-self-audit/reviews.db');
  }
}"""
"""The picture is of the page, not of the folder in which it happened to be taken."""


def picture_name(page: str, shape: str) -> str:
    """`home-light.png`."""
    return f"{page}-{shape}.png"


def take_all(browser: Any, url: str, folder: Path, *, tallest: int = TALLEST, say: Callable[[str], object]) -> None:
    """Every page in every shape, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for shape, (width, scheme) in SHAPES.items():
        board = at_the_screen(browser, url, size=(WIDE, 1000), scheme=scheme).visit("/item").says_who("Clerk")
        for page in PAGES:
            board.page.set_viewport_size({"width": WIDE, "height": 1000})
            board.go_to(page)
            path = folder / picture_name(page, shape)
            path.write_bytes(small(picture(board, width, tallest)))
            say(f"{path.name}  {path.stat().st_size // 1024} kB")
        board.page.context.close()


def picture(board: Board, width: int, tallest: int) -> bytes:
    """The page as it is, as tall as it needs but no taller than `tallest`."""
    board.page.set_viewport_size({"width": width, "height": 900})
    board.settled()
    height = full_height(board)
    board.page.set_viewport_size({"width": width, "height": max(600, min(height, tallest))})
    board.settled()
    board.page.wait_for_timeout(400)  # charts draw themselves anew after a change of size
    board.page.evaluate(WITHOUT_THIS_MACHINE)
    board.page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")
    return board.page.screenshot(animations="disabled")


def full_height(board: Board) -> int:
    """How tall the page is, once it no longer grows."""
    heights = [0]
    while len(heights) < 4 or len(set(heights[-3:])) > 1:
        board.page.wait_for_timeout(150)
        heights.append(int(board.page.evaluate("document.querySelector('.stMain').scrollHeight")))
    return heights[-1]


def small(png: bytes) -> bytes:
    """The picture with few colours, as a PNG."""
    out = io.BytesIO()
    flat = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    flat.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Start a server with the sample schools, take the pictures, stop it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES
    tallest = int(sys.argv[2]) if len(sys.argv) > 2 else TALLEST
    for server in a_server(sample=True, name="governor-self-audit"):
        with a_browser() as browser:
            take_all(browser, server.url, folder, tallest=tallest, say=print)


if __name__ == "__main__":
    main()
