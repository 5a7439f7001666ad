"""Check your answers: every item with its answer, what is left first, and the way to change it."""

from datetime import date

from reading_pages import title_of, words_of

from audit.domain.answers import Answer
from audit.domain.words import UNKNOWN, Grade, Rating

THIRD_DAY = date(2025, 11, 20)


def links_of(at):
    return [one.proto.label for one in at.get("page_link")]


def test_without_a_review_the_page_says_how_to_get_one(open_page):
    at = open_page("check_answers")

    assert title_of(at) == "Check your answers"
    assert "There is no review yet" in words_of(at)


def test_what_has_no_answer_is_counted_first_with_a_way_there(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": None, "DP-02": None})

    at = open_page("check_answers", review=opened.review.id)

    assert title_of(at) == "Check your answers"
    assert "2 items have no answer yet" in words_of(at)
    assert "Go to the first: IS-05" in links_of(at)
    assert "Answer IS-05" in links_of(at)


def test_each_item_stands_with_its_answer_and_evidence_under_its_paragraph_and_edition(a_kept_review, open_page):
    answer = Answer(
        "IS-05", Rating.EMBEDDED, grade=Grade.SAMPLED, evidence_by="Link governor", evidence_date=THIRD_DAY,
        evidence_ref="Procedure <b>v4</b> *x*",
    )  # fmt: skip
    opened = a_kept_review(named={"IS-05": answer})

    said = words_of(open_page("check_answers", review=opened.review.id))

    assert "KCSIE 2021" in said
    assert "Someone sampled it, Link governor, 20 November 2025, Procedure <b>v4</b> *x*" in said
    assert "● Embedded" in said


def test_the_filter_shows_only_dont_knows_and_keeps_their_number(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": UNKNOWN})
    at = open_page("check_answers", review=opened.review.id)

    at.radio(key="check_shown").set_value("unknown").run()

    assert f"1 of {len(opened.items)} items shown" in words_of(at)
    assert "Change IS-05" in links_of(at)
    assert "Change IS-06" not in links_of(at)


def test_gaps_of_one_role_only(a_kept_review, open_page):
    opened = a_kept_review(named={"IS-05": Rating.NOT_IN_PLACE})
    at = open_page("check_answers", review=opened.review.id)
    others = next(role for item in opened.items for role in item.ask if role not in opened.checklist.by_id["IS-05"].ask)

    at.radio(key="check_shown").set_value("gaps")
    at.selectbox(key="check_role").set_value(others).run()

    assert "No item of this review fits what you chose" in words_of(at)


def test_an_agreed_review_is_viewed_and_not_changed(a_kept_review, open_page):
    opened = a_kept_review(agreed=True)

    links = links_of(open_page("check_answers", review=opened.review.id))

    assert "View IS-05" in links
    assert not any(label.startswith(("Change", "Answer IS")) for label in links)
    assert "Go on: agree the review" not in links


def test_an_answer_on_evidence_too_old_to_count_says_so_in_the_list_and_on_its_page(a_kept_review, open_page):
    old = Answer(
        "IS-05", Rating.IN_PLACE, grade=Grade.SEEN, evidence_by="Clerk", evidence_date=date(2024, 5, 14)
    )  # fmt: skip
    opened = a_kept_review(named={"IS-05": old})
    stale = "Its evidence is stale: 18 months old."

    assert words_of(open_page("check_answers", review=opened.review.id)).count(stale) == 1
    assert stale in words_of(open_page("item", review=opened.review.id, item="IS-05"))
    assert stale not in words_of(open_page("item", review=opened.review.id, item="IS-06"))
