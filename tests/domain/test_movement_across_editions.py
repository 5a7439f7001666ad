"""Reviews answered on other words: each asks what its own checklist asks; what left never counts as closed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import a_checklist, a_review, an_item
from generated import DAY, checklists, reviews
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.agenda import not_looked_at
from audit.domain.checklist import Checklist
from audit.domain.movement import counted_once, like_for_like, matched_items, movements
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.trend import trend_of
from audit.domain.trend_words import other_items_note
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Movement, Rating, Strength

Case = tuple[Checklist, Review, Checklist, Review]
EARLIER = DAY - timedelta(days=365)


@st.composite
def two_editions(draw: st.DrawFn) -> Case:
    """Two contents that share some ids, with other scopes, weights and targets, and a review answered on each."""
    old = draw(checklists(least=2, most=12))
    gone = draw(st.sets(st.sampled_from(sorted(old.by_id))))
    kept = [
        replace(item, target=draw(st.sampled_from([item.target, 2, 3])), question=draw(st.sampled_from("ab")) + "?")
        for item in old.items
        if item.id not in gone
    ]
    added = [an_item(f"ZZ-{n:02}", strength=Strength.EXPECTED) for n in range(draw(st.integers(0 if kept else 1, 4)))]
    new = replace(old, items=tuple(draw(st.permutations(kept + added))), edition="kcsie-2022", content_hash="n" * 64)
    before = replace(draw(reviews(old, day=EARLIER)), id="before")
    after = replace(draw(reviews(new)), id="after", edition="kcsie-2022", content_hash="n" * 64)
    return old, before, new, after


def says(checklist: Checklist, review: Review, item_id: str) -> object:
    """The state of an item by the rules' own words: "out", "unanswered", "n/a", "unknown" or the number."""
    asked = [item for item in checklist.items if item.id == item_id]
    if not asked or review.school.setting not in asked[0].applies_to:
        return "out"
    if asked[0].in_force_from is not None and asked[0].in_force_from > review.assessed_on:
        return "out"
    value = review.answers[item_id].value if item_id in review.answers else None
    if value is None:
        return "unanswered"
    return {UNKNOWN: "unknown", NOT_APPLICABLE: "n/a"}.get(value, int(value) if isinstance(value, Rating) else value)


def counts(state: object) -> bool:
    return state == "unknown" or isinstance(state, int)


def between_counted(was: object, now: object, target: int) -> Movement:
    """R to R."""
    if (was == "unknown") != (now == "unknown"):
        return Movement.FOUND_OUT if was == "unknown" else Movement.NOW_UNKNOWN
    first, second = (0 if one == "unknown" else int(str(one)) for one in (was, now))
    sides = {(True, False): Movement.CLOSED, (False, True): Movement.OPENED}
    if moved := sides.get((first < target, second < target)):
        return moved
    if first == second:
        return Movement.PERSISTING if second < target else Movement.HELD
    return Movement.IMPROVED if second > first else Movement.REGRESSED


def expected(was: object, now: object, target: int) -> Movement | None:
    """The table of movements, written down once more."""
    if counts(was) and counts(now):
        return between_counted(was, now, target)
    gap = was == "unknown" or (counts(was) and int(str(was)) < target)
    kind = {True: "R"}
    table = {
        ("R", "unanswered"): Movement.NOW_UNANSWERED,
        ("R", "n/a"): Movement.CLOSED_BY_NA if gap else Movement.LEFT_SCOPE,
        ("R", "out"): Movement.LEFT_SCOPE,
        ("unanswered", "R"): Movement.NEWLY_ANSWERED,
        ("unanswered", "n/a"): Movement.LEFT_SCOPE,
        ("unanswered", "out"): Movement.LEFT_SCOPE,
        ("n/a", "R"): Movement.NEWLY_IN_SCOPE,
        ("n/a", "unanswered"): Movement.NEWLY_IN_SCOPE,
        ("out", "R"): Movement.NEWLY_IN_SCOPE,
        ("out", "unanswered"): Movement.NEWLY_IN_SCOPE,
    }
    return table.get((kind.get(counts(was), str(was)), kind.get(counts(now), str(now))))


