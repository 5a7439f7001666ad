"""W4: the board paper as each kind of file, warm, no paper twice; and the papers of 500 schools in one go."""

import io
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from docx import Document
from made_data import DAY, a_mixed_review, core, grown, library
from many_schools import a_filled_store, clock
from measuring import Section, in_turn, milliseconds, times, verdict, versions
from office_peer import Office, a_warm_office, version
from openpyxl import Workbook

from audit.bootstrap import App, PaperOrder
from audit.domain.checklist import Checklist, Library
from audit.domain.review import Review
from audit.domain.words import ReportFormat, ReviewStatus
from audit.reports.paper import PaperContent
from audit.services.files import opened_of
from audit.services.opened import Opened

SIZES = (6, 60, 600)
USUAL = 60
TARGET_S = 60e-3
ROUNDS_HERE = {6: 15, 60: 31, 600: 5}
DAYS = tuple(DAY - timedelta(days=182 * back) for back in (3, 2, 1, 0))
"""Four reviews, as the sample schools have."""
SCHOOLS, ALL_WITHIN_S = 500, 30.0


@dataclass
class Papers:
    """Reviews of one size, each used once."""

    checklist: Checklist
    content: Library
    seed: int = 0

    def fresh(self, number: int) -> Iterator[Opened]:
        """So many reviews with their past, made before anything is timed."""
        made = [self._one() for _ in range(number)]
        return iter(made)

    def _one(self) -> Opened:
        self.seed += 1
        found = [(self.checklist, self._review(day, n)) for n, day in enumerate(DAYS)]
        return opened_of(found, self.content)

    def _review(self, day: date, n: int) -> Review:
        review = a_mixed_review(self.checklist, seed=10 * self.seed + n)
        status = ReviewStatus.OPEN if day == DAYS[-1] else ReviewStatus.AGREED
        return replace(review, id=f"r{n}", assessed_on=day, status=status)


@dataclass(frozen=True)
class Bench:
    """What papers are made with, the office if there is one, and a folder for files."""

    app: App
    office: Office | None
    folder: Path


def run() -> Section:
    """Each kind of file at three sizes beside its peer, then the 500."""
    rows: list[tuple[str, ...]] = []
    usual: dict[ReportFormat, float] = {}
    content = library()
    with tempfile.TemporaryDirectory(prefix="audit-w4-") as name, a_warm_office() as office:
        bench = Bench(App(f"{name}/none.db", now=clock), office, Path(name))
        for size in SIZES:
            papers = Papers(grown(core(), size), content)
            for kind in ReportFormat:
                ours, theirs = _beside_its_peer(bench, papers, kind, ROUNDS_HERE[size])
                if size == USUAL:
                    usual[kind] = ours
                rows.append(_row(kind, size, ours, theirs))
        whole = _all_schools(bench.folder)
    rows.append(
        (f"{SCHOOLS} schools, pdf", "56", f"{whole:.1f} s", f"{ALL_WITHIN_S:.0f} s", "–", "–", "–"),
    )
    said = ", ".join(
        f"{kind} {milliseconds(took)} (target {milliseconds(TARGET_S)}: {verdict(took <= TARGET_S)})"
        for kind, took in usual.items()
    )
    return Section(
        title="W4 The board paper",
        headings=("paper", "items", "this product", "target", "peer", "it", "ratio"),
        rows=rows,
        result=f"{said}; {SCHOOLS} papers in one go {whole:.1f} s (target {ALL_WITHIN_S:.0f} s: "
        f"{verdict(whole <= ALL_WITHIN_S)}).",
        notes=(
            "A paper of four reviews with its annexes and charts, from the review to the file re-opened and counted.",
            "No paper is made twice: the compiler that sets and draws keeps what it has seen.",
            "The office exports a Word document this product made, already written: it computes nothing.",
            "The bare libraries write as many paragraphs and cells of such words: no styles, no charts, no proof.",
            f"The {SCHOOLS} schools have one review each, no two with the same answers; one process a core.",
            f"{versions('typst', 'python-docx', 'openpyxl')}, {version() if office else 'no LibreOffice here'}.",
        ),
    )


def _row(kind: ReportFormat, size: int, ours: float, theirs: float | None) -> tuple[str, ...]:
    target = milliseconds(TARGET_S) if size == USUAL else "–"
    last = (milliseconds(theirs), times(theirs, ours)) if theirs is not None else ("not installed here", "–")
    return kind.value, str(size), milliseconds(ours), target, PEERS[kind.value], *last


PEERS = {
    "pdf": "LibreOffice, warm, exporting the Word document",
    "docx": "bare python-docx, as many paragraphs and cells",
    "xlsx": "bare openpyxl, as many cells",
}


def _beside_its_peer(bench: Bench, papers: Papers, kind: ReportFormat, rounds: int) -> tuple[float, float | None]:
    """The median seconds of a paper, and of the peer on a paper of that size."""
    order = PaperOrder(part=2, format=kind)
    ours = papers.fresh(rounds + 1)
    works: list[Callable[[], object]] = [lambda: bench.app.paper(next(ours), order)]
    peer = _peer(bench, papers, kind, rounds)
    if peer:
        works.append(peer)
    found = in_turn([(work, 1) for work in works], rounds=rounds)
    return found[0], found[1] if peer else None


def _peer(bench: Bench, papers: Papers, kind: ReportFormat, rounds: int) -> Callable[[], object] | None:
    """The peer's work, each time on another paper; None where it is not installed."""
    theirs = papers.fresh(rounds + 1)
    order = PaperOrder(part=2, format=ReportFormat.DOCX)
    if kind is ReportFormat.PDF:
        if (office := bench.office) is None:
            return None
        paths: list[Path] = []
        for n, opened in enumerate(theirs):
            paths.append(bench.folder / f"{len(papers.checklist.items)}-{n}.docx")
            paths[-1].write_bytes(bench.app.paper(opened, order))
        left = iter(paths)
        return lambda: office.export(next(left))
    contents = iter([bench.app.paper_content(opened, order) for opened in theirs])
    bare = _bare_docx if kind is ReportFormat.DOCX else _bare_xlsx
    return lambda: bare(next(contents))


def _bare_docx(content: PaperContent) -> bytes:
    """The words of the paper by python-docx alone."""
    document = Document()
    cells = {line for table in content.tables() for row in table.rows for line in (" | ".join(row),)}
    for line in content.text().split("\n"):
        if line not in cells:
            document.add_paragraph(line)
    for table in content.tables():
        drawn = document.add_table(rows=0, cols=len(table.headings))
        for row in (table.headings, *table.rows):
            for cell, text in zip(drawn.add_row().cells, row, strict=True):
                cell.text = text
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _bare_xlsx(content: PaperContent) -> bytes:
    """The tables of the paper by openpyxl alone, a sheet each."""
    book = Workbook(write_only=True)
    for table in content.tables():
        sheet = book.create_sheet()
        for row in (table.headings, *table.rows):
            sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _all_schools(folder: Path) -> float:
    """Seconds for the paper of each school of a store, the start of the processes included."""
    place = folder / "schools.db"
    a_filled_store(place, SCHOOLS)
    with sqlite3.connect(place) as db:
        db.execute("UPDATE answers SET value = abs(random()) % 4, grade = NULL WHERE abs(random()) % 3")
    app = App(str(place), now=clock)
    begun = time.perf_counter()
    made = [one for one in app.many_papers(PaperOrder(format=ReportFormat.PDF)) if one is not None]
    took = time.perf_counter() - begun
    app.store.close()
    assert len(made) == SCHOOLS
    assert all(one.data is not None for one in made)
    return took
