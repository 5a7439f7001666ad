"""The pages over time as a person uses them: by key alone, by mouse, on a phone, in either scheme, with any history."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from accessible import can_be_read, sideways, unfold_everything
from board import PHONE, Board, at_the_screen
from conftest import Server
from long_history import keep_reviews
from playwright.sync_api import expect
from test_hostile_text import is_harmless

from audit import __version__
from audit.bootstrap import App
from audit.domain.dates import today_in_london
from audit.domain.review import School
from audit.domain.words import Setting

pytestmark = pytest.mark.slow

PAGES = ("over_time", "gaps_over_time", "compare")
HISTORIES = (1, 4, 15)
LONGEST = 40
HOSTILE = (
    '<img src="/owned.png" onerror="window.owned=1"><script>window.owned=1</script> **bold** :red[r] '
    "![p](http://evil.example/p.png) שלום عالم =cmd()|'/c calc'!A1 " + "long " * 40
)
DARK_TEXT = {"light": "rgb(11, 12, 12)", "dark": "rgb(243, 244, 245)"}


@pytest.fixture(scope="module")
def newest(empty_server: Server) -> dict[int, str]:
    """Schools with histories of every length; the newest review of each."""
    app = App(str(empty_server.database))
    last = today_in_london(app.reviews.now())
    found = {
        number: keep_reviews(
            app, number, last=last, school=School(f"9001{number:02}", f"School of {number}", Setting.MAINTAINED_SCHOOL),
            notes={"WT-01": f"{HOSTILE} once"} if number == 4 else None,
        )[-1]
        for number in (*HISTORIES, LONGEST)
    }  # fmt: skip
    app.store.close()
    return found


@pytest.fixture(scope="module", params=DARK_TEXT)
def board(request: pytest.FixtureRequest, chromium: Any, empty_server: Server) -> Iterator[Board]:
    """Somebody in either scheme."""
    sitting = at_the_screen(chromium, empty_server.url, scheme=request.param)
    yield sitting
    sitting.page.context.close()


@pytest.fixture
def ann(chromium: Any, empty_server: Server) -> Iterator[Board]:
    """Somebody who has just sat down."""
    sitting = at_the_screen(chromium, empty_server.url)
    yield sitting
    sitting.page.context.close()


@pytest.mark.parametrize("number", HISTORIES)
@pytest.mark.parametrize("name", PAGES)
def test_each_page_can_be_read_by_everybody_whatever_the_history(
    board: Board, newest: dict[int, str], name: str, number: int
) -> None:
    can_be_read(board.visit(f"/{name}?review={newest[number]}"))


def test_a_history_of_forty_reviews_still_fits_a_phone(ann: Board, newest: dict[int, str]) -> None:
    ann.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    ann.visit(f"/gaps_over_time?review={newest[LONGEST]}")
    columns = ann.main.locator(".heat thead th")
    expect(columns).to_have_count(1 + 6)

    ann.main.get_by_text("Show all 40 reviews").click()
    expect(columns).to_have_count(1 + LONGEST)
    assert sideways(ann.settled()) == []
    ann.visit(f"/over_time?review={newest[LONGEST]}")
    assert sideways(ann) == []


def test_every_text_of_a_chart_is_as_dark_or_as_light_as_the_page_needs(
    board: Board, newest: dict[int, str], request: pytest.FixtureRequest
) -> None:
    board.visit(f"/over_time?review={newest[15]}")
    board.main.locator(".js-plotly-plot").nth(3).wait_for()
    names = ".js-plotly-plot :is(.annotation-text, .xtick text, .ytick text)"
    colours = board.page.eval_on_selector_all(
        names, "all => [...new Set(all.map((one) => getComputedStyle(one).fill))]"
    )

    scheme = "dark" if board.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
    words_of_bands = 4
    assert DARK_TEXT[scheme] in colours
    assert len(colours) <= 1 + words_of_bands


def test_by_key_alone_from_the_heat_map_to_an_item_and_back(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/gaps_over_time?review={newest[4]}")
    ann.main.get_by_role("region", name="Gaps by paragraph, review by review").focus()
    ann.page.keyboard.press("Tab")
    assert ann.focused == "button"
    cell = ann.page.evaluate("document.activeElement.innerText").replace("\n", " ")
    assert re.search(r"\d+ of \d+", cell)

    ann.page.keyboard.press("Enter")
    heading = ann.main.locator("h3[id^=items-]")
    expect(heading).to_be_focused()
    assert re.search(r"¶103.*: \d+ gaps?$", heading.inner_text())

    ann.page.keyboard.press("Tab")
    code = ann.page.evaluate("document.activeElement.innerText").split(":")[0]
    ann.page.keyboard.press("Enter")
    ann.sees_item(code)

    ann.page.go_back()
    expect(ann.heading).to_have_text("Gaps over time")


def test_the_way_back_from_the_items_leads_to_the_cell_they_are_of(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/gaps_over_time?review={newest[4]}")
    cell = ann.main.locator("button.heat-cell").nth(2)
    cell.click()
    expect(cell).to_have_attribute("aria-pressed", "true")

    ann.main.get_by_role("link", name="Back to this cell of the table").focus()
    ann.page.keyboard.press("Enter")

    expect(cell).to_be_focused()


def test_a_cell_says_in_words_and_shape_what_its_colour_says(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/gaps_over_time?review={newest[15]}")
    ann.main.locator(".heat-cell").first.wait_for()

    cells = ann.main.locator(".heat-cell").all()
    gaps = [int(re.findall(r"(\d+) of \d+", cell.inner_text())[0]) for cell in cells]
    for cell, number in zip(cells, gaps, strict=True):
        level = re.findall(r"heat-(\d)", cell.get_attribute("class") or "")[0]
        assert int(level) == -(-4 * number // max(4, *gaps))
        assert len(cell.locator(".heat-shape").inner_text()) == min(number, 12)


def test_a_point_that_is_pressed_lists_its_items(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/over_time?review={newest[4]}")
    point = ann.main.locator(".js-plotly-plot .scatterlayer .trace").first.locator(".point").nth(1)
    box = point.bounding_box()
    assert box is not None

    ann.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    expect(ann.main.get_by_role("heading", level=3, name=re.compile("^Below target on "))).to_be_visible()
    expect(ann.main.get_by_role("combobox", name="Show the items of a review")).to_have_value(
        re.compile("Below target")
    )


def test_the_same_is_chosen_by_key_from_the_list(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/over_time?review={newest[4]}")
    ann.main.get_by_role("combobox", name="Show the items of a step").focus()
    ann.page.keyboard.press("ArrowDown")
    ann.page.get_by_role("option").first.wait_for()
    ann.page.keyboard.press("ArrowDown")
    ann.page.keyboard.press("Enter")

    expect(ann.main.get_by_role("heading", level=3, name=re.compile(r": \d+ items?$"))).to_be_visible()


def taken(ann: Board, words: str, folder: Path) -> Path:
    """The file that comes by pressing this button."""
    with ann.page.expect_download() as coming:
        ann.main.get_by_role("button", name=words).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_table_and_pictures_arrive_and_open(ann: Board, newest: dict[int, str], tmp_path: Path) -> None:
    ann.visit(f"/gaps_over_time?review={newest[15]}")
    ann.unfold("Gaps by paragraph: the table")

    table = taken(ann, "Gaps by paragraph: table (CSV)", tmp_path)
    svg = taken(ann, "Gaps by paragraph: picture (SVG)", tmp_path)
    png = taken(ann, "Gaps by paragraph: picture (PNG)", tmp_path)

    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert len(rows) == 1 + 7, "a heading and the seven paragraphs"
    assert Tree.parse(svg).getroot().tag.endswith("svg")
    assert png.read_bytes().startswith(b"\x89PNG")
    for path in (table, svg, png):
        assert re.fullmatch(
            rf"gaps-by-paragraph-900115-\d{{4}}-\d\d-\d\d-core-103-109-[0-9a-f]{{12}}-v{re.escape(__version__)}\.\w+",
            path.name,
        )


def test_two_reviews_are_chosen_and_what_anybody_wrote_stays_text(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/compare?review={newest[4]}")
    unfold_everything(ann)
    ann.choose("Show side by side", "Every item that can be compared").settled()

    ann.sees(HOSTILE.strip())
    is_harmless(ann)


def test_what_came_and_what_went_in_a_note_is_said_aloud_and_marked(ann: Board, newest: dict[int, str]) -> None:
    ann.visit(f"/compare?review={newest[15]}")

    removed, added = ann.main.locator(".sides del").first, ann.main.locator(".sides ins").first

    expect(removed).to_have_text(re.compile(r"^removed: \d+\.$"))
    expect(added).to_have_text(re.compile(r"^added: \d+\.$"))
    assert "line-through" in removed.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert "underline" in added.evaluate("one => getComputedStyle(one).textDecorationLine")
    assert ann.review_id


@pytest.mark.parametrize("name", PAGES)
def test_on_paper_charts_and_questions_are_dark_in_either_scheme(
    board: Board, newest: dict[int, str], name: str
) -> None:
    board.visit(f"/{name}?review={newest[4]}")
    board.main.locator(".js-plotly-plot .annotation-text").first.wait_for()
    board.page.emulate_media(media="print")

    def all_of(where: str, what: str) -> set[str]:
        looked = f"all => [...new Set(all.map((one) => getComputedStyle(one).{what}))]"
        return set(board.page.eval_on_selector_all(where, looked))

    assert all_of(".js-plotly-plot .annotation-text", "fill") == {DARK_TEXT["light"]}
    if name != "over_time":
        assert all_of("[class*=st-key-questions] .stPageLink", "display") == {"block"}
        assert all_of("[class*=st-key-questions] .stPageLink a p", "color") == {DARK_TEXT["light"]}
    assert not board.main.get_by_role("combobox").first.is_visible()
    board.page.emulate_media(media="screen")
