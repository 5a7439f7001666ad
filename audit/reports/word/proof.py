"""The proof that a Word document holds the paper, before anybody is given it."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.oxml.ns import qn

from audit.reports.parts import PaperContent, Picture
from audit.reports.typeset import PaperError

HEADING = "Heading1"


def proved(data: bytes, content: PaperContent) -> bytes:
    """The same bytes, once they were opened and counted: each heading, table, row, heading row and picture with words.

    Raises PaperError where one is missing.
    """
    wanted = _wanted(content)
    try:
        found = _found(data)
    except (BadZipFile, KeyError, ValueError, SyntaxError) as error:
        raise PaperError("The Word document that was made cannot be opened. Please report this.") from error
    if found != wanted:
        raise PaperError(
            f"The Word document was made with {_counted(found)} where it should have {_counted(wanted)}, "
            "so it is not handed out. Please report this."
        )
    return data


def _wanted(content: PaperContent) -> Mapping[str, int]:
    tags, tables = content.tags(), len(content.tables())
    drawn = sum(isinstance(block, Picture) for part in (*content.sections, *content.annexes) for block in part.blocks)
    return {
        "headings": tags["H1"],
        "tables": tables,
        "heading rows": tables,
        "rows": tags["TR"],
        "pictures told in words": drawn + bool(content.crest),
    }


def _found(data: bytes) -> Mapping[str, int]:
    document: Any = Document(BytesIO(data))
    body: Any = document.element.body
    named: Any = document.part.related_parts
    return {
        "headings": sum(style.get(qn("w:val")) == HEADING for style in body.iter(qn("w:pStyle"))),
        "tables": _number(body.iter(qn("w:tbl"))),
        "heading rows": _number(body.iter(qn("w:tblHeader"))),
        "rows": _number(body.iter(qn("w:tr"))),
        "pictures told in words": sum(
            bool(picture.find(f".//{qn('wp:docPr')}").get("descr"))
            and picture.find(f".//{qn('a:blip')}").get(qn("r:embed")) in named
            for picture in body.iter(qn("wp:inline"))
        ),
    }


def _number(found: Iterator[Any]) -> int:
    return sum(1 for _ in found)


def _counted(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in numbers.items())
