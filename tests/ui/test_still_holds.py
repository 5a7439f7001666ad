"""Last time's answer confirmed: one key, its evidence as old as it is, renewed only where somebody says who looked."""

from datetime import date

import pytest
from item_reading import prefix_of
from reading_pages import words_of

from audit.domain.answers import Answer
from audit.domain.review import Person, School
from audit.domain.words import Grade, Rating, Setting

CLERK = Person("Robin Clerk", "Clerk")
SCHOOL = School("900001", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)
CORE = "core-103-109"
READ = Answer(
    "WT-01", Rating.IN_PLACE, grade=Grade.SEEN, evidence_by="Clerk", evidence_date=date(2025, 8, 14),
    evidence_ref="Policy v4",
)  # fmt: skip


@pytest.fixture
def review(app, a_kept_review):
    """A full review after one in which WT-01 was read in August 2025 and everything else was told."""
    a_kept_review(named={"WT-01": READ}, agreed=True)
    return app.reviews.start(SCHOOL, CORE, date(2026, 11, 20), CLERK).review_id


def the_boxes(at):
    return f"looked.WT-01.{at.session_state['self_audit'].visit}."


def test_a_new_full_review_has_nothing_confirmed_and_shows_how_old_the_evidence_is(app, open_page, review):
    at = open_page("item", review=review, item="WT-01")

    assert not app.store.get(review).answers
    assert app.reviews.open(review).figures.overall.answered == 0
    assert "Last time (20 November 2025): ◑ In place" in words_of(at)
    assert "Its evidence is stale: 15 months old. After 400 days it no longer counts as known" in words_of(at)


def test_one_key_confirms_with_the_evidences_own_date_and_goes_on(app, open_page, review):
    at = open_page("item", review=review, item="WT-01")
    button = at.button(key="still_holds_WT-01")
    assert button.proto.shortcut.lower() == "alt+k"

    button.click().run()

    kept = app.store.get(review).answers["WT-01"]
    assert (kept.value, kept.evidence_date, kept.evidence_by) == (Rating.IN_PLACE, date(2025, 8, 14), "Clerk")
    assert "WT-01 is confirmed as last time." in words_of(at)
    assert prefix_of(at).startswith("WT-02.")


def test_that_somebody_looked_again_takes_a_role_and_a_day_and_renews_the_evidence(app, open_page, review):
    at = open_page("item", review=review, item="WT-01")
    press = "It still holds, with this look"
    next(one for one in at.button if one.label == press).click().run()
    assert "Say which role looked again." in words_of(at)
    assert not app.store.get(review).answers

    at.radio(key=f"{the_boxes(at)}grade").set_value(Grade.SAMPLED)
    at.selectbox(key=f"{the_boxes(at)}by").set_value("Link governor")
    at.text_input(key=f"{the_boxes(at)}on").set_value("03/11/2026")
    next(one for one in at.button if one.label == press).click().run()

    kept = app.store.get(review).answers["WT-01"]
    assert (kept.grade, kept.evidence_by, kept.evidence_date) == (Grade.SAMPLED, "Link governor", date(2026, 11, 3))
    assert kept.evidence_ref == "Policy v4"
    assert "confirmed with its evidence looked at again" in words_of(at)


def test_how_they_looked_keeps_or_raises_how_the_board_knows(open_page, review):
    at = open_page("item", review=review, item="WT-01")

    assert len(at.radio(key=f"{the_boxes(at)}grade").options) == 3
    assert "Staff told us" not in at.radio(key=f"{the_boxes(at)}grade").options


def test_in_the_list_each_has_a_button_of_its_own_and_there_is_none_for_all(app, open_page, review):
    at = open_page("still_holds", review=review)
    assert "53 items to confirm" in words_of(at)
    buttons = [one for one in at.button if (one.key or "").startswith("holds_")]
    assert len(buttons) == 20
    assert "33 more items will show" in words_of(at)

    at.button(key="holds_WT-01").click().run()

    assert list(app.store.get(review).answers) == ["WT-01"]
    assert "WT-01 is confirmed as last time." in words_of(at)
    assert "52 items to confirm" in words_of(at)


def test_the_list_can_be_one_roles(open_page, review):
    at = open_page("still_holds", review=review)
    at.selectbox(key="holds_role").set_value("Deputy DSL").run()

    assert "53 items to confirm" not in words_of(at)


def test_where_there_is_nothing_to_confirm_the_list_says_so(open_page, a_kept_review):
    at = open_page("still_holds", review=a_kept_review().review.id)

    assert "There is no answer from last time left to confirm." in words_of(at)
    agreed = a_kept_review(date(2024, 11, 20), agreed=True).review.id
    assert "nothing left to confirm" in words_of(open_page("still_holds", review=agreed))
