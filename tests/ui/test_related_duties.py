"""The pages of a review whose items rest on paragraphs that are not in our source, or on none."""

from functools import partial

import pytest
from reading_pages import words_of

from audit.domain.item_words import status_text


@pytest.fixture
def related(a_kept_review):
    """Keep a review of the related duties."""
    return partial(a_kept_review, checklist="related-duties")


def test_a_law_to_watch_says_how_far_it_has_come_and_that_it_is_about_being_ready(related, open_page):
    opened = related()
    status = opened.checklist.by_id["LW-01"].status

    said = words_of(open_page("item", review=opened.review.id, item="LW-01"))

    assert f"A law to watch: {status.law}. {' '.join(status.says.split())}" in said
    assert f"Where it stands: {status_text(status)}" in said
    assert "This asks only whether the board is ready. It counts as good practice, never as a duty missed." in said
    assert "KCSIE says" not in said
    assert "The law behind it" not in said
    assert "None" not in said


def test_a_paragraph_that_was_not_supplied_is_said_to_be_in_our_words(related, open_page):
    opened = related()

    said = words_of(open_page("item", review=opened.review.id, item="RD-09"))

    assert "The words of KCSIE 2021 paragraph 112 are not in our source, so none are quoted here." in said
    assert f"In our own words: {opened.checklist.by_id['RD-09'].rests_on}" in said
    assert "KCSIE says" not in said


def test_a_request_that_has_the_law_behind_it_shows_sentence_and_law_apart(related, open_page):
    opened = related()

    said = words_of(open_page("item", review=opened.review.id, item="RD-02"))

    assert "KCSIE says: “They should also be prepared to supply information as requested by the" in said
    assert "The law behind it: Children Act 2004 section 16H" in said
