"""What stands beside an item of what was answered last time, by what became of it since."""

from dataclasses import replace
from datetime import date

from builders import a_checklist, a_review, an_item

from audit.domain.edition_changes import Became, EditionChanges
from audit.domain.last_time import LastTime, last_time_of
from audit.domain.words import Rating, Relation

THEN = date(2025, 11, 18)
ASKED = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("IS-14"), an_item("IS-15"), an_item("IS-16"))
SINCE = EditionChanges(
    (
        Became(Relation.UNCHANGED, ("IS-01",), ("IS-01",)),
        Became(Relation.REWORDED, ("IS-02",), ("IS-02",)),
        Became(Relation.SPLIT, ("IS-14",), ("IS-23", "IS-24")),
        Became(Relation.MERGED, ("IS-15", "IS-16"), ("IS-25",)),
        Became(Relation.NEW, (), ("IS-26",)),
    )
)


def last_time(item: str, **values: Rating | None) -> LastTime | None:
    answers = {key.replace("_", "-"): value for key, value in values.items()}
    return last_time_of(item, a_review(answers, assessed_on=THEN), ASKED, SINCE)


def test_an_unchanged_answer_may_be_confirmed():
    last = last_time("IS-01", IS_01=Rating.IN_PLACE)

    assert last is not None
    assert (last.answer.value, last.assessed_on, last.edition) == (Rating.IN_PLACE, THEN, "kcsie-2021")
    assert last.may_be_confirmed


def test_an_answer_on_words_that_were_not_kept_is_shown_and_may_not_be_confirmed():
    last = replace(last_time("IS-01", IS_01=Rating.IN_PLACE), words_kept=False)

    assert last.answer.value is Rating.IN_PLACE
    assert not last.may_be_confirmed


def test_a_reworded_answer_is_shown_and_may_not_be_confirmed():
    last = last_time("IS-02", IS_02=Rating.IN_PLACE)

    assert last is not None
    assert last.answer.value is Rating.IN_PLACE
    assert not last.may_be_confirmed


def test_a_split_item_points_to_where_it_was_asked_and_carries_no_answer():
    last = last_time("IS-24", IS_14=Rating.EMBEDDED)

    assert last is not None
    assert last.answer is None
    assert [(item.id, answer.value) for item, answer in last.from_items] == [("IS-14", Rating.EMBEDDED)]
    assert last.change.new == ("IS-23", "IS-24")


def test_a_merged_item_points_to_each_of_them_answered_or_not():
    last = last_time("IS-25", IS_16=Rating.EMBEDDED)

    assert last is not None
    assert last.answer is None
    assert [(item.id, answer and answer.value) for item, answer in last.from_items] == [
        ("IS-15", None),
        ("IS-16", Rating.EMBEDDED),
    ]


def test_a_new_item_says_that_it_was_not_asked():
    last = last_time("IS-26")

    assert last is not None
    assert (last.relation, last.answer, last.from_items) == (Relation.NEW, None, ())


def test_where_nothing_was_answered_there_is_nothing_to_show():
    assert last_time("IS-01") is None
    assert last_time("IS-01", IS_01=None) is None
    assert last_time("IS-24", IS_01=Rating.IN_PLACE) is None
    assert last_time("XX-99", IS_01=Rating.IN_PLACE) is None
