"""Start a review: empty boxes, unless another review of the school shown is what the person wants."""

from datetime import date

from reading_pages import title_of, words_of

from audit.domain.words import UNKNOWN, Rating, ReviewKind


def boxes_of(at):
    return [one.value for one in at.text_input if one.key.endswith((".school", ".urn"))]


def test_in_an_empty_database_the_boxes_are_empty_and_nothing_is_asked_first(open_page):
    at = open_page("start")

    assert title_of(at) == "Start a review"
    assert boxes_of(at) == ["", ""]
    assert [one.key for one in at.radio] == ["start_checklist"]


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


def again(at):
    return at.radio(key="start_which").set_value(at.radio(key="start_which").options[1]).run()


def press(at, label):
    return next(one for one in at.button if one.label == label).click().run()


def test_every_checklist_can_be_chosen_and_says_what_it_is_about(app, open_page):
    at = open_page("start")
    chosen = at.radio(key="start_checklist")

    assert chosen.options == [one.title for one in app.library.checklists.values()]
    assert "working together, information sharing and data protection" in str(chosen.proto.captions)
    chosen.set_value("related-duties")
    at.text_input(key="start..school").set_value("Birch School")
    at.text_input(key="start..urn").set_value("900009")
    at.selectbox(key="start..setting").select_index(0)
    press(at, "Start the review")

    assert [one.checklist for one in app.store.reviews()] == ["related-duties"]


def test_a_follow_up_is_not_offered_before_a_review_is_agreed_and_the_page_says_why(a_kept_review, open_page):
    a_kept_review()
    at = again(open_page("start"))

    assert [one.key for one in at.radio] == ["start_which", "start_checklist"]
    assert "is not agreed yet" in words_of(at)


def test_a_follow_up_says_before_it_starts_what_it_asks_and_asks_what_is_chosen_as_well(app, a_kept_review, open_page):
    a_kept_review(named={"IS-03": UNKNOWN, "DP-20": Rating.NOT_IN_PLACE}, agreed=True)
    at = again(open_page("start"))
    kind = at.radio(key="start_kind")
    assert kind.options == ["Full review", "Follow-up"]
    kind.set_value(ReviewKind.FOLLOW_UP).run()

    assert "3 items would be asked and 51 stand as agreed for 20 November 2025" in words_of(at)
    assert "nobody knew last time" in words_of(at)
    assert "it was not asked last time" in words_of(at)
    at.multiselect(key="start_chosen").set_value(["WT-02"]).run()
    assert "With what you chose, 4 items would be asked and 50 would stand." in words_of(at)
    press(at, "Start the follow-up")

    newest = app.store.reviews("900001")[0]
    assert newest.kind is ReviewKind.FOLLOW_UP
    opened = app.reviews.open(newest.id)
    assert [item.id for item in opened.asked] == ["WT-02", "IS-03", "DP-10", "DP-20"]
    assert {one.stands_from for one in opened.review.answers.values()} == {date(2025, 11, 20)}


def test_a_full_review_of_an_agreed_school_starts_with_nothing_confirmed(app, a_kept_review, open_page):
    a_kept_review(agreed=True)

    press(again(open_page("start")), "Start the review")

    newest = app.store.reviews("900001")[0]
    assert newest.kind is ReviewKind.FULL
    assert not app.store.get(newest.id).answers
