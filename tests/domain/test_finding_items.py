"""Items are found by their words, strand, role and strength: what is shown answers everything that was wanted."""

from hypothesis import given
from hypothesis import strategies as st

from audit import data_dir
from audit.content import load_library
from audit.domain.finding_items import Wanted, items_wanted, plain, searched
from audit.domain.words import Strand, Strength

LIBRARY = load_library(data_dir("checklists"))
ITEMS = LIBRARY.checklists["core-103-109"].items
WORDS = sorted({word for item in ITEMS for word in searched(item).split()})
WANTED = st.builds(
    Wanted,
    words=st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join),
    strand=st.none() | st.sampled_from(Strand),
    role=st.none() | st.sampled_from(LIBRARY.roles),
    strength=st.none() | st.sampled_from(Strength),
)


def ids(wanted: Wanted) -> list[str]:
    return [item.id for item in items_wanted(ITEMS, wanted)]


def test_nothing_wanted_is_everything():
    assert ids(Wanted()) == ids(Wanted(words="  ")) == [item.id for item in ITEMS]


def test_an_item_is_found_by_its_code_in_any_case():
    assert "IS-06" in ids(Wanted(words="is-06"))


def test_words_are_found_in_every_part_an_author_writes():
    for part in ("solicitor’s letter", "Article 30(1)", "children’s social care from the host", "made-up dispute"):
        assert ids(Wanted(words=part)), part


def test_straight_signs_find_curly_ones():
    assert ids(Wanted(words="children's")) == ids(Wanted(words="children’s")) != []


def test_each_word_counts_wherever_it_stands():
    both = ids(Wanted(words="consent police"))

    assert both
    assert set(both) == set(ids(Wanted(words="consent"))) & set(ids(Wanted(words="police")))


def test_what_nobody_wrote_is_not_found():
    assert ids(Wanted(words="hippopotamus")) == []


@given(WANTED)
def test_what_is_shown_is_what_answers_everything(wanted):
    expected = [
        item.id
        for item in ITEMS
        if all(plain(word) in plain(searched(item)) for word in wanted.words.split())
        and (wanted.strand is None or item.strand is wanted.strand)
        and (wanted.role is None or wanted.role in item.ask)
        and (wanted.strength is None or item.strength is wanted.strength)
    ]

    assert ids(wanted) == expected


@given(WANTED, WANTED)
def test_wanting_more_never_shows_more(one, other):
    narrower = Wanted(f"{one.words} {other.words}", one.strand, one.role, one.strength)

    assert set(ids(narrower)) <= set(ids(one))
