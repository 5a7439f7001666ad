"""Pictures for the tests of the crest, good ones and such as nobody should be able to hand in."""

import io
import struct
import zlib
from typing import Any

from PIL import Image


def a_picture(
    size: tuple[int, int] = (300, 360), *, mode: str = "RGB", kind: str = "PNG", colour: Any = None, **saved: Any
) -> bytes:
    """A shield of sorts: one colour, a border."""
    picture = Image.new("RGB", size, colour or (18, 48, 92))
    inner = tuple(length * 3 // 5 for length in size)
    picture.paste((207, 220, 236), ((size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2, *inner))
    out = io.BytesIO()
    (Image.new("I;16", size, 40_000) if mode == "I;16" else picture.convert(mode)).save(out, kind, **saved)
    return out.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    """A piece of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_that_claims(width: int, height: int) -> bytes:
    """A small file that says it holds a picture of this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    )
