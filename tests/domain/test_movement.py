"""What happened between two reviews: every pair of states, and what must never be said."""

import pytest
from builders import a_checklist, a_review, an_item
from generated import checklists_with_reviews
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.checklist import Checklist
from audit.domain.movement import closed_by_rating, like_for_like, movement, movements
from audit.domain.review import Review
from audit.domain.states import Outside, State, is_counted, points, state_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Movement, Rating

STATES: list[State] = [*Rating, UNKNOWN, NOT_APPLICABLE, *Outside]
U, OUT, NA = Outside.UNANSWERED, Outside.OUT, NOT_APPLICABLE
R0, R1, R2, R3 = Rating


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (UNKNOWN, R0, Movement.FOUND_OUT),
        (UNKNOWN, R3, Movement.FOUND_OUT),
        (R3, UNKNOWN, Movement.NOW_UNKNOWN),
        (R1, R2, Movement.CLOSED),
        (R0, R3, Movement.CLOSED),
        (R2, R1, Movement.OPENED),
        (R0, R1, Movement.IMPROVED),
        (R2, R3, Movement.IMPROVED),
        (R1, R0, Movement.REGRESSED),
        (R3, R2, Movement.REGRESSED),
        (R1, R1, Movement.PERSISTING),
        (UNKNOWN, UNKNOWN, Movement.PERSISTING),
        (R2, R2, Movement.HELD),
        (R1, NA, Movement.CLOSED_BY_NA),
        (UNKNOWN, NA, Movement.CLOSED_BY_NA),
        (R2, NA, Movement.LEFT_SCOPE),
        (R1, U, Movement.NOW_UNANSWERED),
        (U, R2, Movement.NEWLY_ANSWERED),
        (U, UNKNOWN, Movement.NEWLY_ANSWERED),
        (U, NA, Movement.LEFT_SCOPE),
        (R1, OUT, Movement.LEFT_SCOPE),
        (U, OUT, Movement.LEFT_SCOPE),
        (OUT, R1, Movement.NEWLY_IN_SCOPE),
        (NA, R1, Movement.NEWLY_IN_SCOPE),
        (NA, U, Movement.NEWLY_IN_SCOPE),
        (U, U, None),
        (NA, NA, None),
        (OUT, OUT, None),
        (NA, OUT, None),
        (OUT, NA, None),
    ],
)
def test_each_pair_of_states_has_its_word(before: State, after: State, expected: Movement | None):
    assert movement(before, after, target=2) is expected


def test_a_gap_closed_before_by_a_rating_is_reopened():
    assert movement(R2, R1, target=2, closed_before=True) is Movement.REOPENED


@pytest.mark.parametrize(
    ("states", "closed"),
    [
        ([R1, R2], True),
        ([R1, U, R2], True),
        ([R1, NA, R2], False),
        ([R1, OUT, R2], False),
        ([UNKNOWN, R2], False),
        ([R2, R2], False),
        ([R1, R1], False),
        ([], False),
    ],
)
def test_only_a_rating_closes_a_gap(states: list[State], closed: bool):
    assert closed_by_rating(states, target=2) is closed


@given(st.sampled_from(STATES), st.sampled_from(STATES), st.integers(1, 3))
def test_a_gap_is_said_to_be_closed_only_where_both_sides_were_rated(before: State, after: State, target: int):
    found = movement(before, after, target)
    if found is Movement.CLOSED:
        assert isinstance(before, Rating)
        assert isinstance(after, Rating)
        assert points(before) < target <= points(after)
    if after is OUT or after is U:
        assert found not in (Movement.CLOSED, Movement.CLOSED_BY_NA, Movement.IMPROVED)


@settings(max_examples=100, deadline=None)
@given(checklists_with_reviews(reviewed=2))
def test_without_earlier_reviews_nothing_is_called_reopened_and_every_item_is_listed_once(
    made: tuple[Checklist, Review, Review],
):
    checklist, before, after = made
    moved = movements(checklist, before, after)
    assert all(one.movement is not Movement.REOPENED for one in moved)
    assert len({one.item for one in moved}) == len(moved)
    listed = {one.item for one in moved}
    for item in checklist.items:
        if is_counted(state_of(item, before)) or is_counted(state_of(item, after)):
            assert item.id in listed


@settings(max_examples=100, deadline=None)
@given(checklists_with_reviews(reviewed=2), st.data())
def test_items_rated_on_one_side_only_never_move_the_like_for_like_scores(
    made: tuple[Checklist, Review, Review], data: st.DataObject
):
    checklist, before, after = made
    common = {i.id for i in checklist.items if is_counted(state_of(i, before)) and is_counted(state_of(i, after))}
    lonely = [key for key in after.answers if key not in common]
    drop = set(data.draw(st.lists(st.sampled_from(lonely), unique=True))) if lonely else set()
    fewer = a_review({k: v for k, v in after.answers.items() if k not in drop}, assessed_on=after.assessed_on)
    assert like_for_like(checklist, before, fewer) == like_for_like(checklist, before, after)


def test_a_review_that_closed_the_gap_before_makes_a_new_one_reopened():
    checklist = a_checklist(an_item("IS-01"))
    first, second, third, last = (a_review({"IS-01": value}) for value in (R1, R2, R2, R1))

    with_history = movements(checklist, third, last, [first, second, third])
    without = movements(checklist, third, last)

    assert with_history[0].movement is Movement.REOPENED
    assert without[0].movement is Movement.OPENED


def test_a_gap_closed_between_the_two_reviews_compared_makes_a_new_one_reopened_too():
    checklist = a_checklist(an_item("IS-01"))
    first, gap, closed, last = (a_review({"IS-01": value}) for value in (R2, R1, R2, R1))

    assert movements(checklist, first, last, [first, gap, closed])[0].movement is Movement.REOPENED
