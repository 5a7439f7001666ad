"""Which signs can be printed, and what becomes of those that cannot."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.words import JUDGEMENT_SHAPES, RATING_SHAPES
from audit.reports.fonts import (
    DRAWN_BY_THE_FALLBACK,
    FONTS,
    JOINERS,
    SCRIPTS,
    TYPEFACES,
    drawn_by,
    printable,
    signs,
    text_width,
)
from audit.reports.parts import PaperContent, Section, Table, Words
from audit.reports.typeset import TEMPLATES, typeset

NAMES = {
    "Arabic": "مدرسة الأمل الابتدائية",
    "Urdu": "یونیورسٹی لاہور",
    "Hebrew": "בית ספר יסודי",
    "Hindi": "श्री विद्यालय क्षत्रिय",
    "Bengali": "বাংলা বিদ্যালয়",
    "Punjabi": "ਸ੍ਰੀ ਗੁਰੂ ਨਾਨਕ ਸਕੂਲ",
    "Gujarati": "ગુજરાતી શાળા",
    "Tamil": "தமிழ்ப் பள்ளி",
    "Greek": "Ελληνικό σχολείο",
    "Ukrainian": "Українська школа",
    "Polish": "Szkoła Żółwia",
    "Vietnamese": "Trường tiểu học",
    "Welsh": "Ysgol Gŵyr",
    "Yoruba": "Ẹ̀kọ́",
}
ODD = "\u200d\u200c\u202e\u2066\u200f\ufe0f\ufe0e\u20e3\u0301\u0489\u0000\ufffd\ufeff\u2028"
DRAWN = st.sampled_from(sorted(drawn_by()))
TEXTS = st.one_of(
    st.text(max_size=60),
    st.text(st.one_of(DRAWN, st.sampled_from(ODD)), max_size=60),
    st.text(st.characters(categories=("Mn", "Mc", "Me", "Lo", "Cf", "Cs", "So", "Sk")), max_size=60),
)


def a_page(*texts: str) -> PaperContent:
    """A paper in which each text stands in a paragraph, as its first words, and in a table."""
    table = Table("Texts", ("Item", "What", "Owner", "Due", "Where"), tuple((text,) * 5 for text in texts), "actions")
    section = Section("Texts", (*(Words(text, strong=text) for text in texts), table))
    return PaperContent("T", "S", "PROPOSED", 1, (), (section,), (), "foot", date(2026, 11, 25))


def test_every_shipped_weight_draws_the_same_signs() -> None:
    drawn = {path.name: signs(path) for path in FONTS.glob("SourceSans*.ttf")}

    assert len(drawn) == 3
    assert len(set(drawn.values())) == 1


def test_the_typesetter_tries_the_typefaces_in_the_order_in_which_signs_are_looked_up() -> None:
    faces = (TEMPLATES / "common.typ").read_text(encoding="utf-8").split("#let faces", 1)[1]
    order = [
        "Source Sans Pro",
        *(f'"{path.stem.split("-")[0].removeprefix("NotoSans")}"' for path in SCRIPTS),
        "Noto Emoji",
    ]

    assert [faces.index(name) for name in order] == sorted(faces.index(name) for name in order)
    assert {path.name for path in TYPEFACES} <= {path.name for path in FONTS.iterdir()}


def test_a_line_is_as_wide_as_its_signs_and_one_that_nothing_draws_takes_a_whole_em() -> None:
    assert text_width("", 9) == 0
    assert text_width("in place", 18) == 2 * text_width("in place", 9)
    assert text_width("学", 9) == 9
    assert 9 < text_width("😀", 9) < 13
    assert 0 < text_width("مدرسة", 9) < 45
    assert text_width("iiii", 10) < text_width("mmmm", 10)
    assert 35 < text_width("partly in place", 6) < 45


def test_the_licences_ship_with_the_typefaces_and_all_of_it_stays_small() -> None:
    for name in ("LICENSE.txt", "LICENSE-Noto.txt"):
        assert "SIL Open Font License" in (FONTS / name).read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 3_000_000


def test_every_shape_of_the_field_can_be_printed() -> None:
    for shape in (*RATING_SHAPES.values(), *JUDGEMENT_SHAPES.values(), "¶", "÷", "×", "·", "’", "“"):
        assert printable(shape) == shape


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_is_printed_as_it_is_written(name: str) -> None:
    assert printable(name) == unicodedata.normalize("NFC", name)


def test_emoji_are_printed_with_what_joins_them_and_bidi_controls_are_left_out() -> None:
    assert printable("Ann 😀 👩\u200d🏫 Lee") == "Ann 😀 👩\u200d🏫 Lee"
    assert printable("👍🏽 🇬🇧") == "👍🏽 🇬🇧"
    assert printable("a\u202eb\u2066c\u2069d") == "abcd"
    assert printable("क\u094d\u200dष") == "क\u094d\u200dष"
    assert printable("a\u200db") == "ab"


def test_what_cannot_be_drawn_is_one_box_and_what_shows_nothing_is_left_out() -> None:
    assert printable("Ann 学校 Lee") == "Ann □ Lee"
    assert printable("a\u200fb\u0000c\ud800d") == "abcd"
    assert printable("two\n lines\t") == "two lines"
    assert printable("Gw\u0302yr") == "Gŵyr"
    assert printable("\u093fab") == "ab"


@given(TEXTS)
def test_only_signs_with_a_glyph_are_ever_left(text: str) -> None:
    assert set(printable(text)) <= drawn_by().keys() | DRAWN_BY_THE_FALLBACK | JOINERS | {" "}
    assert printable(text) == " ".join(printable(text).split())


@given(st.lists(TEXTS, min_size=1, max_size=20))
@settings(max_examples=40, deadline=None)
def test_no_text_of_any_script_keeps_a_tagged_paper_from_being_made(texts: list[str]) -> None:
    assert typeset(a_page(*texts)).startswith(b"%PDF-")
