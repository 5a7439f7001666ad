"""The sheets for the table are offered where they are looked for, named rightly, and made when somebody presses."""

import io
from datetime import date

import pytest
from downloads import watch
from pypdf import PdfReader
from reading_pages import download, downloads, words_of

from audit.bootstrap import App
from audit.domain.words import Rating

SECOND_DAY = date(2024, 11, 20)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(leaf.extract_text() for leaf in PdfReader(io.BytesIO(pdf)).pages).split())


def test_the_item_page_prints_the_item_shown_with_every_review(a_kept_review, open_page, monkeypatch):
    a_kept_review(SECOND_DAY, {"IS-05": Rating.NOT_IN_PLACE}, otherwise=None, agreed=True)
    opened = a_kept_review(named={"IS-05": Rating.EMBEDDED}, otherwise=None)
    offered = watch(monkeypatch)

    open_page("item", review=opened.review.id, item="IS-05")

    said = text_of(offered["item_pdf"].data())
    assert "IS-05 · " in said
    assert "20 Nov 2024 ○ Not in place" in said
    assert offered["item_pdf"].name.startswith("IS-05-900001-2025-11-20-core-103-109-")


def test_an_agreed_review_prints_its_items_too(a_kept_review, open_page):
    opened = a_kept_review(SECOND_DAY, agreed=True)

    assert "item_pdf" in downloads(open_page("item", review=opened.review.id, item="IS-05"))


def test_drawing_the_item_page_reads_no_history_and_sets_nothing_in_type(a_kept_review, open_page, monkeypatch):
    opened = a_kept_review()
    monkeypatch.setattr(App, "item_pdf", lambda *_: pytest.fail("made although nobody pressed"))

    at = open_page("item", review=opened.review.id, item="IS-05")

    assert download(at, "item_pdf").label == "Print this item (PDF)"


def test_the_workbook_page_offers_paper_for_the_review_whole_or_what_is_left_or_one_roles(
    a_kept_review, open_page, monkeypatch
):
    opened = a_kept_review(named={"IS-05": None, "IS-06": None})
    offered = watch(monkeypatch)
    at = open_page("workbook", review=opened.review.id)
    asked = len(opened.items)

    assert download(at, "blank_pdf").label == f"Download {asked} items to print (PDF)"
    at.radio(key="blank_which").set_value("Only items without an answer").run()
    assert download(at, "blank_pdf").label == "Download 2 items to print (PDF)"

    said = text_of(offered["blank_pdf"].data())
    assert "2 items, without an answer so far, Alder Row Primary School" in said
    assert "IS-05 · " in said
    assert "IS-07 · " not in said

    at.radio(key="blank_which").set_value("Every item").run()
    at.selectbox(key="blank_role").set_value("DPO").run()
    assert f"Download {asked} items" not in download(at, "blank_pdf").label
    assert "for the DPO" in text_of(offered["blank_pdf"].data())


def test_without_a_review_it_is_offered_for_each_kind_of_school(app, open_page, monkeypatch):
    offered = watch(monkeypatch)
    at = open_page("workbook")

    every = download(at, "blank_pdf").label
    at.selectbox(key="blank_setting").set_value("College or 16 to 19 academy").run()

    assert every == f"Download {len(app.library.checklist('core-103-109').items)} items to print (PDF)"
    assert download(at, "blank_pdf").label != every
    assert "college or 16 to 19 academy" in text_of(offered["blank_pdf"].data())
    assert offered["blank_pdf"].name.startswith("checklist-on-paper-core-103-109-")


def test_the_checklist_page_leads_to_it(open_page):
    assert "A checklist to fill in on paper" in [one.proto.label for one in open_page("checklist").get("page_link")]


def test_the_evidence_index_stands_beside_the_paper_in_the_part_that_is_chosen(a_kept_review, open_page, monkeypatch):
    opened = a_kept_review()
    offered = watch(monkeypatch)
    at = open_page("paper", review=opened.review.id)

    assert "Evidence index" in words_of(at)
    assert "Evidence index: Part 1" in text_of(offered["evidence_download"].data())
    at.radio(key="paper_part").set_value(2).run()
    assert "Evidence index: Part 2, confidential" in text_of(offered["evidence_download"].data())
    assert offered["evidence_download"].name.startswith("evidence-index-part-2-900001-2025-11-20-")
