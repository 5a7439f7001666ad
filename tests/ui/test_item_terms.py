"""An item's page explains its own words: each term is a link where it first stands, and only there."""

import re
from html import unescape

import pytest
from reading_pages import html_of, title_of

from audit.domain.words import Rating

ITEMS = ("WT-08", "IS-03", "DP-05", "DP-20")
LINK = re.compile(r'<a href="glossary\?term=([a-z0-9-]+)[^"]*" target="_blank" class="term">(.*?)</a>')


@pytest.mark.parametrize("item", ITEMS)
@pytest.mark.parametrize("agreed", [False, True])
def test_each_term_of_an_item_is_a_link_once(open_page, a_kept_review, app, item, agreed):
    review = a_kept_review(otherwise=Rating.IN_PLACE, agreed=agreed)

    at = open_page("item", review=review.review.id, item=item, person=None)

    links = LINK.findall(html_of(at))
    slugs = [slug for slug, _ in links]
    assert len(slugs) == len(set(slugs)) > 2
    for slug, written in links:
        term = app.library.glossary.term(slug)
        assert term is not None
        assert unescape(re.sub(r"<[^>]+>", "", written)).casefold() in {form.casefold() for form in term.forms}
    for found in app.library.glossary.find(review.checklist.by_id[item].question):
        assert found.term.slug in slugs


def test_the_question_stays_the_title_word_for_word(open_page, a_kept_review):
    review = a_kept_review(otherwise=None)

    for item in ITEMS:
        at = open_page("item", review=review.review.id, item=item)
        assert title_of(at) == review.checklist.by_id[item].question


def test_the_link_keeps_the_review_and_says_that_it_opens_a_tab(open_page, a_kept_review):
    review = a_kept_review(otherwise=None)

    html = html_of(open_page("item", review=review.review.id, item="DP-05"))

    assert f"glossary?term=dpia&amp;review={review.review.id}" in html
    assert "opens in a tab of its own" in html
