"""The first page: what is left and who has it, every review, and a wrong address that does not trap a tab."""

from datetime import date

from reading_pages import words_of

from audit.domain.review import Person, School
from audit.domain.words import UNKNOWN, Rating, Setting
from audit.services.demo import SAMPLE_URNS, SAMPLE_WORDS

CLERK = Person("Jo Field", "Clerk")


def test_an_empty_database_says_how_to_begin(open_page):
    words = words_of(open_page("home"))
    assert "Governor Self-Audit" in words
    assert "No pupil’s data is asked for" in words


def test_what_is_left_comes_before_the_number(open_page, app):
    school = School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL)
    app.reviews.start(school, "core-103-109", app.today(), CLERK)
    words = words_of(open_page("home"))

    assert words.index("54 items have no answer yet") < words.index("0 of 54 in place or better")
    assert "legal duties are not in place, or not known" in words


def test_a_review_after_another_leads_to_what_may_still_hold(a_kept_review, open_page, app):
    first = a_kept_review(named={"WT-01": None}, agreed=True)
    school, day = first.review.school, app.today()
    app.reviews.start(school, "core-103-109", day, CLERK)

    at = open_page("home")

    assert f"{len(first.items) - 1} of them were answered last time" in words_of(at)
    assert "Confirm what still holds" in [one.proto.label for one in at.get("page_link")]


def test_a_wrong_address_is_said_and_the_tab_goes_on(open_page, app):
    school = School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL)
    app.reviews.start(school, "core-103-109", app.today(), CLERK)
    at = open_page("home", review="nowhere")
    assert "This cannot be done" in words_of(at)

    del at.query_params["review"]
    at.run()
    assert "Alder Row" in words_of(at)


def test_many_schools_are_searched_and_few_are_listed(open_page, app):
    for number in range(14):
        school = School(f"9001{number:02}", f"School *{number}*", Setting.ACADEMY)
        app.reviews.start(school, "core-103-109", date(2026, 11, 18), CLERK)
    at = open_page("home")

    assert not [one for one in at.button if one.key and one.key.startswith("school_")]
    assert len(at.selectbox(key="other_school").options) == 13


def test_the_paper_is_one_step_away_and_what_is_answered_stands_beside_what_is_in_place(open_page, a_kept_review):
    opened = a_kept_review(named={"IS-03": UNKNOWN, "DP-05": None, "DP-20": Rating.NOT_IN_PLACE})
    at = open_page("home")
    number = len(opened.items)

    assert "Open paper" in [one.proto.label for one in at.get("page_link")]
    assert f"{number - 3} of {number} in place or better · {number - 1} of {number} answered" in words_of(at)
    assert "IS-03 don’t know · DP-05 no answer · DP-20 not in place" in words_of(at)


def test_a_made_up_school_is_marked_on_its_own_page_in_the_list_and_on_every_review_line(open_page, app, a_kept_review):
    for urn in ("900002", "900009"):
        app.reviews.start(School(urn, f"School {urn}", Setting.ACADEMY), "core-103-109", app.today(), CLERK)
    sample = a_kept_review().review.id
    real = app.store.reviews("900009")[0].id

    assert SAMPLE_WORDS.capitalize() in words_of(open_page("home", review=sample))
    assert SAMPLE_WORDS in words_of(open_page("results", review=sample))
    assert SAMPLE_WORDS not in words_of(open_page("results", review=real)).lower()
    labels = {one.key: one.label for one in open_page("home", review=real).button}
    assert SAMPLE_WORDS in labels["school_900002"].replace("\\", "")


def test_the_schools_that_are_marked_are_those_that_are_shipped():
    from csv import DictReader

    from audit import data_dir

    with (data_dir("sample_data") / "reviews.csv").open(encoding="utf-8") as file:
        assert {row["urn"] for row in DictReader(file)} == SAMPLE_URNS
