"""The second checklist at the command line: from a blank workbook to a paper, and no paragraph called “None”."""

import csv
import io

import openpyxl
import pytest
from command_line import HEADINGS
from pypdf import PdfReader

RELATED = "related-duties"
PARAGRAPHS = ["102", "110", "112", "113"]
STRANDS = ["supply", "child_protection_file", "law_watch"]


@pytest.fixture
def asked(command):
    """The ids a maintained school is asked, in order."""
    items = command("checklist", "show", RELATED, "--json").json["items"]
    return [item["id"] for item in items if "maintained_school" in item["applies_to"]]


@pytest.fixture
def a_file(asked, long_file):
    """A long file with every item asked, rated 2 unless `ratings` say otherwise."""

    def write(day="2026-11-18", name="related.csv", **ratings):
        rows = [
            {"item": item, "rating": ratings.get(item.replace("-", "_"), "2"), "assessed_on": day} for item in asked
        ]
        return long_file(*rows, name=name)

    return write


def test_a_return_of_the_related_duties_is_known_by_its_items_and_scored_in_its_own_sets(command, a_file):
    (scored,) = command("score", a_file(), "--setting", "maintained_school", "--json").json["returns"]

    assert scored["checklist"] == RELATED
    assert (list(scored["strands"]), list(scored["paragraphs"])) == (STRANDS, PARAGRAPHS)
    assert scored["overall"]["items"] == 20
    assert sum(scored["paragraphs"][number]["items"] for number in PARAGRAPHS) == 16
    assert scored["strands"]["law_watch"]["items"] == 4


def test_what_is_not_ready_is_never_a_duty_open_nor_act_now(command, a_file):
    unready = {f"LW_0{number}": "0" for number in (1, 2, 3, 5)}
    (scored,) = command("score", a_file(**unready), "--setting", "maintained_school", "--json").json["returns"]

    assert scored["overall"]["duties_open"] == []
    assert scored["overall"]["judgement"] != "act_now"
    assert scored["strands"]["law_watch"]["judgement"] != "act_now"
    assert not [item for item in scored["overall"]["blockers"] if item.startswith("LW")]


def test_a_duty_to_supply_that_is_not_in_place_is_a_duty_open(command, a_file):
    (scored,) = command("score", a_file(RD_02="0"), "--setting", "maintained_school", "--json").json["returns"]

    assert scored["overall"]["duties_open"] == ["RD-02"]
    assert scored["overall"]["judgement"] == "act_now"


def test_the_lines_say_which_checklist_each_return_and_review_is_of(command, a_file):
    path = a_file()

    assert f"Alder Row, 2026-11-18, {RELATED}: " in command("score", path, "--setting", "academy").out
    assert command("import", path, "--setting", "maintained_school", "--yes").code == 0
    assert f"  Alder Row  {RELATED}  open" in command("reviews", "list").out


def test_a_blank_workbook_filled_in_comes_back_as_a_review_of_its_own_checklist(command, tmp_path, asked):
    path = tmp_path / "blank.xlsx"
    made = command(
        "template", "--checklist", RELATED, "--out", path, "--urn", "900009", "--school", "Alder Row",
        "--setting", "maintained_school", "--date", "2026-11-18",
    )  # fmt: skip
    assert made.code == 0
    book = openpyxl.load_workbook(path)
    assert book["School"]["A1"].value.startswith("Governor self-audit: Supplying information")
    sheet = book["Answers"]
    assert [sheet.cell(row, 1).value for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value] == asked
    said = {sheet.cell(row, 1).value: (sheet.cell(row, 2).value, sheet.cell(row, 4).value) for row in range(2, 22)}
    assert said["RD-09"] == ("112 (KCSIE 2021)", "Not quoted here: look in your copy.")
    assert said["LW-01"][0] is None
    assert "Enacted on 29 April 2026; not known to be in force" in said["LW-01"][1]
    for row in range(2, 22):
        sheet.cell(row, 5).value = "In place"
    book.save(path)

    (file,) = command("import", path, "--yes", "--json").json["files"]
    assert (file["status"], file["problems"]) == ("stored", [])
    (review,) = command("reviews", "list", "--json").json["reviews"]
    assert (review["checklist"], review["assessed_on"]) == (RELATED, "2026-11-18")


def test_both_checklists_of_one_school_and_day_are_two_reviews(command, a_file, long_file):
    core = long_file({"item": "IS-01", "rating": "2"}, name="core.csv")
    assert command("import", core, a_file(), "--setting", "maintained_school", "--yes").code == 0

    reviews = command("reviews", "list", "--json").json["reviews"]
    assert sorted(one["checklist"] for one in reviews) == ["core-103-109", RELATED]
    assert len({one["assessed_on"] for one in reviews}) == 1


def test_one_long_file_may_hold_both_where_its_rows_name_them(command, long_file):
    headings = [*HEADINGS, "checklist"]
    rows = [
        {"item": "IS-01", "rating": "2", "checklist": "core-103-109"},
        {"item": "RD-02", "rating": "3", "checklist": RELATED},
    ]
    both = command("score", long_file(*rows, headings=headings), "--setting", "academy", "--json").json
    assert [(one["checklist"], one["overall"]["answered"]) for one in both["returns"]] == [
        ("core-103-109", 1),
        (RELATED, 1),
    ]

    without = command("score", long_file(*rows, name="mixed.csv"), "--setting", "academy", "--json")
    assert [one["code"] for one in without.json["problems"]] == ["checklist_mixed"]
    assert without.code == 1


def test_reviews_of_two_checklists_are_not_compared(command, a_file, long_file):
    core = long_file({"item": "IS-01", "rating": "2", "assessed_on": "2025-11-18"}, name="core.csv")

    assert command("compare", core, a_file(), "--json").json["error"]["code"]


def test_the_paper_of_two_returns_has_its_own_title_and_no_paragraph_that_is_none(command, a_file, tmp_path):
    old, new = a_file("2025-11-18", "old.csv", LW_01="0"), a_file(RD_06="1", RD_10="unknown")
    out = tmp_path / "paper.pdf"
    assert command("report", "--from", old, new, "--format", "pdf", "--out", out).code == 0

    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(out.read_bytes())).pages).split())
    assert "Supplying information, the child protection file and laws to watch: Part 1" in text
    assert "Sharing information and protecting data" not in text
    assert "103" not in text
    assert "None" not in text.replace("None in this part.", "").replace("None. The one legal duty", "")
    assert "Law watch" in text


def test_a_long_file_taken_out_is_the_one_taken_in(command, a_file):
    assert command("import", a_file(), "--setting", "maintained_school", "--yes").code == 0
    app = command.app
    (kept,) = app.store.reviews()
    rows = list(csv.DictReader(io.StringIO(app.long_csv([app.reviews.open(kept.id).review]).decode("utf-8-sig"))))

    assert {row["checklist"] for row in rows} == {RELATED}
    assert {row["item"]: row["rating"] for row in rows} == dict.fromkeys(app.reviews.open(kept.id).review.answers, "2")
