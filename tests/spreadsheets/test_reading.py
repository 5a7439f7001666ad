"""What a file says, cell by cell: the same rules for a workbook, a CSV and a long file in a workbook."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import hostile_files as h
import openpyxl
import pytest
from builders import A_SCHOOL, ASSESSED_ON, TODAY, a_checklist, a_library, an_answer

import audit
from audit.domain.returns import FileRead, Return
from audit.domain.review import ROLE_NOT_GIVEN, Person
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting
from audit.spreadsheets.reading import read_file, read_path
from audit.spreadsheets.workbook import write_workbook

LONG_HEADINGS = [
    "urn",
    "school",
    "assessed_on",
    "item",
    "rating",
    "evidence_grade",
    "evidence_ref",
    "evidence_date",
    "note",
    "na_reason",
]
COLUMNS = {
    "item": "A",
    "value": "E",
    "grade": "F",
    "evidence_ref": "G",
    "evidence_date": "H",
    "evidence_by": "I",
    "note": "J",
    "na_reason": "K",
}
UPN = "H801200001001"
NHS = "943 476 5919"


def a_long_row(**cells: object) -> list[object]:
    usual = {
        "urn": "900001",
        "school": "Alder Row Primary School",
        "assessed_on": "2026-11-20",
        "item": "IS-01",
        "rating": "2",
        "evidence_grade": "told",
    }
    return [{**usual, **cells}.get(heading, "") for heading in LONG_HEADINGS]


def csv_of(*rows: list[object], headings: list[str] = LONG_HEADINGS, separator: str = ",") -> bytes:
    return "\n".join(separator.join(map(str, row)) for row in (headings, *rows)).encode()


def read(data: bytes, name: str = "file.csv", **more: object) -> FileRead:
    return read_file(name, data, more.pop("library", a_library()), today=TODAY)


def read_row(**cells: object) -> Return:
    """The return of a long CSV file of one row."""
    (found,) = read(csv_of(a_long_row(**cells))).returns
    return found


def read_book(school: dict[str, object] | None = None, answers: dict[str, object] | None = None) -> Return:
    """The return of our workbook after somebody typed into it: cells by address, for the two sheets."""
    (found,) = read(a_book(school, answers), "school.xlsx").returns
    return found


def a_book(school: dict[str, object] | None = None, answers: dict[str, object] | None = None) -> bytes:
    data = write_workbook(a_checklist(), school=A_SCHOOL, assessed_on=ASSESSED_ON, completed_by="Jo Bloggs, Clerk")
    return typed_into(data, School=school or {}, Answers=answers or {})


def typed_into(data: bytes, **sheets: dict[str, object]) -> bytes:
    book = openpyxl.load_workbook(BytesIO(data))
    for name, cells in sheets.items():
        for address, value in cells.items():
            book[name][address] = value
            if isinstance(value, str) and value.startswith("#"):
                book[name][address].data_type = "e"
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def faults(found: Return) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in found.problems]


# Ratings

RATINGS = {
    "0": Rating.NOT_IN_PLACE, "1": Rating.PARTLY_IN_PLACE, "2": Rating.IN_PLACE, "3": Rating.EMBEDDED,
    "2.0": Rating.IN_PLACE, " 3 ": Rating.EMBEDDED, "in place": Rating.IN_PLACE,
    " PARTLY  in place ": Rating.PARTLY_IN_PLACE,
    "Embedded": Rating.EMBEDDED, "not in place": Rating.NOT_IN_PLACE, "unknown": UNKNOWN, "Don't know": UNKNOWN,
    "don’t KNOW": UNKNOWN, "N/A": NOT_APPLICABLE, "not  applicable": NOT_APPLICABLE,
}  # fmt: skip


@pytest.mark.parametrize("typed", RATINGS)
def test_a_rating_is_read_in_any_case_and_spacing(typed):
    found = read_row(item="IS-02", rating=typed, na_reason="No child has moved here.")

    assert found.problems == ()
    assert found.answers["IS-02"].value is RATINGS[typed]


@pytest.mark.parametrize("number", [0, 1, 2, 3, 2.0])
def test_a_number_in_a_cell_is_a_rating(number):
    assert read_book(answers={"E2": number}).answers["WT-01"].value is Rating(int(number))


@pytest.mark.parametrize("typed", ["2.5", "TRUE", "7", "-1", "1.01", "yes", "2 In place", "½", "0x2", "02", "nan"])
def test_a_wrong_rating_is_refused_with_its_place(typed):
    found = read_row(rating=typed)

    assert faults(found) == [("rating_invalid", "line 2, rating")]
    assert found.answers["IS-01"].value is None


@pytest.mark.parametrize("typed", [2.5, True, False, 7, date(2026, 1, 2)])
def test_a_wrong_rating_cell_is_refused_with_its_address(typed):
    assert faults(read_book(answers={"E4": typed})) == [("rating_invalid", "Answers!E4")]


def test_a_short_wrong_rating_is_shown_and_a_long_one_is_not():
    assert "“2.5” is not a rating" in read_row(rating="2.5").problems[0].message
    assert "Jayden" not in read_row(rating="ask Jayden’s mother").problems[0].message


def test_a_blank_rating_with_evidence_is_kept_and_stays_unanswered():
    found = read_row(rating="", note="Seen in the office.")

    assert found.problems == ()
    assert found.answers["IS-01"] == an_answer(value=None, grade=Grade.TOLD, note="Seen in the office.")


def test_a_row_without_any_answer_gives_no_answer():
    found = read_row(rating=" ", evidence_grade="")

    assert (found.answers, found.cells, found.problems) == ({}, 0, ())


def test_not_applicable_needs_its_reason_and_says_where():
    found = read_row(item="IS-02", rating="n/a")

    assert faults(found) == [("na_reason_missing", "line 2, na_reason")]
    assert faults(read_book(answers={"E5": "Not applicable"})) == [("na_reason_missing", "Answers!K5")]


# Grades and dates


@pytest.mark.parametrize("grade", list(Grade))
def test_a_grade_is_read_by_its_word(grade):
    assert read_row(evidence_grade=f" {grade.upper()} ").answers["IS-01"].grade is grade


def test_another_grade_is_refused():
    assert faults(read_row(evidence_grade="verified")) == [("grade_invalid", "line 2, evidence_grade")]


@pytest.mark.parametrize("typed", ["2026-09-01", "01/09/2026", "1/9/2026", " 2026-09-01 ", "2026-09-01 00:00:00"])
def test_a_date_is_read_day_first(typed):
    assert read_row(evidence_date=typed).answers["IS-01"].evidence_date == date(2026, 9, 1)


@pytest.mark.parametrize(
    "typed", ["09/25/2026", "31/02/2026", "1.9.2026", "1 Sept 2026", "46266", "2026/09/01", "01/09/26"]
)
def test_another_form_of_date_is_refused(typed):
    assert faults(read_row(evidence_date=typed)) == [("date_invalid", "line 2, evidence_date")]


def test_a_date_cell_is_read_and_a_bare_number_or_time_is_not():
    assert read_book(answers={"H4": date(2026, 9, 1)}).answers["IS-01"].evidence_date == date(2026, 9, 1)
    moment = datetime(2026, 9, 1, 10, 30)  # noqa: DTZ001  # a cell has no time zone
    assert read_book(answers={"H4": moment}).answers["IS-01"].evidence_date == date(2026, 9, 1)
    bare = typed_into(a_book(), Answers={"H4": 46266})
    book = openpyxl.load_workbook(BytesIO(bare))
    book["Answers"]["H4"].number_format = "General"
    book["Answers"]["H5"] = time(10, 30)
    book["Answers"]["H5"].number_format = "hh:mm"
    out = BytesIO()
    book.save(out)
    (found,) = read(out.getvalue(), "x.xlsx").returns
    assert faults(found) == [("date_invalid", "Answers!H4"), ("date_invalid", "Answers!H5")]


def test_evidence_is_dated_up_to_today_even_after_the_day_of_the_review():
    assert read_row(evidence_date=TODAY.isoformat()).problems == ()
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert faults(read_row(evidence_date=tomorrow)) == [("date_future", "line 2, evidence_date")]


def test_a_review_is_dated_at_most_a_term_ahead():
    assert read_row(assessed_on=(TODAY + timedelta(days=92)).isoformat()).problems == ()
    late = read_row(assessed_on=(TODAY + timedelta(days=93)).isoformat())
    assert faults(late) == [("date_future", "line 2, assessed_on")]
    assert late.assessed_on is None
    assert faults(read_book(school={"B5": TODAY + timedelta(days=93)})) == [("date_future", "School!B5")]


@pytest.mark.parametrize("typed", ["", "soon"])
def test_a_review_without_a_day_is_refused(typed):
    assert faults(read_row(assessed_on=typed)) == [("date_invalid", "line 2, assessed_on")]


# The school and its setting


@pytest.mark.parametrize("typed", ["900001", 900001, 900001.0, " 900001 "])
def test_a_urn_is_six_digits_as_text_or_number(typed):
    assert read_book(school={"B2": typed}).urn == "900001"


@pytest.mark.parametrize("typed", ["90001", "9000011", "ABC123", 90001, 900001.5, True, None, "٩٠٠٠٠١"])
def test_another_urn_is_refused(typed):
    found = read_book(school={"B2": typed})

    assert faults(found) == [("urn_invalid", "School!B2")]
    assert found.urn == ""


@pytest.mark.parametrize("typed", ["academy", "ACADEMY", "Academy or free school"])
def test_a_setting_is_read_by_code_or_words(typed):
    assert read_book(school={"B4": typed}).setting is Setting.ACADEMY


def test_a_blank_setting_is_left_to_others_and_a_wrong_one_is_refused():
    assert (read_book(school={"B4": None}).setting, faults(read_book(school={"B4": None}))) == (None, [])
    assert faults(read_book(school={"B4": "nursery"})) == [("setting_unknown", "School!B4")]


def test_who_completed_it_is_read_as_name_and_role():
    assert read_book().completed_by == Person("Jo Bloggs", "Clerk")
    assert read_book(school={"B6": "Bloggs, Jo, Clerk"}).completed_by == Person("Bloggs, Jo", "Clerk")
    assert read_book(school={"B6": "The clerk"}).completed_by == Person("The clerk", ROLE_NOT_GIVEN)
    assert read_book(school={"B6": None}).completed_by is None


# Items and checklists


def test_an_item_is_known_in_any_case():
    assert list(read_row(item=" is-01 ").answers) == ["IS-01"]


def test_an_unknown_item_is_refused_with_a_suggestion():
    found = read(csv_of(a_long_row(), a_long_row(item="IS-O2"))).returns[0]

    assert faults(found) == [("item_unknown", "line 3, item")]
    assert "IS-O2 is not the id of an item. Did you mean IS-0" in found.problems[0].message
    assert found.given["IS-O2"] == ("value", "grade")


def test_words_in_the_item_column_are_never_repeated():
    found = read(csv_of(a_long_row(), a_long_row(item="what Jayden told us yesterday"))).returns[0]

    assert faults(found) == [("item_unknown", "line 3, item")]
    assert "JAYDEN" not in repr(found).upper()


def test_an_answer_without_an_item_is_refused_and_a_blank_row_is_not():
    found = read_book(answers={"A4": None, "E4": 2, "A5": None})

    assert faults(found) == [("item_unknown", "Answers!A4")]
    assert found.cells == 1


def test_two_rows_for_one_item_are_refused_even_if_alike():
    found = read(csv_of(a_long_row(), a_long_row())).returns[0]

    assert faults(found) == [("duplicate_answer", "line 3, item")]
    assert found.cells == 4


def test_items_of_two_checklists_are_mixed():
    found = read(csv_of(a_long_row(), a_long_row(item="RD-01"))).returns[0]

    assert faults(found) == [("checklist_mixed", "line 3, item")]
    assert (found.checklist, found.answers, found.cells) == ("", {}, 4)


def test_the_mixing_is_told_where_the_second_checklist_begins():
    rows = [a_long_row(item=item) for item in ("ZZ-99", "RD-01", "RD-02", "IS-01", "RD-03")]

    assert ("checklist_mixed", "line 5, item") in faults(read(csv_of(*rows)).returns[0])


def test_a_return_whose_items_are_all_unknown_has_no_checklist():
    found = read(csv_of(a_long_row(item=""), a_long_row(item="ZZ-99"))).returns[0]

    assert ("checklist_unknown", "line 3, item") in faults(found)
    assert {code for code, _ in faults(found)} == {"checklist_unknown", "item_unknown"}


def test_a_workbook_without_its_record_is_told_at_its_items():
    book = openpyxl.load_workbook(BytesIO(a_book(answers={"A4": "RD-01", "E4": 2})))
    del book["_meta"]
    out = BytesIO()
    book.save(out)
    (found,) = read(out.getvalue(), "x.xlsx").returns

    assert ("checklist_mixed", "Answers!A4") in faults(found)
    assert found.places["", "checklist"] == "Answers!A2"


# Where a return says what it is


def test_each_return_of_a_long_file_says_where_its_school_and_day_stand():
    row = [*a_long_row(), "", "", ""]
    other = [*a_long_row(urn="900002"), "college", "core-103-109", ""]
    found = read(csv_of(row, row, other, headings=HEADINGS_MORE)).returns

    assert [about_the_return(one) for one in found] == [
        {name: f"line {n}, {name}" for name in ("urn", "school", "setting", "assessed_on", "checklist")} for n in (2, 4)
    ]


def test_an_optional_column_that_is_not_there_is_told_at_the_first_row_of_its_return():
    found = read(csv_of([], a_long_row(urn=""))).returns[0]

    assert about_the_return(found) == {
        "urn": "line 3, urn", "school": "line 3, school", "assessed_on": "line 3, assessed_on",
        "setting": "line 3", "checklist": "line 3",
    }  # fmt: skip


def test_a_workbook_says_where_its_school_and_day_stand_even_if_blank():
    for found in (read_book(), read_book(school=dict.fromkeys(["B2", "B3", "B4", "B5", "B6"]))):
        assert about_the_return(found) == {
            "urn": "School!B2", "school": "School!B3", "setting": "School!B4", "assessed_on": "School!B5",
            "completed_by": "School!B6", "checklist": "_meta",
        }  # fmt: skip


def about_the_return(found: Return) -> dict[str, str]:
    return {name: place for (item, name), place in found.places.items() if not item}


HEADINGS_MORE = [*LONG_HEADINGS, "setting", "checklist", "evidence_by"]


def test_the_optional_columns_are_read():
    row = [*a_long_row(), "college", "CORE-103-109", "Link governor"]
    found = read(csv_of(row, headings=HEADINGS_MORE)).returns[0]

    assert (found.setting, found.checklist, found.answers["IS-01"].evidence_by) == (
        Setting.COLLEGE, "core-103-109", "Link governor")  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "checklist", "fault"),
    [
        ("nursery", "", ("setting_unknown", "line 2, setting")),
        ("", "core", ("checklist_unknown", "line 2, checklist")),
        ("", "related-duties", ("item_unknown", "line 2, item")),
    ],
)
def test_a_wrong_optional_cell_is_refused(setting, checklist, fault):
    row = [*a_long_row(), setting, checklist, ""]

    assert faults(read(csv_of(row, headings=HEADINGS_MORE)).returns[0]) == [fault]


@pytest.mark.parametrize(
    ("column", "other"), [("school", "Birch Lane School"), ("setting", "college"), ("checklist", "related-duties")]
)
def test_rows_of_one_return_agree_on_the_school_the_setting_and_the_checklist(column, other):
    first = dict(zip(HEADINGS_MORE, [*a_long_row(), "academy", "core-103-109", ""], strict=True))
    second = {**first, "item": "IS-02", column: other}
    found = read(csv_of(list(first.values()), list(second.values()), headings=HEADINGS_MORE)).returns[0]

    assert faults(found) == [("return_inconsistent", f"line 3, {column}")]


def named_rows(*rows: tuple[str, str]) -> list[dict[str, str]]:
    """Rows of one school and day: item and the checklist it is said to be of."""
    first = dict(zip(HEADINGS_MORE, [*a_long_row(), "academy", "", ""], strict=True))
    return [{**first, "item": item, "checklist": checklist} for item, checklist in rows]


def test_rows_that_name_two_checklists_are_two_returns_of_one_day():
    related, core = "related-duties", "core-103-109"
    rows = named_rows(("RD-01", related), ("IS-01", core), ("IS-02", ""), ("LW-01", related.upper()))
    found = read(csv_of(*(list(row.values()) for row in rows), headings=HEADINGS_MORE)).returns

    assert [(one.checklist, list(one.answers), one.problems) for one in found] == [
        ("related-duties", ["RD-01", "LW-01"], ()),
        ("core-103-109", ["IS-01", "IS-02"], ()),
    ]
    assert found[1].places["", "checklist"] == "line 3, checklist"


def test_a_row_that_names_the_wrong_one_of_two_checklists_is_told():
    rows = named_rows(("RD-01", "related-duties"), ("IS-01", "core-103-109"), ("IS-02", "related-duties"))
    found = read(csv_of(*(list(row.values()) for row in rows), headings=HEADINGS_MORE)).returns

    assert [faults(one) for one in found] == [[], [("return_inconsistent", "line 4, checklist")]]


def test_each_school_and_day_is_a_return_of_its_own():
    rows = [a_long_row(), a_long_row(urn="900002", school="Birch Lane"), a_long_row(assessed_on="20/11/2025"),
            a_long_row(item="IS-02", assessed_on="20/11/2026")]  # fmt: skip
    found = read(csv_of(*rows)).returns

    assert [(r.urn, r.assessed_on.year, list(r.answers)) for r in found] == [
        ("900001", 2026, ["IS-01", "IS-02"]), ("900002", 2026, ["IS-01"]), ("900001", 2025, ["IS-01"])]  # fmt: skip


def test_a_problem_stays_with_its_own_return():
    found = read(csv_of(a_long_row(rating="9"), a_long_row(urn="900002"))).returns

    assert [len(r.problems) for r in found] == [1, 0]


# The workbook's own record


def test_the_review_a_workbook_was_made_from_is_read_back():
    data = write_workbook(a_checklist(), school=A_SCHOOL, assessed_on=ASSESSED_ON, review_id="r-1", review_version=7)
    (found,) = read(data, "x.xlsx").returns

    assert (found.review_id, found.review_version, found.checklist) == ("r-1", 7, "core-103-109")


def test_a_workbook_of_another_edition_is_refused():
    library = a_library(a_checklist(edition="kcsie-2022"))
    (found,) = read(a_book(), "x.xlsx", library=library).returns

    assert faults(found) == [("edition_wrong", "_meta")]


def test_a_workbook_of_an_unknown_checklist_is_refused():
    data = write_workbook(a_checklist(checklist_id="other"), school=A_SCHOOL, assessed_on=ASSESSED_ON)
    (found,) = read(data, "x.xlsx").returns

    assert ("checklist_unknown", "_meta") in faults(found)


def test_without_its_record_the_checklist_is_inferred_from_the_items():
    book = openpyxl.load_workbook(BytesIO(a_book(answers={"E2": 2})))
    del book["_meta"]
    out = BytesIO()
    book.save(out)
    (found,) = read(out.getvalue(), "x.xlsx").returns

    assert (found.checklist, found.problems) == ("core-103-109", ())


# Headings and forms


def test_headings_stand_in_any_order_and_case():
    headings = [heading.upper().replace("_", " ") for heading in reversed(LONG_HEADINGS)]
    found = read(csv_of(a_long_row()[::-1], headings=headings)).returns[0]

    assert found.answers["IS-01"] == an_answer(grade=Grade.TOLD)


@pytest.mark.parametrize("heading", LONG_HEADINGS)
def test_every_heading_of_the_long_file_is_needed(heading):
    n = LONG_HEADINGS.index(heading)
    headings, row = LONG_HEADINGS[:n] + LONG_HEADINGS[n + 1 :], a_long_row()[:n] + a_long_row()[n + 1 :]

    for found in (read(csv_of(row, headings=headings)), read(h.a_workbook([headings, row]), "x.xlsx")):
        assert [(p.code, p.where) for p in found.problems] == [("heading_missing", "line 1")]
        assert heading in found.problems[0].message


def test_a_heading_that_stands_twice_is_refused():
    found = read(csv_of([*a_long_row(), "1"], headings=[*LONG_HEADINGS, "Rating"]))

    assert [(p.code, p.where) for p in found.problems] == [("heading_missing", "line 1, rating")]


def test_the_workbooks_headings_are_needed_too():
    found = read(a_book(answers={"E1": "Score"}), "x.xlsx")

    assert [(p.code, p.where) for p in found.problems] == [("heading_missing", "Answers!A1")]
    assert "Rating" in found.problems[0].message


def test_moved_columns_of_the_workbook_are_followed():
    found = read_book(answers={"E1": "NOTE ", "J1": " rating", "E2": "A note.", "J2": "Embedded"})

    assert found.answers["WT-01"] == an_answer("WT-01", Rating.EMBEDDED, note="A note.")
    assert found.places["WT-01", "value"] == "Answers!J2"


@pytest.mark.parametrize("paragraph", [None, "106", 106, "¶106 (KCSIE 2021)", "#REF!"])
def test_what_the_column_paragraph_holds_does_not_matter(paragraph):
    assert read_book(answers={"E2": 2, "B2": paragraph}) == read_book(answers={"E2": 2})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_text_file_is_read_whatever_its_separator_and_letters(separator, letters):
    data = csv_of(a_long_row(school="St Zoë’s"), separator=separator).decode().encode(letters)

    assert read(data).returns[0].school == "St Zoë’s"


def test_blank_lines_are_passed_over_and_counted():
    assert faults(read(csv_of([], a_long_row(rating="x"))).returns[0]) == [("rating_invalid", "line 3, rating")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("quoted", ['"He said ""ok""', '"He said "ok""', '"ok" he said'])
def test_a_quotation_mark_that_spoils_a_line_is_refused_there_and_swallows_no_answer(separator, quoted):
    found = read(csv_of(a_long_row(), a_long_row(item="IS-02", note=quoted), *[a_long_row()] * 9, separator=separator))

    assert [(p.code, p.where) for p in found.problems] == [("file_corrupt", "line 3")]
    assert "quotation mark" in found.problems[0].message
    assert found.returns == ()


def test_a_mark_left_open_before_a_very_long_rest_is_told_at_its_line_too():
    found = read(csv_of(a_long_row(), a_long_row(note='"open'), *[a_long_row(note="x" * 1000)] * 200))

    assert [(p.code, p.where) for p in found.problems] == [("file_corrupt", "line 3")]


@pytest.mark.parametrize(
    ("quoted", "note"), [('"He said ""ok"", twice"', 'He said "ok", twice'), ('5" screen', '5" screen'), ('""', "")]
)
def test_quotation_marks_in_their_place_are_read(quoted, note):
    assert read_row(note=quoted).answers["IS-01"].note == note


def test_a_cell_right_of_the_last_heading_is_a_problem_of_its_line():
    spoilt = a_long_row(item="IS-02", note="fine, but late, as ever")
    found = read(csv_of(a_long_row(), spoilt, a_long_row(urn="900002"))).returns

    assert [faults(one) for one in found] == [[("heading_missing", "line 3")], []]
    assert "right of the last heading" in found[0].problems[0].message
    assert "late" not in found[0].problems[0].message


def test_a_cell_right_of_the_last_heading_of_a_sheet_is_one_too():
    found = read(h.a_workbook([LONG_HEADINGS, a_long_row(), [*a_long_row(item="IS-02"), "", "more"]]), "x.xlsx")

    assert faults(found.returns[0]) == [("heading_missing", "line 3")]


def test_blank_cells_right_of_the_last_heading_are_fine():
    padded = csv_of([*a_long_row(), "", " "], headings=[*LONG_HEADINGS, "", ""])

    assert read(padded) == read(csv_of(a_long_row()))


def test_a_column_of_somebodys_own_is_passed_over():
    found = read(csv_of([*a_long_row(), "seen by Jo"], headings=[*LONG_HEADINGS, "our remarks"]))

    assert found.returns[0].problems == ()


def test_a_line_with_more_cells_than_headings_is_noted_as_a_comma_may_have_moved_its_texts():
    found = read(csv_of(a_long_row(), [*a_long_row(item="IS-02", note="fine"), ""]))

    assert found.returns[0].problems == ()
    assert [note[:48] for note in found.notes] == ["line 3 has more cells than the first line has he"]


def test_headings_alone_are_an_empty_file():
    assert read(csv_of()).problems[0].code == "file_empty"


def test_a_long_file_in_a_workbook_is_read_from_whichever_sheet_has_it():
    book = openpyxl.Workbook()
    book.active["A1"] = "Read me"
    sheet = book.create_sheet("Data")
    sheet.append(LONG_HEADINGS)
    sheet.append(a_long_row(urn=900001, assessed_on=ASSESSED_ON, rating=2.5))
    out = BytesIO()
    book.save(out)
    (found,) = read(out.getvalue(), "x.xlsx").returns

    assert (found.urn, found.assessed_on) == ("900001", ASSESSED_ON)
    assert faults(found) == [("rating_invalid", "line 2, rating")]


def test_an_xls_and_an_ods_long_file_are_read_alike():
    row = a_long_row(rating=3, evidence_ref="Policy 4")
    table = f'<table:table table:name="a">\n {h.ods_cells(*LONG_HEADINGS)}\n {h.ods_cells(*row)}</table:table>'
    for data, name in ((h.xls_of([LONG_HEADINGS, row]), "x.xls"), (h.ods_of(table), "x.ods")):
        found = read(data, name).returns[0]
        assert found.problems == ()
        assert found.answers["IS-01"] == an_answer(value=Rating.EMBEDDED, grade=Grade.TOLD, evidence_ref="Policy 4")


def test_our_workbook_saved_as_ods_is_read():
    rows = [("", ""), ("URN", "900001"), ("School", "Alder Row"), ("Setting", "academy"), ("Assessed on", ASSESSED_ON)]
    headings = ("Item", "Rating", "Evidence grade", "Evidence reference", "Evidence date", "Evidence seen by", "Note",
                "Reason if not applicable")  # fmt: skip
    school = "".join(h.ods_cells(*row) for row in rows)
    answers = h.ods_cells(*headings) + h.ods_cells("IS-01", 2, "", "", date(2026, 9, 1)) + h.ods_cells("IS-02", "#REF!")
    found = read(
        h.ods_of(
            f'<table:table table:name="School">{school}</table:table>'
            f'<table:table table:name="Answers">{answers}</table:table>'
        ),
        "x.ods",
    ).returns[0]

    assert found.answers["IS-01"] == an_answer(evidence_date=date(2026, 9, 1))
    assert faults(found) == [("rating_invalid", "Answers!B3")]


def test_a_workbook_that_is_neither_ours_nor_a_long_file_is_foreign():
    assert read(h.a_workbook([["Name", "Class"], ["a", "b"]]), "x.xlsx").problems[0].code == "file_foreign"


def test_a_missing_file_and_a_folder_are_problems(tmp_path: Path):
    for path in (tmp_path / "none.csv", tmp_path):
        found = read_path(path, a_library(), today=TODAY)
        assert (found.file, [p.code for p in found.problems]) == (str(path), ["file_missing"])


def test_a_file_is_read_from_its_path(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(csv_of(a_long_row()))

    assert read_path(path, a_library(), today=TODAY).returns[0].urn == "900001"


# Errors, long texts, numbers of children


@pytest.mark.parametrize(
    ("field", "code"),
    [("value", "rating_invalid"), ("grade", "grade_invalid"), ("evidence_date", "date_invalid"),
     ("note", "file_corrupt"),     ("item", "item_unknown")],
)  # fmt: skip
def test_an_error_cell_is_refused_and_never_blank(field, code):
    address = f"{COLUMNS[field]}4"
    found = read_book(answers={"E4": 2, address: "#REF!"})

    assert faults(found) == [(code, f"Answers!{address}")]
    assert found.cells == (1 if field in ("value", "item") else 2)


def test_an_error_cell_in_an_xls_is_refused():
    found = read(h.xls_of([LONG_HEADINGS, a_long_row(rating="#REF!")]), "x.xls").returns[0]

    assert faults(found) == [("rating_invalid", "line 2, rating")]


@pytest.mark.parametrize(
    ("address", "code"),
    [("B2", "urn_invalid"), ("B3", "file_corrupt"), ("B4", "setting_unknown"), ("B5", "date_invalid")],
)
def test_an_error_about_the_school_is_refused(address, code):
    assert faults(read_book(school={address: "#N/A"})) == [(code, f"School!{address}")]


def test_a_formula_that_was_never_calculated_is_refused():
    assert faults(read_book(answers={"E4": "=1+1"})) == [("rating_invalid", "Answers!E4")]


@pytest.mark.parametrize("field", ["evidence_ref", "evidence_by", "note", "na_reason"])
@pytest.mark.parametrize("number", [UPN, NHS])
def test_a_number_that_identifies_a_child_is_stopped_and_not_repeated(field, number):
    address = f"{COLUMNS[field]}4"
    found = read_book(answers={"E4": 2, address: f"Looked at the file of {number}."})

    assert faults(found) == [("pupil_data", f"Answers!{address}")]
    assert number not in repr(found)
    assert found.given["IS-01"] == tuple(f for f in ("value", field))


def test_a_text_has_at_most_two_thousand_characters():
    assert read_row(note="x" * 2000).problems == ()
    assert faults(read_row(note="x" * 2001)) == [("file_too_large", "line 2, note")]


def test_too_long_a_text_and_a_cell_without_a_result_are_told_of_the_cell_not_the_file():
    too_long = read_row(note="x" * 2001).problems[0]
    no_result = read_book(answers={"E4": 2, "J4": "=1+1"}).problems[0]

    assert too_long.message == (
        "The text in this cell has 2,001 characters, which is too long; the file itself is not. "
        "Shorten the text to at most 2,000."
    )
    assert (no_result.code, no_result.where) == ("file_corrupt", "Answers!J4")
    assert no_result.message == (
        "This cell holds an error or a formula without a result where a text should be; the rest of the file can "
        "be read. Type the text again."
    )


def test_what_may_speak_of_a_person_is_noted_and_kept():
    found = read(csv_of(a_long_row(note="Ring 07700 900123.")))

    assert found.notes == ("line 2, note may hold a telephone number. Look at it before you go on.",)
    assert found.returns[0].answers["IS-01"].note == "Ring 07700 900123."


# What reading costs


def test_reading_imports_neither_openpyxl_nor_pandas_nor_the_database():
    code = (
        "import sys, audit.spreadsheets.reading; "
        "print([m for m in ('openpyxl', 'pandas', 'sqlalchemy', 'python_calamine', 'yaml') if m in sys.modules])"
    )
    root = str(Path(audit.__file__).parents[1])
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
