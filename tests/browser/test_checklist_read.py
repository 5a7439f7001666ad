"""The whole checklist as a board uses it: shared by its address, printed on A4, its words explained in another tab."""

import io
from collections.abc import Iterator
from typing import Any

import pytest
from board import Board, at_the_screen
from conftest import Server
from pypdf import PdfReader

pytestmark = pytest.mark.slow

A4_POINTS = (595, 842)
MOST_LEAVES = 36
"""Two items a page, and the sentences they came from."""


@pytest.fixture(params=["light", "dark"])
def board(request: pytest.FixtureRequest, chromium: Any, sample_server: Server) -> Iterator[Board]:
    """Somebody at the sample schools, in either scheme: paper is white in both."""
    sitting = at_the_screen(chromium, sample_server.url, scheme=request.param)
    yield sitting
    sitting.page.context.close()


def test_the_printed_checklist_keeps_every_item_whole_and_leaves_the_boxes_out(board: Board) -> None:
    board.visit("/checklist").sees("All 56 items")
    heads = board.main.locator(".whole-item h4").all_inner_texts()

    leaves = PdfReader(io.BytesIO(board.page.pdf(prefer_css_page_size=True))).pages

    assert tuple(round(float(side)) for side in (leaves[0].mediabox.width, leaves[0].mediabox.height)) == A4_POINTS
    assert len(leaves) <= MOST_LEAVES
    words = [" ".join(leaf.extract_text().split()) for leaf in leaves]
    assert len(heads) == 56
    for leaf in words:
        here = [head for head in heads if f"{head.split(' · ')[0]} · " in leaf]
        assert leaf.count("Why it matters:") == leaf.count("Who answers:") == len(here)
        assert not any(box in leaf for box in ("Look for words", "Who is asked", "Answer the items"))
    assert sum(leaf.count("Who answers:") for leaf in words) == 56
    assert "Crown copyright" in words[-1]


def test_paper_is_white_in_either_scheme(board: Board) -> None:
    board.visit("/checklist")
    board.page.emulate_media(media="print")

    colours = board.page.evaluate(
        """() => ['.stApp', '.stMain', '.whole-item h4', '.whole-item p'].map((one) => {
            const style = getComputedStyle(document.querySelector(one)); return [style.backgroundColor, style.color];
        })"""
    )

    white, ink = "rgb(255, 255, 255)", "rgb(11, 12, 12)"
    assert [background for background, _ in colours[:2]] == [white, white]
    assert [colour for _, colour in colours[2:]] == [ink, ink] or colours[3][1] == "rgb(80, 90, 95)"


def test_what_was_looked_for_is_shared_by_the_address(board: Board) -> None:
    board.visit("/checklist?find=consent&strand=Data+protection").sees("of 56 items: “consent”, Data protection")

    board.main.get_by_label("Look for words").fill("consent police")
    board.main.get_by_label("Look for words").press("Enter")
    board.sees("“consent police”")

    assert "find=consent+police" in board.page.url
    assert "strand=Data+protection" in board.page.url


def test_a_word_of_an_item_opens_its_meaning_beside_the_page(board: Board) -> None:
    board.visit("/item?item=DP-05")
    word = board.heading.get_by_role("link", name="data protection impact assessment")

    word.focus()
    with board.page.context.expect_page() as opened:
        board.page.keyboard.press("Enter")
    other = opened.value

    other.get_by_role("region", name="The word you asked about").get_by_text("DPIA –").wait_for()
    assert "term=dpia" in other.url
    assert other.title().startswith("DPIA · Glossary")
    assert "item=DP-05" in board.page.url
