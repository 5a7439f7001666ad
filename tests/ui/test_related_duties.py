"""The pages of a review whose items rest on paragraphs that are not in our source, or on none."""

import re
from dataclasses import replace
from datetime import date
from functools import partial
from html import unescape

import pytest
from reading_pages import html_of, words_of

from audit.domain.item_words import READINESS, status_text
from audit.domain.review import School
from audit.domain.words import Judgement, Rating, Setting, Strand
from audit.ui.item_menu import ALL_ITEMS

FIRST_DAY, SECOND_DAY = date(2024, 11, 20), date(2025, 11, 20)
SCHOOL = School("900001", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)


def headings(at, level):
    """The page's headings of one level, in order, without their tags."""
    found = re.findall(rf"<h{level}[^>]*>(.*?)</h{level}>", html_of(at))
    return [unescape(re.sub("<[^>]+>", "", words)) for words in found]


@pytest.fixture
def related(a_kept_review):
    """Keep a review of the related duties."""
    return partial(a_kept_review, checklist="related-duties")


def test_a_law_to_watch_says_how_far_it_has_come_and_that_it_is_about_being_ready(related, open_page):
    opened = related()
    status = opened.checklist.by_id["LW-01"].status

    said = words_of(open_page("item", review=opened.review.id, item="LW-01"))

    assert f"A law to watch: {status.law}. {' '.join(status.says.split())}" in said
    assert f"Where it stands: {status_text(status)}" in said
    assert "This asks only whether the board is ready. It counts as good practice, never as a duty missed." in said
    assert "KCSIE says" not in said
    assert "The law behind it" not in said
    assert "None" not in said


def test_a_paragraph_that_was_not_supplied_is_said_to_be_in_our_words(related, open_page):
    opened = related()

    said = words_of(open_page("item", review=opened.review.id, item="RD-09"))

    assert "The words of KCSIE 2021 paragraph 112 are not in our source, so none are quoted here." in said
    assert f"In our own words: {opened.checklist.by_id['RD-09'].rests_on}" in said
    assert "KCSIE says" not in said


def test_a_request_that_has_the_law_behind_it_shows_sentence_and_law_apart(related, open_page):
    opened = related()

    said = words_of(open_page("item", review=opened.review.id, item="RD-02"))

    assert "KCSIE says: “They should also be prepared to supply information as requested by the" in said
    assert "The law behind it: Children Act 2004 section 16H" in said


def test_the_line_above_a_law_to_watch_names_no_paragraph(related, open_page):
    opened = related()

    said = words_of(open_page("item", review=opened.review.id, item="LW-02"))

    assert "Law watch LW-02 · 18 of 20 · 0 left" in said


def test_every_item_is_found_in_the_list_under_its_paragraph_or_its_strand(related, open_page):
    opened = related()
    at = open_page("item", review=opened.review.id, item="RD-01")
    at.session_state[ALL_ITEMS] = True
    at.run()

    assert [words for words in headings(at, 3) if words != "The action"] == [
        "¶102 (KCSIE 2021)", "¶110 (KCSIE 2021)", "¶112 (KCSIE 2021)", "¶113 (KCSIE 2021)", "Law watch",
    ]  # fmt: skip
    assert {button.key for button in at.button} >= {f"menu_{item.id}" for item in opened.items}


def test_check_your_answers_has_no_empty_heading(related, open_page):
    opened = related(named={"LW-01": Rating.NOT_IN_PLACE})

    at = open_page("check_answers", review=opened.review.id)

    asked = ["Supplying information", "The child protection file", "Law watch"]
    assert headings(at, 2) == [*asked, "Not asked of this school"]
    assert [words.partition(" (")[0] for words in headings(at, 3)] == ["¶102", "¶110", "¶112", "¶113"]
    assert "None" not in words_of(at)


def test_the_results_count_readiness_as_good_practice_and_give_it_no_paragraph(related, open_page):
    ready = dict.fromkeys(("LW-01", "LW-02", "LW-03", "LW-05"), Rating.NOT_IN_PLACE)
    opened = related(named=ready)

    at = open_page("results", review=opened.review.id)

    said = words_of(at)
    assert headings(at, 3) == ["Supplying information", "The child protection file", "Law watch"]
    assert [words.partition(" (")[0] for words in headings(at, 4)] == ["¶102", "¶110", "¶112", "¶113"]
    assert READINESS in said
    assert opened.figures.overall.duties_open == ()
    assert "The one legal duty asked about is answered, and in place or better." in said
    assert opened.figures.strands[Strand.LAW_WATCH].judgement is Judgement.GAPS_TO_CLOSE  # never act now
    assert opened.figures.overall.blockers == ()
    assert set(opened.figures.paragraphs) == {"102", "110", "112", "113"}


@pytest.mark.parametrize(
    ("setting", "left_out"),
    [
        (Setting.MAINTAINED_SCHOOL, {"LW-04"}),
        (Setting.ACADEMY, {"LW-04"}),
        (Setting.PUPIL_REFERRAL_UNIT, {"LW-04"}),
        (Setting.COLLEGE, {"LW-04", "RD-11"}),
        (Setting.INDEPENDENT_SCHOOL, {"LW-05"}),
        (Setting.NON_MAINTAINED_SPECIAL_SCHOOL, {"LW-05"}),
    ],
)
def test_each_setting_is_asked_all_but_what_is_not_for_it(related, setting, left_out):
    opened = related(otherwise=None, school=replace(SCHOOL, setting=setting))

    assert set(opened.checklist.by_id) - {item.id for item in opened.items} == left_out


def test_the_whole_checklist_shows_every_item_and_where_the_supplied_page_begins(app, open_page):
    checklist = app.library.checklists["related-duties"]
    at = open_page("checklist")
    at.selectbox(key="checklist").set_value(checklist.title).run()

    said = words_of(at)
    assert "All 21 items" in said
    assert "(the supplied page begins here) … “policies and procedures.” This sentence led to RD-01" in said
    assert "the supplied page ends here" not in said
    assert said.count("A law to watch:") == said.count("Where it stands: Enacted on") == 5
    assert [words for words in headings(at, 3) if words.startswith("Paragraph")] == [
        f"Paragraph {number} of KCSIE 2021" for number in (102, 110, 112, 113)
    ]
    assert said.count("This number: worked out, not read.") == 2  # paragraphs 110 and 113, by their place
    assert "None" not in said


@pytest.mark.parametrize(
    "page", ["agenda", "visit", "agree", "over_time", "workbook", "still_holds", "actions", "home"]
)
def test_no_page_of_the_review_speaks_of_a_paragraph_that_is_none(related, open_page, page):
    related(FIRST_DAY, agreed=True)
    opened = related(SECOND_DAY, named={"LW-01": Rating.NOT_IN_PLACE, "RD-02": None})

    said = words_of(open_page(page, review=opened.review.id))

    assert not re.search(r"¶None|\bNone\b|¶103", said)
