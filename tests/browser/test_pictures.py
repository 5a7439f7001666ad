"""The pictures in the docs: one of each page in each shape, small enough for a page of text."""

import struct
from pathlib import Path

import pytest

from audit.ui.links import PAGES

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
SHAPES = {"light": 1000, "dark": 1000, "narrow": 320}
LARGEST_KB = 250


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("page", PAGES)
def test_every_page_has_its_picture(page: str, shape: str) -> None:
    path = PICTURES / f"{page}-{shape}.png"

    assert path.is_file(), f"{path.name} is missing: run tests/browser/take_pictures.py"
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, _height = struct.unpack(">II", data[16:24])
    assert width == SHAPES[shape]
    assert len(data) <= LARGEST_KB * 1024


def test_no_picture_is_of_a_page_that_is_gone() -> None:
    wanted = {f"{page}-{shape}.png" for page in PAGES for shape in SHAPES}

    assert {path.name for path in PICTURES.glob("*.png")} == wanted
