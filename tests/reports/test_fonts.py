"""Which signs can be printed, and what becomes of those that cannot."""

from hypothesis import given
from hypothesis import strategies as st

from audit.domain.words import JUDGEMENT_SHAPES, RATING_SHAPES
from audit.reports.fonts import DRAWN_BY_THE_FALLBACK, FONTS, printable, signs, text_width


def test_every_shipped_weight_draws_the_same_signs() -> None:
    drawn = {path.name: signs(path) for path in FONTS.glob("*.ttf")}

    assert len(drawn) == 3
    assert len(set(drawn.values())) == 1


def test_a_line_is_as_wide_as_its_signs_and_an_unknown_sign_takes_a_whole_em() -> None:
    assert text_width("", 9) == 0
    assert text_width("in place", 18) == 2 * text_width("in place", 9)
    assert text_width("😀", 9) == 9
    assert text_width("iiii", 10) < text_width("mmmm", 10)
    assert 35 < text_width("partly in place", 6) < 45


def test_the_licence_ships_with_the_typeface() -> None:
    assert "SIL Open Font License" in (FONTS / "LICENSE.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 2_000_000


def test_every_shape_of_the_field_can_be_printed() -> None:
    for shape in (*RATING_SHAPES.values(), *JUDGEMENT_SHAPES.values(), "¶", "÷", "×", "·", "’", "“"):
        assert printable(shape) == shape


def test_what_cannot_be_drawn_is_one_box_and_what_shows_nothing_is_left_out() -> None:
    assert printable("Ann 😀😀 Lee") == "Ann □ Lee"
    assert printable("a\u200fb\u0000c") == "abc"
    assert printable("two\n lines\t") == "two lines"
    assert printable("Gw\u0302yr") == "Gŵyr"


@given(st.text())
def test_only_signs_with_a_glyph_are_ever_left(text: str) -> None:
    assert set(printable(text)) <= signs() | DRAWN_BY_THE_FALLBACK | {" "}
    assert printable(text) == " ".join(printable(text).split())
