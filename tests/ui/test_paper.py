"""The board paper page: what it will hold, which part, and the PDF."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from reading_pages import download, downloads, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App, PaperOrder
from audit.domain.checklist import Checklist
from audit.domain.review import Person, Review
from audit.domain.words import FORMAT_MEANS, FORMAT_WORDS, Rating, ReportFormat
from audit.errors import NotAllowedError
from audit.services.opened import Opened
from audit.services.papers import Beside
from audit.ui.paper_out import made_from
from audit.ui.paper_words import MIMES

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


def test_without_a_review_it_says_how_to_begin(open_page: OpenPage) -> None:
    at = open_page("paper")

    assert title_of(at) == "Board paper"
    assert "There is no review yet" in words_of(at)


def test_it_lists_what_the_paper_will_hold_and_that_it_is_proposed(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    words = words_of(open_page("paper"))

    assert "The paper will say PROPOSED" in words
    assert "What the board is asked to decide" in words
    assert "Annex B" in words
    assert "Annex C" not in words


def test_an_agreed_review_makes_a_paper_that_says_so(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(agreed=True)

    assert "The paper will say AGREED" in words_of(open_page("paper"))


def test_part_two_holds_the_confidential_annex(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("paper")

    at.radio(key="paper_part").set_value(2).run()

    assert "Annex C" in words_of(at)


def test_making_it_gives_a_pdf_to_download(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("paper")
    assert "paper_download" not in downloads(at)

    at.text_input(key="paper_meeting").input("Full governing body")
    at.button(key="paper_make").click().run()

    assert "The paper is ready" in words_of(at)
    assert download(at, "paper_download").label == "Download Part 1, fit to publish (PDF)"
    assert at.session_state["self_audit"].paper.data.startswith(b"%PDF-")


def test_a_paper_of_an_older_state_is_not_offered(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = a_kept_review()
    at = open_page("paper")
    at.button(key="paper_make").click().run()
    assert "paper_download" in downloads(at)

    app.reviews.agree(opened, Person("Robin Clerk", "Clerk"), agreed_on=opened.review.assessed_on)
    at.run()

    assert "paper_download" not in downloads(at)


def test_a_childs_number_in_a_box_is_refused_in_words(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("paper")

    at.text_input(key="paper_agenda").input("NHS 943 476 5919")
    at.button(key="paper_make").click().run()

    assert "this audit keeps no pupil’s data" in words_of(at)
    assert "paper_download" not in downloads(at)


def test_part_one_names_the_meeting_and_no_confidential_finding(app: App, a_kept_review: Keep) -> None:
    opened = a_kept_review()
    confidential = [item for item in opened.items if item.confidential]

    one = app.paper_content(opened, PaperOrder(meeting="Full governing body", agenda_item="7", prepared_by=" "))
    two = app.paper_content(opened, PaperOrder(part=2))

    assert dict(one.facts)["Meeting"] == "Full governing body"
    assert dict(one.facts)["Prepared by"] == "Clerk"
    assert confidential
    assert any(item.id in two.text() for item in confidential)


def of_day(opened: Opened) -> tuple[Checklist, Review]:
    return opened.checklist, opened.review


def test_a_paper_of_files_is_of_the_newest_in_whatever_order_they_come(app: App, a_kept_review: Keep) -> None:
    old, new = a_kept_review(date(2024, 11, 20), agreed=True), a_kept_review(named={"IS-01": Rating.EMBEDDED})

    forward, backward = (app.paper_of_files([*map(of_day, pair)]) for pair in ((old, new), (new, old)))

    assert forward.startswith(b"%PDF-")
    assert forward == backward


def test_a_paper_of_two_returns_of_one_day_is_refused(app: App, a_kept_review: Keep) -> None:
    opened = a_kept_review()

    with pytest.raises(NotAllowedError, match="same day"):
        app.paper_of_files([(opened.checklist, opened.review)] * 2)


def test_a_word_document_is_made_when_asked_for_and_named_so(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = open_page("paper")

    at.radio(key="paper_format").set_value(ReportFormat.DOCX)
    at.button(key="paper_make").click().run()

    made = at.session_state["self_audit"].paper.data
    assert at.radio(key="paper_format").options == list(FORMAT_WORDS.values())
    assert download(at, "paper_download").label == "Download Part 1, fit to publish (Word document)"
    assert Document(io.BytesIO(made)).paragraphs[0].text.endswith("Part 1")


def test_a_paper_of_another_kind_of_file_is_not_offered_in_its_place(a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = a_kept_review()

    made = {made_from(opened, PaperOrder(format=kind), Beside()) for kind in ReportFormat}

    assert len(made) == len(ReportFormat)


@pytest.mark.parametrize("kind", ReportFormat)
def test_every_kind_of_file_has_its_words_and_its_name_for_a_browser(kind: ReportFormat) -> None:
    assert FORMAT_WORDS[kind]
    assert FORMAT_MEANS[kind].endswith(".")
    assert MIMES[kind].startswith("application/")
