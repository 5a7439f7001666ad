"""Looks through a zip before any parser does: real sizes, declared cells, document types, error cells.

Runs in the reading child. A parser in Rust that runs out of memory ends its process and no `except` sees it, so what
could bring that about is found here, with words for the person.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from audit.errors import FileRefusedError, ProblemCode
from audit.spreadsheets.layout import MOST_CELLS
from audit.spreadsheets.signature import refused

MOST_UNZIPPED = 100 * 1024 * 1024
"""Bytes. A long file of 75,000 rows unpacks to about 60 MB."""
MOST_TIMES_LARGER = 150
"""A sheet of answers unpacks to 10 to 40 times its size, one made of nothing to 1,000 times."""
LEAST_SUSPECT = 10 * 1024 * 1024
"""Bytes; below this a file may be as hollow as it likes."""
MOST_MEMBERS = 2_000
"""Parts in the zip; a workbook of ours has about 12."""
MOST_CELLS_READ_EXACTLY = 100_000
"""The exact reader needs some 10 µs a cell; above this many it would pass the time limit."""
_CHUNK = 1 << 20
_OVERLAP = 256
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_STORED, _DEFLATED = 0, 8
_ENCRYPTED = 0x1

_QUICK_COLUMN = re.compile(rb'<c r="([A-Z]+)')
_QUICK_ROW = re.compile(rb'<c r="[A-Z]+([0-9]+)"')
# The bounds of 256 keep a hostile tag of countless attributes from costing more than its length.
_FILLED_CELL = re.compile(
    rb"""<(?:\w{1,9}:)?c\s(?:[^<>]{0,256}?\s)?r=["']([A-Za-z]{1,7})([0-9]{1,9})["'](?:[^<>]{0,256}[^/<>])?>"""
)
_DOCUMENT_TYPES = tuple(
    sign.encode(letters) for sign in ("<!DOCTYPE", "<!ENTITY") for letters in ("ascii", "utf-16-le", "utf-16-be")
)
_DECLARATIONS = (b"<!", b"<\x00!")
"""What every one of them holds, in any of the three letterings: seldom there, and quick to look for."""
_NEVER_SHEETS = ("xl/sharedStrings.xml", "xl/styles.xml", "xl/theme/", "docProps/")
"""Parts not worth searching for cells; a hostile workbook that keeps a sheet there meets the limits of the child."""
_ERROR_CELLS = (b't="e"', b"t='e'")
"""The quick reader gives these as blank."""
_FORMULAS = (b"<f>", b"<f ", b":f>", b":f ")
_NO_RESULT = re.compile(
    rb"</(?:\w{1,9}:)?f>\s*(?:<(?:\w{1,9}:)?v\s*/>|<(?:\w{1,9}:)?v></(?:\w{1,9}:)?v>)?\s*</(?:\w{1,9}:)?c>"
    rb"|<(?:\w{1,9}:)?f\b[^<>]{0,256}/>\s*</(?:\w{1,9}:)?c>"
)


class Kind(StrEnum):
    """The two zipped workbooks that are read."""

    XLSX = "xlsx"
    ODS = "ods"


@dataclass(slots=True)
class Look:
    """What a zipped workbook is and how it has to be read. `packed`: its bytes; `cells`: the area its sheets span."""

    kind: Kind
    macros: bool
    packed: int
    exact: bool = False
    cells: int = 0
    _unzipped: int = field(default=0, repr=False)

    def count(self, size: int) -> None:
        """Add unzipped bytes. Raises FileRefusedError above the limit."""
        self._unzipped += size
        if self._unzipped > min(MOST_UNZIPPED, max(LEAST_SUSPECT, MOST_TIMES_LARGER * self.packed)):
            raise refused(
                ProblemCode.FILE_TOO_LARGE,
                f"Unpacked, this file is larger than {self._unzipped // 1024 // 1024 - 1} MB, which no return needs. "
                "Copy the answers into a fresh workbook.",
            )


def look_through(data: bytes) -> Look:
    """Look through a zipped workbook. Raises FileRefusedError with the reason for one that is not to be read."""
    try:
        members = zipfile.ZipFile(BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, struct.error, NotImplementedError, UnicodeDecodeError) as error:
        raise damaged() from error
    if len(members) > MOST_MEMBERS:
        raise refused(ProblemCode.FILE_TYPE, "This archive holds too many files to be a workbook.")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise encrypted()
    names = {member.filename for member in members}
    look = Look(_kind(data, members, names), any(name.lower().endswith("vbaproject.bin") for name in names), len(data))
    for member in members:
        _scan(data, member, look)
    if look.exact and look.cells > MOST_CELLS_READ_EXACTLY:
        raise refused(
            ProblemCode.FILE_CORRUPT,
            "This large workbook has cells with an error such as #REF!, or formulas without a result. "
            "Mend them, or save the sheet as .csv.",
        )
    return look


