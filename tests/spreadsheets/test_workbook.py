"""What a person finds in the workbook we write."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from builders import A_SCHOOL, ASSESSED_ON, TODAY, a_checklist, a_library, an_answer, an_item
from openpyxl.workbook import Workbook

import audit
from audit.domain.edition_changes import Became
from audit.domain.last_time import LastTime
from audit.domain.review import School
from audit.domain.words import CROWN_COPYRIGHT, NO_NAMES, UNKNOWN, Grade, HeldBy, Rating, Relation, Setting, Strength
from audit.spreadsheets import read_file
from audit.spreadsheets.workbook import write_workbook

HEADINGS = ["Item", "Paragraph", "Question", "Source text", "Rating", "Evidence grade", "Evidence reference",
            "Evidence date", "Evidence seen by", "Note", "Reason if not applicable", "Last time"]  # fmt: skip


def written(checklist=None, **more: object) -> Workbook:
    known = {"school": A_SCHOOL, "assessed_on": ASSESSED_ON, **more}
    return openpyxl.load_workbook(BytesIO(write_workbook(checklist or a_checklist(), **known)))


def last_answered(answer, day=date(2025, 7, 3), relation=Relation.UNCHANGED, **more):
    """Last time's answer to an item, whose words may have changed since."""
    change = Became(relation, (answer.item,), (answer.item,))
    return {answer.item: LastTime(day, "kcsie-2021", change, ((an_item(answer.item), answer),), **more)}


def column(book: Workbook, heading: str) -> list[object]:
    letter = "ABCDEFGHIJKL"[HEADINGS.index(heading)]
    return [cell.value for cell in book["Answers"][letter][1:]]


def validation_of(book: Workbook, sheet: str, address: str):
    (found,) = [v for v in book[sheet].data_validations.dataValidation if address in v.sqref]
    return found


def test_the_school_stands_where_the_format_says():
    sheet = written(completed_by="Jo Bloggs, Clerk")["School"]

    assert [sheet[f"B{n}"].value for n in range(2, 5)] == ["900001", "Alder Row Primary School", "maintained_school"]
    assert sheet["B5"].value.date() == ASSESSED_ON
    assert sheet["B6"].value == "Jo Bloggs, Clerk"
    assert [sheet[f"A{n}"].value for n in range(2, 7)] == [
        "URN", "School", "Setting", "Assessed on", "Completed by (name, role)"]  # fmt: skip


def test_a_blank_workbook_leaves_the_school_blank():
    sheet = written(school=None, assessed_on=None)["School"]

    assert [sheet[f"B{n}"].value for n in range(2, 7)] == [None] * 5


def test_the_answers_have_their_headings_and_items_in_checklist_order():
    book = written()

    assert [cell.value for cell in book["Answers"][1]] == HEADINGS
    assert column(book, "Item") == ["WT-01", "WT-02", "IS-01", "IS-02", "DP-01", "DP-02"]


def test_a_paragraph_never_stands_without_its_edition():
    companion = an_item().cites[0].__class__("kcsie-2026", "112", None, None)
    checklist = a_checklist(
        an_item("IS-01"), an_item("RD-01", cites=(companion,)), an_item("LW-01", cites=(), strength=Strength.EXPECTED)
    )

    assert column(written(checklist), "Paragraph") == [f"{an_item().paragraph} (KCSIE 2021)", "112 (KCSIE 2026)", None]


def test_only_items_in_scope_are_asked():
    checklist = a_checklist(
        an_item("IS-01"),
        an_item("IS-02", applies_to=frozenset({Setting.COLLEGE}), applies_why="Only colleges."),
        an_item("IS-03", in_force_from=date(2030, 1, 1)),
    )

    assert column(written(checklist), "Item") == ["IS-01"]
    assert column(written(checklist, school=None, setting=Setting.COLLEGE), "Item") == ["IS-01", "IS-02"]
    assert column(written(checklist, school=None, assessed_on=None), "Item") == ["IS-01", "IS-02", "IS-03"]


def test_one_roles_items_stand_alone_in_checklist_order():
    checklist = a_checklist()
    chosen = [checklist.by_id["DP-01"], checklist.by_id["WT-02"]]

    assert column(written(checklist, items=chosen), "Item") == ["WT-02", "DP-01"]


def test_the_source_text_is_the_quote_or_says_why_there_is_none():
    checklist = a_checklist(
        an_item("IS-01"),
        an_item("DP-09", continues="109a"),
        an_item("LW-01", cites=(), strength=Strength.EXPECTED),
        an_item("RD-01", cites=(an_item().cites[0].__class__("kcsie-2021", "112", None, None),)),
    )

    assert column(written(checklist), "Source text") == [
        "Schools and colleges have clear powers to share.",
        "Own words: this continues paragraph 109 beyond the supplied text.",
        "No paragraph: good practice and readiness.",
        "Not quoted here: look in your copy.",
    ]


def test_the_rating_is_chosen_from_six_answers_or_left_blank():
    found = validation_of(written(), "Answers", "E2")

    assert found.formula1 == '"Not in place,Partly in place,In place,Embedded,Don\'t know,Not applicable"'
    assert found.allow_blank


def test_the_grade_and_the_setting_are_chosen_too():
    book = written()

    assert validation_of(book, "Answers", "F7").formula1 == '"told,seen,sampled,tested"'
    assert "non_maintained_special_school" in validation_of(book, "School", "B4").formula1
    assert validation_of(book, "Answers", "H2").type == "date"
    assert len(validation_of(book, "School", "B4").formula1) <= 255


@pytest.mark.parametrize("address", ["G2", "I2", "J2", "K2"])
def test_every_free_text_asks_for_no_names(address):
    assert NO_NAMES in validation_of(written(), "Answers", address).prompt


