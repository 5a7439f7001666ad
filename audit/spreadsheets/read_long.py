"""Reads the long file: one row per answer, many schools and days in one table."""

from collections.abc import Callable, Mapping, Sequence
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
from audit.spreadsheets.rows import AnswerRow, Gathered, checklist_named, checklist_of_items, gather

T = TypeVar("T")
_KEYS = {heading_key(heading): heading for heading in LONG_HEADINGS + LONG_OPTIONAL}
_FIELDS = {heading: LONG_FIELDS.get(heading, heading) for heading in LONG_HEADINGS + LONG_OPTIONAL}


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
    notes = list[str]()
    returns = tuple(_return(group, library, today, notes) for group in groups.values())
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


def _return(rows: Sequence[AnswerRow], library: Library, today: date, notes: list[str]) -> Return:
    first = Gathered()
    urn = _read(first, rows, "urn", urn_of)
    assessed_on = _read(first, rows, "assessed_on", lambda cell: assessed_on_of(cell, today))
    school = _one(first, rows, "school", "name of the school", lambda cell: free_text_of(cell, LONGEST_NAME).strip())
    setting = _one(first, rows, "setting", "setting", setting_of)
    checklist = _checklist(first, rows, library)
    found = gather(rows, checklist, library, today)
    notes += found.notes
    return Return(
        urn=urn or "",
        school=school or "",
        setting=setting,
        checklist=checklist.id if checklist else "",
        assessed_on=assessed_on,
        answers=found.answers,
        given=found.given,
        places=found.places,
        problems=(*first.problems, *found.problems),
    )


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
