"""Reads the long file: one row per answer, many schools and days in one table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from audit.domain.checklist import Checklist, Library
from audit.domain.returns import FileRead, Return
from audit.domain.review import LONGEST_NAME
from audit.errors import Problem, ProblemCode
from audit.spreadsheets.cells import (
    Cell,
    CellFault,
    assessed_on_of,
    date_of,
    free_text_of,
    is_blank,
    setting_of,
    text_of,
    urn_of,
)
from audit.spreadsheets.layout import LONG_FIELDS, LONG_HEADINGS, LONG_OPTIONAL, heading_key
from audit.spreadsheets.rows import (
    AnswerRow,
    Gathered,
    by_checklist,
    checklist_named,
    checklist_of_items,
    edition_of_items,
    gather,
)

T = TypeVar("T")
_KEYS = {heading_key(heading): heading for heading in LONG_HEADINGS + LONG_OPTIONAL}
_FIELDS = {heading: LONG_FIELDS.get(heading, heading) for heading in LONG_HEADINGS + LONG_OPTIONAL}
_OF_THE_RETURN = ("urn", "school", "setting", "assessed_on", "checklist")


def read_long(name: str, rows: Sequence[Sequence[Cell]], library: Library, today: date) -> FileRead:
    """Every return of a long table (its rows from the headings on), each with its own problems."""
    columns, missing = _columns(rows[0] if rows else ())
    if missing:
        return FileRead(name, problems=missing)
    places = {_FIELDS[heading]: f"line {{}}, {heading}" for heading in LONG_HEADINGS + LONG_OPTIONAL}
    groups = dict[tuple[object, object], list[AnswerRow]]()
    for number, cells in enumerate(rows[1:], start=2):
        if all(map(is_blank, cells)):
            continue
        row = AnswerRow(number, cells, columns, places)
        groups.setdefault((_same(urn_of, row.cell("urn")), _same(date_of, row.cell("assessed_on"))), []).append(row)
    if not groups:
        message = "This file has headings but no rows below them."
        return FileRead(name, problems=(Problem(ProblemCode.FILE_EMPTY, "", message),))
    notes = list(_too_many_cells(rows))
    width = 1 + max(n for n, cell in enumerate(rows[0]) if not is_blank(cell))
    parts = (part for group in groups.values() for part in by_checklist(group, library))
    returns = tuple(_return(part, width, library, today, notes) for part in parts)
    return FileRead(name, returns, notes=tuple(notes))


def _columns(headings: Sequence[Cell]) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    columns, problems = dict[str, int](), list[Problem]()
    for n, cell in enumerate(headings):
        heading = _KEYS.get(heading_key(text_of(cell)))
        if heading and _FIELDS[heading] in columns:
            message = f"The heading “{heading}” stands twice. Keep one."
            problems.append(Problem(ProblemCode.HEADING_MISSING, f"line 1, {heading}", message))
        elif heading:
            columns[_FIELDS[heading]] = n
    missing = [heading for heading in LONG_HEADINGS if _FIELDS[heading] not in columns]
    if missing:
        message = f"The first line lacks the heading {', '.join(missing)}. Headings may stand in any order."
        problems.append(Problem(ProblemCode.HEADING_MISSING, "line 1", message))
    return columns, tuple(problems)


def _same(reading: Callable[[Cell], T], cell: Cell) -> object:
    """What two rows must share to be of one return: the value, or the wrong text as it stands."""
    try:
        return reading(cell)
    except CellFault:
        return text_of(cell).strip()


def _return(rows: Sequence[AnswerRow], width: int, library: Library, today: date, notes: list[str]) -> Return:
    first = Gathered(problems=[_beyond(row) for row in rows if not all(map(is_blank, row.cells[width:]))])
    urn = _read(first, rows, "urn", urn_of)
    assessed_on = _read(first, rows, "assessed_on", lambda cell: assessed_on_of(cell, today))
    school = _one(first, rows, "school", "name of the school", lambda cell: free_text_of(cell, LONGEST_NAME).strip())
    setting = _one(first, rows, "setting", "setting", setting_of)
    checklist = _checklist(first, rows, library)
    current, checklist = checklist, edition_of_items(library, checklist, rows) if checklist else None
    found = gather(rows, checklist, library, today)
    notes += found.notes
    return Return(
        urn=urn or "",
        school=school or "",
        setting=setting,
        checklist=checklist.id if checklist else "",
        edition=checklist.edition if checklist and checklist is not current else "",
        assessed_on=assessed_on,
        answers=found.answers,
        given=found.given,
        places=found.places | {("", name): _place(rows[0], name) for name in _OF_THE_RETURN},
        problems=(*first.problems, *found.problems),
    )


def _too_many_cells(rows: Sequence[Sequence[Cell]]) -> Iterable[str]:
    """A note on the first line with more cells than headings, blank ones too: a comma in a text shifts what follows."""
    for number, cells in enumerate(rows[1:], start=2):
        if len(cells) > len(rows[0]):
            yield (
                f"line {number} has more cells than the first line has headings. "
                "Look whether a text in it holds a comma without quotation marks around it."
            )
            return


def _beyond(row: AnswerRow) -> Problem:
    message = (
        "A cell of this line stands right of the last heading, so nobody can say what it is. A text that holds a comma "
        "needs quotation marks around it; otherwise clear the cell, or give its column a heading."
    )
    return Problem(ProblemCode.HEADING_MISSING, f"line {row.number}", message)


def _place(row: AnswerRow, name: str) -> str:
    """Where a row says something of its return, or would: the line alone where the file has no such column."""
    return row.place(name) if name in row.columns else f"line {row.number}"


def _read(into: Gathered, rows: Sequence[AnswerRow], name: str, reading: Callable[[Cell], T]) -> T | None:
    """What all rows share, told once at the first of them where it cannot be read."""
    try:
        return reading(rows[0].cell(name))
    except CellFault as fault:
        into.fault(rows[0].place(name), fault)
        return None


def _one(
    into: Gathered, rows: Sequence[AnswerRow], name: str, words: str, reading: Callable[[Cell], T | None]
) -> T | None:
    """The one value the rows give, blanks aside; a problem at the first row that gives another or a wrong one."""
    found: T | None = None
    told = set[object]()
    for row in rows:
        cell = row.cell(name)
        if is_blank(cell) or cell in told:
            continue
        told.add(cell)
        try:
            value = reading(cell)
        except CellFault as fault:
            into.fault(row.place(name), fault)
            continue
        if found is None:
            found = value
        elif value != found:
            message = f"The {words} differs from an earlier row of the same school and day. Give the same in each row."
            into.problems.append(Problem(ProblemCode.RETURN_INCONSISTENT, row.place(name), message))
    return found


def _checklist(into: Gathered, rows: Sequence[AnswerRow], library: Library) -> Checklist | None:
    named = _one(into, rows, "checklist", "checklist", lambda cell: text_of(cell).strip().casefold())
    if named is None:
        checklist, problem = checklist_of_items(library, rows)
    else:
        checklist, problem = checklist_named(library, named, rows[0].place("checklist"))
    if problem:
        into.problems.append(problem)
    return checklist
