"""The first page: what is left and who has it, every review, and a wrong address that does not trap a tab."""

from datetime import date

from reading_pages import words_of

from audit.domain.review import Person, School
from audit.domain.words import Setting

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
