"""W8: from nothing to something: one file scored by a new process, the server well, the first page on the screen."""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from made_data import a_mixed_review, core
from measuring import ROUNDS, Section, milliseconds, times, verdict, versions
from playwright.sync_api import Browser
from serving import ROOT, Server, chromium, the_empty_page, the_product

from audit.spreadsheets import write_workbook

SCORE_S, HEALTH_S, PAGE_S = 0.300, 1.0, 2.0
AN_EMPTY_PAGE = "an empty Streamlit page"
HEADING = ".stMainBlockContainer h1"
IN_PANDAS = "import sys, pandas; print(len(pandas.read_excel(sys.argv[1], sheet_name='Answers').Rating.dropna()))"


def run() -> Section:
    """Each in turn with its peer, each time from a new process."""
    with tempfile.TemporaryDirectory(prefix="audit-w8-") as name, chromium() as browser:
        folder = Path(name)
        file = a_filled_workbook(folder / "return.xlsx")
        scored, read, bare = _score(file)
        ours: list[tuple[float, float, float]] = []
        empty: list[tuple[float, float, float]] = []
        for turn in range(ROUNDS + 1):
            ours_now = _start(browser, lambda n=turn: the_product(folder / f"{n}.db"))
            empty_now = _start(browser, the_empty_page)
            if turn:
                ours.append(ours_now)
                empty.append(empty_now)
        chromium_version = browser.version
    health, first, again = map(statistics.median, zip(*ours, strict=True))
    empty_health, empty_first, empty_again = map(statistics.median, zip(*empty, strict=True))
    held = scored <= SCORE_S, health <= HEALTH_S, first <= PAGE_S
    return Section(
        title="W8 From nothing",
        headings=("work", "this product", "target", "peer", "it", "ratio"),
        rows=[
            _row("`python -m audit score FILE`, whole process", scored, "`pandas.read_excel` of it", read, SCORE_S),
            _row("the same", scored, "`python -c pass`", bare),
            _row("server, from start of process to health", health, AN_EMPTY_PAGE, empty_health, HEALTH_S),
            _row("first page of a new server, heading drawn", first, AN_EMPTY_PAGE, empty_first, PAGE_S),
            _row("first page of the next visitor", again, AN_EMPTY_PAGE, empty_again),
        ],
        result=f"One file scored in {milliseconds(scored)} ({verdict(held[0])}), server well in {milliseconds(health)} "
        f"({verdict(held[1])}), first page in {milliseconds(first)} ({verdict(held[2])}).",
        notes=(
            "The workbook is one the product wrote, filled; the child process that reads it is in the figure.",
            "The first page opens over an empty database that is made in that moment.",
            f"{versions('streamlit', 'pandas', 'openpyxl', 'python-calamine')}, Chromium {chromium_version}.",
        ),
    )


def _row(work: str, ours: float, peer: str, theirs: float, target: float | None = None) -> tuple[str, ...]:
    wanted = milliseconds(target) if target else "–"
    return work, milliseconds(ours), wanted, peer, milliseconds(theirs), times(ours, theirs)


def a_filled_workbook(place: Path) -> Path:
    """A workbook with every item answered."""
    checklist = core()
    review = a_mixed_review(checklist)
    items = checklist.in_scope(review.school.setting, review.assessed_on)
    place.write_bytes(
        write_workbook(
            checklist, items=items, school=review.school, assessed_on=review.assessed_on, answers=review.answers
        )
    )
    return place


def _score(file: Path) -> list[float]:
    """Whole processes, in turn: ours, pandas reading, Python doing nothing."""
    commands = (["-m", "audit", "score", str(file), "--json"], ["-c", IN_PANDAS, str(file)], ["-c", "pass"])
    measured: list[list[float]] = [[] for _ in commands]
    for turn in range(ROUNDS * 2 + 1):
        for place, command in enumerate(commands):
            begun = time.perf_counter()
            done = subprocess.run([sys.executable, *command], cwd=ROOT, capture_output=True, check=True)
            took = time.perf_counter() - begun
            if turn:
                measured[place].append(took)
            elif place == 0:
                assert len(json.loads(done.stdout)["returns"]) == 1
    return [statistics.median(each) for each in measured]


def _start(browser: Browser, serve: Callable[[], AbstractContextManager[Server]]) -> tuple[float, float, float]:
    """Seconds to health, to the first visitor's heading, and to the next one's."""
    with serve() as server:
        return server.start_s, _first_heading(browser, server.url), _first_heading(browser, server.url)


def _first_heading(browser: Browser, url: str) -> float:
    context = browser.new_context()  # nothing kept from the visitor before
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.locator(HEADING).first.wait_for()
    took = time.perf_counter() - begun
    context.close()
    return took
