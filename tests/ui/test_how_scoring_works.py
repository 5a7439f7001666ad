"""How scoring works: tables from the rules, and an example anybody can do again."""

import re
from collections.abc import Callable

from reading_pages import html_of, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit.domain.rules import cap_rows, weight_rows

OpenPage = Callable[..., AppTest]


def test_the_rules_are_told_without_a_review(open_page: OpenPage) -> None:
    at = open_page("how_scoring_works")

    assert title_of(at) == "How scoring works"
    assert "There is no review yet" not in words_of(at)


def test_every_rule_of_the_engine_stands_in_a_table(open_page: OpenPage) -> None:
    words = words_of(open_page("how_scoring_works"))

    for row in (*weight_rows(), *cap_rows()):
        assert " ".join(map(str, row)) in words
    for band in ("from 85% ✔ Sound and checked", "from 60% ● Sound", "from 30% ▲ Gaps", "below 30% ◆ Act now"):
        assert band in words


def test_the_example_can_be_done_again_by_hand(open_page: OpenPage) -> None:
    words = words_of(open_page("how_scoring_works"))

    found = re.search(r"(\d+) points of (\d+): 100 × \1 ÷ \2 = ([\d.]+)%", words)
    assert found
    assert round(100 * int(found[1]) / int(found[2]), 1) == float(found[3])


def test_it_says_what_missing_means_and_what_the_judgement_is_not(open_page: OpenPage) -> None:
    words = words_of(open_page("how_scoring_works"))

    assert "Don’t know: nobody has asked yet." in words
    assert "no judgement until 80%" in words
    assert "It is not the section 175 or 157 return, legal advice or a certificate" in words


def test_every_table_has_a_caption_and_column_headings(open_page: OpenPage) -> None:
    html = html_of(open_page("how_scoring_works"))

    assert html.count("<table>") == html.count("<caption>") == 4
    assert 'scope="col"' in html
