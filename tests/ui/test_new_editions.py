"""The pages across an edition: what changed is shown, old words stay, and no number stands without its edition."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from copies import Copy
from next_edition import EDITION, MERGED_INTO, NEW, REMOVED, REWORDED, SPLIT, SPLIT_INTO, add_next_edition
from reading_pages import html_of, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit import bootstrap, data_dir
from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.review import Person
from audit.domain.words import Rating
from audit.services.opened import Opened
from audit.ui.caches import the_app
from audit.ui.links import PAGES

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]
CLERK = Person("Robin Clerk", "Clerk")
THEN, NOW = date(2024, 11, 20), date(2025, 11, 20)
NUMBER = re.compile(r"¶\d+|\b[Pp]aragraphs? \d+")
OF_A_LAW = re.compile(r"Act (19|20)\d\d|GDPR|Regulations (19|20)\d\d")
"""What names the law whose Schedule a paragraph is of: such a one is not of the guidance."""
EDITION_NAMED = re.compile(r"KCSIE\s+20\d\d|Keeping children safe in education 20\d\d|20\d\d (?:text|edition)")
ELEMENT = re.compile(r"<(p|li|h1|h2|h3|h4|span|summary|td|th|caption|div)\b[^>]*>([^<]*(?:<(?!/?\1\b)[^<]*)*)</\1>")


@pytest.fixture
def turn_the_year(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, app: App) -> Callable[[], App]:
    """Put the made-up next edition in the place of the content, as a new version of the product would."""

    def turn() -> App:
        folder = shutil.copytree(data_dir("checklists"), tmp_path / "content")
        add_next_edition(Copy(folder))
        monkeypatch.setattr(bootstrap, "data_dir", lambda _: folder)
        app.store.close()
        the_app.cache_clear()
        return the_app()

    return turn


@pytest.fixture
def across(a_kept_review: Keep, turn_the_year: Callable[[], App]) -> tuple[str, str]:
    """A review agreed on the old edition, and the next one begun on the new; their ids."""
    old = a_kept_review(THEN, {SPLIT: Rating.NOT_IN_PLACE, REWORDED: Rating.EMBEDDED}, agreed=True)
    app = turn_the_year()
    new = app.reviews.start(old.review.school, "core-103-109", NOW, CLERK).review_id
    return old.review.id, new


def test_a_reworded_item_shows_what_changed_and_offers_no_one_key(across: tuple[str, str], open_page: OpenPage):
    at = open_page("item", review=across[1], item=REWORDED)

    assert "What changed in the words since it was answered" in words_of(at)
    assert "added: " in words_of(at)
    assert re.search(r"<ins><span class=\"aloud\">added: </span>[^<]*all staff know\?</ins>", html_of(at))
    assert "<del>" in html_of(at)
    assert not [one for one in at.button if str(one.key).startswith("still_holds")]
    assert "Says more plainly who is asked." in words_of(at)


def test_what_is_to_be_done_is_said_only_while_it_is_to_be_done(
    across: tuple[str, str], open_page: OpenPage, a_kept_review: Keep
):
    app = the_app()
    app.reviews.save_answer(across[1], Answer(REWORDED, Rating.IN_PLACE), CLERK)
    app.reviews.save_answer(across[1], Answer(SPLIT_INTO[0], Rating.IN_PLACE), CLERK)

    again = words_of(open_page("item", review=across[1], item=REWORDED))
    pointed = words_of(open_page("item", review=across[1], item=SPLIT_INTO[0]))

    assert "it was asked in other words." in again
    assert "choose the rating anew" not in again
    assert "Nothing said then is carried over." in pointed
    assert "without an answer yet" not in pointed


def test_check_answers_says_of_each_what_makes_last_times_answer_count(
    a_kept_review: Keep, turn_the_year: Callable[[], App], open_page: OpenPage
):
    old = a_kept_review(THEN, {"IS-01": Rating.IN_PLACE, REWORDED: Rating.EMBEDDED}, otherwise=None, agreed=True)
    app = turn_the_year()
    review = app.reviews.start(old.review.school, "core-103-109", NOW, CLERK).review_id

    words = words_of(open_page("check_answers", review=review))

    assert re.search(r"◑ In place[^.]*\. It does not count until somebody confirms it", words)
    assert re.search(
        r"● Embedded[^.]*\. It does not count until somebody reads the item again and rates it anew", words
    )


def test_a_split_or_merged_item_points_to_where_it_was_asked(across: tuple[str, str], open_page: OpenPage):
    split = words_of(open_page("item", review=across[1], item=SPLIT_INTO[0]))
    merged = words_of(open_page("item", review=across[1], item=MERGED_INTO))

    assert "Last time (20 November 2024, KCSIE 2021) this was asked as" in split
    assert f"{SPLIT}, “" in split
    assert "○ Not in place" in split
    assert (
        "now asked as IS-23 and IS-24. Nothing said then is carried over. Two lists are asked about one by one."
        in split
    )
    assert "IS-15, “" in merged
    assert "IS-16, “" in merged


def test_a_new_item_says_so_and_one_that_went_is_listed_once(across: tuple[str, str], open_page: OpenPage):
    assert f"{NEW} was not asked last time" in words_of(open_page("item", review=across[1], item=NEW))
    for name in ("check_answers", "over_time"):
        words = words_of(open_page(name, review=across[1]))
        assert words.count("No longer asked") == 1, name
        assert f"{REMOVED}, “" in words
        assert "not a closed gap" in words


def test_the_agreed_review_reads_as_it_was(across: tuple[str, str], open_page: OpenPage):
    at = open_page("item", review=across[0], item=REWORDED)

    assert "in words all staff know" not in words_of(at)
    assert "What changed in the words" not in words_of(at)
    assert title_of(open_page("item", review=across[1], item=REWORDED)).endswith("in words all staff know?")


def test_new_words_are_offered_told_and_taken_up(
    a_kept_review: Keep, turn_the_year: Callable[[], App], open_page: OpenPage
):
    review = a_kept_review(NOW, {SPLIT: Rating.NOT_IN_PLACE}).review.id
    app = turn_the_year()
    at = open_page("home", review=review)

    words = words_of(at)
    assert "The checklist has new words: KCSIE 2027, in force from 1 September 2027." in words
    assert "This review keeps the words it was started on" in words
    assert "1 answer does not count until somebody has read what changed and chosen the rating anew: IS-02." in words
    assert "Split into several: IS-14 is now IS-23 and IS-24." in words

    at.button(key="take_up").click().run()

    assert not at.exception
    assert "answered on the new words from now on" in words_of(at)
    assert "The checklist has new words" not in words_of(at)
    kept = app.reviews.open(review).review
    assert kept.edition == EDITION
    assert SPLIT not in kept.answers
    again = words_of(open_page("item", review=review, item=REWORDED))
    assert "In this review, on the words before (KCSIE 2021) it was asked in other words" in again


def unnamed(html: str) -> list[str]:
    """Every text with a paragraph number and no edition beside it: in its element, its row, or over its table."""
    html = re.sub(r"<style.*?</style>", "", html, flags=re.S)
    found = []
    for match in ELEMENT.finditer(html):
        text = unescape(re.sub(r"<[^>]+>", " ", match.group(2)))
        if OF_A_LAW.search(text) and "¶" not in text:
            continue
        if NUMBER.search(text) and not EDITION_NAMED.search(text):
            before = html[: match.start()]
            table = before[before.rfind("<table") :] if before.rfind("<table") > before.rfind("</table") else ""
            row = html[before.rfind("<tr") : html.find("</tr>", match.end())] if table else ""
            head = table.partition("</thead>")[0]
            if not EDITION_NAMED.search(row) and not EDITION_NAMED.search(head):
                found.append(text)
    return found


def test_a_bare_number_would_be_found():
    assert unnamed("<p>See ¶106.</p>") == ["See ¶106."]
    assert unnamed("<p>See paragraph 106 of it.</p>")
    assert not unnamed("<p>See ¶106 (KCSIE 2021).</p>")
    assert not unnamed(
        "<table><thead><tr><th>KCSIE 2021</th></tr></thead><tbody><tr><td>¶106</td></tr></tbody></table>"
    )


@pytest.mark.parametrize("name", PAGES)
def test_no_page_shows_a_paragraph_without_its_edition(across: tuple[str, str], open_page: OpenPage, name: str):
    for review in across:
        at = open_page(name, review=review)
        labels = [str(one.proto) for one in (*at.get("page_link"), *at.expander) if NUMBER.search(str(one.proto))]
        assert unnamed(html_of(at)) == []
        assert [label for label in labels if not EDITION_NAMED.search(label)] == []
