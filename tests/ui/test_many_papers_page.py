"""Papers for every school, on the page of the board paper."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

from reading_pages import downloads, words_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App, PaperOrder
from audit.domain.review import School
from audit.domain.words import Rating, ReportFormat, Setting
from audit.services.many_papers import Made
from audit.services.opened import Opened
from audit.ui.many_papers import Papers

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]
OTHER = School("900002", "Zebra *Lane* School", Setting.ACADEMY)


def test_with_one_school_the_section_is_not_there(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    assert "Papers for every school" not in words_of(open_page("paper"))


def test_one_press_makes_a_zip_with_a_paper_for_each_school(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=None, named={"IS-12": Rating.IN_PLACE})
    a_kept_review(otherwise=None, named={"IS-12": Rating.IN_PLACE}, school=OTHER)
    at = open_page("paper")
    assert "2 in all" in words_of(at)

    at.radio(key="many_format").set_value(ReportFormat.XLSX)
    at.button(key="many_make").click().run()

    assert not at.exception
    assert "2 papers in one zip" in words_of(at)
    assert "many_download" in downloads(at)
    papers: Papers = at.session_state["self_audit"].papers
    papers.file.seek(0)
    names = ZipFile(BytesIO(papers.file.read())).namelist()
    assert sorted(names) == [f"board-paper-90000{n}-2025-11-20-part-1.xlsx" for n in (1, 2)]


def test_another_order_does_not_offer_the_last_zip(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review(otherwise=None, named={"IS-12": Rating.IN_PLACE})
    a_kept_review(otherwise=None, named={"IS-12": Rating.IN_PLACE}, school=OTHER)
    at = open_page("paper")
    at.radio(key="many_format").set_value(ReportFormat.XLSX)
    at.button(key="many_make").click().run()

    at.radio(key="paper_part").set_value(2).run()

    assert "many_download" not in downloads(at)


def test_what_could_not_be_made_is_listed_and_the_rest_is_offered(
    app: App, a_kept_review: Keep, open_page: OpenPage, monkeypatch: object
) -> None:
    first, second = a_kept_review(), a_kept_review(date(2024, 11, 20), school=OTHER)
    summaries = {one.id: one for one in app.store.reviews()}

    def papers(_app: App, _order: object) -> object:
        yield None
        yield Made(summaries[first.review.id], b"paper", "", 1, 2, 1.0)
        yield Made(summaries[second.review.id], None, "It could not be read.", 2, 2, 0.0)

    monkeypatch.setattr(App, "many_papers", papers)  # type: ignore[attr-defined]  (pytest’s own)
    at = open_page("paper")
    at.button(key="many_make").click().run()

    words = words_of(at)
    assert "1 paper could not be made" in words
    assert "Zebra *Lane* School: It could not be read." in words
    assert "1 paper in one zip" in words


def test_a_making_that_was_stopped_says_so_and_offers_nothing(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    a_kept_review(school=OTHER)
    at = open_page("paper")
    papers = Papers(order=PaperOrder(), file=BytesIO(), number=1, total=2, stopped=True)

    at.session_state["self_audit"].papers = papers
    at.run()

    assert "Stopped: 1 of 2 papers had been made. Nothing was kept." in words_of(at)
    assert "many_download" not in downloads(at)
