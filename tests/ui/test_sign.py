"""Signing on the page, and what home and the page say of a review that is or was signed."""

from datetime import date, timedelta

import pytest
from reading_pages import title_of, words_of
from sqlalchemy import create_engine, text

from audit.domain.answers import Answer
from audit.domain.review import Person, ReviewStatus
from audit.domain.words import BoardSigner, Rating, SchoolSigner

CLERK = Person("Robin Clerk", "Clerk")
DAY = date(2025, 11, 20)


def box(at, kind, name, opened):
    return getattr(at, kind)(key=f"sign.{opened.review.id}.{name}")


def fill(at, opened, *, school="dsl", board="chair", met_on="20/11/2025"):
    if school:
        box(at, "radio", "signed_school", opened).set_value(SchoolSigner(school))
    if board:
        box(at, "radio", "signed_board", opened).set_value(BoardSigner(board))
    box(at, "text_input", "met_on", opened).set_value(met_on)
    box(at, "button", "sign", opened).click().run()


def sign(app, opened, met_on=DAY):
    app.signing.sign(
        app.reviews.open(opened.review.id), CLERK, school=SchoolSigner.HEAD, board=BoardSigner.CHAIR, met_on=met_on
    )


def now(app, opened):
    return app.store.get(opened.review.id)


def has_sign_form(at, opened):
    return any(one.key == f"sign.{opened.review.id}.sign" for one in at.button)


def test_an_agreed_review_is_signed_by_two_roles_at_a_meeting(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    at = open_page("agree", review=opened.review.id)
    assert title_of(at) == "Agree the review"

    fill(at, opened)

    signature = now(app, opened).signature
    assert now(app, opened).status is ReviewStatus.SIGNED
    assert (signature.school, signature.board, signature.met_on) == (SchoolSigner.DSL, BoardSigner.CHAIR, DAY)
    said = words_of(at)
    assert "The review is signed." in said
    assert "Signed at the meeting of 20 November 2025 by the DSL and the Chair." in said
    assert f"its fingerprint is {signature.content[:12]}…" in said
    assert not has_sign_form(at, opened)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"school": ""}, "Choose which role signed for the school."),
        ({"board": ""}, "Choose which role signed for the board."),
        ({"met_on": ""}, "Give the day of the meeting, as day/month/year."),
        ({"met_on": "31/02/2026"}, "The day of the meeting is not a date."),
        ({"met_on": "01/01/2999"}, "The day of the meeting lies in the future."),
        ({"met_on": "19/11/2025"}, "The board agreed this review on 20 November 2025."),
    ],
)
def test_what_is_missing_or_cannot_be_is_said_at_the_top_and_beside_its_box(
    app, a_kept_review, open_page, wrong, words
):
    opened = a_kept_review(DAY, agreed=True)
    at = open_page("agree", review=opened.review.id)

    fill(at, opened, **wrong)

    assert now(app, opened).status is ReviewStatus.AGREED
    assert words_of(at).count(words) == 2
    assert f"Error: {words}" in words_of(at)


def test_an_open_review_offers_nothing_to_sign(a_kept_review, open_page):
    opened = a_kept_review(DAY)

    assert not has_sign_form(open_page("agree", review=opened.review.id), opened)


def test_a_page_that_is_behind_signs_nothing(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    at = open_page("agree", review=opened.review.id)
    app.reviews.add_minute_reference(opened, Person("Cato Chair", "Chair"), "FGB 7")

    fill(at, opened)

    assert now(app, opened).status is ReviewStatus.AGREED
    assert "This review was changed by Cato Chair (Chair) on" in words_of(at)


def test_the_minute_may_follow_a_signature(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    sign(app, opened)
    at = open_page("agree", review=opened.review.id)

    at.text_input(key=f"minute.{opened.review.id}").set_value("FGB 2026/41")
    at.button(key="minute_add").click().run()

    assert now(app, opened).status is ReviewStatus.SIGNED
    assert "Minute reference: FGB 2026/41" in words_of(at)


def test_opened_again_page_and_home_say_that_it_was_signed_and_what_changed(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    sign(app, opened)
    at = open_page("agree", review=opened.review.id)
    assert "What was signed and by which roles is kept too." in words_of(at)
    at.text_area(key=f"reopen.{opened.review.id}").set_value("A figure was wrong")
    at.button(key="reopen_button").click().run()
    assert "Opened again since it was signed on 20 November 2025: no answer has changed so far." in words_of(at)

    version = now(app, opened).answers["IS-05"].version
    app.reviews.save_answer(opened.review.id, Answer("IS-05", Rating.NOT_IN_PLACE, version=version), CLERK)

    for page in ("agree", "home"):
        said = words_of(open_page(page, review=opened.review.id))
        assert "Changed since it was signed on 20 November 2025 (1 item)." in said


def test_home_and_the_paper_say_that_a_review_is_signed(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    assert "Signed at" not in words_of(open_page("home", review=opened.review.id))
    sign(app, opened, DAY + timedelta(days=1))

    home = open_page("home", review=opened.review.id)

    assert "Signed at the meeting of 21 November 2025 by the Head and the Chair." in words_of(home)
    assert any("signed" in one.label for one in home.button if one.key == f"open_{opened.review.id}")
    assert "· Signed" in words_of(open_page("paper", review=opened.review.id))


def test_an_answer_altered_outside_the_product_is_said_where_the_signature_stands(app, a_kept_review, open_page):
    opened = a_kept_review(DAY, agreed=True)
    sign(app, opened)
    engine = create_engine(f"sqlite:///{app.database}")
    with engine.begin() as connection:
        connection.execute(text("UPDATE answers SET value = '3' WHERE item = 'IS-05'"))
    engine.dispose()

    said = words_of(open_page("agree", review=opened.review.id))

    assert "What is kept here is not what was signed" in said
    assert "Check the record of changes" in said
