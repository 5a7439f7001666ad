"""Every item can be read by the people it is written for, and where one reads harder the reason is on record."""

import pytest
from reading_age import (
    ANSWERS,
    DOCUMENT,
    LONGEST,
    OLDEST,
    OLDEST_QUESTION,
    Reading,
    age,
    answers,
    document,
    reading_of,
    sentences,
)

from audit import data_dir
from audit.content import load_library

CHECKLISTS = list(load_library(data_dir("checklists")).checklists.values())
ITEMS = [item for checklist in CHECKLISTS for item in checklist.items]


def test_the_report_is_what_the_items_give():
    assert DOCUMENT.read_text("utf-8") == document(CHECKLISTS, answers()), "run python tests/content/reading_age.py"


def test_every_item_beyond_a_limit_is_answered_and_no_other():
    beyond = {item.id for item in ITEMS if reading_of(item).beyond}

    assert set(answers()) == beyond, f"reword the item or answer it in {ANSWERS.name}"
    assert all(len(answer.split()) >= 10 for answer in answers().values())


def test_half_of_each_checklist_reads_well_within_the_limit():
    for checklist in CHECKLISTS:
        ages = sorted(reading_of(item).whole for item in checklist.items)
        assert ages[len(ages) // 2] <= OLDEST - 0.5


@pytest.mark.parametrize("item", [pytest.param(item, id=item.id) for item in ITEMS])
def test_a_question_is_one_sentence(item):
    assert len(sentences(item.question)) == 1
    assert item.question.count("?") == 1


def test_a_sentence_that_is_broken_in_two_reads_younger():
    whole = "The office keeps a dated list of the numbers, and the deputies know where the list is kept."
    broken = "The office keeps a dated list of the numbers. The deputies know where the list is kept."

    assert age(broken) < age(whole) - 2


def test_long_words_read_older_than_short_ones():
    assert (
        age("We authorise representatives of appropriate organisations.")
        > age("We let the right people in at the gate.") + 5
    )


def test_the_measure_is_that_of_its_authors():
    # thirteen words in one sentence, fourteen syllables
    assert age("The dog ran up the hill and sat down to wait for dinner.") == pytest.approx(
        0.39 * 13 + 11.8 * 14 / 13 - 15.59 + 5
    )


def test_each_limit_is_told_apart():
    plain = Reading("IS-01", 10, 10, 10, 10, OLDEST, LONGEST)

    assert plain.beyond == ()
    assert Reading("IS-01", 10, 10, 10, 10, OLDEST + 0.1, 10).beyond == ("whole",)
    assert Reading("IS-01", OLDEST_QUESTION + 0.1, 10, 10, 10, 10, 10).beyond == ("question",)
    assert Reading("IS-01", 10, 10, 10, 10, 10, LONGEST + 1).beyond == ("sentence",)
