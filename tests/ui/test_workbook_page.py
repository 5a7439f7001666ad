"""The workbook page: out whole or by role, in with a look first, kept in one step, with a receipt that adds up."""

import csv
import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest
from downloads import watch
from reading_pages import downloads, html_of, title_of, words_of
from streamlit.testing.v1 import AppTest

from audit.bootstrap import App, WorkbookOrder
from audit.domain.answers import Answer
from audit.domain.review import Person
from audit.domain.words import Rating
from audit.services.opened import Opened
from audit.ui.csvs import csv_bytes
from audit.ui.plan_tables import MOST_ROWS

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]
LONG = (
    *("urn", "school", "assessed_on", "item", "rating"),
    *("evidence_grade", "evidence_ref", "evidence_date", "note", "na_reason", "setting"),
)
DAY = "2025-11-20"


def long_file(*rows: Sequence[str], urn: str = "900001", setting: str = "maintained_school") -> bytes:
    """A long file of one return; of each row the item, the rating, and perhaps a note."""
    whole = [
        (urn, f"School {urn}", DAY, item, rating, "", "", "", note[0] if note else "", "", setting)
        for item, rating, *note in rows
    ]
    return csv_bytes(LONG, whole)


def hand_in(at: AppTest, data: bytes, name: str = "answers.csv") -> AppTest:
    (box,) = at.get("file_uploader")
    box.upload(name, data, "text/csv").run()
    assert not at.exception
    return at


def rating(app: App, opened: Opened, item: str) -> Any:
    return app.reviews.open(opened.review.id).review.answers[item].value


