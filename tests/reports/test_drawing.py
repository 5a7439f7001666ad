"""How charts are drawn: words measured, never cut; and a chart as dots without a browser."""

import struct
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.words import Judgement
from audit.reports.charts.drawing import FONT, RAMP, WIDTH, along, hatched, in_lines, ink_on, said, wide, words
from audit.reports.charts.shapes import judgement_shape
from audit.reports.raster import png_of, pngs_of
from audit.reports.typeset import PaperError

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = st.text(alphabet="abc ieé–", max_size=120)


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack_from(">LL", png, 16)


@given(TEXTS, st.floats(20, 400))
def test_words_in_lines_lose_nothing_and_fit(text: str, room: float) -> None:
    lines = in_lines(text, room)

    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wide(line) <= room for line in lines)


def test_words_are_never_read_as_markup() -> None:
    drawn = ET.fromstring(words(1, 2.5, "<b> & ]]>", strong=True))

    assert drawn.text == "<b> & ]]>"
    assert drawn.attrib == {"x": "1", "y": "2.5", "font-weight": "600", "fill": "#0b0c0c"}


@pytest.mark.parametrize(("fill", "ink"), [(RAMP[0], "#0b0c0c"), (RAMP[2], "#0b0c0c"), (RAMP[3], "#ffffff")])
def test_words_on_the_dark_end_of_the_ramp_are_white(fill: str, ink: str) -> None:
    assert ink_on(fill) == ink


def test_what_lowers_is_told_from_what_raises_by_strokes() -> None:
    assert "v10" in hatched(0, 0, 20, 10)
    assert "<path" not in hatched(0, 0, 2, 10)


def test_a_path_goes_from_point_to_point() -> None:
    assert along([(1, 2), (3.126, 4)]) == "M1 2 L3.13 4"


def test_nothing_to_draw_is_a_sentence_and_no_empty_chart() -> None:
    finding = "There is one review with answers, so nothing can be compared yet. " * 3
    svg = ET.fromstring(said(finding, "Nothing to draw."))

    assert " ".join(text.text or "" for text in svg.findall(f"{SVG}text")) == finding.strip()
    assert svg.findtext(f"{SVG}desc") == "Nothing to draw."


def test_each_judgement_has_its_own_shape_and_colour() -> None:
    assert len({judgement_shape(one, 0, 0, 4) for one in (*Judgement, None)}) == 5


@given(st.integers(1, 3))
@settings(max_examples=3, deadline=None)
def test_a_chart_becomes_dots_of_the_size_asked_for(scale: int) -> None:
    width, height = size_of(png_of(said("A finding.", "One value."), scale=scale))

    assert width == (WIDTH + 8) * scale
    assert height > FONT * scale


def test_the_same_chart_is_the_same_bytes_and_signs_without_a_glyph_do_not_stop_it() -> None:
    assert png_of(said("Ysgol 😀 学校", "x")) == png_of(said("Ysgol 😀 学校", "x"))


def test_what_is_no_drawing_is_a_sentence_and_not_a_crash() -> None:
    with pytest.raises(PaperError, match="could not be"):
        png_of("<svg")


@pytest.mark.parametrize("number", [0, 1, 2, 5])
def test_several_charts_drawn_at_the_same_time_come_in_their_order(number: int) -> None:
    charts = [said(f"Finding {n}.", "One value.") for n in range(number)]

    assert pngs_of(charts) == [png_of(chart) for chart in charts]
