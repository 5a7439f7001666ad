"""Papers for every school at the screen: how far it is, a button that stops it, and a zip that holds them all."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psutil
import pytest
from accessible import can_be_read
from board import Board, at_the_screen
from conftest import Server
from playwright.sync_api import expect

pytestmark = pytest.mark.slow
MANY = 300
"""Schools enough for somebody to stop before the last one."""


@pytest.fixture
def board(chromium: Any, sample_server: Server) -> Iterator[Board]:
    sitting = at_the_screen(chromium, sample_server.url)
    yield sitting
    sitting.page.context.close()


def makers(server: Server) -> list[psutil.Process]:
    """The processes of this server that make papers."""
    assert server.process is not None
    family = psutil.Process(server.process.pid).children(recursive=True)
    return [one for one in family if makes_papers(one)]


def makes_papers(process: psutil.Process) -> bool:
    with suppress(psutil.Error):  # it is ending as it is looked at
        return process.is_running() and "papers_child" in " ".join(process.cmdline())
    return False


def test_one_press_brings_the_paper_of_each_school(board: Board, sample_server: Server, tmp_path: Path) -> None:
    board.visit("/paper").sees("Papers for every school")

    board.main.get_by_role("button", name="Make the papers of all 3 schools").click()

    board.sees("3 papers in one zip")
    board.settled()
    with board.page.expect_download() as coming:
        board.main.get_by_role("button", name=re.compile("Download 3 papers")).click()
    kept = tmp_path / "papers.zip"
    coming.value.save_as(kept)
    with ZipFile(kept) as papers:
        assert [name[:18] for name in sorted(papers.namelist())] == [f"board-paper-90000{n}" for n in (1, 2, 3)]
        assert all(papers.read(name).startswith(b"%PDF-") for name in papers.namelist())
    assert makers(sample_server) == []
    can_be_read(board)


def test_stop_ends_the_making_and_says_how_far_it_was(board: Board, sample_server: Server) -> None:
    add_schools(sample_server.database, MANY)
    board.visit("/paper").sees(f"{MANY + 3} in all")

    board.main.get_by_role("button", name=f"Make the papers of all {MANY + 3} schools").click()
    board.sees(re.compile(rf"\d+ of {MANY + 3} papers · .+ · about \d+ (second|minute)s? left"))
    board.main.get_by_role("button", name="Stop").click()

    board.sees(re.compile(rf"Stopped: \d+ of {MANY + 3} papers had been made\. Nothing was kept\."))
    expect(board.main.get_by_role("button", name="Stop")).to_have_count(0)
    expect(board.main.get_by_role("button", name=re.compile("zipped"))).to_have_count(0)
    until = time.monotonic() + 10
    while makers(sample_server) and time.monotonic() < until:
        time.sleep(0.1)
    assert makers(sample_server) == []


def add_schools(database: Path, number: int) -> None:
    """So many schools more, each with a copy of a sample school's newest review."""
    db = sqlite3.connect(database, timeout=30)
    newest = "(SELECT id FROM reviews WHERE urn = '900001' ORDER BY assessed_on DESC LIMIT 1)"
    for n in range(number):
        urn = str(100_000 + n)
        db.execute("INSERT INTO schools (urn, name, setting) VALUES (?, ?, 'academy')", (urn, f"Copy {n}"))
        for table, key, changed in (
            ("reviews", "id", {"id": f"copy{n}", "urn": urn, "school": f"Copy {n}"}),
            ("answers", "review", {"review": f"copy{n}"}),
        ):
            names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
            columns = ", ".join("?" if name in changed else f'"{name}"' for name in names)
            given = [changed[name] for name in names if name in changed]
            where = f"{key} = {newest}"
            db.execute(f"INSERT INTO {table} SELECT {columns} FROM {table} WHERE {where}", given)
    db.commit()
    db.close()
