"""A slip in the content while the app runs: the page goes on with the last good content, and says so until mended."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from functools import cached_property

import pytest
from item_reading import fill, save
from reading_pages import html_of, title_of, words_of

from audit import bootstrap, data_dir
from audit.bootstrap import OUTLIVES_CONTENT, App
from audit.content.last_good import HOME
from audit.domain.review import Person
from audit.domain.words import Rating
from audit.ui.caches import the_app
from audit.ui.links import PAGES

ITEMS = "core-103-109/103.yaml"
ITEM = "WT-01"
MENDING = "The checklist content needs mending"
GOOD, BROKEN = "- id: WT-01\n", "- id: WT-01\n  weight: 3\n"
BETTER = ("question: Is there a dated list", "question: Is there an agreed list")
NUMBER_2026 = "kcsie-2026: {number: null, sure: unknown, note: not-found-2026}"
VERIFIED = (
    'kcsie-2026: {number: "146", sure: stated, source: "Read by the clerk in the text of 1 September 2026, page 41"}'
)


@pytest.fixture
def content(tmp_path, monkeypatch):
    """A copy of the content that the app will use, with a way to change one text of it."""
    folder = shutil.copytree(data_dir("checklists"), tmp_path / "content")
    monkeypatch.setattr(bootstrap, "data_dir", lambda _: folder)

    def change(old, new, name=ITEMS):
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return change


def test_the_page_works_on_with_a_banner_until_the_slip_is_mended(content, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("item", review=opened.review.id, item=ITEM)
    assert MENDING not in words_of(at)

    content(GOOD, BROKEN)
    at.run()

    assert "Is there a dated list" in title_of(at)
    assert MENDING in words_of(at)
    assert f"{ITEMS}:2" in words_of(at)
    assert "python -m audit checklist lint" in words_of(at)
    assert 'role="status"' in html_of(at)

    content(BROKEN, GOOD)
    content(*BETTER)
    at.run()

    assert MENDING not in words_of(at)
    assert "Is there a dated list" in title_of(at)  # the words this review was begun on
    later = a_kept_review(day=date(2025, 12, 1))
    assert "Is there an agreed list" in title_of(open_page("item", review=later.review.id, item=ITEM))


def test_where_the_words_of_last_time_were_not_kept_an_item_is_read_again_and_offers_no_one_key(
    content, app, a_kept_review, open_page, tmp_path
):
    old = a_kept_review(day=date(2024, 11, 20), agreed=True).review
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as database, database:
        database.execute("DELETE FROM contents")
    content(*BETTER)
    app.look_at_content()
    review = app.reviews.start(old.school, old.checklist, date(2025, 11, 20), Person("Robin Clerk", "Clerk")).review_id

    for item in (ITEM, "IS-02"):
        at = open_page("item", review=review, item=item)
        words = words_of(at)
        assert words.count("Read this item again") == 1
        assert "Last time (20 November 2024, KCSIE 2021) it was answered on words that were not kept" in words
        assert "Last time (20 November 2024): ◑ In place" in words
        assert not [one for one in at.button if "still_holds" in str(one.key)]
    assert "There is no answer from last time left to confirm." in words_of(open_page("still_holds", review=review))


def test_answers_are_still_kept_while_the_content_is_broken(content, app, a_kept_review, open_page):
    opened = a_kept_review(otherwise=None)
    at = open_page("item", review=opened.review.id, item=ITEM)
    content(GOOD, BROKEN)
    at.run()

    save(fill(at, value=Rating.IN_PLACE))

    assert not at.exception
    assert app.reviews.open(opened.review.id).review.answers[ITEM].value is Rating.IN_PLACE


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_that_the_content_needs_mending(content, a_kept_review, open_page, name):
    opened = a_kept_review()
    open_page("home")
    content(GOOD, BROKEN)

    at = open_page(name, review=opened.review.id, item=ITEM)

    assert MENDING in words_of(at)
    assert title_of(at)


def test_a_start_with_broken_content_finds_the_last_good_one(content, app, a_kept_review, open_page, tmp_path):
    opened = a_kept_review()
    open_page("item", review=opened.review.id, item=ITEM)
    assert (tmp_path / HOME).is_dir()
    content(GOOD, BROKEN)
    app.store.close()
    the_app.cache_clear()

    at = open_page("item", review=opened.review.id, item=ITEM)

    assert the_app() is not app
    assert "Is there a dated list" in title_of(at)
    assert MENDING in words_of(at)
    the_app().store.close()


def test_every_service_works_on_what_was_looked_at_last(content, app):
    services = {name for name, part in vars(App).items() if isinstance(part, cached_property)} - OUTLIVES_CONTENT
    old = {name: getattr(app, name) for name in services}
    store = app.store
    content(*BETTER)
    app.look_at_content()

    assert {"reviews", "imports"} <= services
    for name in services:
        assert getattr(app, name) is not old[name]
    assert app.reviews.library is app.imports.reviews.library is app.library
    assert old["reviews"].library is not app.library
    assert app.store is store


def test_content_that_was_never_good_says_what_to_mend(content, app, open_page):
    content(GOOD, BROKEN)

    at = open_page("home", person=None)

    assert title_of(at) == "The checklist needs mending"
    assert f"{ITEMS}:2" in words_of(at)


def test_a_verified_number_shows_on_the_page_with_no_change_but_in_yaml(content, a_kept_review, open_page):
    opened = a_kept_review(day=date(2026, 10, 1))
    at = open_page("item", review=opened.review.id, item=ITEM)
    assert "look in your copy" in words_of(at)

    content(NUMBER_2026, VERIFIED, "editions.yaml")
    content(NUMBER_2026, VERIFIED.replace("146", "147"), "editions.yaml")
    at.run()

    assert MENDING not in words_of(at)
    assert "¶147" in words_of(at)
    assert "look in your copy" not in words_of(at)
