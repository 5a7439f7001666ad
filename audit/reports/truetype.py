"""What a TrueType file draws, and how wide: read from its own tables, so that nothing else has to be installed."""

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

BASIC, FULL = 4, 12
"""The two kinds of `cmap` table that are read: of the first 65,536 signs, and of all; a file with the second is read by
it alone, since it holds everything the first does."""


@cache
def widths(typeface: Path) -> Mapping[str, float]:
    """Every sign the file draws with its width in em, by its `cmap` and `hmtx` tables."""
    data = typeface.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    offsets = {data[at : at + 4]: struct.unpack_from(">L", data, at + 8)[0] for at in range(12, 12 + 16 * tables, 16)}
    (units,) = struct.unpack_from(">H", data, offsets[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", data, offsets[b"hhea"] + 34)
    drawn: dict[str, float] = {}
    for code, glyph in _glyphs(data, offsets[b"cmap"]):
        # Glyphs after the last one measured are as wide as it.
        at = offsets[b"hmtx"] + 4 * min(glyph, measured - 1)
        drawn[chr(code)] = struct.unpack_from(">H", data, at)[0] / units
    return drawn


def _glyphs(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Every code point with its glyph."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    starts = [cmap + struct.unpack_from(">L", data, cmap + 4 + 8 * n + 4)[0] for n in range(count)]
    by_kind = {struct.unpack_from(">H", data, start)[0]: start for start in starts}
    if FULL in by_kind:
        start = by_kind[FULL]
        (groups,) = struct.unpack_from(">L", data, start + 12)
        for first, last, glyph in struct.iter_unpack(">LLL", data[start + 16 : start + 16 + 12 * groups]):
            yield from ((code, glyph + code - first) for code in range(first, last + 1))
    elif BASIC in by_kind:
        yield from _basic(data, by_kind[BASIC])


def _basic(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    """The segments of a format 4 table: each from a first to a last code, shifted by a number or looked up."""
    (twice,) = struct.unpack_from(">H", data, start + 6)
    many = f">{twice // 2}H"
    lasts = struct.unpack_from(many, data, start + 14)
    firsts = struct.unpack_from(many, data, start + 16 + twice)
    shifts = struct.unpack_from(many, data, start + 16 + 2 * twice)
    lookups = start + 16 + 3 * twice
    for n, (first, last, shift) in enumerate(zip(firsts, lasts, shifts, strict=True)):
        (lookup,) = struct.unpack_from(">H", data, lookups + 2 * n)
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if lookup:
                (glyph,) = struct.unpack_from(">H", data, lookups + 2 * n + lookup + 2 * (code - first))
            if glyph or not lookup:
                yield code, (glyph + shift) % 0x10000