def test_everything_but_the_answers_is_locked():
    book = written()
    sheet = book["Answers"]
    open_columns = {cell.column_letter for cell in sheet[2] if not cell.protection.locked}

    assert all(page.protection.sheet for page in book.worksheets)
    assert open_columns == set("EFGHIJK")
    assert [n for n in range(1, 7) if not book["School"][f"B{n}"].protection.locked] == [2, 3, 4, 5, 6]


def test_the_workbook_knows_what_it_was_made_from():
    book = written(review_id="r-1", review_version=7)
    meta = {key.value: value.value for key, value in book["_meta"].iter_rows()}

    assert book["_meta"].sheet_state == "veryHidden"
    assert meta == {
        "product": audit.PRODUCT, "product_version": audit.__version__, "checklist": "core-103-109",
        "edition": "kcsie-2021", "content_hash": "0" * 64, "urn": "900001", "review_id": "r-1", "review_version": "7",
    }  # fmt: skip


def test_answers_and_last_time_are_filled_in():
    answer = an_answer(grade=Grade.SEEN, evidence_date=date(2026, 9, 1), note="Read on the visit.")
    last = last_answered(an_answer(grade=Grade.TOLD)) | last_answered(an_answer("IS-02", UNKNOWN))
    book = written(answers={"IS-01": answer}, last_time=last)

    assert column(book, "Rating") == [None, None, "In place", None, None, None]
    assert column(book, "Evidence grade")[2] == "seen"
    assert column(book, "Evidence date")[2].date() == date(2026, 9, 1)
    assert column(book, "Last time")[2:4] == ["In place (3 Jul 2025)\nEvidence: told", "Don't know (3 Jul 2025)"]


def test_an_item_that_asks_in_other_words_now_says_so_beside_last_times_answer():
    other_words = "It asks in other words now: read the question again."
    last = last_answered(an_answer(), relation=Relation.REWORDED)
    aside = last_answered(an_answer(), relation=Relation.REWORDED, set_aside=True)

    assert column(written(last_time=last), "Last time")[2] == f"In place (3 Jul 2025)\n{other_words}"
    lost = last_answered(an_answer(), words_kept=False)
    assert column(written(last_time=lost), "Last time")[2].endswith(
        "The words of then were not kept: read the question again."
    )
    before = f"In place (in this review, on the words before)\n{other_words}"
    assert column(written(last_time=aside), "Last time")[2] == before


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)"])
def test_no_text_becomes_a_formula(text):
    book = written(answers={"IS-01": an_answer(note=text)}, completed_by=text)

    for cell in (book["Answers"]["J4"], book["School"]["B6"]):
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_signs_a_workbook_cannot_hold_are_left_out():
    assert column(written(answers={"IS-01": an_answer(note="a\x0bb\x00")}), "Note")[2] == "ab"


def test_it_prints_on_a4_with_its_headings_on_every_page():
    sheet = written()["Answers"]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "B2")
    assert "Keeping children safe in education 2021" in sheet.oddHeader.left.text


def test_the_instructions_are_short_and_name_the_source():
    lines = [row[0].value for row in written()["Instructions"].iter_rows()]

    assert len(" ".join(lines).split()) <= 200
    assert CROWN_COPYRIGHT in lines
    assert any(NO_NAMES in line for line in lines)


def test_colour_only_repeats_the_word_of_the_rating():
    rules = [rule for found in written()["Answers"].conditional_formatting for rule in found.rules]

    assert [rule.formula[0].strip('"') for rule in rules] == [
        "Not in place", "Partly in place", "In place", "Embedded", "Don't know", "Not applicable"]  # fmt: skip


def test_the_sheet_levels_says_what_each_rating_means_and_reading_is_none_the_worse():
    item = an_item("IS-01", na_when="None attends elsewhere.")
    checklist = a_checklist(item)
    data = write_workbook(checklist, school=A_SCHOOL, assessed_on=ASSESSED_ON, answers={"IS-01": an_answer("IS-01")})

    sheet = openpyxl.load_workbook(BytesIO(data))["Levels"]
    assert [cell.value for cell in sheet[1]][2:6] == ["Not in place", "Partly in place", "In place", "Embedded"]
    assert [cell.value for cell in sheet[2]][2:6] == list(item.levels)
    assert "The written procedure" in sheet["G2"].value
    read = read_file("w.xlsx", data, a_library(checklist), today=TODAY)
    assert read.returns[0].answers["IS-01"].value is an_answer("IS-01").value


def test_the_workbook_says_since_when_an_answer_stands_who_answers_and_what_is_not_asked_and_why():
    stood = an_answer("IS-01", Rating.IN_PLACE, stands_from=date(2025, 11, 18))
    school = School("900008", "Hill Academy", Setting.ACADEMY)
    checklist = a_checklist(
        an_item("IS-01", held_by=HeldBy.CONTROLLER),
        an_item("IS-02", applies_to=frozenset({Setting.COLLEGE}), applies_why="Schools answer IS-01."),
    )

    data = write_workbook(
        checklist,
        school=school,
        assessed_on=date(2026, 6, 20),
        answers={"IS-01": stood},
        last_time=last_answered(stood, date(2026, 1, 20)),
    )

    book = openpyxl.load_workbook(BytesIO(data))
    answers, levels, first = book["Answers"], book["Levels"], book.worksheets[0]
    assert answers["L2"].value == "Stands from 18 Nov 2025\nIn place (20 Jan 2026)"
    assert "The trust answers this once, for all its schools." in [cell.value for cell in levels[2]]
    said = [cell.value for (cell,) in first["A1:A40"] if cell.value]
    assert any("IS-02 is not asked of this kind of school" in line and "Schools answer IS-01." in line for line in said)
