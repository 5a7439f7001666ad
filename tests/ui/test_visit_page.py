"""The visit sheet's page: how long, whom to see, what to ask to see, and the PDF."""

from collections.abc import Callable
from datetime import date

from reading_pages import downloads, html_of, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App, VisitOrder
from audit.domain.review import School
from audit.domain.words import Rating, Setting
from audit.services.opened import Opened

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


def looks(at: AppTest) -> int:
    return html_of(at).count('class="look"')


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("visit")

    assert title_of(at) == "Visit sheet"
    assert "There is no review yet" in words_of(at)


def test_an_hour_holds_six_items_each_with_what_to_see_and_what_to_ask(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review()
    at = open_page("visit")
    words = words_of(at)

    assert looks(at) == 6
    assert "6 items in 60 minutes, 10 minutes each." in words
    assert "No pupil’s name, no case detail" in words
    shown = [item for item in opened.items if f"{item.id} · {item.question}" in words]
    assert len(shown) == 6
    for item in shown:
        assert item.challenge in words
        assert all(one in words for one in item.evidence)
        assert item.decisive


def test_ninety_minutes_hold_nine(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("visit")

    at.radio(key="visit_minutes").set_value(90).run()

    assert looks(at) == 9


def test_only_what_is_asked_of_a_chosen_role_is_shown(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("visit")

    at.multiselect(key="visit_roles").set_value(["IT lead"]).run()

    assert "See: IT lead" in words_of(at)
    assert "See: DSL" not in words_of(at)


def test_an_academy_is_told_that_the_trust_answers_some(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(school=School("900002", "Ash Academy", Setting.ACADEMY))

    words = words_of(open_page("visit"))

    assert "The trust answers" in words
    assert "at the school, ask whether staff know them and use them" in words


def test_a_confidential_item_is_marked_and_the_sheet_says_it_is_not_tabled(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review()
    at = open_page("visit")

    at.multiselect(key="visit_roles").set_value(["IT lead"]).run()

    assert "This sheet holds confidential items" in words_of(at)
    assert "Confidential." in words_of(at)


def test_nothing_to_look_at_says_what_to_do(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=None)
    at = open_page("visit")

    at.multiselect(key="visit_roles").set_value(["Designated teacher"]).run()

    assert "No item needs a look that these roles could give." in words_of(at)
    assert "Choose other roles" in words_of(at)


def test_a_day_that_is_none_is_refused_in_words_and_a_day_goes_on_the_pdf(
    a_kept_review: Keep, open_page: OpenPage, app: App
) -> None:
    opened = a_kept_review(named={"IS-01": Rating.EMBEDDED})
    at = open_page("visit")

    at.text_input(key="visit_day").input("next week").run()
    assert words_of(at).count("The day of the visit is not a date") == 2
    assert "Error: The day of the visit is not a date" in words_of(at)
    words = words_of(at)
    assert words.index("There is a problem") < words.index("Each item gets") < words.index("Error: ")

    at.text_input(key="visit_day").input("03/12/2025").run()
    assert "not a date" not in words_of(at)
    assert downloads(at) == {"visit_download"}
    assert app.visit_pdf(opened, VisitOrder(visit_on=date(2025, 12, 3))).startswith(b"%PDF-")
