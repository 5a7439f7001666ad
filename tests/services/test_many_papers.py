"""Many papers in one go, made by real children over a real database: none lost, one bad one alone, stopped at once."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import psutil
import pytest

from audit.bootstrap import App, PaperOrder
from audit.cli.papers_child import maker
from audit.domain.answers import Answer
from audit.domain.review import Person, ReviewSummary, School
from audit.domain.words import Rating, ReportFormat, ReviewStatus, Setting
from audit.services import paper_child
from audit.services.many_papers import Made, many_papers, newest_of_each, progress_text, time_left
from audit.services.paper_child import DIED, PaperChild
from audit.services.paper_zip import PaperZip, ZipError, paper_name

CLERK = Person("Robin Clerk", "Clerk")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DAY = date(2026, 11, 20)
XLSX = PaperOrder(format=ReportFormat.XLSX)
"""The kind that is made the fastest."""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    made = App(str(tmp_path / "reviews.db"), now=lambda: NOW)
    yield made
    made.store.close()


def keep(app: App, urn: str, name: str, day: date = DAY) -> str:
    """A review with one answer."""
    school = School(urn, name, Setting.MAINTAINED_SCHOOL)
    review = app.reviews.start(school, "core-103-109", day, CLERK).review_id
    app.reviews.save_answer(review, Answer("IS-12", Rating.IN_PLACE), CLERK)
    return review


def a_summary(urn: str, school: str = "Alder Row", day: date = DAY) -> ReviewSummary:
    return ReviewSummary(f"r{urn}{day}", urn, school, Setting.ACADEMY, "core", day, ReviewStatus.OPEN, 1)


def all_of(app: App, order: PaperOrder = XLSX) -> list[Made]:
    with closing(app.many_papers(order)) as making:
        return [made for made in making if made is not None]


def children() -> list[psutil.Process]:
    return [one for one in psutil.Process().children(recursive=True) if makes_papers(one)]


def makes_papers(process: psutil.Process) -> bool:
    with suppress(psutil.Error):  # it is ending as it is looked at
        return "papers_child" in " ".join(process.cmdline())
    return False


def test_each_school_gets_the_very_paper_it_would_get_alone(app: App) -> None:
    kept = [keep(app, f"90010{n}", f"School {n}") for n in range(3)]

    made = {one.review.id: one for one in all_of(app)}

    assert set(made) == set(kept)
    for review in kept:
        assert made[review].data == app.paper(app.reviews.open(review), XLSX)
    assert sorted(one.done for one in made.values()) == [1, 2, 3]
    assert {one.total for one in made.values()} == {3}


def test_one_bad_review_never_stops_the_rest(app: App) -> None:
    good, bad = keep(app, "900101", "Good"), keep(app, "900102", "Bad")
    reviews = newest_of_each(app.store.reviews())
    gone = [one if one.id == good else a_summary("900102", "Bad") for one in reviews]
    setup = {"database": app.database, "checklists": str(app.checklists_folder), "now": NOW.isoformat()}
    request: dict[str, Any] = {"part": 1, "meeting": "", "agenda_item": "", "prepared_by": "", "format": "xlsx"}

    made = [one for one in many_papers(gone, request, setup, children=1) if one is not None]

    assert {one.review.school: bool(one.data) for one in made} == {"Good": True, "Bad": False}
    assert [one.problem for one in made if one.data is None] == ["This review is not here."]
    assert bad


def test_a_mistake_of_ours_is_told_and_is_not_the_end() -> None:
    class Broken:
        class reviews:  # noqa: N801  (stands for an attribute)
            @staticmethod
            def open(_: str) -> None:
                raise ZeroDivisionError

        def look_at_content(self) -> None: ...

        def paper(self, *_: object) -> bytes: ...

    request = {"review": "r", "part": 1, "meeting": "", "agenda_item": "", "prepared_by": "", "format": "pdf"}

    header, data = maker(Broken())(request)  # type: ignore[arg-type]  (as little of an app as it takes)

    assert header == {"problem": "The paper could not be made (ZeroDivisionError). Please report this."}
    assert data == b""


def test_closing_ends_the_children_at_once(app: App) -> None:
    for n in range(30):
        keep(app, f"9001{n:02}", f"School {n}")
    making = app.many_papers(PaperOrder())
    next(one for one in making if one is not None)
    assert children()

    begun = time.monotonic()
    making.close()

    assert time.monotonic() - begun < 5
    assert not children()


def test_a_child_that_dies_costs_one_paper_and_is_replaced(app: App) -> None:
    review = keep(app, "900101", "Good")
    child = PaperChild({"database": app.database, "checklists": str(app.checklists_folder), "now": NOW.isoformat()})
    request: dict[str, Any] = {
        "review": review,
        "part": 1,
        "meeting": "",
        "agenda_item": "",
        "prepared_by": "",
        "format": "xlsx",
    }
    try:
        assert child.make(request).data
        (process,) = children()
        process.kill()
        process.wait()

        assert child.make(request).problem == DIED
        assert child.make(request).data
    finally:
        child.close()


def test_a_paper_that_takes_too_long_is_given_up(app: App) -> None:
    setup = {"database": app.database, "checklists": str(app.checklists_folder), "now": NOW.isoformat()}
    child = PaperChild(setup, seconds=0.01)
    try:
        assert child.make({"review": "r", "part": 1}).problem == DIED
    finally:
        child.close()


@pytest.mark.parametrize("said", ["nonsense", "[1]", '{"size": "many"}'])
def test_a_child_that_answers_nonsense_costs_its_papers_and_nobody_waits_for_ever(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setattr(paper_child, "_START", f"print({said!r}, flush=True); import time; time.sleep(60)")
    begun = time.monotonic()

    with closing(many_papers([a_summary("900001"), a_summary("900002")], {"part": 1}, {}, children=1)) as making:
        made = [one.problem for one in making if one is not None or time.monotonic() - begun > 20]

    assert made == [DIED, DIED]


def test_a_child_that_was_just_being_started_is_ended_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    child, started = PaperChild({}), subprocess.Popen

    def while_it_starts(*command: Any, **options: Any) -> "subprocess.Popen[bytes]":
        process = started(*command, **options)
        child.end()
        return process

    monkeypatch.setattr(paper_child, "_START", "import time; time.sleep(60)  # papers_child")
    monkeypatch.setattr(subprocess, "Popen", while_it_starts)
    begun = time.monotonic()

    assert child.make({"review": "r"}).problem == DIED
    assert time.monotonic() - begun < 20
    assert not children()


def test_what_a_library_prints_does_not_stand_among_the_answers(app: App) -> None:
    review = keep(app, "900101", "Good")
    app.store.close()
    setup = {"database": app.database, "checklists": str(app.checklists_folder), "now": NOW.isoformat()}
    request = {"review": review, "part": 1, "meeting": "", "agenda_item": "", "prepared_by": "", "format": "xlsx"}
    noisy = (
        "from audit.bootstrap import App; real = App.paper\n"
        "App.paper = lambda *a: (print('noise'), real(*a))[1]\n"
        "from audit.cli.papers_child import main; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", noisy],
        input=b"".join(json.dumps(one).encode() + b"\n" for one in (setup, request)),
        capture_output=True,
        check=True,
    )

    line, _, data = done.stdout.partition(b"\n")
    assert json.loads(line)["size"] == len(data)
    assert ZipFile(BytesIO(data)).testzip() is None


def test_without_a_review_there_is_no_paper(app: App) -> None:
    assert all_of(app) == []


def test_the_newest_review_of_each_school_is_taken_by_name() -> None:
    new, old = a_summary("900001", "Zebra"), a_summary("900001", "Zebra", date(2025, 11, 20))
    other = a_summary("900002", "alder")

    assert newest_of_each([new, old, other]) == (other, new)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "1 second"), (1.4, "1 second"), (25, "25 seconds"), (89.6, "90 seconds"), (200, "3 minutes")],
)
def test_the_time_left_is_told_roughly(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_progress_names_the_school_and_a_failure_says_why() -> None:
    one = a_summary("900001")

    assert progress_text(Made(one, b"x", "", 12, 500, 20.2)) == "12 of 500 papers · Alder Row · about 20 seconds left"
    assert progress_text(Made(one, None, "Not here.", 2, 2, 0)) == "2 of 2 papers · Alder Row: Not here."


def test_the_zip_holds_every_paper_under_a_name_nobody_typed() -> None:
    file = BytesIO()
    filling = PaperZip(file, DAY)
    name = paper_name("900001", DAY, 2, "pdf")
    filling.add(name, b"paper")

    assert filling.finish() == 1
    assert name == "board-paper-900001-2026-11-20-part-2.pdf"
    assert ZipFile(file).read(name) == b"paper"


@pytest.mark.parametrize("damage", [b"", b"x" * 40])
def test_a_damaged_zip_is_not_handed_out(damage: bytes) -> None:
    class Failing(BytesIO):
        def seek(self, *where: int) -> int:
            if where == (0,) and self.getvalue().endswith(b"\0\0"):  # the end of the directory is written
                self.truncate(0)
                self.write(damage)
            return super().seek(*where)

    filling = PaperZip(Failing(), DAY)
    filling.add("a.pdf", b"paper")

    with pytest.raises(ZipError, match="not handed out"):
        filling.finish()


def test_the_children_are_ended_also_when_nobody_listens_to_the_end(app: App) -> None:
    """A page that is left, a command that is interrupted: the generator is dropped, not closed."""
    for n in range(6):
        keep(app, f"9001{n:02}", f"School {n}")
    for made in app.many_papers(XLSX):
        if made is not None:
            break
    deadline = time.monotonic() + 5
    while children() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not children()
