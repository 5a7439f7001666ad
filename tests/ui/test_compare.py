"""Any two reviews of a school side by side: chosen from lists, told in words, the notes with what came and went."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from builders import a_checklist, a_review, an_item
from downloads import watch
from reading_pages import html_of, title_of, words_of
from statements import reads, statements_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App
from audit.domain.answers import Answer
from audit.domain.review import School
from audit.domain.side_by_side import side_by_side
from audit.domain.words import UNKNOWN, Grade, Rating, Setting
from audit.services.opened import Opened
from audit.ui.compare_parts import two_sides

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]
FIRST_DAY, SECOND_DAY = date(2023, 11, 20), date(2024, 11, 20)
READS = 5
"""The list of reviews; the later one and its answers; those before it; the actions. And one for the answers of each."""
HOSTILE = "<b>b</b> **bold** שלום =cmd() " + "long " * 40


def noted(value: Rating, note: str, **more: object) -> Answer:
    return Answer("DP-01", value, grade=Grade.TOLD, note=note, **more)  # pyright: ignore[reportArgumentType]  (test data)


@pytest.fixture
def three(a_kept_review: Keep) -> list[Opened]:
    """Three reviews, a year apart, in which DP-01 goes up and DP-04 is found out."""
    return [
        a_kept_review(FIRST_DAY, {"DP-01": noted(Rating.NOT_IN_PLACE, "No list yet.")}, agreed=True),
        a_kept_review(
            SECOND_DAY,
            {"DP-01": noted(Rating.PARTLY_IN_PLACE, "A list of all files, not dated."), "DP-04": UNKNOWN},
            agreed=True,
        ),
        a_kept_review(named={"DP-01": noted(Rating.IN_PLACE, "A list of all files, dated and known.")}),
    ]


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("compare")

    assert title_of(at) == "Compare two reviews"
    assert "There is no review yet" in words_of(at)


def test_one_review_says_what_will_be_here(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    at = open_page("compare")

    assert title_of(at) == "Compare two reviews"
    assert "There is one review of Alder Row Primary School" in words_of(at)


def test_it_begins_with_this_review_and_the_one_agreed_before(three: list[Opened], open_page: OpenPage) -> None:
    at = open_page("compare")

    assert title_of(at) == "Compare two reviews"
    boxes = ["Earlier review", "Later review", "Show the items of a step", "Show side by side"]
    assert [box.label for box in at.selectbox] == boxes
    assert "From 20 November 2024 to 20 November 2025" in words_of(at)
    assert "Gap closed: 1 item" in words_of(at)


def test_any_two_reviews_can_be_chosen_and_the_later_one_comes_after(three: list[Opened], open_page: OpenPage) -> None:
    at = open_page("compare")

    at.selectbox(key="compare_earlier").set_value(three[0].review.id).run()
    assert "From 20 November 2023 to 20 November 2025" in words_of(at)

    at.selectbox(key="compare_later").set_value(three[1].review.id).run()
    assert "From 20 November 2023 to 20 November 2024" in words_of(at)

    at.selectbox(key="compare_earlier").set_value(three[1].review.id).run()
    assert not at.exception
    assert "From 20 November 2024 to 20 November 2025" in words_of(at)


def test_the_oldest_review_is_compared_with_the_one_that_came_next(three: list[Opened], open_page: OpenPage) -> None:
    at = open_page("compare", review=three[0].review.id)

    assert "From 20 November 2023 to 20 November 2024" in words_of(at)


def test_reviews_of_another_school_or_checklist_are_not_offered(
    three: list[Opened], a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review(date(2022, 11, 20), school=School("900002", "Elm Court", Setting.ACADEMY))
    a_kept_review(date(2022, 11, 21), checklist="related-duties")

    at = open_page("compare", review=three[2].review.id)

    assert len(at.selectbox(key="compare_earlier").options) == 2


def test_rating_evidence_and_what_changed_in_the_note_stand_side_by_side(
    three: list[Opened], open_page: OpenPage
) -> None:
    at = open_page("compare")

    words = words_of(at)
    assert "20 November 2024 ◔ Partly in place Staff told us" in words
    assert "20 November 2025 ◑ In place Staff told us" in words
    assert "Note, what changed in it: A list of all files, removed: not dated. added: dated and known." in words
    assert "<del>" in html_of(at)
    assert "<ins>" in html_of(at)


def test_what_anybody_wrote_stays_text(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(SECOND_DAY, {"DP-01": noted(Rating.PARTLY_IN_PLACE, HOSTILE)}, agreed=True)
    a_kept_review(named={"DP-01": noted(Rating.IN_PLACE, f"{HOSTILE} new")})

    at = open_page("compare")

    assert "&lt;b&gt;b&lt;/b&gt; **bold**" in html_of(at)
    assert "<b>" not in html_of(at)


def test_another_group_is_shown_when_it_is_chosen(three: list[Opened], open_page: OpenPage) -> None:
    at = open_page("compare")

    at.selectbox(key="compare_group").set_value("Found out").run()

    assert "Found out: 1 item Not known last time" in words_of(at)
    assert any("DP-04" in str(one.proto) for one in at.get("page_link"))


def test_all_of_it_can_be_taken_away(three: list[Opened], open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    offered = watch(monkeypatch)

    open_page("compare")

    file = offered["compare_csv"]
    assert file.name.startswith("compare-2024-11-20-with-900001-2025-11-20-core-103-109-")
    assert len(file.rows()) == 1 + len(three[2].items)
    assert len({len(row) for row in file.rows()}) == 1


def test_it_reads_the_list_of_reviews_and_the_later_one_with_its_past(
    app: App, three: list[Opened], open_page: OpenPage
) -> None:
    at = open_page("compare", review=three[2].review.id)

    with statements_of(app.store) as sent:
        at.run()

    assert len(reads(sent)) == READS + len(three) - 1


def test_a_question_that_was_asked_in_other_words_shows_what_changed() -> None:
    old = a_checklist(an_item(question="Is it <b>kept</b>?"), content_hash="o" * 64)
    then = a_review({"IS-01": Rating.IN_PLACE}, content_hash="o" * 64, assessed_on=date(2025, 11, 20))
    now = a_review({"IS-01": Rating.IN_PLACE})
    (pair,) = side_by_side(a_checklist(an_item()), then, now, contents={"o" * 64: old})

    drawn = two_sides(then, now, pair)

    assert "Asked in other words then" in drawn
    assert "&lt;b&gt;kept&lt;/b&gt;?" in drawn
    (same,) = side_by_side(a_checklist(an_item()), replace(then, content_hash="0" * 64), now)
    assert "Asked in other words" not in two_sides(then, now, same)
