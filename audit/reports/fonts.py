"""Which signs the shipped typeface can print, so that nobody's name can make a paper fail.

A tagged PDF must not hold a sign without a glyph: the typesetter refuses the whole paper. So every sign is looked up
in the typeface's own table first, and one it lacks (an emoji, a script it does not draw) is shown as a box.
"""

import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
TYPEFACE = FONTS / "SourceSansPro-Regular.ttf"
"""All shipped weights draw the same signs; a test compares them."""
DRAWN_BY_THE_FALLBACK = frozenset("○◔◑●✔□")
"""Shapes of ratings and judgements, which the typesetter's own DejaVu Sans Mono draws."""
BOX = "□"
_JOINERS = {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"}
"""Signs that show nothing by themselves (direction marks, joiners, controls): left out rather than boxed."""


@cache
def signs(typeface: Path = TYPEFACE) -> frozenset[str]:
    """Every sign a TrueType file draws, read from the format 12 table of its `cmap`."""
    data = typeface.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    offsets = {data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    cmap: int = offsets[b"cmap"]
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    drawn: set[str] = set()
    for n in range(count):
        start = cmap + struct.unpack_from(">L", data, cmap + 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", data, start)[0] == 12:
            (groups,) = struct.unpack_from(">L", data, start + 12)
            for first, last, _ in struct.iter_unpack(">LLL", data[start + 16 : start + 16 + 12 * groups]):
                drawn.update(map(chr, range(first, last + 1)))
    return frozenset(drawn)


def printable(text: str) -> str:
    """The text on one line, every sign one that can be printed; what cannot is a box, once for a run of them."""
    known = signs()
    line = " ".join(unicodedata.normalize("NFC", text).split())
    if line.isascii() and line.isprintable():
        return line
    shown: list[str] = []
    for sign in line:
        if sign == " " or (sign in known and sign.isprintable()) or sign in DRAWN_BY_THE_FALLBACK:
            shown.append(sign)
        elif unicodedata.category(sign) not in _JOINERS and shown[-1:] != [BOX]:
            shown.append(BOX)
    return " ".join("".join(shown).split())
