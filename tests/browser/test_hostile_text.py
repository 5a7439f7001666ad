"""Whatever somebody types stands on the page letter for letter: no markup, no Markdown, no formula, no request."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from board import Board, at_the_screen, hosts
from conftest import Server
from playwright.sync_api import expect

from audit import data_dir
from audit.content import load_library
from audit.domain.words import NOT_APPLICABLE, Rating
from audit.ui.links import PAGES

pytestmark = pytest.mark.slow

MARKUP = (
    '<b>b</b><img src="/owned.png" onerror="window.owned=1"><script>window.owned=1</script> '
    "![p](http://evil.example/p.png) [l](javascript:alert(1)) **bold** :red[r] $x$ `c`"
)
FORMULA = '=HYPERLINK("http://evil.example/f")'
TYPED = {
    "school": f"School {MARKUP}",
    "ref": f"{FORMULA} {MARKUP}",
    "note": f"-note {MARKUP}",
    "na_reason": f"+reason {MARKUP}",
    "action": f"What {MARKUP}",
    "minute": f"Minute {MARKUP}"[:200],
    "meeting": f"Meeting {MARKUP}"[:200],
}
LONG_HEADINGS = [
    "urn", "school", "assessed_on", "item", "rating", "evidence_grade", "evidence_ref", "evidence_date", "note",
    "na_reason", "setting",
]  # fmt: skip
assert len(TYPED["school"]) <= 200, "the box takes no more"


@pytest.fixture(scope="module")
def mallory(chromium: Any, empty_server: Server) -> Iterator[Board]:
    """Somebody who has typed all of it, everywhere it could be typed."""
    board = at_the_screen(chromium, empty_server.url).visit().starts_a_review(TYPED["school"])
    items = next(iter(load_library(data_dir("checklists")).checklists.values())).items
    board.answer_item(
        "WT-01", Rating.IN_PLACE, grade="seen", ref=TYPED["ref"], by="Clerk", on="03/11/2026", note=TYPED["note"]
    )
    board.save_and_continue().sees("WT-01 is saved.")
    may_be_left = next(item.id for item in items if item.na_when)
    board.visit(f"/item?review={board.review_id}&item={may_be_left}").says_who("Link governor")
    board.answer_item(may_be_left, NOT_APPLICABLE, na_reason=TYPED["na_reason"]).save_and_continue()
    board.sees(f"{may_be_left} is saved.")
    board.unfold("Add an action").type_in(re.compile("^What is to be done"), TYPED["action"])
    board.type_in("Due", "01/12/2026").press("Add the action").sees("is kept").settled()
    yield board
    board.page.context.close()


def is_harmless(board: Board) -> None:
    """Nothing of what was typed has become anything but text."""
    assert board.page.evaluate("window.owned") is None, "a script ran"
    found = board.page.evaluate(
        """() => ['img', 'script', 'b', '.katex', 'a[href*="evil"]', 'a[href^="javascript"]']
            .flatMap((what) => [...document.querySelectorAll(`main ${what}, [role=listbox] ${what}`)])
            .concat([...document.querySelectorAll('main strong, main em, main code')]
                .filter((one) => ['bold', 'c'].includes(one.textContent.trim())))
            .map((one) => one.outerHTML.slice(0, 200))"""
    )
    assert found == []
    assert hosts(board.requests) == {"127.0.0.1"}
    assert not [url for url in board.requests if re.match(r"http://[^/]+/owned", url)], (
        "a picture in a text was fetched"
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_page_makes_anything_of_it(mallory: Board, name: str) -> None:
    mallory.go_to(name)
    mallory.page.evaluate("document.querySelectorAll('main details:not([open]) > summary').forEach((o) => o.click())")

    is_harmless(mallory.settled())


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("home", "school"),
        ("check_answers", "school"),
        ("check_answers", "ref"),
        ("check_answers", "note"),
        ("check_answers", "na_reason"),
        ("results", "ref"),
        ("actions", "action"),
    ],
)
def test_it_stands_there_letter_for_letter(mallory: Board, name: str, typed: str) -> None:
    mallory.go_to(name).sees(TYPED[typed])


def test_the_title_of_the_tab_is_letter_for_letter(mallory: Board) -> None:
    mallory.go_to("home")

    expect(mallory.page).to_have_title(re.compile("^" + re.escape(TYPED["school"])))


def test_evidence_cited_before_is_offered_letter_for_letter(mallory: Board) -> None:
    mallory.visit(f"/item?review={mallory.review_id}&item=WT-02").says_who()
    mallory.main.get_by_role("combobox", name=re.compile("^Evidence cited before")).press("ArrowDown")

    expect(mallory.page.get_by_role("option").first).to_contain_text(TYPED["ref"])
    is_harmless(mallory)
    mallory.page.keyboard.press("Escape")


@pytest.mark.parametrize("parameter", ["review", "item"])
def test_an_address_is_text_as_well(mallory: Board, parameter: str) -> None:
    review_id = mallory.review_id
    hostile = (
        "%3Cimg%20src%3D%2Fowned.png%20onerror%3Dwindow.owned%3D1%3E%20!%5Bp%5D(http%3A%2F%2Fevil.example%2Fp.png)"
    )
    address = {"review": review_id, "item": "WT-01", parameter: hostile}
    mallory.visit(f"/item?review={address['review']}&item={address['item']}")

    is_harmless(mallory)
    mallory.visit(f"/?review={review_id}").go_to("item").says_who()


def test_a_formula_stays_text_in_the_files_that_go_out(mallory: Board, tmp_path: Path) -> None:
    mallory.go_to("workbook")
    book = download(mallory, re.compile("^Download the workbook"), tmp_path / "out.xlsx")
    cells = [cell for sheet in openpyxl.load_workbook(book).worksheets for row in sheet.iter_rows() for cell in row]
    typed = [cell for cell in cells if FORMULA in str(cell.value)]
    assert typed
    assert {cell.data_type for cell in typed} == {"s"}

    long = download(mallory, re.compile("long file"), tmp_path / "out.csv")
    for row in csv.reader(io.StringIO(long.read_text(encoding="utf-8-sig"))):
        assert not [cell for cell in row if cell.startswith(("=", "+", "@", "-"))]


def test_a_file_that_comes_in_is_text_too(mallory: Board, tmp_path: Path) -> None:
    rows = [
        LONG_HEADINGS,
        ["900009", TYPED["school"], "2026-11-20", "WT-01", "2", "told", TYPED["ref"], "", TYPED["note"], "", "academy"],
        ["900009", TYPED["school"], "2026-11-20", "WT-02", MARKUP, "", "", "", "", "", "academy"],
    ]
    path = tmp_path / "in <b>x<b> **bold** .csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    mallory.go_to("workbook").main.locator("input[type=file]").set_input_files(path)

    mallory.sees("What in").settled()
    is_harmless(mallory)
    mallory.sees("What in <b>x<b> **bold** .csv would do").sees("line 3")


def test_the_minute_and_the_meeting_are_text(mallory: Board) -> None:
    mallory.go_to("agree").type_in(re.compile("^Minute reference"), TYPED["minute"])
    mallory.main.get_by_text(re.compile("agrees the review with")).click()
    mallory.settled().press(re.compile("^Agree these 2 as proposed")).sees("The review is agreed.").settled()
    mallory.sees(TYPED["minute"])
    is_harmless(mallory)

    mallory.go_to("paper").type_in("Meeting", TYPED["meeting"]).press("Make the paper").sees("The paper is ready")
    is_harmless(mallory)


def download(board: Board, words: re.Pattern[str], path: Path) -> Path:
    with board.page.expect_download() as coming:
        board.press(words)
    coming.value.save_as(path)
    return path
