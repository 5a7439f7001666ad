"""The agenda page: minutes, parts, what fits, and the PDF."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from reading_pages import downloads, html_of, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import AgendaOrder, App
from audit.domain.answers import Answer
from audit.domain.review import Person
from audit.domain.words import UNKNOWN, Grade, Rating
from audit.services.opened import Opened

CLERK = Person("Robin Clerk", "Clerk")
Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


def items_shown(at: AppTest) -> list[str]:
    return re.findall(r"<li><div class=\"what\"><strong>(\S+) </strong>", html_of(at))


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("agenda")

    assert title_of(at) == "Agenda"
    assert "There is no review yet" in words_of(at)


def test_forty_minutes_hold_ten_items_and_the_strongest_reason_comes_first(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review(named={"DP-05": Rating.NOT_IN_PLACE, "IS-12": UNKNOWN, **dict.fromkeys(
        ("WT-01", "WT-03", "WT-04", "WT-06", "WT-07", "IS-01", "IS-02", "IS-06", "IS-07", "IS-10"),
        Rating.PARTLY_IN_PLACE,
    )})  # fmt: skip

    at = open_page("agenda")

    assert len(items_shown(at)) == 10
    assert items_shown(at)[0] == "DP-05"
    assert "It keeps the judgement where it is" in words_of(at)
    assert "2 more items have a reason and do not fit" in words_of(at)
    assert "agreed as proposed in one step" in words_of(at)


def test_fewer_minutes_hold_fewer_items(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=UNKNOWN)
    at = open_page("agenda")

    at.number_input(key="agenda_minutes").set_value(12).run()
    assert len(items_shown(at)) == 3

    at.number_input(key="agenda_minutes").set_value(0).run()
    assert items_shown(at) == []
    assert "none fits into 0 minutes" in words_of(at)


def test_more_than_a_page_is_said(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=UNKNOWN)
    at = open_page("agenda")
    assert "overleaf" not in words_of(at)

    at.number_input(key="agenda_minutes").set_value(80).run()

    assert len(items_shown(at)) == 20
    assert "the agenda goes on overleaf" in words_of(at)


def test_a_confidential_item_is_named_without_its_finding_unless_part_two_is_chosen(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review(named={"DP-06": Rating.NOT_IN_PLACE})
    question = opened.checklist.by_id["DP-06"].question
    at = open_page("agenda")

    assert "DP-06 Confidential item, Part 2" in words_of(at)
    assert question not in words_of(at)

    at.radio(key="agenda_part").set_value(2).run()

    assert question in words_of(at)
    assert "confidential" in words_of(at).split(question)[1][:120]


def test_a_review_without_answers_says_what_would_help(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=None)

    assert "of more use once answers have been proposed" in words_of(open_page("agenda"))


def test_where_all_is_well_the_oldest_evidence_is_offered(a_kept_review: Keep, open_page: OpenPage, app: App) -> None:
    opened = a_kept_review(otherwise=None)
    day = opened.review.assessed_on
    for n, item in enumerate(opened.items):
        answer = Answer(
            item.id, Rating.EMBEDDED, grade=Grade.SEEN, evidence_by="Chair", evidence_date=day - timedelta(days=n)
        )
        app.reviews.save_answer(opened.review.id, answer, CLERK)

    at = open_page("agenda")

    assert "No item has a reason to take the board’s time." in words_of(at)
    assert items_shown(at)[0] == opened.items[-1].id


def test_the_pdf_is_there_to_download_and_holds_what_the_page_shows(
    a_kept_review: Keep, open_page: OpenPage, app: App
) -> None:
    opened = a_kept_review(otherwise=UNKNOWN)
    at = open_page("agenda")

    assert downloads(at) == {"agenda_download"}
    assert app.agenda_pdf(opened, AgendaOrder()).startswith(b"%PDF-")
    assert [line.id for line in app.agenda_sheet(opened, AgendaOrder()).lines] == items_shown(at)


def test_a_childs_number_in_the_meetings_name_is_refused_in_words(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("agenda")

    at.text_input(key="agenda_meeting").input("NHS 943 476 5919").run()

    assert "this audit keeps no pupil’s data" in words_of(at)
    assert downloads(at) == set()


def test_a_role_with_markup_is_shown_as_it_stands(a_kept_review: Keep, open_page: OpenPage, app: App) -> None:
    opened = a_kept_review(otherwise=None)
    app.reviews.save_answer(opened.review.id, Answer("WT-01", UNKNOWN), replace(CLERK, role="<b>Chair</b>"))

    assert "&lt;b&gt;Chair&lt;/b&gt;" in html_of(open_page("agenda"))