def test_the_page_offers_the_review_whole_and_as_a_long_file_and_a_blank_workbook(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review()

    at = open_page("workbook")

    assert title_of(at) == "Workbook"
    assert downloads(at) == {"workbook_out", "long_out", "workbook_blank", "blank_pdf"}


def test_without_a_review_there_is_still_a_blank_workbook_and_a_way_in(open_page: OpenPage) -> None:
    at = open_page("workbook")

    assert downloads(at) == {"workbook_blank", "blank_pdf"}
    assert len(at.get("file_uploader")) == 1


def test_one_roles_workbook_says_how_many_items_it_has(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = a_kept_review()
    at = open_page("workbook")

    at.selectbox(key="workbook_role").select("Clerk").run()

    number = len(app.items_for_role(opened.items, "Clerk"))
    (button,) = (one for one in at.get("download_button") if one.key == "workbook_out")
    assert 0 < number < len(opened.items)
    assert f"({number} item" in button.label


def test_the_workbook_of_a_review_holds_its_answers_and_where_it_came_from(app: App, a_kept_review: Keep) -> None:
    opened = a_kept_review(named={"WT-01": Rating.EMBEDDED})

    book: Any = openpyxl.load_workbook(
        io.BytesIO(app.workbook(WorkbookOrder(opened.checklist, opened.items, opened=opened)))
    )

    answers = {row[0].value: row[4].value for row in book["Answers"].iter_rows(min_row=2)}
    assert answers["WT-01"] == "Embedded"
    assert set(answers) == {item.id for item in opened.items}
    assert opened.review.id in [cell.value for cell in book["_meta"]["B"]]


def test_what_would_change_is_shown_before_anything_is_kept(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = a_kept_review()

    at = hand_in(open_page("workbook"), long_file(("WT-01", "3"), ("WT-02", "2"), ("WT-03", "0")))

    assert "3 cells are filled in: 2 would be kept, 1 the same already, 0 refused." in words_of(at)
    assert "line 2, rating WT-01 Rating In place Embedded would be kept" in words_of(at)
    assert at.button(key="keep").label == "Keep these 2 changes"
    assert rating(app, opened, "WT-01") is Rating.IN_PLACE


def test_keeping_keeps_and_gives_a_receipt_with_the_same_counts(
    app: App, a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review()
    at = hand_in(open_page("workbook"), long_file(("WT-01", "3"), ("WT-02", "2")))

    at.button(key="keep").click().run()

    assert "2 cells are filled in: 1 kept, 1 the same already, 0 refused." in words_of(at)
    assert downloads(at) == {"cells_csv"}
    links = [one.proto.label for one in at.get("page_link")]
    assert links.index("See the results") < links.index("Home")
    assert [one.label for one in at.expander if "receipt" in one.label] == ["The receipt, cell by cell"]
    assert rating(app, opened, "WT-01") is Rating.EMBEDDED
    assert at.session_state["self_audit"].upload is None


def test_after_the_receipt_another_file_can_come(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()
    at = hand_in(open_page("workbook"), long_file(("WT-01", "3")))
    at.button(key="keep").click().run()

    at.button(key="another_file").click().run()

    assert len(at.get("file_uploader")) == 1
    assert "Kept from" not in words_of(at)


def test_keeping_nothing_keeps_nothing(app: App, a_kept_review: Keep, open_page: OpenPage) -> None:
    opened = a_kept_review()
    at = hand_in(open_page("workbook"), long_file(("WT-01", "3")))

    at.button(key="keep_nothing").click().run()

    assert rating(app, opened, "WT-01") is Rating.IN_PLACE
    assert "would be kept" not in words_of(at)


def test_a_problem_stands_at_the_top_with_its_place_and_nothing_can_be_kept(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review()

    at = hand_in(open_page("workbook"), long_file(("WT-01", "3"), ("WT-02", "seven")))

    words = words_of(at)
    assert words.index("1 problem in this file") < words.index("2 cells are filled in")
    assert "line 3, rating" in words
    assert "rating_invalid" in words
    assert "0 would be kept, 0 the same already, 2 refused" in words
    assert "2 refused cells: the problems above say why." in words
    assert "line 2, rating" not in words
    assert not [button for button in at.button if button.key == "keep"]


def test_a_file_that_cannot_be_read_is_refused_in_words(open_page: OpenPage) -> None:
    at = hand_in(open_page("workbook"), b"PK\x03\x04 not a workbook", "broken.xlsx")

    assert "1 problem in this file" in words_of(at)


def test_someone_elses_change_in_between_refuses_the_keep_in_words(
    app: App, a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review()
    at = hand_in(open_page("workbook"), long_file(("WT-01", "3")))
    stored = app.reviews.open(opened.review.id).review.answers["WT-01"]
    app.reviews.save_answer(
        opened.review.id,
        Answer("WT-01", Rating.NOT_IN_PLACE, version=stored.version),
        Person("Sam Head", "Headteacher"),
    )

    at.button(key="keep").click().run()

    assert "was changed by Sam Head (Headteacher)" in words_of(at)
    assert rating(app, opened, "WT-01") is Rating.NOT_IN_PLACE
    assert "Not in place Embedded would be kept" in words_of(at)


def test_a_file_for_a_school_not_here_starts_a_review_and_shows_it(app: App, open_page: OpenPage) -> None:
    at = hand_in(open_page("workbook"), long_file(("WT-01", "3")))
    assert "a new review would be started" in words_of(at)

    at.button(key="keep").click().run()

    (summary,) = app.store.reviews()
    assert at.session_state["self_audit"].review_id == summary.id
    assert "School 900001 · board review for 20 November 2025" in words_of(at)


def test_a_school_whose_setting_nobody_gave_is_asked_for_it(app: App, open_page: OpenPage) -> None:
    at = hand_in(open_page("workbook"), long_file(("WT-01", "2"), urn="900002", setting=""))
    assert "setting_missing" in words_of(at)

    box = at.selectbox(key="upload_setting")
    box.select(next(option for option in box.options if option.startswith("Maintained"))).run()

    assert "1 cell is filled in: 1 would be kept" in words_of(at)
    assert not at.exception


def test_only_the_first_two_hundred_cells_are_drawn_and_the_rest_counted(
    app: App, a_kept_review: Keep, open_page: OpenPage
) -> None:
    opened = a_kept_review(otherwise=None)
    schools = ("900011", "900012", "900013", "900014")
    rows = [
        (urn, "Beech School", DAY, item.id, "2", "", "", "", "", "", "maintained_school")
        for urn in schools
        for item in opened.items
    ]

    at = hand_in(open_page("workbook"), csv_bytes(LONG, rows))

    assert html_of(at).count("<tr>") == MOST_ROWS + 1
    assert f"{len(rows) - MOST_ROWS} more are in the download" in words_of(at)


def test_a_note_that_looks_like_a_case_is_pointed_out_before_it_is_kept(
    a_kept_review: Keep, open_page: OpenPage
) -> None:
    a_kept_review()

    at = hand_in(open_page("workbook"), long_file(("WT-01", "3", "Born on 3/4/2015, ask jo.smith@gmail.com")))

    assert "look again at these before you keep them" in words_of(at)


def test_what_a_file_says_is_never_drawn_as_html_or_markdown(a_kept_review: Keep, open_page: OpenPage) -> None:
    a_kept_review()

    at = hand_in(open_page("workbook"), long_file(("WT-01", "3", "<img src=x> ![x](http://x)")), "<b>f.csv")

    assert "<img" not in html_of(at)
    assert "&lt;img src=x&gt;" in html_of(at)
    assert "What &lt;b&gt;f.csv would do" in html_of(at)
    assert not [block for block in at.markdown if "http://x" in block.value]


def test_the_long_file_holds_every_answer(app: App, a_kept_review: Keep) -> None:
    opened = a_kept_review()

    rows = list(csv.DictReader(io.StringIO(app.long_csv([opened.review]).decode("utf-8-sig"))))

    assert sorted(row["item"] for row in rows) == sorted(item.id for item in opened.items)
    assert {row["rating"] for row in rows} == {"2"}
    plan = app.imports.plan(app.read_upload("again.csv", app.long_csv([opened.review])))
    assert plan.status == "unchanged"


def test_a_table_to_download_never_becomes_a_formula() -> None:
    assert csv_bytes(("Note",), [("=1+1",), ("plain",)]).decode("utf-8-sig").splitlines() == ["Note", "'=1+1", "plain"]


def test_tables_of_a_file_are_named_by_the_content_it_was_read_by(
    a_kept_review: Keep, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = a_kept_review()
    offered = watch(monkeypatch)

    hand_in(open_page("workbook"), long_file(("WT-01", "3")))
    named = offered["cells_csv"].name
    hand_in(open_page("workbook"), long_file(("WT-01", "9")))

    assert named.startswith(f"what-would-change-core-103-109-{opened.review.content_hash[:12]}-v")
    assert offered["problems_csv"].name.startswith("problems-")
    assert offered["problems_csv"].rows()[1][1]
