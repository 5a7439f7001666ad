"""The life of a gap: the same however reviews are grouped, and never closed by what vanished."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_checklist, a_review, an_answer, an_item
from generated import History, histories
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.gap_life import GapLife, Runs, gap_lives
from audit.domain.movement import closed_by_rating
from audit.domain.states import Outside, State
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, GapEnd, Rating

U, OUT, NA = Outside.UNANSWERED, Outside.OUT, NOT_APPLICABLE
R0, R1, R2, R3 = Rating
STATES: list[State] = [*Rating, UNKNOWN, NA, *Outside]
FIRST = date(2020, 11, 20)


def days(number: int) -> list[date]:
    return [FIRST + timedelta(days=100 * n) for n in range(number)]


def lives(*states: State, target: int = 2) -> tuple[GapLife, ...]:
    """The runs of an item with these states, a hundred days apart."""
    runs = Runs("IS-01", target)
    for day, state in zip(days(len(states)), states, strict=True):
        runs.see(day, state)
    return runs.lives(days(len(states))[-1])


@pytest.mark.parametrize(
    ("states", "ends"),
    [
        ([R1, R2], [GapEnd.RATED]),
        ([R1, UNKNOWN, R2], [GapEnd.RATED]),
        ([UNKNOWN, R1, R2], [GapEnd.RATED]),
        ([UNKNOWN, R3], [GapEnd.FOUND_OUT]),
        ([R1, NA], [GapEnd.NOT_APPLICABLE]),
        ([UNKNOWN, U, OUT], [GapEnd.OUT_OF_SCOPE]),
        ([R1, U, U], [None]),
        ([R1, R2, R0], [GapEnd.RATED, None]),
        ([R2, R3, NA, U, OUT], []),
        ([U], []),
    ],
)
def test_a_run_ends_by_what_it_held_and_what_came_after(states: list[State], ends: list[GapEnd | None]):
    assert [life.end for life in lives(*states)] == ends


def test_an_open_gap_is_as_old_as_the_newest_review_and_tells_what_it_is_now():
    (life,) = lives(R2, R0, U, R1, U)

    assert life.open
    assert (life.opened_on, life.age_days, life.reviews_seen, life.latest) == (days(2)[1], 300, 2, U)


def test_an_ended_one_is_as_old_as_it_became():
    (life,) = lives(R0, R1, R3, R3)

    assert not life.open
    assert (life.ended_on, life.age_days, life.latest) == (days(3)[2], 200, R3)


@pytest.mark.parametrize(
    ("states", "times"),
    [
        ([R1, R2, R1], 1),
        ([R1, R2, R1, R2, U, R0], 2),
        ([R1, R2, NA, R1], 0),
        ([UNKNOWN, R2, R1], 0),
        ([R1, R2, UNKNOWN], 0),
        ([R1, NA, R2, R1], 0),
    ],
)
def test_only_a_rated_gap_that_a_rating_had_closed_comes_back(states: list[State], times: int):
    assert lives(*states)[-1].times_reopened == times


@given(st.lists(st.sampled_from(STATES), max_size=12), st.integers(1, 3))
def test_a_rating_closed_a_run_exactly_where_movement_says_so(states: list[State], target: int):
    found = lives(*states, target=target) if states else ()

    assert any(life.end is GapEnd.RATED for life in found) is closed_by_rating(states, target)


@given(st.lists(st.sampled_from(STATES), min_size=1, max_size=12), st.data())
def test_an_unanswered_review_between_changes_nothing(states: list[State], data: st.DataObject):
    place = data.draw(st.integers(0, len(states) - 1))
    runs = Runs("IS-01", 2)
    for n, (day, state) in enumerate(zip(days(len(states)), states, strict=True)):
        if n == place:
            runs.see(day - timedelta(days=1), U)
        runs.see(day, state)

    assert runs.lives(days(len(states))[-1]) == lives(*states)


@settings(max_examples=100, deadline=None)
@given(histories(editions=False), st.data())
def test_the_lives_are_the_same_however_the_reviews_are_grouped(history: History, data: st.DataObject):
    cut = data.draw(st.integers(0, len(history.reviews)))
    newest = history.reviews[-1].assessed_on
    whole = gap_lives(history.checklist, history.reviews)
    grouped = {item.id: Runs(item.id, item.target) for item in history.checklist.items}

    for group in (history.reviews[:cut], history.reviews[cut:]):
        for review in group:
            for item_id, state in told(history, review).items():
                grouped[item_id].see(review.assessed_on, state)
        if group and group[-1] is not history.reviews[-1]:
            known = gap_lives(history.checklist, group)
            assert known == tuple(life for runs in grouped.values() for life in runs.lives(group[-1].assessed_on))

    assert whole == tuple(life for runs in grouped.values() for life in runs.lives(newest))


def told(history: History, review) -> dict[str, State]:
    """Each item's state, by its words."""
    found: dict[str, State] = {}
    for item in history.checklist.items:
        answer = review.answers.get(item.id)
        if not item.in_scope(review.school.setting, review.assessed_on):
            found[item.id] = OUT
        else:
            found[item.id] = U if answer is None or answer.value is None else answer.value
    return found


@settings(max_examples=100, deadline=None)
@given(histories(), st.data())
def test_the_runs_that_ended_stay_what_they_were_when_more_reviews_come(history: History, data: st.DataObject):
    cut = data.draw(st.integers(1, len(history.reviews)))
    before = gap_lives(history.checklist, history.reviews[:cut], contents=history.contents)
    after = gap_lives(history.checklist, history.reviews, contents=history.contents)

    ended = [life for life in before if not life.open and life.item in history.checklist.by_id]
    assert set(ended) <= set(after)
    for life in before:
        same = [one for one in after if (one.item, one.opened_on) == (life.item, life.opened_on)]
        if life.item in history.checklist.by_id:
            assert len(same) == 1


def test_an_item_of_an_earlier_edition_left_and_was_not_closed():
    old = a_checklist(an_item("IS-01"), an_item("IS-09"), content_hash="o" * 64)
    new = a_checklist(an_item("IS-01"))
    reviews = (
        a_review({"IS-01": R1, "IS-09": R1}, content_hash="o" * 64, assessed_on=FIRST),
        a_review({"IS-01": R1}, assessed_on=FIRST + timedelta(days=365)),
    )

    kept, gone = gap_lives(new, reviews, contents={"o" * 64: old})

    assert (kept.item, kept.open, kept.age_days) == ("IS-01", True, 365)
    assert (gone.item, gone.end) == ("IS-09", GapEnd.OUT_OF_SCOPE)


def test_what_only_waits_to_be_confirmed_neither_ends_nor_breaks_a_run():
    checklist = a_checklist(an_item("IS-01"))
    gap = a_review({"IS-01": R1}, assessed_on=FIRST)
    waiting = replace(gap, answers={}, carried={"IS-01": an_answer("IS-01", R2)}, assessed_on=FIRST + timedelta(days=9))

    (life,) = gap_lives(checklist, (gap, waiting))

    assert (life.open, life.age_days, life.latest) == (True, 9, U)


def test_without_a_review_there_is_no_life():
    assert gap_lives(a_checklist(), ()) == ()
