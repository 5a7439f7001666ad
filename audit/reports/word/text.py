"""Anybody's words as runs of a Word document: never markup, never a field, each piece in the direction it is read."""

import re
import unicodedata

_ESCAPED = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;"}
_NOT_FOR_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the words after them round, beyond the piece they stand in: nobody's words may do that to ours."""
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_SHAPES = "◆▲●✔○◔◑□"
_PIECES = re.compile(f"([{_RIGHT_TO_LEFT}](?:[\\W\\d]*[{_RIGHT_TO_LEFT}])*)|([{_SHAPES}]+)")
_SHAPES_FACE = "Segoe UI Symbol"
"""Draws the shapes of ratings and judgements at their size; an office without it takes another face that does."""
_FACES = " ".join(f'w:{of}="{_SHAPES_FACE}"' for of in ("ascii", "hAnsi", "eastAsia", "cs"))
_SHAPES_LOOK = f"<w:rFonts {_FACES}/>"
"""On each run, not in a style: offices let the face of a table’s words go before that of a style of signs."""


def legible(text: str) -> str:
    """The words on one line, without the signs a document cannot hold and those that turn other words round."""
    line = " ".join(text.split())
    if line.isascii() and line.isprintable():
        return line
    return " ".join(_TURNING.sub("", _NOT_FOR_XML.sub("", line)).split())


def escaped(text: str) -> str:
    """Legible words for XML, between tags or quotation marks."""
    return legible(text).translate(_ESCAPED)


def runs(text: str, style: str = "", look: str = "") -> str:
    """The words as `w:r` elements in a character style, or with a `look` of their own (elements of `w:rPr`)."""
    line = legible(text)
    if not line:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    plain = f"{named}{look}"
    if line.isascii():
        return _run(line, plain)
    found: list[str] = []
    at = 0
    for piece in _PIECES.finditer(line):
        found.append(_run(line[at : piece.start()], plain))
        turned, _ = piece.groups()
        found.append(_run(piece[0], f"{plain}<w:rtl/>" if turned else f"{named}{_SHAPES_LOOK}{look}"))
        at = piece.end()
    return "".join([*found, _run(line[at:], plain)])


def _run(text: str, look: str) -> str:
    if not text:
        return ""
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{about}<w:t xml:space="preserve">{text.translate(_ESCAPED)}</w:t></w:r>'


SPACE = _run(" ", "")
"""What stands between two runs, which have no space at their ends."""


def from_the_right(text: str) -> bool:
    """Are these words read from the right, as their first letter tells?"""
    if text.isascii():
        return False
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in ("L", "R", "AL")), False)


def paragraph(inner: str, style: str = "", *, look: str = "", of: str = "") -> str:
    """A paragraph of runs in a paragraph style; `of` are its words where they may be read from the right."""
    about = (f'<w:pStyle w:val="{style}"/>' if style else "") + look
    if of and from_the_right(of):
        about += "<w:bidi/>"
    return f"<w:p><w:pPr>{about}</w:pPr>{inner}</w:p>" if about else f"<w:p>{inner}</w:p>"