@settings(max_examples=200, deadline=None)
@given(two_editions())
def test_each_item_of_either_edition_moves_by_the_table(case: Case):
    old, before, new, after = case
    contents = {old.content_hash: old}

    listed = movements(new, before, after, contents=contents)
    moved = {one.item: one.movement for one in listed}

    assert len(listed) == len(moved)
    for item_id in {*old.by_id, *new.by_id}:
        target = (new.by_id.get(item_id) or old.by_id[item_id]).target
        was, now = says(old, before, item_id), says(new, after, item_id)
        assert moved.get(item_id) is expected(was, now, target), (item_id, was, now)


@settings(max_examples=200, deadline=None)
@given(two_editions())
def test_what_only_one_edition_asks_makes_no_gap_and_closes_none(case: Case):
    old, before, new, after = case

    for one in movements(new, before, after, [before], contents={old.content_hash: old}):
        if one.item not in old.by_id:
            assert one.movement is Movement.NEWLY_IN_SCOPE
        if one.item not in new.by_id:
            assert one.movement is Movement.LEFT_SCOPE


@settings(max_examples=200, deadline=None)
@given(two_editions())
def test_like_for_like_holds_what_both_editions_ask_by_the_later_weights(case: Case):
    old, before, new, after = case
    contents = {old.content_hash: old}
    both = [item for item in new.items if counts(says(old, before, item.id)) and counts(says(new, after, item.id))]

    matched = like_for_like(new, before, after, contents=contents)
    found = matched_items(new, (before, after), contents=contents)

    assert list(found) == both
    assert matched.items == len(both)
    for review, score in ((before, matched.before), (after, matched.after)):
        points = sum(
            item.weight * int(value) for item in both if isinstance(value := review.answers[item.id].value, Rating)
        )
        assert score == (100 * points / (3 * sum(item.weight for item in both)) if both else None)
    others = set(counted_once(new, before, after, contents=contents))
    assert others == {
        one for one in {*old.by_id, *new.by_id} if counts(says(old, before, one)) != counts(says(new, after, one))
    }


@settings(max_examples=100, deadline=None)
@given(two_editions())
def test_each_point_of_the_trend_is_the_score_on_its_own_words(case: Case):
    old, before, new, after = case

    trend = trend_of(new, (before, after), contents={old.content_hash: old})

    assert [point.figures for point in trend.points] == [
        figures_of(old, before).overall, figures_of(new, after).overall
    ]  # fmt: skip
    note = other_items_note(new, before, after, contents={old.content_hash: old})
    was, now = (point.score for point in trend.points)
    others = counted_once(new, before, after, contents={old.content_hash: old})
    assert (note is not None) == bool(was is not None and now is not None and now > was and others)


def test_a_review_is_never_read_by_the_items_of_another():
    new = a_checklist(an_item("IS-01"), content_hash="n" * 64)
    after = a_review({"IS-01": Rating.IN_PLACE}, content_hash="n" * 64)

    with pytest.raises(ValueError, match="answered on"):
        movements(new, a_review({"IS-01": Rating.IN_PLACE}), after)


def test_what_the_edition_before_did_not_ask_cannot_have_been_overlooked_then():
    old = a_checklist(an_item("IS-01"))
    new = a_checklist(an_item("IS-01"), an_item("IS-02"), content_hash="n" * 64)
    before = a_review({"IS-01": Rating.IN_PLACE}, assessed_on=EARLIER)
    after = a_review({"IS-01": Rating.IN_PLACE, "IS-02": Rating.IN_PLACE}, content_hash="n" * 64, assessed_on=DAY)

    assert not_looked_at(new, after, [before], contents={old.content_hash: old}) == {"IS-01"}
