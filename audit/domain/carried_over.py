"""How many reviews an unfinished action has lived through."""

from collections.abc import Sequence

from audit.domain.display import count
from audit.domain.review import Action, Review, ReviewSummary
from audit.domain.words import UNFINISHED


def carried_over(action: Action, reviews: Sequence[Review | ReviewSummary]) -> int:
    """How many reviews came after the one it was set in; 0 of an action that is done or dropped.

    `reviews` are those of one school and checklist up to today's, in any order; 0 of an action set in none of them.
    """
    set_on = next((one.assessed_on for one in reviews if one.id == action.review), None)
    if set_on is None or action.status not in UNFINISHED:
        return 0
    return sum(one.assessed_on > set_on for one in reviews)


def carried_over_text(reviews: int) -> str:
    """`Carried over 2 reviews`; empty where it was set in the newest."""
    return f"Carried over {count(reviews, 'review')}" if reviews else ""
