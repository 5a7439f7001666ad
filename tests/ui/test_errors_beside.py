"""An error stands at the top and, in the same words, above the box it is about; the next try takes both away."""

from reading_pages import words_of

from audit.domain.review import Person, School
from audit.domain.words import Rating, Setting

DSL = Person("Jo Field", "DSL")


def test_a_bad_day_on_an_item_is_said_twice_and_then_no_more(open_page, app):
    school = School("900009", "Alder Row", Setting.MAINTAINED_SCHOOL)
    review = app.reviews.start(school, "core-103-109", app.today(), DSL).review_id
    at = open_page("item", review=review, item="WT-01")
    prefix = next(one.key for one in at.radio if one.key.endswith("value")).removesuffix("value")
    at.radio(key=f"{prefix}value").set_value(Rating.IN_PLACE)
    at.text_input(key=f"{prefix}date").set_value("31 of May")
    at.button(key=f"{prefix}save").click().run()

    words = words_of(at)
    assert words.count("“Seen on” is not a date.") == 2
    assert "Error: “Seen on” is not a date." in words
    assert "WT-01" not in app.store.get(review).answers

    at.text_input(key=f"{prefix}date").set_value("")
    at.button(key=f"{prefix}save").click().run()
    assert "is not a date" not in words_of(at)
    assert app.store.get(review).answers["WT-01"].value is Rating.IN_PLACE


def test_a_bad_urn_is_said_beside_its_box(open_page):
    at = open_page("start")
    at.text_input(key="start..school").set_value("Alder Row")
    at.text_input(key="start..urn").set_value("12")
    at.selectbox(key="start..setting").set_value(Setting.ACADEMY)
    next(one for one in at.button if one.label == "Start the review").click().run()

    assert "Error: A URN is six digits" in words_of(at)
