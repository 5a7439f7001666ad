"""The editions, and what is honestly known of their numbers."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit import data_dir
from audit.content import load_library
from audit.content.wording import TRAPS, VERDICTS
from audit.domain.checklist import ParagraphNumber
from audit.domain.words import SURE_WORDS, TEXT_SEEN_WORDS, Sure, TextSeen

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


NUMBER_2026 = "kcsie-2026: {number: null, sure: unknown, note: not-found-2026}"
VERIFIED = (
    'kcsie-2026: {number: "146", sure: stated, source: "Read by the clerk in the text of 1 September 2026, page 41"}'
)


def verify(copy, paragraph="106"):
    """Put a verified 2026 number beside the first topic that stands at this paragraph in 2021."""
    path = copy.folder / "editions.yaml"
    before, here, after = path.read_text("utf-8").partition(f'kcsie-2021: {{number: "{paragraph}"')
    path.write_text(before + here + after.replace(NUMBER_2026, VERIFIED, 1), "utf-8")


def test_a_verified_number_is_added_in_yaml_alone(copy):
    verify(copy)

    assert copy.lint() == ()
    (found,) = [place for place in load_library(copy.folder).crosswalk["kcsie-2021", "106"] if "2026" in place.edition]
    assert found == ParagraphNumber(
        "kcsie-2026",
        "146",
        Sure.STATED,
        source="Read by the clerk in the text of 1 September 2026, page 41",
        topic="What boards should recognise, and the arrangements to be in place",
    )


@pytest.mark.parametrize("paragraph", ["102", "109", "111"])
def test_a_stated_number_of_a_text_nobody_here_holds_needs_its_source(copy, paragraph):
    copy.change(
        "editions.yaml",
        lambda data: next(topic for topic in data["topics"] if topic["numbers"]["kcsie-2021"]["number"] == paragraph)[
            "numbers"
        ]["kcsie-2026"].update(number="199", sure="stated"),
    )

    (problem,) = copy.lint()

    assert problem.code == "crosswalk_source"
    assert "who read it, in what and when" in problem.message


def test_a_number_beyond_the_supplied_page_needs_its_source_too(copy):
    copy.change("editions.yaml", lambda data: data["topics"][-1]["numbers"]["kcsie-2021"].update(sure="stated"))

    assert copy.codes() == {"crosswalk_source"}


def test_a_number_with_neither_note_nor_source_is_found(copy):
    copy.change("editions.yaml", lambda data: data["topics"][0]["numbers"]["kcsie-2024"].pop("note"))

    assert copy.codes() == {"crosswalk_note"}


def test_every_number_says_why_it_is_believed():
    for places in LIBRARY.crosswalk.values():
        assert all(place.note or place.source for place in places)


def test_every_edition_after_the_first_says_what_changed_in_substance():
    first, *later = LIBRARY.editions

    assert first.changes == ()
    assert (first.text, LIBRARY.edition("kcsie-2025").text) == (TextSeen.SUPPLIED, TextSeen.READ)
    assert all(edition.changes and edition.remark for edition in later)
    assert all(change.source for edition in later for change in edition.changes)


def test_what_nobody_has_read_in_2026_is_not_stated():
    assert {change.sure for change in LIBRARY.edition("kcsie-2026").changes} == {Sure.INFERRED, Sure.UNKNOWN}


def test_the_five_days_came_in_2022_and_are_days():
    (change,) = [each for each in LIBRARY.edition("kcsie-2022").changes if "five-day" in each.what]

    assert change.sure is Sure.STATED
    assert "working" not in change.what


def test_the_words_about_editions_keep_the_rules_of_words():
    words = [LIBRARY.edition(f"kcsie-{year}").remark for year in YEARS]
    words += [text for edition in LIBRARY.editions for each in edition.changes for text in (each.what, each.source)]
    words += [place.note for places in LIBRARY.crosswalk.values() for place in places]

    assert not [text for text in words if "'" in text or '"' in text]
    assert not [text for text in words for pattern in (*VERDICTS, *TRAPS) if re.search(pattern, text, re.IGNORECASE)]


def test_every_degree_of_sureness_has_words():
    assert set(SURE_WORDS) == set(Sure)
    assert set(TEXT_SEEN_WORDS) == set(TextSeen)
