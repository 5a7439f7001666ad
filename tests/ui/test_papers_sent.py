"""Keeping a paper as sent, what changed since, and the board's name and crest."""

import io
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from reading_pages import downloads, html_of, words_of

from audit.bootstrap import PaperOrder
from audit.domain.answers import Answer
from audit.domain.letterhead import Letterhead
from audit.domain.review import Action, Person
from audit.domain.words import UNKNOWN, Rating, ReviewStatus

sys.path.insert(0, str(Path(__file__).parents[1] / "reports"))

from pictures import a_picture
from PIL import Image

CLERK = Person("Robin Clerk", "Clerk")
URN = "900001"


def answer(app, opened, item, value):
    version = app.store.get(opened.review.id).answers[item].version
    app.reviews.save_answer(opened.review.id, Answer(item, value, version=version), CLERK)


def make(at, meeting="Full governing body"):
    at.text_input(key="paper_meeting").set_value(meeting)
    at.button(key="paper_make").click().run()


def keys(at):
    return {one.key for one in at.button}


def test_a_paper_is_kept_as_sent_and_stays_in_hand(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)
    assert "paper_sent" not in keys(at)
    make(at)

    at.button(key="paper_sent").click().run()

    (sent,) = app.store.papers_sent(opened.review.id)
    assert (sent.part, sent.status, sent.meeting) == (1, ReviewStatus.OPEN, "Full governing body")
    assert "Kept as the paper the board was sent." in words_of(at)
    assert "This is the paper the board was sent." in words_of(at)
    assert "paper_download" in downloads(at)
    assert "paper_sent" not in keys(at)
    assert app.store.verify(opened.review.id) is None


def test_a_paper_that_tells_of_an_action_that_was_changed_meanwhile_is_not_offered(app, a_kept_review, open_page):
    older = a_kept_review(date(2025, 11, 18)).review.id
    app.reviews.save_action(Action("", older, "IS-05", "Ask the police", "Head", date(2026, 12, 1)), CLERK)
    at = open_page("paper", review=a_kept_review().review.id)
    make(at)
    assert "paper_download" in downloads(at)

    (kept,) = app.store.actions("900001")
    app.reviews.save_action(replace(kept, owner="DSL"), CLERK)
    at.run()

    assert "paper_download" not in downloads(at)
    assert "paper_sent" not in keys(at)


def test_the_page_and_the_next_paper_say_what_has_changed_since(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)
    assert "What the board was sent" not in words_of(at)
    make(at)
    at.button(key="paper_sent").click().run()
    said = words_of(at)
    assert "What the board was sent" in said
    assert "(proposed), for Full governing body" in said
    assert "Nothing that this part may show has changed since the paper of" in said

    answer(app, opened, "IS-05", UNKNOWN)
    answer(app, opened, "DP-02", Rating.PARTLY_IN_PLACE)
    at.run()

    assert "2 answers changed: IS-05 and DP-02." in words_of(at)
    assert "IS-05 Answer In place Don’t know" in words_of(at)
    assert "paper_download" not in downloads(at)
    paper = app.paper_content(app.reviews.open(opened.review.id)).text()
    assert "2 answers changed: IS-05 and DP-02." in paper
    assert "IS-05 | Answer | In place | Don’t know" in paper


def test_each_part_is_sent_for_itself(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)
    make(at)
    at.button(key="paper_sent").click().run()

    at.radio(key="paper_part").set_value(2).run()

    assert "Part 1: the paper of" in words_of(at)
    assert "has changed since" not in words_of(at).split("What the board was sent")[1]


def test_a_paper_somebody_has_overtaken_is_not_kept_as_sent(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)
    make(at)
    answer(app, opened, "IS-05", UNKNOWN)

    at.button(key="paper_sent").click().run()

    assert "Nothing was saved." in words_of(at)
    assert not app.store.papers_sent(opened.review.id)


def test_without_anybody_named_it_asks_who_keeps_it(a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id, person=None)
    make(at)

    assert "paper_sent" not in keys(at)
    assert at.selectbox(key="who_role") is not None


def board_name(at):
    return next(one for one in at.text_input if one.key and one.key.endswith(".name"))


def uploader(at):
    return next(one for one in at.get("file_uploader") if one.key.endswith(".crest"))


def keep_head(at):
    at.button(key="letterhead_keep").click().run()


def test_the_boards_own_name_is_kept_for_the_school_and_heads_the_paper(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)

    board_name(at).set_value("Governing board of Alder Row")
    keep_head(at)

    assert "The name and the crest are kept." in words_of(at)
    assert app.store.letterhead(URN) == Letterhead(URN, "Governing board of Alder Row", version=1)
    other = a_kept_review(date(2024, 11, 20))
    assert app.paper_content(other).board_name == "Governing board of Alder Row"
    keep_head(at)
    assert "Nothing was changed" in words_of(at)


def test_a_crest_is_drawn_anew_shown_with_its_words_and_taken_away_again(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)

    uploader(at).set_value(("crest.jpg", a_picture((900, 900), kind="JPEG"), "image/jpeg"))
    keep_head(at)

    kept = app.store.letterhead(URN)
    assert Image.open(io.BytesIO(kept.crest)).size == (600, 600)
    assert kept.crest_name == "crest.jpg"
    assert 'alt="Crest of Alder Row Primary School"' in html_of(at)
    assert app.paper_content(app.reviews.open(opened.review.id), PaperOrder()).crest == kept.crest
    make(at)
    assert at.session_state["self_audit"].paper.data.startswith(b"%PDF-")

    next(one for one in at.checkbox if one.key.endswith(".away")).check()
    keep_head(at)

    assert app.store.letterhead(URN).crest is None
    assert "data:image/png" not in html_of(at)
    assert "paper_download" not in downloads(at)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is not a PNG or JPEG picture, whatever its name says."),
        (a_picture()[:100], "This picture cannot be read: it is damaged or cut off."),
        (b"\x89PNG" + b"\0" * 1_048_576, "This file is too large."),
    ],
)
def test_what_is_no_crest_is_said_at_the_top_and_beside_its_box(app, a_kept_review, open_page, data, words):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)

    board_name(at).set_value("Governing board of Alder Row")
    uploader(at).set_value(("crest.png", data, "image/png"))
    keep_head(at)

    assert f"Error: {words}" in words_of(at)
    assert words_of(at).count(words) == 2
    assert app.store.letterhead(URN) is None
    assert board_name(at).value == "Governing board of Alder Row"


def test_a_childs_number_is_no_name_of_a_board(app, a_kept_review, open_page):
    opened = a_kept_review()
    at = open_page("paper", review=opened.review.id)

    board_name(at).set_value("NHS 943 476 5919")
    keep_head(at)

    assert "this audit keeps no pupil’s data" in words_of(at)
    assert app.store.letterhead(URN) is None
