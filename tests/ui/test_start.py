"""Start a review: empty boxes, unless another review of the school shown is what the person wants."""

from reading_pages import title_of, words_of


def boxes_of(at):
    return [one.value for one in at.text_input if one.key.endswith((".school", ".urn"))]


def test_in_an_empty_database_the_boxes_are_empty_and_nothing_is_asked_first(open_page):
    at = open_page("start")

    assert title_of(at) == "Start a review"
    assert boxes_of(at) == ["", ""]
    assert not at.radio


def test_beside_another_school_the_boxes_are_empty_too(a_kept_review, open_page):
    a_kept_review()

    assert boxes_of(open_page("start")) == ["", ""]


def test_another_review_of_the_school_shown_fills_them_in_and_is_marked_where_the_school_is_made_up(
    a_kept_review, open_page
):
    a_kept_review()
    at = open_page("start")
    again = at.radio(key="start_which").options[1]
    assert again == "Another review of Alder Row Primary School · made-up sample school"

    at.radio(key="start_which").set_value(again).run()
    assert boxes_of(at) == ["Alder Row Primary School", "900001"]

    at.radio(key="start_which").set_value("A different school").run()
    assert boxes_of(at) == ["", ""]


def test_a_second_review_of_the_school_starts_with_last_times_answers_beside(app, a_kept_review, open_page):
    a_kept_review()
    at = open_page("start")
    at.radio(key="start_which").set_value(at.radio(key="start_which").options[1]).run()

    next(one for one in at.button if one.label == "Start the review").click().run()

    assert len(app.store.reviews("900001")) == 2


def test_a_wrong_urn_is_said_and_what_was_typed_stays(app, open_page):
    at = open_page("start")
    at.text_input(key="start..school").set_value("Birch School")
    at.text_input(key="start..urn").set_value("12")
    at.selectbox(key="start..setting").select_index(0)

    next(one for one in at.button if one.label == "Start the review").click().run()

    assert "A URN is six digits" in words_of(at)
    assert boxes_of(at) == ["Birch School", "12"]
    assert not app.store.reviews()
