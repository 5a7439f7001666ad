"""Plain content to a tagged PDF, and the proof that the PDF holds it before anybody is given it."""

import json
import threading
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from audit.errors import AuditError
from audit.reports.fonts import FONTS, printable
from audit.reports.parts import PaperContent

TEMPLATE = Path(__file__).resolve().parent / "paper.typ"
STANDARD = "ua-1"
_ONE_AT_A_TIME = threading.Lock()
"""The compiler keeps fonts and unchanged layout between papers; it serves one thread at a time."""


class PaperError(AuditError):
    """The paper that was made does not hold everything it should; nothing is handed out."""

    code = "paper"


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=[FONTS], ignore_system_fonts=True)


def typeset(content: PaperContent) -> bytes:
    """The paper as a PDF/UA-1 file: the same bytes for the same content. Raises PaperError if it does not hold it."""
    data = json.dumps(_printable(asdict(content)), default=str, ensure_ascii=False)
    stamp = datetime.combine(content.day, time(), UTC)
    try:
        with _ONE_AT_A_TIME:
            pdf = _compiler().compile(
                format="pdf", pdf_standards=[STANDARD], sys_inputs={"data": data}, timestamp=stamp
            )
    except typst.TypstError as error:
        raise PaperError(f"The paper could not be set as an accessible PDF: {error}. Please report this.") from error
    if not isinstance(pdf, bytes):
        raise PaperError("The paper could not be made as one file.")
    return proved(pdf, content)


def proved(pdf: bytes, content: PaperContent) -> bytes:
    """The same bytes, once their tags have been counted: a row for each row, a picture for each picture.

    Raises PaperError where one is missing.
    """
    rows = sum(1 + len(table.rows) for table in content.tables())
    headings = len(content.sections) + len(content.annexes)
    tagged_headings = pdf.count(b"/S/H1") + pdf.count(b"/S /H1")
    tagged_rows = pdf.count(b"/S/TR") + pdf.count(b"/S /TR")
    if not pdf.startswith(b"%PDF-") or (tagged_rows, tagged_headings) != (rows, headings):
        raise PaperError(
            f"The paper was made with {tagged_rows} rows and {tagged_headings} headings where it should have "
            f"{rows} and {headings}, so it is not handed out. Please report this."
        )
    return pdf


def _printable(value: Any) -> Any:
    """Every text in nested data, made printable."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {key: _printable(inner) for key, inner in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, (list, tuple)):
        return [_printable(inner) for inner in value]  # pyright: ignore[reportUnknownVariableType]
    return value
