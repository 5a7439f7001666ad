"""An item and its answer in words, and what may be said of how the board knows."""

from dataclasses import replace
from datetime import date

import pytest
from builders import an_item
from generated import checklists
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.checklist import LawStatus
from audit.domain.display import evidence_text
from audit.domain.item_words import level_text, said_beside, shortened, status_text, values_offered, weight_text
from audit.domain.knowing import BOARD_SIDE, check_knowing, on_the_boards_side
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Strand, Strength, Sure
from audit.errors import NotAllowedError

A_DAY = date(2025, 11, 3)
NONE_KEPT = Answer("X-01")
KNOWN = st.sampled_from([Grade.SEEN, Grade.SAMPLED, Grade.TESTED])


@given(grade=KNOWN, by=st.sampled_from(["", "  ", "Clerk"]), day=st.sampled_from([None, A_DAY]))
def test_what_is_more_than_told_needs_day_and_role(grade: Grade, by: str, day: date | None):
    answer = Answer("X-01", Rating.IN_PLACE, grade=grade, evidence_by=by, evidence_date=day)

    if by.strip() and day:
        check_knowing(answer, NONE_KEPT)
        return
    with pytest.raises(NotAllowedError, match="both the day and the role"):
        check_knowing(answer, NONE_KEPT)


@given(grade=KNOWN, role=st.sampled_from(["DSL", "DPO", "Trust or LA peer", *BOARD_SIDE]))
def test_only_the_boards_side_reads_for_the_board(grade: Grade, role: str):
    answer = Answer("X-01", Rating.IN_PLACE, grade=grade, evidence_by=role, evidence_date=A_DAY)

    if grade is not Grade.SEEN or role in BOARD_SIDE:
        check_knowing(answer, NONE_KEPT)
        return
    with pytest.raises(NotAllowedError, match="Choose “Staff told us”"):
        check_knowing(answer, NONE_KEPT)


@given(role=st.sampled_from(sorted(BOARD_SIDE)))
def test_capitals_and_blanks_make_no_other_role(role: str):
    assert on_the_boards_side(f" {role.upper()} ")
    assert not on_the_boards_side(f"Deputy {role}")


@pytest.mark.parametrize("grade", [None, Grade.TOLD])
def test_what_staff_told_needs_nothing(grade: Grade | None):
    check_knowing(Answer("X-01", Rating.IN_PLACE, grade=grade), NONE_KEPT)


@pytest.mark.parametrize("value", [UNKNOWN, NOT_APPLICABLE])
def test_nothing_is_asked_of_evidence_no_rating_rests_on(value):
    check_knowing(Answer("X-01", value, na_reason="None attends.", grade=Grade.SEEN), NONE_KEPT)


def test_what_is_kept_already_passes_until_something_new_is_said():
    kept = Answer("X-01", Rating.IN_PLACE, grade=Grade.SEEN, evidence_by="DSL")

    check_knowing(Answer("X-01", Rating.IN_PLACE, grade=Grade.SEEN, evidence_by="DSL", note="New"), kept)

    with pytest.raises(NotAllowedError):
        check_knowing(Answer("X-01", Rating.EMBEDDED, grade=Grade.SEEN, evidence_by="DSL"), kept)


@given(checklists(most=4))
def test_every_answer_offered_has_its_meaning_and_every_item_its_weight(checklist):
    for item in checklist.items:
        assert all(level_text(item, value) for value in values_offered(item))
        assert (NOT_APPLICABLE in values_offered(item)) is bool(item.na_when)
        counted = {3: "three times", 2: "twice", 1: "once"}[item.weight]
        assert weight_text(item).endswith(f"It counts {counted} in the score.")
        assert weight_text(item).startswith("Critical. ") is item.critical
        assert ("legal duty" in weight_text(item)) is (item.strength is Strength.MUST)


WATCHED = LawStatus("Some Act", "It asks.", date(2026, 4, 29), None, Sure.UNKNOWN, date(2026, 11, 22), "the Act.")


@pytest.mark.parametrize(
    ("day", "sure", "says"),
    [
        (None, Sure.UNKNOWN, "not known to be in force for schools or colleges"),
        (date(2026, 9, 1), Sure.STATED, "29 April 2026; in force from 1 September 2026"),
        (date(2026, 9, 1), Sure.INFERRED, "thought to be in force from 1 September 2026"),
    ],
)
def test_a_law_to_watch_says_how_far_it_has_come_and_when_that_was_looked_up(day, sure, says):
    text = status_text(replace(WATCHED, in_force_from=day, sure=sure))

    assert text.startswith("Enacted on 29 April 2026; ")
    assert says in text
    assert text.endswith(". Checked on 22 November 2026: the Act.")


@pytest.mark.parametrize(("day", "sure"), [(None, Sure.STATED), (date(2026, 9, 1), Sure.UNKNOWN)])
def test_a_day_in_force_is_known_or_unknown_never_both(day, sure):
    with pytest.raises(ValueError, match="day in force"):
        replace(WATCHED, in_force_from=day, sure=sure)


@given(st.sampled_from([strand for strand in Strand if strand is not Strand.LAW_WATCH]))
def test_only_a_law_watch_has_a_status(strand):
    with pytest.raises(ValueError, match="law watch"):
        an_item("X-01", strand=strand, status=WATCHED)


@given(st.text(max_size=200), st.integers(1, 80))
def test_a_shortened_text_is_the_beginning_of_the_whole(text: str, most: int):
    short = shortened(text, most)

    if len(text) <= most:
        assert short == text
        return
    head, ellipsis = short[:-2], short[-2:]
    assert ellipsis == " …"
    assert len(head) <= most
    assert text.startswith(head)


def test_a_question_is_cut_at_a_word():
    assert shortened("Is there a written rule, kept up to date?", 24) == "Is there a written rule …"


def test_beside_an_answer_stands_only_what_belongs_to_it():
    rated = Answer("X-01", Rating.IN_PLACE, na_reason="Left behind", grade=Grade.TOLD, note="A note")
    unknown = Answer("X-01", UNKNOWN, grade=Grade.TOLD, evidence_ref="Doc 3")
    left_out = Answer("X-01", NOT_APPLICABLE, na_reason="None attends.")

    assert said_beside(rated) == ("Staff told us", "A note")
    assert said_beside(unknown) == ("Doc 3",)
    assert said_beside(left_out) == ("None attends.",)
    assert evidence_text(Answer("X-01", grade=Grade.TOLD)) == "Staff told us"
