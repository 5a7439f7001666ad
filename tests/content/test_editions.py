"""The editions, and what is honestly known of their numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import data_dir
from audit.content import load_library

LIBRARY = load_library(data_dir("checklists"))
YEARS = range(2021, 2027)
NOT_A_DAY = "not a day"


def row(paragraph, edition="kcsie-2021"):
    return {place.edition: (place.number, place.sure) for place in LIBRARY.crosswalk[edition, paragraph]}


def test_six_editions_each_begin_on_the_first_of_september():
    assert [(edition.id, edition.in_force_from) for edition in LIBRARY.editions] == [
        (f"kcsie-{year}", date(year, 9, 1)) for year in YEARS
    ]


@given(day=st.dates(date(2021, 9, 1), date(2030, 1, 1)))
def test_on_every_day_one_edition_is_in_force(day):
    edition = LIBRARY.in_force_on(day)

    assert edition is not None
    school_year = day.year if day.month >= 9 else day.year - 1
    assert edition.id == f"kcsie-{min(school_year, 2026)}"


def test_before_the_first_known_edition_none_is_in_force():
    assert LIBRARY.in_force_on(date(2021, 9, 1) - timedelta(days=1)) is None


def test_a_paragraph_is_found_in_every_edition():
    assert row("106") == {
        "kcsie-2021": ("106", "stated"),
        "kcsie-2022": ("115", "inferred"),
        "kcsie-2023": ("116", "inferred"),
        "kcsie-2024": ("115", "inferred"),
        "kcsie-2025": ("115", "stated"),
        "kcsie-2026": (None, "unknown"),
    }


def test_the_same_number_means_another_topic_in_another_edition():
    assert row("111") != row("111", "kcsie-2025")


@pytest.mark.parametrize("number", range(102, 112))
def test_no_2026_number_of_this_section_is_guessed(number):
    assert row(str(number))["kcsie-2026"] == (None, "unknown")


def test_the_two_second_hand_2026_numbers_are_no_more_than_inferred():
    assert row("112")["kcsie-2026"] == ("150", "inferred")
    assert row("113")["kcsie-2026"] == ("151", "inferred")


@pytest.mark.parametrize("number", range(102, 114))
def test_every_2023_number_is_inferred_and_one_above_2025(number):
    found = row(str(number))

    assert found["kcsie-2023"] == (str(int(found["kcsie-2025"][0]) + 1), "inferred")


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("editions_overlap", lambda data: data["editions"].reverse()),
        ("crosswalk_editions", lambda data: data["topics"][0]["numbers"].pop("kcsie-2024")),
        ("crosswalk_sure", lambda data: data["topics"][0]["numbers"]["kcsie-2026"].update(number="141")),
        ("crosswalk_sure", lambda data: data["topics"][0]["numbers"]["kcsie-2024"].update(number=None)),
        ("crosswalk_note", lambda data: data["topics"][0]["numbers"]["kcsie-2024"].update(note="hearsay")),
        ("crosswalk_twice", lambda data: data["topics"][1]["numbers"]["kcsie-2025"].update(number="111")),
        ("value_unknown", lambda data: data["topics"][0]["numbers"]["kcsie-2024"].update(sure="guessed")),
        ("value_unknown", lambda data: data["editions"][0].update(text="heard of")),
        ("value_kind", lambda data: data["editions"][0].update(in_force_from=NOT_A_DAY)),
        ("value_kind", lambda data: data["editions"][0].update(in_force_to=NOT_A_DAY)),
        ("field_missing", lambda data: data.pop("notes")),
    ],
)
def test_a_fault_in_the_editions_is_found(copy, code, change):
    copy.change("editions.yaml", change)

    problems = copy.lint()

    assert code in {problem.code for problem in problems}
    assert all(problem.where.startswith("editions.yaml:") for problem in problems if problem.code == code)


def test_an_edition_that_ends_before_it_begins_is_found(copy):
    copy.replace("editions.yaml", "in_force_to: 2022-08-31", "in_force_to: 2021-08-31")

    assert copy.codes() == {"edition_backwards"}


def test_a_checklist_of_an_edition_nobody_knows_is_found(copy):
    copy.replace("core-103-109/checklist.yaml", "edition: kcsie-2021", "edition: kcsie-1066")

    assert "edition_unknown" in copy.codes()
