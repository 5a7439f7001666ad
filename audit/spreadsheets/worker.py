"""The reading child: takes workbooks on stdin, answers with plain cells on stdout, one line of JSON each.

A request is a line of JSON, {"kind": "zip" | "ole", "size": bytes}, and the bytes. The answer is {"sheets": [[name,
rows]], "macros": bool} or {"refused": [code, message]}. A cell is a string, number or true/false; {"d": ISO date} is a
date, {"e": text} an error. Should the library end this process, the parent sees it die and says so in words.

It imports no more than it needs: it starts while the parent does other things, and lives under a memory limit.
"""

import json
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO, cast

from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError

from audit.errors import FileRefusedError, ProblemCode
from audit.spreadsheets import ole, preflight
from audit.spreadsheets.layout import (
    ANSWERS_SHEET,
    FEWEST_LONG_HEADINGS,
    LONG_HEADINGS,
    META_SHEET,
    SCHOOL_SHEET,
    WORKBOOK_FIELDS,
    WORKBOOK_HEADINGS,
    heading_key,
)

try:
    import resource
except ImportError:  # pragma: no cover  # Windows: the time limit and the preflight stand alone
    resource = None

MEMORY = 384 * 1024 * 1024
"""Bytes of address space. 75,000 rows of the long file need about 250 MB, the bare interpreter about 40 MB."""
SECONDS_OF_WORK = 10
"""Processor time for one file."""

Rows = list[list[object]]
_OUR_SHEETS = (SCHOOL_SHEET, ANSWERS_SHEET, META_SHEET)
_LONG_KEYS = frozenset(map(heading_key, LONG_HEADINGS))
_NOT_READ_BACK = frozenset(heading_key(h) for h in WORKBOOK_HEADINGS if h not in WORKBOOK_FIELDS)


def main() -> None:
    """Serve requests until stdin ends."""
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request in turn."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["size"])
        _limit_time()
        answers.write(json.dumps(answer(request["kind"], data), default=_plain).encode() + b"\n")
        answers.flush()


def answer(kind: str, data: bytes) -> dict[str, object]:
    """What the parent is told about one file."""
    try:
        if kind == "ole":
            return {"sheets": _chosen(ole.read_ole(data)), "macros": False}
        look = preflight.look_through(data)
        return {"sheets": _chosen(_read_zip(data, look)), "macros": look.macros}
    except FileRefusedError as error:
        return answer_of(error)
    except MemoryError:
        return {"refused": [ProblemCode.FILE_TOO_LARGE, "This file needs more memory than a return can. Split it."]}
    except (
        CalamineError,
        XmlError,
        ZipError,
        ArithmeticError,
        LookupError,
        OSError,
        RecursionError,
        TypeError,
        ValueError,
    ):
        return answer_of(preflight.damaged())


def answer_of(refusal: FileRefusedError) -> dict[str, object]:
    """A refusal as the parent reads it."""
    return {"refused": [refusal.problems[0].code, refusal.problems[0].message]}


def _read_zip(data: bytes, look: preflight.Look) -> dict[str, Rows]:
    if look.kind is preflight.Kind.ODS:
        from audit.spreadsheets.ods import read_ods  # noqa: PLC0415  # an XML parser most children never need

        return read_ods(data)
    if not look.exact:
        try:
            return read_quickly(data)
        except (CalamineError, XmlError, ZipError):
            if look.cells > preflight.MOST_CELLS_READ_EXACTLY:
                raise
    from audit.spreadsheets.exact import read_exactly  # noqa: PLC0415  # openpyxl costs 0.1 s and is seldom needed

    return read_exactly(data)


def read_quickly(data: bytes) -> dict[str, Rows]:
    """Our sheets, or else every sheet, with calamine. Error cells are blank here."""
    workbook = CalamineWorkbook.from_filelike(BytesIO(data))
    names = wanted(workbook.sheet_names)
    return {name: cast(Rows, workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in names}


def wanted(names: list[str]) -> list[str]:
    """The names of our sheets where both of ours are there, else all names."""
    ours = [name for name in names if name in _OUR_SHEETS]
    return ours if SCHOOL_SHEET in ours and ANSWERS_SHEET in ours else names


def _chosen(sheets: dict[str, Rows]) -> list[tuple[str, Rows]]:
    """Our sheets without the columns that only inform, or the sheet most like a long file, or none."""
    names = wanted(list(sheets))
    if SCHOOL_SHEET in names and ANSWERS_SHEET in names:
        return [(name, _lean(sheets[name]) if name == ANSWERS_SHEET else sheets[name]) for name in names]
    likeness = {name: _headings_in(rows) for name, rows in sheets.items()}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    return [(best, sheets[best])] if best is not None and likeness[best] >= FEWEST_LONG_HEADINGS else []


def _headings_in(rows: Rows) -> int:
    return len(_LONG_KEYS.intersection(map(heading_key, rows[0]))) if rows else 0


def _lean(rows: Rows) -> Rows:
    if not rows:
        return rows
    skipped = [n for n, heading in enumerate(rows[0]) if heading_key(heading) in _NOT_READ_BACK]
    for row in rows[1:]:
        for n in skipped:
            if n < len(row):
                row[n] = ""
    return rows


def _plain(value: object) -> object:
    """What JSON has no form for. A time of day in a date cell is dropped; a bare time stays text and is refused."""
    match value:
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case time() | timedelta():
            return str(value)
        case _:
            return str(value)


def _limit_memory() -> None:
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _limit_time() -> None:
    """Move the soft limit ahead of the time used so far: the process lives on, each file has its own allowance."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime) + SECONDS_OF_WORK
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
