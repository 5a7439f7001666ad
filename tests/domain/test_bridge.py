"""The bridge: five steps that sum, and what is shown still sums and never points the wrong way."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import a_checklist, a_review, an_item
from generated import History, histories
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.bridge import Bridge, bridge_of, shown_bridge
from audit.domain.bridge_words import bridge_words, points_text
from audit.domain.figures import rounded
from audit.domain.scoring import figures_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Rating, Step, Strength

IDS = tuple(f"IS-{number:02}" for number in range(1, 13))
CHECKLIST = a_checklist(*(an_item(item, na_when="None attends.") for item in IDS))
THEN, NOW = date(2025, 11, 18), date(2026, 11, 20)
R0, R1, R2, R3 = Rating


def two(before: dict, after: dict):
    """Two reviews a year apart, in which what is not named is in place."""
    return (
        a_review(dict.fromkeys(IDS, R2) | before, id="then", assessed_on=THEN),
        a_review(dict.fromkeys(IDS, R2) | after, id="now", assessed_on=NOW),
    )


def na(item: str) -> Answer:
    return Answer(item, NOT_APPLICABLE, na_reason="None attends.")


def test_each_change_stands_in_its_own_step_with_its_items():
    before, after = two(
        {"IS-01": R1, "IS-02": UNKNOWN, "IS-03": R3, "IS-04": R0, "IS-05": None},
        {"IS-01": R2, "IS-02": R1, "IS-03": R0, "IS-04": na("IS-04")},
    )

    bridge = bridge_of(CHECKLIST, before, after)

    assert bridge.items == {
        Step.NO_LONGER_COUNTED: ("IS-04",),
        Step.FOUND_OUT: ("IS-02",),
        Step.IMPROVED: ("IS-01",),
        Step.REGRESSED: ("IS-03",),
        Step.NEWLY_COUNTED: ("IS-05",),
    }
    assert bridge.matched == 10
    assert bridge.steps[Step.FOUND_OUT] == pytest.approx(100 / 30)
    assert bridge.steps[Step.REGRESSED] == pytest.approx(-300 / 30)


def test_a_score_that_rose_through_not_applicables_alone_shows_as_that():
    before, after = two({"IS-01": R0, "IS-02": R0}, {"IS-01": na("IS-01"), "IS-02": na("IS-02")})

    bridge = bridge_of(CHECKLIST, before, after)

    assert bridge.after > bridge.before
    assert bridge.steps[Step.NO_LONGER_COUNTED] == pytest.approx(bridge.after - bridge.before)
    assert not any(bridge.steps[step] for step in (Step.FOUND_OUT, Step.IMPROVED, Step.REGRESSED))
    assert bridge_words(bridge).finding == (
        "The score rose from 55.6% on 18 November 2025 to 66.7% on 20 November 2026: "
        "2 items no longer counted +11.1 points."
    )


def test_what_becomes_unknown_is_not_called_rated_lower():
    bridge = bridge_of(CHECKLIST, *two({"IS-01": R3}, {"IS-01": UNKNOWN}))

    assert bridge.steps[Step.FOUND_OUT] < 0
    assert bridge.items[Step.FOUND_OUT] == ("IS-01",)
    assert not bridge.items[Step.REGRESSED]


def test_unknown_both_times_moves_nothing():
    bridge = bridge_of(CHECKLIST, *two({"IS-01": UNKNOWN}, {"IS-01": UNKNOWN}))

    assert not any(bridge.items.values())
    assert bridge_words(bridge).finding == (
        "The score was 61.1% on 18 November 2025 and is 61.1% on 20 November 2026, and no step moved it."
    )


def test_an_item_that_weighs_otherwise_now_stands_with_what_is_no_longer_counted():
    older = replace(
        CHECKLIST,
        items=(replace(CHECKLIST.items[0], strength=Strength.EXPECTED), *CHECKLIST.items[1:]),
        content_hash="o" * 64,
    )
    before, after = two({"IS-01": R0}, {"IS-01": R0})
    before = replace(before, content_hash="o" * 64)

    bridge = bridge_of(CHECKLIST, before, after, contents={"o" * 64: older})

    assert bridge.before == figures_of(older, before).overall.score
    assert bridge.items[Step.NO_LONGER_COUNTED] == bridge.reweighed == ("IS-01",)
    assert "1 item of another weight −2.7 points" in bridge_words(bridge).finding


def test_without_an_item_in_both_there_is_no_bridge():
    before = a_review({"IS-01": R2}, assessed_on=THEN)
    after = a_review({"IS-02": R2}, assessed_on=NOW)

    bridge = bridge_of(CHECKLIST, before, after)

    assert not bridge.known
    assert (bridge.before, dict(bridge.steps), bridge.after) == (None, {}, None)
    assert bridge_words(bridge).finding.startswith("No item is counted both on 18 November 2025 and on")
    with pytest.raises(ValueError, match="no bridge"):
        shown_bridge(bridge)


def test_nothing_answered_on_one_side_makes_no_bridge():
    before, after = two({}, {})

    assert not bridge_of(CHECKLIST, replace(before, answers={}), after).known
    assert not bridge_of(CHECKLIST, before, replace(after, answers={})).known


@pytest.mark.parametrize(("matched", "said"), [(1, "Only 1 item is counted"), (9, "Only 9 items are counted")])
def test_with_few_items_in_both_the_words_give_items_and_no_points(matched: int, said: str):
    before = a_review(dict.fromkeys(IDS[:matched], R1), assessed_on=THEN)
    after = a_review(dict.fromkeys(IDS[:matched], R2), assessed_on=NOW)

    words = bridge_words(bridge_of(CHECKLIST, before, after))

    assert words.finding.startswith(said)
    assert "%" not in words.finding + words.alt
    assert words.rows[3] == ("Rated higher", "not shown", words.rows[3][2])


def test_the_words_tell_every_step_with_its_sign_the_largest_first():
    words = bridge_words(bridge_of(CHECKLIST, *two({"IS-01": R1, "IS-03": R3}, {"IS-03": R1})))

    assert words.finding == (
        "The score fell from 66.7% on 18 November 2025 to 63.9% on 20 November 2026: "
        "1 item rated lower −5.6 and 1 item rated higher +2.8 points."
    )
    assert words.rows[0] == ("Score on 18 November 2025", "66.7%", "")
    assert words.rows[4] == ("Rated lower", "−5.6", "1 item: IS-03")
    assert "Rated lower: −5.6, 1 item: IS-03" in words.alt


@settings(max_examples=100, deadline=None)
@given(histories(most=2))
def test_as_shown_the_steps_sum_to_the_end_and_none_points_the_wrong_way(history: History):
    bridge = bridge_of(history.checklist, history.reviews[0], history.reviews[-1], contents=history.contents)
    if bridge.known:
        assert_sums(bridge)
        asked = history.contents[history.reviews[0].content_hash]
        assert bridge.before == figures_of(asked, history.reviews[0]).overall.score
        assert bridge.after == figures_of(history.checklist, history.reviews[-1]).overall.score


STEPS = st.floats(-0.3, 0.3).map(lambda value: round(value, 3))


@settings(max_examples=1000, deadline=None)
@given(st.floats(20, 80).map(lambda value: round(value, 3)), st.tuples(*(STEPS for _ in Step)))
def test_so_do_steps_too_small_to_show(start: float, values: tuple[float, ...]):
    steps = dict(zip(Step, values, strict=True))
    items = dict.fromkeys(Step, ("IS-01",))

    assert_sums(Bridge(start, steps, start + sum(values), 12, items, THEN, NOW))


def assert_sums(bridge: Bridge) -> None:
    shown = shown_bridge(bridge)
    assert (shown.before, shown.after) == (rounded(bridge.before), rounded(bridge.after))
    assert shown.before + sum(shown.steps.values()) == shown.after
    for step, value in bridge.steps.items():
        assert shown.steps[step] * Decimal(value) >= 0
        if not value:
            assert not shown.steps[step]


def test_what_is_left_over_goes_to_the_largest_step():
    steps = dict.fromkeys(Step, 0.04) | {Step.IMPROVED: 10.04}
    bridge = Bridge(50.0, steps, 60.2, 12, dict.fromkeys(Step, ()), THEN, NOW)

    assert shown_bridge(bridge).steps == dict.fromkeys(Step, Decimal("0.0")) | {Step.IMPROVED: Decimal("10.2")}


@pytest.mark.parametrize(("value", "text"), [("1.0", "+1.0"), ("-1.0", "−1.0"), ("0.0", "0.0")])
def test_points_carry_their_direction(value: str, text: str):
    assert points_text(Decimal(value)) == text
