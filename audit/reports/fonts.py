"""Which signs the shipped typeface can print, so that nobody's name can make a paper fail.

A tagged PDF must not hold a sign without a glyph: the typesetter refuses the whole paper. So every sign is looked up
in the typeface's own table first, and one it lacks (an emoji, a script it does not draw) is shown as a box.
The same files say how wide a line will be, so that a chart never cuts its words.
"""

import struct
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent / "fonts"
TYPEFACE = FONTS / "SourceSansPro-Regular.ttf"
"""All shipped weights draw the same signs; a test compares them."""
SEMIBOLD = FONTS / "SourceSansPro-Semibold.ttf"
DRAWN_BY_THE_FALLBACK = frozenset("○◔◑●✔□")
"""Shapes of ratings and judgements, which the typesetter's own DejaVu Sans Mono draws."""
BOX = "□"
_JOINERS = {"Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me"}
"""Signs that show nothing by themselves (direction marks, joiners, controls): left out rather than boxed."""


@cache
def widths(typeface: Path = TYPEFACE) -> Mapping[str, float]:
    """Every sign a TrueType file draws with its width in em: the format 12 table of its `cmap`, and its `hmtx`."""
    data = typeface.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    offsets = {data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    cmap: int = offsets[b"cmap"]
    (units,) = struct.unpack_from(">H", data, offsets[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", data, offsets[b"hhea"] + 34)
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    drawn: dict[str, float] = {}
    for n in range(count):
        start = cmap + struct.unpack_from(">L", data, cmap + 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", data, start)[0] == 12:
            (groups,) = struct.unpack_from(">L", data, start + 12)
            for first, last, glyph in struct.iter_unpack(">LLL", data[start + 16 : start + 16 + 12 * groups]):
                for sign in range(first, last + 1):
                    # Glyphs after the last one measured are as wide as it.
                    at = offsets[b"hmtx"] + 4 * min(glyph + sign - first, measured - 1)
                    drawn[chr(sign)] = struct.unpack_from(">H", data, at)[0] / units
    return drawn


@cache
def signs(typeface: Path = TYPEFACE) -> frozenset[str]:
    """Every sign a TrueType file draws."""
    return frozenset(widths(typeface))


def text_width(text: str, size: float, typeface: Path = TYPEFACE) -> float:
    """How wide a line is, in the unit of `size`; a sign the typeface lacks counts as a whole em."""
    known = widths(typeface)
    return size * sum(known.get(sign, 1.0) for sign in text)


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
