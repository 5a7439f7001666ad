"""What is written is read back the same, whatever a person may have typed."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import openpyxl
from builders import A_SCHOOL, ASSESSED_ON, TODAY, a_checklist, a_library, a_review
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from audit import data_dir
from audit.content import load_library
from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.privacy import identifiers_in
from audit.domain.review import School
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting
from audit.spreadsheets.long_csv import write_long_csv
from audit.spreadsheets.reading import read_file
from audit.spreadsheets.text_table import guard, unguard
from audit.spreadsheets.workbook import write_workbook

CHECKLIST = a_checklist()
LIBRARY = a_library()
FIELDS = (
    "",
    "=1+1",
    "+44",
    "-",
    "@a",
    "'",
    "''x",
    "'=x",
    "_x0041_",
    " led ",
    "two\nlines",
    "a;b,c\td",
    '"q"',
    "é’–£",
    "🙂",
)

texts = st.one_of(
    st.sampled_from(FIELDS),
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\n\t"), max_size=30),
).filter(lambda text: (text == "" or text.strip() != "") and not identifiers_in(text))


@st.composite
def answers(draw: st.DrawFn, item: str) -> Answer:
    value = draw(st.sampled_from([None, UNKNOWN, NOT_APPLICABLE, *Rating]))
    reason = draw(texts)
    assume(value is not NOT_APPLICABLE or reason)
    return Answer(
        item=item,
        value=value,
        na_reason=reason,
        grade=draw(st.sampled_from([None, *Grade])),
        evidence_ref=draw(texts),
        evidence_date=draw(st.none() | st.dates(date(2000, 1, 1), TODAY)),
        evidence_by=draw(texts),
        note=draw(texts),
    )


whole_sets = st.fixed_dictionaries({}, optional={item.id: answers(item.id) for item in CHECKLIST.items})
names = texts.map(str.strip).filter(lambda name: name != "" and "\n" not in name)
gentle = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def given_fields(found: dict[str, Answer]) -> dict[str, tuple[object, ...]]:
    """Each item's answer fields, items without any left out."""
    kept = {item: tuple(getattr(answer, name) for name in ANSWER_FIELDS) for item, answer in found.items()}
    return {item: fields for item, fields in kept.items() if any(f not in (None, "") for f in fields)}


@gentle
@given(whole_sets, names, st.sampled_from(Setting), st.dates(date(2000, 1, 1), TODAY + timedelta(days=92)))
def test_answers_written_to_a_workbook_are_read_back_the_same(whole, name, setting, assessed_on):
    school = School("900001", name, setting)
    data = write_workbook(
        CHECKLIST, school=school, assessed_on=assessed_on, answers=whole, review_id="r-1", review_version=3
    )
    found = read_file("a.xlsx", data, LIBRARY, today=TODAY)
    (back,) = found.returns

    assert (found.problems, back.problems) == ((), ())
    assert given_fields(back.answers) == given_fields(whole)
    assert (back.urn, back.school, back.setting, back.assessed_on) == ("900001", name, setting, assessed_on)
    assert (back.review_id, back.review_version) == ("r-1", 3)


@gentle
@given(whole_sets, names, st.sampled_from(Setting), st.dates(date(2000, 1, 1), TODAY + timedelta(days=92)))
def test_answers_written_to_a_long_file_are_read_back_the_same(whole, name, setting, assessed_on):
    assume(given_fields(whole))
    review = replace(a_review(whole), school=School("900001", name, setting), assessed_on=assessed_on)
    found = read_file("a.csv", write_long_csv([review]), LIBRARY, today=TODAY)
    (back,) = found.returns

    assert (found.problems, back.problems) == ((), ())
    assert given_fields(back.answers) == given_fields(whole)
    assert (back.urn, back.school, back.setting, back.assessed_on) == ("900001", name, setting, assessed_on)


@given(whole_sets)
@gentle
def test_every_cell_that_is_not_blank_is_counted_once_with_its_place(whole):
    data = write_workbook(CHECKLIST, school=A_SCHOOL, assessed_on=ASSESSED_ON, answers=whole)
    (back,) = read_file("a.xlsx", data, LIBRARY, today=TODAY).returns
    sheet = openpyxl.load_workbook(BytesIO(data))["Answers"]
    filled = {cell.coordinate for row in sheet["E2:K7"] for cell in row if cell.value is not None}

    assert back.cells == len(filled)
    assert {back.places[item, name] for item, names in back.given.items() for name in names} == {
        f"Answers!{address}" for address in filled
    }


@given(st.text())
def test_the_guarding_apostrophe_always_comes_off_again(text):
    assert unguard(guard(text)) == text


@given(st.text())
def test_no_guarded_text_starts_a_formula(text):
    assert not guard(text).startswith(("=", "+", "-", "@", "\t", "\r"))


SHIPPED = load_library(data_dir("checklists"))
RELATED = SHIPPED.checklists["related-duties"]
some_ratings = st.dictionaries(st.sampled_from(sorted(RELATED.by_id)), st.sampled_from([UNKNOWN, *Rating]), min_size=1)


@gentle
@given(some_ratings, st.sampled_from(Setting), st.booleans())
def test_a_workbook_of_the_related_duties_finds_its_checklist_with_its_record_or_by_its_items(given, setting, recorded):
    asked = {item.id for item in RELATED.in_scope(setting, ASSESSED_ON)}
    answered = {item: Answer(item, value) for item, value in given.items() if item in asked}
    assume(answered)
    school = School("900001", "Alder Row", setting)
    data = write_workbook(RELATED, school=school, assessed_on=ASSESSED_ON, answers=answered)
    if not recorded:
        book = openpyxl.load_workbook(BytesIO(data))
        del book["_meta"]
        out = BytesIO()
        book.save(out)
        data = out.getvalue()
    found = read_file("a.xlsx", data, SHIPPED, today=TODAY)
    (back,) = found.returns

    assert (found.problems, back.problems, back.checklist) == ((), (), "related-duties")
    assert given_fields(back.answers) == given_fields(answered)


@gentle
@given(some_ratings, st.sampled_from(sorted(SHIPPED.checklists["core-103-109"].by_id)))
def test_both_checklists_of_one_school_and_day_stand_in_one_long_file(given, core_item):
    related = a_review(given, checklist="related-duties")
    core = a_review({core_item: Rating.IN_PLACE})
    found = read_file("a.csv", write_long_csv([related, core]), SHIPPED, today=TODAY)

    assert [(one.checklist, one.problems) for one in found.returns] == [("related-duties", ()), ("core-103-109", ())]
    assert [given_fields(one.answers) for one in found.returns] == [
        given_fields(related.answers), given_fields(core.answers)]  # fmt: skip


def test_several_reviews_stand_in_one_long_file():
    first = a_review({"IS-01": Rating.IN_PLACE})
    second = replace(first, school=School("900002", "Birch Lane", Setting.COLLEGE), id="r-2")
    back = read_file("a.csv", write_long_csv([first, second]), LIBRARY, today=TODAY).returns

    assert [(r.urn, r.setting) for r in back] == [("900001", Setting.MAINTAINED_SCHOOL), ("900002", Setting.COLLEGE)]
