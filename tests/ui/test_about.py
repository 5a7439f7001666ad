"""About: limits, data, versions, and whether the record of changes holds."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import streamlit
from reading_pages import downloads, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit import __version__
from audit.bootstrap import App
from audit.domain.trail import CHANGE_WORDS, ChangeKind
from audit.domain.words import TEXT_SEEN_WORDS
from audit.services.opened import Opened

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


def test_it_says_what_it_is_not_and_what_runs_here(app: App, open_page: OpenPage) -> None:
    at = open_page("about")
    words = words_of(at)

    assert title_of(at) == "About and your data"
    assert "It is not the section 175 or 157 return" in words
    assert f"Streamlit {streamlit.__version__}" in words
    assert f"Governor Self-Audit {__version__}" in words
    assert f"content {app.library.checklist('core-103-109').content_hash[:12]}" in words
    assert "Crown copyright, Open Government Licence v3.0" in words
    assert "MIT licence" in words


def test_it_says_of_every_edition_what_was_seen_of_it_and_what_to_mind(app: App, open_page: OpenPage) -> None:
    words = words_of(open_page("about"))

    for edition in app.library.editions:
        assert f"{TEXT_SEEN_WORDS[edition.text]}. {edition.remark}" in words


def test_it_says_where_the_data_lie_and_how_to_erase(app: App, open_page: OpenPage) -> None:
    words = words_of(open_page("about"))

    assert f"In the file {app.database}." in words
    assert "is the controller of what is kept here" in words
    assert words.count("There is no button for it yet") == 2


def test_the_address_of_a_database_server_is_never_shown() -> None:
    assert App("postgresql://audit:secret@db.example/audit").database_in_words == "a database server"
    assert App("sqlite:///C:/data/reviews.db").database_in_words == "the file C:/data/reviews.db"
    assert App("/data/reviews.db").database_in_words == "the file /data/reviews.db"


def test_the_record_is_checked_only_when_asked(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    at = open_page("about")

    assert "The record holds" not in words_of(at)
    assert at.button(key="check_trail").label == "Check the record of changes"


def test_a_sound_record_is_said_to_hold_with_who_and_when_and_no_content(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review(agreed=True)
    at = open_page("about")

    at.button(key="check_trail").click().run()
    words = words_of(at)

    assert f"The record holds: {opened.review.version} changes, none altered, none missing." in words
    assert "Robin Clerk (Clerk) Agreed the review in the app" in words
    assert "These are the newest 50" in words
    assert "trail_csv" in downloads(at)


def test_a_tampered_record_is_said_not_to_hold(
    app: App, a_kept_review: Keep, open_page: OpenPage, tmp_path: Path
) -> None:
    a_kept_review(otherwise=None)
    at = open_page("about")
    with closing(sqlite3.connect(tmp_path / "reviews.db")) as connection, connection:
        connection.execute('UPDATE trail SET how = "elsewhere"')

    at.button(key="check_trail").click().run()

    assert "The record does not hold from change 1 on" in words_of(at)


def test_without_a_review_there_is_no_record_to_check(open_page: OpenPage) -> None:
    at = open_page("about")

    assert not [button for button in at.button if button.key == "check_trail"]


def test_every_kind_of_change_has_its_words() -> None:
    assert set(CHANGE_WORDS) == set(ChangeKind)
