"""A school’s crest: a picture somebody hands in, hostile until it has been read, and drawn anew before it is kept.

What is kept is a PNG of our own making: no text, place, moving pictures or colours that a paper cannot show come along.
"""

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from audit.errors import NotAllowedError

LARGEST_FILE = 1024 * 1024
"""Bytes: a crest for letterheads is some tens of kilobytes. Looked at before anything is read."""
MOST_ACROSS = 4000
"""Points either way: what is decoded takes at most 64 MB."""
KEPT_ACROSS = 600
"""Points either way: sharp at the size of a letterhead, in print as well."""
MOST_SCANS = 40
"""A JPEG that comes into view step by step has some ten scans, and each costs the time of the whole picture."""
SCAN = b"\xff\xda"
"""What begins a scan; within one it cannot stand."""
BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
NOT_A_PICTURE = "This is not a PNG or JPEG picture, whatever its name says. Save the crest as PNG or JPEG first."
UNREADABLE = "This picture cannot be read: it is damaged or cut off. Save it again as PNG or JPEG, then try once more."
_CRAMPED = frozenset({"1", "L", "RGB", "RGBX", "CMYK", "YCbCr", "LAB", "HSV"})
"""The ways of keeping colours that know no transparency."""


def crest_of(data: bytes) -> bytes:
    """The picture as it is kept: a PNG on white, at most 600 points either way. Raises NotAllowedError in words."""
    if len(data) > LARGEST_FILE:
        raise _refused("This file is too large. A crest has at most 1 MB.")
    kind = next((kind for beginning, kind in BEGINNINGS.items() if data.startswith(beginning)), None)
    if kind is None:
        raise _refused(NOT_A_PICTURE)
    if kind == "JPEG" and data.count(SCAN) > MOST_SCANS:
        raise _refused("This picture is put together from too many layers. Save it again as PNG, then try once more.")
    try:
        with Image.open(io.BytesIO(data), formats=[kind]) as picture:
            _check(picture)
            return _anew(picture)
    except UnidentifiedImageError as error:
        raise _refused(NOT_A_PICTURE) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_points() from error
    # Pillow raises whatever its readers meet in a damaged file.
    except (OSError, ValueError, SyntaxError, TypeError, IndexError, KeyError, EOFError, OverflowError) as error:
        raise _refused(UNREADABLE) from error


def _check(picture: Image.Image) -> None:
    """Before anything is decoded: how large it is, and that it stands still."""
    if max(picture.size) > MOST_ACROSS:
        raise _too_many_points()
    if picture.format == "PNG" and getattr(picture, "is_animated", False):
        raise _refused("This picture moves. Give one that stands still.")


def _anew(picture: Image.Image) -> bytes:
    picture.draft("RGB", (KEPT_ACROSS, KEPT_ACROSS))
    upright = ImageOps.exif_transpose(picture)
    if upright.mode.startswith("I"):  # sixteen bits of grey, which a plain conversion would cut off at the lowest eight
        upright = upright.convert("I").point(lambda level: level / 256).convert("L")
    seen = upright.convert("RGB") if upright.mode in _CRAMPED else upright.convert("RGBA")
    seen.thumbnail((KEPT_ACROSS, KEPT_ACROSS))
    on_white = Image.new("RGB", seen.size, "white")
    on_white.paste(seen, mask=seen if seen.mode == "RGBA" else None)
    out = io.BytesIO()
    on_white.save(out, "PNG", optimize=True)
    return out.getvalue()


def _too_many_points() -> NotAllowedError:
    return _refused(f"This picture is too large: a crest has at most {MOST_ACROSS:,} by {MOST_ACROSS:,} points.")


def _refused(message: str) -> NotAllowedError:
    return NotAllowedError(message, field="crest")
