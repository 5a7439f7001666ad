"""Reads our own workbook: one return, from the sheets School, Answers and _meta."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

from audit.domain.checklist import Checklist, Library
from audit.domain.display import short_edition
from audit.domain.returns import FileRead, Return
from audit.domain.review import LONGEST_NAME, person_named
from audit.errors import Problem, ProblemCode
from audit.spreadsheets.cells import Cell, CellFault, assessed_on_of, free_text_of, setting_of, text_of, urn_of
from audit.spreadsheets.child import Book, Sheet
from audit.spreadsheets.layout import ANSWERS_SHEET, META_SHEET, SCHOOL_SHEET, WORKBOOK_FIELDS, heading_key
from audit.spreadsheets.rows import AnswerRow, Gathered, checklist_named, checklist_of_items, gather

T = TypeVar("T")
_FIELDS = {heading_key(heading): name for heading, name in WORKBOOK_FIELDS.items()}
_HEADINGS = {name: heading for heading, name in WORKBOOK_FIELDS.items()}
_SCHOOL_ROWS = {"urn": 2, "school": 3, "setting": 4, "assessed_on": 5, "completed_by": 6}


def is_ours(book: Book) -> bool:
    """Has it the two sheets of our workbook?"""
    return book.sheet(SCHOOL_SHEET) is not None and book.sheet(ANSWERS_SHEET) is not None


def read_workbook(name: str, book: Book, library: Library, today: date) -> FileRead:
    """The return a workbook of ours holds, with every problem and its place."""
    school, answers = book.sheet(SCHOOL_SHEET), book.sheet(ANSWERS_SHEET)
    if school is None or answers is None:
        raise ValueError("Ask is_ours first.")
    columns, missing = _columns(answers)
    if missing:
        return FileRead(name, problems=missing)
    rows = _answer_rows(answers, columns)
    meta = _meta(book.sheet(META_SHEET))
    about = {("", name): f"{SCHOOL_SHEET}!B{row}" for name, row in _SCHOOL_ROWS.items()}
    about["", "checklist"] = META_SHEET if "checklist" in meta else f"{ANSWERS_SHEET}!A2"
    checklist, about_checklist = _checklist(meta, library, rows)
    found = gather(rows, checklist, library, today)
    first = Gathered(problems=[] if about_checklist is None else [about_checklist])
    version = text_of(meta.get("review_version"))
    given = Return(
        urn=_read(first, school, "urn", urn_of) or "",
        school=(_read(first, school, "school", lambda cell: free_text_of(cell, LONGEST_NAME)) or "").strip(),
        setting=_read(first, school, "setting", setting_of),
        assessed_on=_read(first, school, "assessed_on", lambda cell: assessed_on_of(cell, today)),
        checklist=checklist.id if checklist else "",
        edition=checklist.edition if checklist and text_of(meta.get("edition")) else "",
        answers=found.answers,
        given=found.given,
        places=found.places | about,
        completed_by=person_named(
            _read(first, school, "completed_by", lambda cell: free_text_of(cell, LONGEST_NAME)) or ""
        ),
        review_id=text_of(meta.get("review_id")) or None,
        review_version=int(version) if version.isascii() and version.isdigit() else None,
        problems=(*first.problems, *found.problems),
    )
    return FileRead(name, (given,), notes=tuple(found.notes))


def _columns(answers: Sheet) -> tuple[Mapping[str, int], tuple[Problem, ...]]:
    """Where each field stands, whatever the order; and what headings are missing or stand twice."""
    columns, problems = dict[str, int](), list[Problem]()
    for n, heading in enumerate(answers.rows[0] if answers.rows else []):
        name = _FIELDS.get(heading_key(heading))
        if name in columns:
            message = f"The heading “{_HEADINGS[name]}” stands twice. Keep the column that holds the answers."
            problems.append(Problem(ProblemCode.HEADING_MISSING, f"{ANSWERS_SHEET}!{_letters(n)}1", message))
        elif name:
            columns[name] = n
    missing = [heading for name, heading in _HEADINGS.items() if name not in columns]
    if missing:
        message = f"Row 1 lacks the heading {', '.join(missing)}. Put the headings back as they were."
        problems.append(Problem(ProblemCode.HEADING_MISSING, f"{ANSWERS_SHEET}!A1", message))
    return columns, tuple(problems)


def _answer_rows(answers: Sheet, columns: Mapping[str, int]) -> list[AnswerRow]:
    places = {name: f"{ANSWERS_SHEET}!{_letters(n)}{{}}" for name, n in columns.items()}
    return [AnswerRow(number, cells, columns, places) for number, cells in enumerate(answers.rows[1:], start=2)]


def _meta(sheet: Sheet | None) -> Mapping[str, Cell]:
    return {text_of(row[0]): row[1] for row in sheet.rows if len(row) > 1} if sheet else {}


def _checklist(
    meta: Mapping[str, Cell], library: Library, rows: list[AnswerRow]
) -> tuple[Checklist | None, Problem | None]:
    named = text_of(meta.get("checklist"))
    if not named:
        return checklist_of_items(library, rows)
    checklist, problem = checklist_named(library, named, META_SHEET)
    edition = text_of(meta.get("edition"))
    if checklist is None or not edition:
        return checklist, problem
    made_for = library.of_edition(checklist.id, edition)
    if made_for is not None:
        return made_for, problem
    return checklist, Problem(
        ProblemCode.EDITION_WRONG,
        META_SHEET,
        f"This workbook was made for another edition; here the checklist follows {short_edition(checklist.edition)}. "
        "Take a fresh workbook and copy the answers into it.",
    )


def _read(into: Gathered, sheet: Sheet, name: str, reading: Callable[[Cell], T]) -> T | None:
    """What the school sheet says, None and a problem where it cannot be read."""
    row = _SCHOOL_ROWS[name]
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else []
    try:
        return reading(cells[1] if len(cells) > 1 else "")
    except CellFault as fault:
        into.fault(f"{SCHOOL_SHEET}!B{row}", fault)
        return None


def _letters(column: int) -> str:
    """The letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
