"""Plain content to a tagged PDF, and the proof that the PDF holds it before anybody is given it."""

import json
import threading
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Protocol

import typst

from audit.errors import AuditError
from audit.reports.fonts import FONTS, printable

TEMPLATES = Path(__file__).resolve().parent
STANDARD = "ua-1"
TAG_WORDS = {"TR": "rows", "H1": "headings", "H2": "items", "Figure": "figures"}
"""What the tags that are counted stand for."""


class PaperError(AuditError):
    """The paper that was made does not hold everything it should; nothing is handed out."""

    code = "paper"


class Printed(Protocol):
    """Plain content, a dataclass, and how it is to be set and counted."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def template(self) -> str:
        """The name of the file that sets it."""
        ...

    @property
    def day(self) -> date:
        """The day the file says it was made."""
        ...

    def tags(self) -> Mapping[str, int]:
        """How often each of `TAG_WORDS` must stand in the file."""
        ...


@cache
def _compiler(template: str, hand: int) -> tuple[typst.Compiler, threading.Lock]:  # noqa: ARG001  (each hand its own)
    """A compiler keeps fonts and unchanged layout between papers; it serves one thread at a time."""
    made = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=[FONTS], ignore_system_fonts=True)
    return made, threading.Lock()


def compiled(template: str, *, hand: int = 0, **options: Any) -> bytes:
    """What a template makes of its inputs, as the bytes of one file; two `hand`s can work at the same time.

    Raises PaperError where it cannot be set.
    """
    compiler, free = _compiler(template, hand)
    try:
        with free:
            made = compiler.compile(**options)
    except typst.TypstError as error:
        raise PaperError(f"The paper could not be set: {error}. Please report this.") from error
    if not isinstance(made, bytes):
        raise PaperError("The paper could not be made as one file.")
    return made


def typeset(content: Printed) -> bytes:
    """The content as a PDF/UA-1 file: the same bytes for the same content. Raises PaperError if it does not hold it."""
    data = asdict(content)
    # The compiler takes texts alone: each byte of the picture goes as the sign of its number.
    crest = (data.pop("crest", None) or b"").decode("latin-1")
    inputs = {"data": json.dumps(_printable(data), default=str, ensure_ascii=False), "crest": crest}
    stamp = datetime.combine(content.day, time(), UTC)
    pdf = compiled(content.template, format="pdf", pdf_standards=[STANDARD], sys_inputs=inputs, timestamp=stamp)
    return proved(pdf, content)


def proved(pdf: bytes, content: Printed) -> bytes:
    """The same bytes, once their tags have been counted: a row for each row, a heading for each heading.

    Raises PaperError where one is missing.
    """
    wanted = dict(content.tags())
    found = {tag: pdf.count(f"/S/{tag}".encode()) + pdf.count(f"/S /{tag}".encode()) for tag in wanted}
    if not pdf.startswith(b"%PDF-") or found != wanted:
        raise PaperError(
            f"The paper was made with {_counted(found)} where it should have {_counted(wanted)}, "
            "so it is not handed out. Please report this."
        )
    return pdf


def _counted(tags: Mapping[str, int]) -> str:
    return " and ".join(f"{number} {TAG_WORDS[tag]}" for tag, number in tags.items())


def _printable(value: Any) -> Any:
    """Every text in nested data, made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, (list, tuple)):
        return [_printable(inner) for inner in value]  # pyright: ignore[reportUnknownVariableType]
    return value
