"""Many papers in one zip: each written as it is done, all counted before the zip is offered."""

from datetime import date
from typing import BinaryIO
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from audit.errors import AuditError


class ZipError(AuditError):
    """The zip that was made does not hold every paper; it is not handed out."""

    code = "zip"


def paper_name(urn: str, assessed_on: date, part: int, ending: str) -> str:
    """`board-paper-900001-2026-11-25-part-1.pdf`: nothing that anybody typed, so that no name can lead elsewhere."""
    return f"board-paper-{urn}-{assessed_on.isoformat()}-part-{part}.{ending}"


class PaperZip:
    """A zip that is being filled. Papers are packed already, so nothing is packed again."""

    def __init__(self, file: BinaryIO, day: date) -> None:
        self._file, self._zip = file, ZipFile(file, "w", ZIP_STORED)
        self._day, self._sizes = (day.year, day.month, day.day, 0, 0, 0), dict[str, int]()

    def add(self, name: str, data: bytes) -> None:
        """Write one paper."""
        self._zip.writestr(ZipInfo(name, self._day), data)
        self._sizes[name] = len(data)

    def finish(self) -> int:
        """Close it, open it again and count; how many papers it holds. Raises ZipError where one is missing."""
        self._zip.close()
        self._file.seek(0)
        try:
            with ZipFile(self._file) as again:
                damaged = again.testzip()
                found = {member.filename: member.file_size for member in again.infolist()}
        except BadZipFile as error:
            raise ZipError("The zip cannot be opened again, so it is not handed out. Make the papers again.") from error
        if damaged is not None or found != self._sizes:
            raise ZipError(
                f"The zip holds {len(found)} of {len(self._sizes)} papers whole, so it is not handed out. "
                "Make the papers again."
            )
        self._file.seek(0)
        return len(found)
