"""Which items apply and why, and who answers: on the page about it, beside each item, and in the list of answers."""

from datetime import date

from reading_pages import words_of

from audit.domain.answers import Answer
from audit.domain.review import Person, School
from audit.domain.words import SETTING_WORDS, Rating, Setting

CLERK = Person("Robin Clerk", "Clerk")
COLLEGE = School("900007", "Harbour College", Setting.COLLEGE)
ACADEMY = School("900008", "Hill Academy", Setting.ACADEMY)


def a_review(app, school):
    return app.reviews.start(school, "core-103-109", date(2026, 11, 18), CLERK).review_id


def test_without_a_review_every_setting_stands_with_what_it_leaves_out(open_page):
    words = words_of(open_page("settings"))

    for name in SETTING_WORDS.values():
        assert name in words
    assert "management committee" in words
    assert "DP-10: asked from 19 June 2026 on." in words


def test_with_a_review_its_own_setting_stands_first(app, open_page):
    words = words_of(open_page("settings", review=a_review(app, COLLEGE)))

    assert words.index("College or 16 to 19 academy: 53 items of 56 apply") < words.index("Maintained school")
    assert "DP-21 is not asked of this kind of school: College or 16 to 19 academy." in words


def test_the_list_of_answers_says_what_is_not_asked_and_why(app, open_page):
    words = words_of(open_page("check_answers", review=a_review(app, COLLEGE)))

    assert "Not asked of this school" in words
    assert "Colleges are outside the education data rules" in words


def test_an_item_says_whether_the_trust_or_the_school_answers(app, open_page):
    review = a_review(app, ACADEMY)
    holder = {item.id: item.held_by for item in app.reviews.open(review).items}
    once = next(item for item, held in holder.items() if held == "controller")
    here = next(item for item, held in holder.items() if held == "site")

    assert "Who answers: The trust answers this once, for all its schools." in words_of(
        open_page("item", review=review, item=once)
    )
    assert "This school answers this, for what happens here." in words_of(open_page("item", review=review, item=here))
    app.reviews.save_answer(review, Answer(once, Rating.IN_PLACE), Person("Kit Lane", "Trust data lead"))
    said = "The trust’s answer · proposed by Trust data lead"
    assert said in words_of(open_page("item", review=review, item=once))
    words = words_of(open_page("check_answers", review=review))
    assert said in words
    assert f"{once} · trust answers" in words
    assert f"{here} · school answers" in words
