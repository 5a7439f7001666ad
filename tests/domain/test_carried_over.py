"""An unfinished action tells how many reviews it has lived through."""

from datetime import date

import pytest
from builders import a_review
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.carried_over import carried_over, carried_over_text
from audit.domain.review import Action
from audit.domain.words import ActionStatus

REVIEWS = [a_review(id=f"r{year}", assessed_on=date(year, 11, 20)) for year in range(2022, 2027)]


def an_action(review: str, status: ActionStatus = ActionStatus.OPEN) -> Action:
    return Action(
        id="a",
        review=review,
        item="IS-01",
        what="Write it down",
        owner="Clerk",
        due=date(2027, 1, 1),
        status=status,
        done_what="Written",
        done_on=date(2026, 1, 1),
        impact="Staff know it.",
        dropped_reason="Not needed.",
    )


@pytest.mark.parametrize(("review", "number"), [("r2026", 0), ("r2025", 1), ("r2022", 4), ("another", 0)])
def test_it_counts_the_reviews_after_the_one_it_was_set_in(review: str, number: int):
    assert carried_over(an_action(review), REVIEWS) == number


@pytest.mark.parametrize("status", [ActionStatus.DONE, ActionStatus.DROPPED])
def test_a_finished_one_is_carried_no_further(status: ActionStatus):
    assert carried_over(an_action("r2022", status), REVIEWS) == 0
    assert carried_over(an_action("r2022", ActionStatus.DOING), REVIEWS) == 4


@given(st.permutations(REVIEWS))
def test_the_order_of_the_reviews_does_not_matter(reviews: list):
    assert carried_over(an_action("r2024"), reviews) == 2


def test_its_words_know_one_from_many():
    assert [carried_over_text(number) for number in (0, 1, 2)] == [
        "", "Carried over 1 review", "Carried over 2 reviews"
    ]  # fmt: skip
