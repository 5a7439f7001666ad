"""The crest: what is taken in is drawn anew, what is not a still picture of fair size is refused in a sentence."""

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import a_paper
from pictures import a_picture, chunk, png_that_claims
from PIL import Image
from pypdf import PdfReader

from audit.domain.letterhead import Letterhead
from audit.errors import NotAllowedError
from audit.reports import crest
from audit.reports.crest import crest_of
from audit.reports.paper import board_paper_pdf, paper_content

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
MOVING = a_picture(save_all=True, append_images=[Image.new("RGB", (300, 360), "red")])


def opened(png: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(png), formats=["PNG"])
    picture.load()
    return picture


@pytest.mark.parametrize(
    ("mode", "kind"),
    [(mode, "PNG") for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")]
    + [(mode, "JPEG") for mode in ("L", "RGB", "CMYK")],
)
def test_every_still_picture_becomes_a_plain_png_that_a_paper_can_show(mode: str, kind: str) -> None:
    kept = crest_of(a_picture((900, 300), mode=mode, kind=kind))

    picture = opened(kept)
    assert (picture.mode, picture.size, picture.info) == ("RGB", (600, 200), {})
    assert len(set(picture.get_flattened_data())) > 1 or mode == "I;16"
    assert board_paper_pdf(a_paper(first=True, letterhead=Letterhead("900001", crest=kept))).startswith(b"%PDF-")


def test_a_small_crest_is_not_blown_up_and_what_shows_through_is_white() -> None:
    kept = opened(crest_of(a_picture((40, 50), mode="RGBA")))
    out = io.BytesIO()
    Image.new("RGBA", (40, 50), (0, 0, 0, 0)).save(out, "PNG")

    assert kept.size == (40, 50)
    assert set(opened(crest_of(out.getvalue())).get_flattened_data()) == {(255, 255, 255)}


def test_grey_of_sixteen_bits_keeps_its_grey() -> None:
    assert opened(crest_of(a_picture(mode="I;16"))).getpixel((5, 5)) == (156, 156, 156)


def test_where_and_when_it_was_taken_does_not_come_along_but_which_way_is_up_does() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "A camera"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    handed_in = a_picture((400, 200), kind="JPEG", exif=exif, comment=b"taken at home")
    assert b"A camera" in handed_in

    kept = crest_of(handed_in)

    assert opened(kept).size == (200, 400)
    assert not opened(kept).getexif()
    assert b"A camera" not in kept
    assert b"home" not in kept


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a PNG or JPEG picture"),
        (SVG, "not a PNG or JPEG picture"),
        (b"<html><body>crest</body></html>", "not a PNG or JPEG picture"),
        (b"MZ\x90\x00" + b"\0" * 200, "not a PNG or JPEG picture"),
        (a_picture(kind="GIF"), "not a PNG or JPEG picture"),
        (a_picture(kind="BMP"), "not a PNG or JPEG picture"),
        (a_picture(kind="TIFF"), "not a PNG or JPEG picture"),
        (a_picture(kind="WEBP"), "not a PNG or JPEG picture"),
        (b"\x89PNG\r\n\x1a\n" + SVG, "not a PNG or JPEG picture"),
        (b"\xff\xd8\xff" + SVG, "not a PNG or JPEG picture"),
        (a_picture()[:200], "damaged or cut off"),
        (a_picture(kind="JPEG")[:700], "damaged or cut off"),
        (png_that_claims(300, 300), "damaged or cut off"),
        (png_that_claims(4001, 10), "at most 4,000 by 4,000"),
        (png_that_claims(10, 4001), "at most 4,000 by 4,000"),
        (png_that_claims(50_000, 50_000), "at most 4,000 by 4,000"),
        (png_that_claims(0, 0), "picture"),
        (b"\0" * 1_048_577, "at most 1 MB"),
        (MOVING, "moves"),
    ],
    ids=lambda one: one if isinstance(one, str) else None,
)
def test_anything_else_is_refused_in_a_sentence_about_its_box(data: bytes, words: str) -> None:
    with pytest.raises(NotAllowedError, match=words) as refused:
        crest_of(data)

    assert refused.value.field == "crest"


def test_words_packed_small_in_a_picture_do_not_unpack_without_end() -> None:
    import zlib

    bomb = chunk(b"zTXt", b"words\0\0" + zlib.compress(b"a" * 80_000_000))
    whole = a_picture()
    start = whole.index(b"IDAT") - 4

    with pytest.raises(NotAllowedError):
        crest_of(whole[:start] + bomb + whole[start:])


def test_a_picture_of_thousands_of_layers_is_refused_before_they_are_drawn() -> None:
    """One megabyte of them over a large picture would take minutes; one that comes into view step by step is usual."""
    whole = a_picture((4000, 4000), kind="JPEG", progressive=True, quality=1)
    assert whole.count(b"\xff\xda") > 1
    assert opened(crest_of(whole)).size == (600, 600)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    begun = time.monotonic()

    with pytest.raises(NotAllowedError, match="too many layers"):
        crest_of(whole[:-2] + last * ((1_048_576 - len(whole)) // len(last)) + whole[-2:])

    assert time.monotonic() - begun < 1


def test_size_is_looked_at_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(crest.Image, "open", read)
    for data in (a_picture() + b"\0" * 1_048_576, SVG):
        with pytest.raises(NotAllowedError):
            crest_of(data)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(["PNG", "JPEG"]),
    place=st.floats(0, 0.999),
    damage=st.binary(min_size=1, max_size=30),
    cut=st.booleans(),
)
def test_whatever_is_damaged_gives_a_crest_or_a_sentence(kind: str, place: float, damage: bytes, cut: bool) -> None:
    whole = a_picture((60, 80), kind=kind)
    at = int(place * len(whole))

    kept = None
    with suppress(NotAllowedError):  # any other error fails the test
        kept = crest_of(whole[:at] if cut else whole[:at] + damage + whole[at + len(damage) :])

    assert kept is None or opened(kept).mode == "RGB"


def test_the_paper_shows_it_with_words_for_who_does_not_see_it() -> None:
    head = Letterhead("900001", "Governing board of Alder Row", crest_of(a_picture()), "crest.png")
    paper = a_paper(letterhead=head)

    pdf = board_paper_pdf(paper)

    page = PdfReader(io.BytesIO(pdf)).pages[0]
    assert len(page.images) == 1
    assert "Governing board of Alder Row" in page.extract_text()
    assert "Governing board of Alder Row" in paper_content(paper).text()
    assert b"Crest of" in pdf or "Crest of".encode("utf-16-be") in pdf
    assert not PdfReader(io.BytesIO(board_paper_pdf(a_paper()))).pages[0].images


def test_without_a_letterhead_the_head_is_as_before() -> None:
    content = paper_content(a_paper())

    assert (content.board_name, content.crest) == ("", None)
