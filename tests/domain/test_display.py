"""How figures and answers are written for people."""

import pytest

from audit.domain.display import count, named, quotation


@pytest.mark.parametrize(
    ("quote", "shown"),
    [
        ("Schools should share.", "“Schools should share.”"),
        ("should share with others", "“…should share with others…”"),
        ("Governing bodies should ensure", "“Governing bodies should ensure…”"),
    ],
)
def test_a_quotation_shows_where_the_sentence_begins_or_goes_on(quote: str, shown: str):
    assert quotation(quote) == shown


def test_numbers_stand_with_their_noun_and_long_lists_are_counted():
    assert [count(n, "duty", "duties") for n in (0, 1, 1200)] == ["0 duties", "1 duty", "1,200 duties"]
    assert named(["A", "B"]) == "A and B"
    assert named(list("ABCDEFGH")) == "A, B, C, D, E, F and 2 more"
