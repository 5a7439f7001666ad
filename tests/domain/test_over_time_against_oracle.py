"""Movement, bridge and gap life against a second, literal implementation, on generated histories of one school."""

from fractions import Fraction

import oracle_over_time as oracle
import pytest
from generated import History, histories
from hypothesis import given, settings

from audit.domain.bridge import bridge_of
from audit.domain.gap_life import gap_lives
from audit.domain.movement import movements
from audit.domain.trend import trend_of
from audit.domain.words import Step

MANY = 1000


def check_movements(history: History) -> None:
    for place, after in enumerate(history.reviews):
        checklist = oracle.words_of(history, after)
        earlier = list(history.reviews[:place])
        for before in earlier:
            found = movements(checklist, before, after, earlier, contents=history.contents)
            told = {one.item: one.movement for one in found}
            assert len(told) == len(found)
            since = History(checklist, history.reviews[: place + 1], history.contents)
            for item in {*checklist.by_id, *oracle.words_of(history, before).by_id}:
                assert told.get(item) is oracle.moved(since, before, after, earlier, item), item


def check_bridges(history: History) -> None:
    for place, after in enumerate(history.reviews):
        checklist = oracle.words_of(history, after)
        for before in history.reviews[: place + 1]:
            found = bridge_of(checklist, before, after, contents=history.contents)
            expected = oracle.bridge(history, before, after)
            if expected is None:
                assert (found.known, found.before, found.after, found.steps) == (False, None, None, {})
                continue
            got = {"from": found.before, "to": found.after, **found.steps}
            assert got.keys() == expected.keys()
            for name, value in expected.items():
                assert abs(Fraction(got[name]) - value) < Fraction(1, 10**9), name
            assert abs(found.before + sum(found.steps[step] for step in Step) - found.after) < 1e-9


def check_trend(history: History) -> None:
    found = trend_of(history.checklist, history.reviews, contents=history.contents)
    matched, alike = oracle.alike(history)
    assert found.matched == matched
    for point, review, expected in zip(found.points, history.reviews, alike, strict=True):
        same(point.like_for_like, expected)
        same(point.score, oracle.score(oracle.words_of(history, review), history, review))


def same(mine: float | None, theirs: Fraction | None) -> None:
    assert (mine is None) == (theirs is None)
    assert mine is None or theirs is None or abs(Fraction(mine) - theirs) < Fraction(1, 10**9)


def check_lives(history: History) -> None:
    days = [review.assessed_on for review in history.reviews]
    found = gap_lives(history.checklist, history.reviews, contents=history.contents)
    for item in oracle.every_item(history):
        mine = [
            (one.opened_on, one.ended_on, one.end, one.age_days, one.reviews_seen, one.times_reopened)
            for one in found
            if one.item == item
        ]
        theirs = [
            (
                days[life.opened],
                None if life.ended is None else days[life.ended],
                life.end,
                (days[-1 if life.ended is None else life.ended] - days[life.opened]).days,
                life.seen,
                life.reopened,
            )
            for life in oracle.lives(history, item)
        ]
        assert mine == theirs, item
    assert {one.item for one in found} <= oracle.every_item(history)


@settings(max_examples=200, deadline=None)
@given(histories())
def test_movement_bridge_and_gap_life_are_those_of_the_rules(history: History):
    check_movements(history)
    check_bridges(history)
    check_lives(history)


@settings(max_examples=60, deadline=None)
@given(histories(most=4, items=16, whole=True))
def test_the_trend_is_that_of_the_rules_and_like_for_like_holds_what_every_review_counted(history: History):
    check_trend(history)


@pytest.mark.slow
@settings(max_examples=MANY, deadline=None)
@given(histories(most=10))
def test_they_are_on_a_thousand_longer_histories_too(history: History):
    check_movements(history)
    check_bridges(history)
    check_lives(history)
    check_trend(history)


@pytest.mark.slow
@settings(max_examples=MANY, deadline=None)
@given(histories(items=16, whole=True))
def test_so_is_like_for_like_on_a_thousand_with_enough_items_in_common(history: History):
    check_bridges(history)
    check_trend(history)
