"""A done action is re-opened by a rating below target in a later review, and by nothing else."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_checklist, a_review, an_answer, an_item
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.action_list import action_list, action_text, counted_text
from audit.domain.answers import Answer
from audit.domain.gap_life import gap_lives
from audit.domain.reopened_actions import HOLDS, Aftermath, aftermath, aftermaths
from audit.domain.review import Action, Review
from audit.domain.states import Outside, State
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, AfterDone, NotRated, Rating

NOT, PARTLY, IN_PLACE, EMBEDDED = Rating
UNANSWERED, OUT = Outside.UNANSWERED, Outside.OUT
ANY_STATE = st.sampled_from([*Rating, UNKNOWN, NOT_APPLICABLE, UNANSWERED, OUT])
FIRST = date(2024, 11, 20)
DONE_EARLY = FIRST + timedelta(days=30)
"""Between the first review and the second."""
NO_REGRESSION = (AfterDone.HOLDS, AfterDone.GAP_OPEN, AfterDone.NOT_KNOWN)


def day_of(number: int) -> date:
    """The day of a review, a year between each."""
    return FIRST + timedelta(days=365 * number)


def after(*states: State, done: date = DONE_EARLY, target: int = 2) -> Aftermath:
    return aftermath([(day_of(n), state) for n, state in enumerate(states)], target, done)


class TestTheGapIsBack:
    def test_since_the_review_that_rates_it_below_target_again(self) -> None:
        assert after(NOT, IN_PLACE, PARTLY) == Aftermath(AfterDone.GAP_BACK, day_of(2))

    def test_from_the_first_such_review_on(self) -> None:
        assert after(NOT, IN_PLACE, PARTLY, NOT, UNANSWERED) == Aftermath(AfterDone.GAP_BACK, day_of(2))

    def test_where_the_gap_was_closed_before_somebody_marked_the_action_done(self) -> None:
        assert after(NOT, IN_PLACE, PARTLY, done=day_of(1) + timedelta(days=9)).since == day_of(2)

    def test_where_it_had_left_as_not_applicable(self) -> None:
        assert after(NOT, NOT_APPLICABLE, NOT) == Aftermath(AfterDone.GAP_BACK, day_of(2))

    def test_a_gap_where_none_had_been_is_not_said_to_be_back(self) -> None:
        assert after(IN_PLACE, IN_PLACE, NOT) == Aftermath(AfterDone.GAP_NEW, day_of(2))

    def test_a_higher_target_asks_for_more(self) -> None:
        assert after(NOT, EMBEDDED, IN_PLACE, target=3).since == day_of(2)
        assert after(NOT, EMBEDDED, IN_PLACE, target=2) == HOLDS

    def test_it_is_done_again_once_a_later_rating_is_at_target(self) -> None:
        assert after(NOT, IN_PLACE, NOT, IN_PLACE) == HOLDS


class TestItIsNotReopened:
    @pytest.mark.parametrize("state", [UNANSWERED, NOT_APPLICABLE, OUT])
    def test_by_what_is_no_rating(self, state: State) -> None:
        assert after(NOT, IN_PLACE, state) == HOLDS

    def test_by_a_dont_know(self) -> None:
        assert after(NOT, IN_PLACE, UNKNOWN) == Aftermath(AfterDone.NOT_KNOWN)

    def test_but_by_the_rating_that_is_found_out_later(self) -> None:
        assert after(NOT, IN_PLACE, UNKNOWN, NOT).since == day_of(3)

    @pytest.mark.parametrize("later", [(NOT,), (PARTLY, NOT), (UNANSWERED, NOT), (UNKNOWN, NOT)])
    def test_where_the_gap_it_was_set_for_never_closed(self, later: tuple[State, ...]) -> None:
        assert after(NOT, *later) == Aftermath(AfterDone.GAP_OPEN)

    def test_where_it_was_marked_done_after_the_gap_had_come_back(self) -> None:
        assert after(NOT, IN_PLACE, NOT, done=day_of(2) + timedelta(days=1)) == Aftermath(AfterDone.GAP_OPEN)

    def test_by_the_first_rating_an_item_ever_has(self) -> None:
        assert after(UNANSWERED, NOT) == Aftermath(AfterDone.GAP_OPEN)
        assert after(NOT_APPLICABLE, NOT) == Aftermath(AfterDone.GAP_OPEN)


def told_twice(states: list[State], target: int, done_before: int) -> bool:
    """The same rule, said again from the newest review backwards: slowly, and without keeping score."""
    said = [(n, state) for n, state in enumerate(states) if state is not UNANSWERED]
    run: list[tuple[int, State]] = []
    while said and (said[-1][1] is UNKNOWN or (isinstance(said[-1][1], Rating) and said[-1][1] < target)):
        run.insert(0, said.pop())
    if not run or run[0][0] < done_before or all(state is UNKNOWN for _, state in run):
        return False
    was_good = bool(said) and isinstance(said[-1][1], Rating)
    was_bad = any(state is UNKNOWN or (isinstance(state, Rating) and state < target) for _, state in said)
    return was_good or was_bad


@given(st.lists(ANY_STATE, max_size=9), st.integers(1, 3), st.integers(0, 9))
def test_it_is_the_rule_as_it_is_told(states: list[State], target: int, done_before: int) -> None:
    """`done_before` is the number of the first review after the action was done."""
    done = day_of(done_before) - timedelta(days=1)

    assert after(*states, done=done, target=target).reopened is told_twice(states, target, done_before)


@given(st.lists(ANY_STATE, max_size=8), st.integers(1, 3), st.integers(0, 8))
def test_without_a_rating_below_target_after_it_was_done_it_is_never_reopened(
    states: list[State], target: int, done_before: int
) -> None:
    kept = [s for n, s in enumerate(states) if n < done_before or not (isinstance(s, Rating) and s < target)]

    assert after(*kept, done=day_of(done_before) - timedelta(days=1), target=target).kind in NO_REGRESSION


@given(st.lists(ANY_STATE, max_size=8), st.integers(1, 3), st.integers(0, 8))
def test_a_review_without_an_answer_changes_nothing(states: list[State], target: int, done_before: int) -> None:
    done = day_of(done_before) - timedelta(days=1)
    whole = [(day_of(n), state) for n, state in enumerate(states)]
    with_gaps = [pair for day, state in whole for pair in ((day, state), (day + timedelta(days=100), UNANSWERED))]

    assert aftermath(whole, target, done) == aftermath(with_gaps, target, done)


@given(st.lists(ANY_STATE, max_size=8), st.integers(1, 3), st.integers(0, 8))
def test_a_correction_undoes_it(states: list[State], target: int, done_before: int) -> None:
    done = day_of(done_before) - timedelta(days=1)

    assert after(*states, Rating(target), done=done, target=target) == HOLDS


@given(st.lists(ANY_STATE, min_size=1, max_size=8), st.integers(1, 3), st.integers(0, 8))
def test_the_day_told_is_that_of_a_review_that_rates_it_below_target_after_the_action_was_done(
    states: list[State], target: int, done_before: int
) -> None:
    since = after(*states, done=day_of(done_before) - timedelta(days=1), target=target).since

    if since is not None:
        number = (since - FIRST).days // 365
        state = states[number]
        assert number >= done_before
        assert isinstance(state, Rating)
        assert state < target


@given(st.lists(st.sampled_from([*Rating, UNKNOWN, NOT_APPLICABLE, None]), min_size=1, max_size=7), st.integers(0, 7))
def test_it_agrees_with_the_life_of_the_gap(values: list[Rating | NotRated | None], done_before: int) -> None:
    """Where it is re-opened, a gap is open that began after it was done; “back” is said of a second life only."""
    item = an_item("IS-01", na_when="None attends.")
    history = [
        a_review({"IS-01": an_answer("IS-01", value, na_reason="None." if value is NOT_APPLICABLE else "")},
                 id=f"r{n}", assessed_on=day_of(n))
        for n, value in enumerate(values)
    ]  # fmt: skip
    done_on = day_of(done_before) - timedelta(days=1)
    action = done_action(done_on=done_on)

    told = aftermaths(a_checklist(item), history, [action])["a1"]

    lives = gap_lives(a_checklist(item), history)
    last = lives[-1] if lives and lives[-1].open else None
    assert (told.kind is AfterDone.HOLDS) is (last is None)
    if told.reopened:
        assert last is not None
        assert last.opened_on > max(done_on, FIRST)
    if told.kind is AfterDone.GAP_BACK:
        assert len(lives) > 1
    if told.kind is AfterDone.GAP_NEW:
        assert len(lives) == 1


# -- whole actions ---------------------------------------------------------------------------------------------------

CHECKLIST = a_checklist(an_item("IS-01"), an_item("IS-02"))


def reviews(*ratings: Rating | None) -> list[Review]:
    return [
        a_review({"IS-01": Answer("IS-01", value)} if value is not None else {}, id=f"r{n}", assessed_on=day_of(n))
        for n, value in enumerate(ratings)
    ]


def done_action(review: str = "r0", **changes: object) -> Action:
    whole = Action(
        "a1", review, "IS-01", "Write it down", "DSL", DONE_EARLY, ActionStatus.DONE, "Written", DONE_EARLY, "Known"
    )
    return replace(whole, **changes)  # pyright: ignore[reportArgumentType]


def test_the_gap_that_the_action_was_set_for_in_the_same_review_is_none_that_came_back() -> None:
    """A review is dated ahead: what is set and done before its day does not answer for its rating."""
    history = reviews(Rating.IN_PLACE, Rating.NOT_IN_PLACE)
    set_ahead = done_action("r1", done_on=day_of(1) - timedelta(days=20))

    assert aftermaths(CHECKLIST, history, [set_ahead]) == {"a1": Aftermath(AfterDone.GAP_OPEN)}


def test_only_done_actions_of_these_reviews_and_items_are_told_of() -> None:
    history = reviews(Rating.NOT_IN_PLACE, Rating.IN_PLACE, Rating.NOT_IN_PLACE)
    others = [
        done_action(id="elsewhere", review="of another checklist"),
        done_action(id="retired", item="XX-01"),
        replace(done_action(), id="open", status=ActionStatus.OPEN, done_what="", done_on=None, impact=""),
        replace(done_action(), id="dropped", status=ActionStatus.DROPPED, dropped_reason="No need"),
    ]

    assert set(aftermaths(CHECKLIST, history, [done_action(), *others])) == {"a1"}


def test_a_reopened_action_is_counted_with_what_is_to_do_and_never_among_the_done() -> None:
    history = reviews(Rating.NOT_IN_PLACE, Rating.IN_PLACE, Rating.NOT_IN_PLACE)
    back, held = done_action(), done_action(id="a2", item="IS-02")
    found = aftermaths(CHECKLIST, history, [back, held])

    listed = action_list([back, held], day_of(3), found)

    assert (listed.reopened, listed.finished) == ((back,), (held,))
    assert counted_text(listed) == "2 actions: 0 overdue, 1 re-opened, 0 to do, 1 done or dropped."
    assert action_text(back, day_of(3), found["a1"]) == (
        "Re-opened: the gap is back since the review of 20 November 2026 · Done on 20 December 2024"
    )


@given(st.lists(st.sampled_from([*Rating, None]), min_size=1, max_size=6), st.data())
def test_every_action_stands_in_one_part_of_the_list(ratings: list[Rating | None], data: st.DataObject) -> None:
    history = reviews(*ratings)
    actions = [
        replace(done_action(f"r{data.draw(st.integers(0, len(ratings)))}"), id=str(n), status=status,
                dropped_reason="No need" if status is ActionStatus.DROPPED else "")
        for n, status in enumerate(data.draw(st.lists(st.sampled_from(ActionStatus), max_size=6)))
    ]  # fmt: skip

    listed = action_list(actions, day_of(9), aftermaths(CHECKLIST, history, actions))

    parts = (listed.overdue, listed.reopened, listed.to_do, listed.finished)
    assert sorted(one.id for part in parts for one in part) == sorted(one.id for one in actions)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AfterDone.HOLDS, "Done on 20 December 2024"),
        (
            AfterDone.GAP_OPEN,
            "Done on 20 December 2024. Its gap is open: rate the item again, or set another action.",
        ),
        (
            AfterDone.NOT_KNOWN,
            "Done on 20 December 2024. How far the item is in place is not known: find out, and rate it.",
        ),
    ],
)
def test_done_says_what_is_left_to_do_about_the_item(kind: AfterDone, words: str) -> None:
    assert action_text(done_action(), day_of(1), Aftermath(kind)) == words
