"""Which items a setting is asked, why others are left out, and who answers: words that fit each kind of school."""

from datetime import date

import pytest
from builders import a_checklist, an_item

from audit.domain.applies import (
    answered_beyond,
    held_by_mark,
    held_by_words,
    left_out,
    settings_rows,
    the_board,
    whose_answer,
    why_left_out,
)
from audit.domain.words import ANSWERS_ONCE, BOARD_WORDS, CONTROLLER_NAMES, MEMBER_WORDS, SITE_NAMES, HeldBy, Setting

DAY = date(2026, 11, 20)
SCHOOLS = frozenset(Setting) - {Setting.COLLEGE}


def a_mixed_checklist():
    return a_checklist(
        an_item("IS-01"),
        an_item("DP-21", applies_to=SCHOOLS, applies_why="Colleges answer DP-22."),
        an_item("DP-22", applies_to=frozenset({Setting.COLLEGE}), applies_why="Schools answer DP-21."),
        an_item("DP-10", in_force_from=date(2026, 6, 19)),
    )


def test_what_is_left_out_says_why_and_what_is_asked_says_nothing():
    checklist = a_mixed_checklist()

    found = {one.item.id: one.why for one in left_out(checklist, Setting.COLLEGE, date(2026, 6, 18))}

    assert found == {
        "DP-21": "DP-21 is not asked of this kind of school: College or 16 to 19 academy. Colleges answer DP-22.",
        "DP-10": "DP-10 is asked from 19 June 2026 on, and this review is for a day before that.",
    }
    assert not why_left_out(checklist.by_id["DP-10"], Setting.COLLEGE, date(2026, 6, 19))


@pytest.mark.parametrize("setting", Setting)
def test_every_item_is_asked_or_left_out_with_a_reason(setting):
    checklist = a_mixed_checklist()
    asked = {item.id for item in checklist.in_scope(setting, DAY)}
    out = {one.item.id for one in left_out(checklist, setting, DAY)}

    assert asked | out == set(checklist.by_id)
    assert not asked & out


def test_a_row_a_setting_says_how_many_items_it_is_asked_and_which_not():
    rows = settings_rows(a_mixed_checklist(), DAY)

    assert len(rows) == len(Setting)
    assert ("Maintained school", "governing body", 3, "DP-22") in rows
    assert ("College or 16 to 19 academy", "corporation", 3, "DP-21") in rows
    assert settings_rows(a_checklist(an_item()), DAY)[0][3] == "None"


@pytest.mark.parametrize("words", [BOARD_WORDS, CONTROLLER_NAMES, SITE_NAMES, MEMBER_WORDS])
def test_every_setting_has_its_words(words):
    assert set(words) == set(Setting)


@pytest.mark.parametrize(
    ("setting", "held_by", "sentence", "mark"),
    [
        (Setting.ACADEMY, "controller", "The trust answers this once, for all its schools.", "trust answers"),
        (Setting.ACADEMY, "site", "This school answers this, for what happens here.", "school answers"),
        (
            Setting.ACADEMY,
            "both",
            "The trust answers for the arrangements, and this school for what happens here.",
            "trust and school answer",
        ),
        (
            Setting.MAINTAINED_SCHOOL,
            "controller",
            "The governing body answers this, as the school’s own controller.",
            "governing body answers",
        ),
        (
            Setting.PUPIL_REFERRAL_UNIT,
            "controller",
            "The unit or its local authority answers this, whichever of them is the controller.",
            "unit or its local authority answers",
        ),
        (Setting.COLLEGE, "site", "This college answers this, for what happens here.", "college answers"),
        (
            Setting.INDEPENDENT_SCHOOL,
            "controller",
            "The proprietor answers this once, for every school it runs.",
            "proprietor answers",
        ),
    ],
)
def test_it_says_who_answers_in_words_that_fit_the_setting(setting, held_by, sentence, mark):
    item = an_item(held_by=HeldBy(held_by))

    assert held_by_words(item, setting) == sentence
    assert held_by_mark(item, setting) == mark


def test_a_trusts_answer_is_told_from_a_schools():
    controller, site = an_item(held_by=HeldBy.CONTROLLER), an_item(held_by=HeldBy.SITE)

    assert whose_answer(controller, Setting.ACADEMY) == "The trust’s answer"
    assert not whose_answer(site, Setting.ACADEMY)
    assert not whose_answer(controller, Setting.MAINTAINED_SCHOOL)
    assert {setting for setting in Setting if answered_beyond(controller, setting)} == set(ANSWERS_ONCE)


def test_the_board_goes_by_its_own_name():
    assert the_board(Setting.COLLEGE) == "the corporation"