def encrypted() -> FileRefusedError:
    """The refusal of a file that asks for a password."""
    return refused(
        ProblemCode.FILE_ENCRYPTED,
        "This file is protected with a password, so it cannot be read. Save it without a password and try again.",
    )


def damaged() -> FileRefusedError:
    """The refusal of a file that cannot be read."""
    return refused(
        ProblemCode.FILE_CORRUPT,
        "This file is damaged or incomplete. Open it where it was made and save it again as .xlsx.",
    )


def _kind(data: bytes, members: list[zipfile.ZipInfo], names: set[str]) -> Kind:
    if "mimetype" in names and "content.xml" in names:
        mimetype = next(m for m in members if m.filename == "mimetype")
        if b"".join(_unzipped(data, mimetype))[:64].startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
            return Kind.ODS
    elif "[Content_Types].xml" in names:
        if "xl/workbook.xml" in names:
            return Kind.XLSX
        if "xl/workbook.bin" in names:
            raise refused(ProblemCode.FILE_TYPE, "This is a binary workbook (.xlsb). Save it again as .xlsx.")
    raise refused(
        ProblemCode.FILE_TYPE,
        "This file is an archive or document, not a workbook. Hand in .xlsx, .ods or .csv files one by one.",
    )


def _scan(data: bytes, member: zipfile.ZipInfo, look: Look) -> None:
    rows, columns, tail = 0, 0, b""
    is_sheet = look.kind is Kind.XLSX and not member.filename.startswith(_NEVER_SHEETS)
    for chunk in _unzipped(data, member):
        look.count(len(chunk))
        text = tail + chunk if tail else chunk
        if any(sign in text for sign in _DECLARATIONS) and any(sign in text for sign in _DOCUMENT_TYPES):
            raise refused(
                ProblemCode.FILE_CORRUPT,
                "This file holds a document type definition, which no spreadsheet has. It is not read.",
            )
        if member.filename == "META-INF/manifest.xml" and b"encryption-data" in text:
            raise encrypted()
        if is_sheet:
            height, width = _extent(text)
            rows, columns = max(rows, height), max(columns, width)
            look.exact = look.exact or _needs_exact_reading(text)
        tail = text[-_OVERLAP:]
    look.cells += rows * columns
    if look.cells > MOST_CELLS:
        raise refused(
            ProblemCode.FILE_TOO_LARGE,
            f"The sheets of this file span more than {MOST_CELLS:,} cells. "
            "Often one stray value stands far below or to the right: delete the rows and columns beyond the answers.",
        )


def _extent(text: bytes) -> tuple[int, int]:
    """The last row and column named in a piece of a sheet; a far cell that only carries a format does not count."""
    quick = _QUICK_COLUMN.findall(text)
    if len(quick) == text.count(b"<c ") and b":c " not in text:
        height = max(map(int, set(_QUICK_ROW.findall(text))), default=0)
        width = max(map(_column_number, set(quick)), default=0)
        if height * width <= MOST_CELLS:
            return height, width
    cells = _FILLED_CELL.findall(text)
    height = max((int(row) for _, row in cells), default=0)
    return height, max(map(_column_number, {column for column, _ in cells}), default=0)


def _needs_exact_reading(text: bytes) -> bool:
    """Has it an error cell, or a formula without a result?"""
    if any(sign in text for sign in _ERROR_CELLS):
        return True
    return any(sign in text for sign in _FORMULAS) and _NO_RESULT.search(text) is not None


def _unzipped(data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The real bytes of a member, a chunk at a time, believing neither size in its headers."""
    start = member.header_offset
    try:
        sign, *_, name_length, extra_length = _LOCAL_HEADER.unpack_from(data, start)
    except struct.error as error:
        raise damaged() from error
    begin = start + _LOCAL_HEADER.size + name_length + extra_length
    packed = data[begin : begin + member.compress_size]
    if sign != b"PK\x03\x04" or len(packed) != member.compress_size:
        raise damaged()
    if member.compress_type == _STORED:
        yield packed
        return
    if member.compress_type != _DEFLATED:
        raise damaged()
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while chunk := inflater.decompress(packed, _CHUNK):
            yield chunk
            packed = inflater.unconsumed_tail
    except zlib.error as error:
        raise damaged() from error
    if not inflater.eof:
        raise damaged()


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
