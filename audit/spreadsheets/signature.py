"""What a file is by its first bytes, whatever its name says. Costs nothing and comes before any parser."""

import re
from enum import StrEnum

from audit.errors import FileRefusedError, Problem, ProblemCode
from audit.spreadsheets.layout import LARGEST_FILE

_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_TEXT_NAMES = ("csv", "tsv", "txt")
_OTHERS = {
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"%PDF": "a PDF document",
    b"{\\rtf": "a text document",
    b"<": "a web page or another XML file",
}
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Signature(StrEnum):
    """The three forms a file can have before it is opened."""

    TEXT = "text"
    ZIP = "zip"
    OLE = "ole"


def refused(code: ProblemCode, message: str, where: str = "") -> FileRefusedError:
    """The error that refuses a whole file."""
    return FileRefusedError((Problem(code, where, message),))


def signature_of(name: str, data: bytes) -> Signature:
    """Tell the form of a file from its bytes. Raises FileRefusedError for one that is never read."""
    if not data.removeprefix(_BYTE_ORDER_MARK).strip():
        raise refused(ProblemCode.FILE_EMPTY, "This file is empty. Choose the file that holds the answers.")
    if len(data) > LARGEST_FILE:
        raise refused(
            ProblemCode.FILE_TOO_LARGE,
            f"This file is larger than {LARGEST_FILE // 1024 // 1024} MB. Split it into files of fewer schools.",
        )
    if data.startswith(_ZIP):
        return Signature.ZIP
    if data.startswith(_OLE):
        return Signature.OLE
    _check_text(name, data)
    return Signature.TEXT


def _check_text(name: str, data: bytes) -> None:
    if data.startswith(_EMPTY_ZIP):
        raise refused(ProblemCode.FILE_CORRUPT, "This file is an empty archive. Save the workbook again as .xlsx.")
    start = data.removeprefix(_BYTE_ORDER_MARK).lstrip()
    for sign, what in _OTHERS.items():
        if start.startswith(sign):
            raise refused(
                ProblemCode.FILE_TYPE,
                f"This file is {what}, whatever its name says. Hand in an .xlsx or .ods workbook or a .csv file.",
            )
    if data.startswith(_WIDE_TEXT):
        raise refused(
            ProblemCode.FILE_TYPE,
            "This text file is written in UTF-16. Save it again as “CSV UTF-8 (comma delimited)”.",
        )
    ending = name.rpartition(".")[2].lower() if "." in name else "csv"
    if ending not in _TEXT_NAMES or _NOT_TEXT.search(data):
        raise refused(
            ProblemCode.FILE_TYPE,
            "This is not a workbook or a CSV file that can be read. Save it again as .xlsx, .ods or .csv.",
        )
