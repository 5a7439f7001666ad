"""Reads a file somebody hands in: what it proposes and everything that is wrong with it. Saves nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from audit.domain.checklist import Library
from audit.domain.returns import FileRead
from audit.errors import FileRefusedError, Problem, ProblemCode
from audit.spreadsheets.child import SHARED, Book, Reader
from audit.spreadsheets.layout import LARGEST_FILE, LONG_HEADINGS
from audit.spreadsheets.read_long import read_long
from audit.spreadsheets.read_workbook import is_ours, read_workbook
from audit.spreadsheets.signature import Signature, signature_of
from audit.spreadsheets.text_table import read_table

MACROS_IGNORED = "This workbook holds macros. They were ignored: nothing in it was run."


def read_path(path: Path, library: Library, *, today: date, reader: Reader = SHARED) -> FileRead:
    """Read a file from disk, named in the result as `path` is written. A missing one is a problem, not an error."""
    name = str(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return _refused(name, ProblemCode.FILE_MISSING, "There is no file of this name. Check the name and the folder.")
    except OSError:
        return _refused(name, ProblemCode.FILE_MISSING, "This is a folder, or a file that may not be read.")
    return read_file(name, data, library, today=today, reader=reader)


def read_file(name: str, data: bytes, library: Library, *, today: date, reader: Reader = SHARED) -> FileRead:
    """Read our workbook or a long file from its bytes; `name` only helps to tell text from other things.

    Workbooks are book in the child process of `reader`. Raises nothing: a file that cannot be read is a problem.
    """
    try:
        match signature_of(name, data):
            case Signature.TEXT:
                return read_long(name, read_table(data), library, today)
            case Signature.ZIP:
                book = reader.open("zip", data)
            case Signature.OLE:
                book = reader.open("ole", data)
    except FileRefusedError as error:
        return FileRead(name, problems=error.problems)
    read = _read_book(name, book, library, today)
    return replace(read, notes=(MACROS_IGNORED, *read.notes)) if book.macros else read


def _read_book(name: str, book: Book, library: Library, today: date) -> FileRead:
    if is_ours(book):
        return read_workbook(name, book, library, today)
    if book.sheets:
        return read_long(name, book.sheets[0].rows, library, today)
    return _refused(
        name,
        ProblemCode.FILE_FOREIGN,
        "This workbook is neither one of ours (with the sheets School and Answers) nor a long file "
        f"(with the headings {', '.join(LONG_HEADINGS)} in row 1).",
    )


def _refused(name: str, code: ProblemCode, message: str) -> FileRead:
    return FileRead(name, problems=(Problem(code, "", message),))
