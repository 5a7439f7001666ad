"""Which signs the shipped typefaces can print, so that nobody's name can make a paper fail.

A tagged PDF must not hold a sign without a glyph: the typesetter refuses the whole paper. So every sign is looked up
in the typefaces' own tables first, and one that none of them draws (Chinese, say) is shown as a box. The same files say
how wide a line will be, so that a chart never cuts its words.

Latin, Greek and Cyrillic are Source Sans; the scripts that people's names in English schools are written in, and emoji
in black and white, are Noto's. Chinese, Japanese and Korean would each weigh more than all of the product.
"""

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from audit.reports.truetype import widths

FONTS = Path(__file__).resolve().parent / "fonts"
TYPEFACE = FONTS / "SourceSansPro-Regular.ttf"
"""All shipped weights draw the same signs; a test compares them."""
SEMIBOLD = FONTS / "SourceSansPro-Semibold.ttf"
SCRIPTS = tuple(
    FONTS / f"NotoSans{name}-Regular.ttf"
    for name in ("Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil")
)
EMOJI = FONTS / "NotoEmoji-Regular.ttf"
TYPEFACES = (TYPEFACE, *SCRIPTS, EMOJI)
"""In the order in which the typesetter tries them (`common.typ` names the same)."""
DRAWN_BY_THE_FALLBACK = frozenset("○◔◑●✔□")
"""Shapes of ratings and judgements, which the typesetter's own DejaVu Sans Mono draws."""
BOX = "□"
JOINERS = frozenset("\u200c\u200d")
"""Zero-width signs that keep two letters apart or bind two: kept between two signs of one script, or of two emoji."""
_SHOWS_NOTHING = {"Cf", "Cc", "Cs", "Co"}
"""Signs that show nothing by themselves (direction marks, controls, halves of a pair): left out rather than boxed."""
_MARKS = {"Mn", "Mc", "Me"}
"""Signs that stand on, under or around the one before them: kept only where one typeface draws both."""
_UNKNOWN_SIGN = "Cn"


@cache
def drawn_by() -> Mapping[str, Path]:
    """Every sign that can be printed, with the first typeface that draws it."""
    found: dict[str, Path] = {}
    for typeface in TYPEFACES:
        for sign in widths(typeface):
            found.setdefault(sign, typeface)
    return found


def signs(typeface: Path) -> frozenset[str]:
    """Every sign a TrueType file draws."""
    return frozenset(widths(typeface))


def text_width(text: str, size: float, typeface: Path = TYPEFACE) -> float:
    """How wide a line is, in the unit of `size`; a sign the typeface lacks has the width of the one that draws it."""
    known, others = widths(typeface), drawn_by()
    return size * sum(known[sign] if sign in known else _width_elsewhere(sign, others) for sign in text)


def _width_elsewhere(sign: str, others: Mapping[str, Path]) -> float:
    """A sign that nothing draws counts as a whole em."""
    return widths(others[sign]).get(sign, 1.0) if sign in others else 1.0


def printable(text: str) -> str:
    """The text on one line, every sign one that can be printed; what cannot is a box, once for a run of them."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return line if _plain() >= set(line) else _kept(line)


@cache
def _plain() -> frozenset[str]:
    """The signs that are printed as they are, whatever stands beside them."""
    special = _MARKS | _SHOWS_NOTHING
    own = (sign for sign, face in drawn_by().items() if face == TYPEFACE and sign not in JOINERS)
    return DRAWN_BY_THE_FALLBACK | {" "} | {sign for sign in own if unicodedata.category(sign) not in special}


def _kept(line: str) -> str:
    known = drawn_by()
    shown: list[str] = []
    for n, sign in enumerate(line):
        before = shown[-1] if shown else ""
        kind = unicodedata.category(sign)
        if sign == " " or sign in DRAWN_BY_THE_FALLBACK:
            shown.append(sign)
        elif sign in JOINERS:
            if _joins(known.get(before), known.get(line[n + 1 : n + 2])):
                shown.append(sign)
        elif kind in _SHOWS_NOTHING:
            continue
        elif kind in _MARKS:
            if sign in known and known[sign] == known.get(_standing(shown)):
                shown.append(sign)
        elif sign in known:
            shown.append(sign)
        elif kind != _UNKNOWN_SIGN and before != BOX:
            shown.append(BOX)
    return " ".join("".join(shown).split())


def _joins(before: Path | None, after: Path | None) -> bool:
    return before == after and before not in (None, TYPEFACE)


def _standing(shown: list[str]) -> str:
    """The sign that a mark would stand on: the last one that is itself neither mark nor joiner."""
    return next((one for one in reversed(shown) if one not in JOINERS and unicodedata.category(one) not in _MARKS), "")
