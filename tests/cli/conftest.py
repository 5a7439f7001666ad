"""A command line with its own database, on a day that stands still."""

import csv
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from command_line import HEADINGS, Result

from audit.bootstrap import App
from audit.cli.main import run

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
Command = Callable[..., Result]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Run a command on a database of its own."""
    app = App(str(tmp_path / "db" / "reviews.db"), now=lambda: NOW)

    def call(*words: object) -> Result:
        code = run([str(word) for word in words], app)
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    call.app = app  # type: ignore[attr-defined]  (tests that look into the store)
    return call


@pytest.fixture
def long_file(tmp_path: Path) -> Callable[..., Path]:
    """Write a long file: rows of changes to one good row."""

    def write(*rows: dict[str, str], name: str = "return.csv", headings: list[str] = HEADINGS) -> Path:
        good = {"urn": "900009", "school": "Alder Row", "assessed_on": "2026-11-18"}
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, headings, extrasaction="ignore")
            writer.writeheader()
            writer.writerows({**good, **row} for row in rows)
        return path

    return write
