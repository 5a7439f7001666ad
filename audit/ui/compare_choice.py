"""Which two reviews of a school are compared: any earlier one with any later one of the same checklist."""

from collections.abc import Sequence

import streamlit as st

from audit.bootstrap import App
from audit.domain.display import review_text
from audit.domain.review import Review, ReviewSummary
from audit.domain.words import ReviewStatus
from audit.services.opened import Opened
from audit.ui import state


def reviews_to_compare(app: App) -> tuple[ReviewSummary, ...]:
    """The reviews of the school and checklist that this tab is about, oldest first; the one it is about among them."""
    review_id = state.current_review_id(app)
    everything = app.store.reviews()
    mine = next((one for one in everything if one.id == review_id), None)
    if mine is None:
        return ()
    return tuple(one for one in reversed(everything) if (one.urn, one.checklist) == (mine.urn, mine.checklist))


def chosen_two(reviews: Sequence[ReviewSummary]) -> tuple[str, str]:
    """Draw the two boxes; return the ids of the earlier and the later review. At least two are to be given."""
    names = {one.id: review_name(one) for one in reviews}
    ids = list(names)
    first, last = usual_two(reviews, state.session().review_id or "")
    left, right = st.columns(2)
    earlier = left.selectbox(
        "Earlier review", ids[:-1], index=ids.index(first), format_func=names.__getitem__, key="compare_earlier"
    )
    after = ids[ids.index(earlier) + 1 :]
    later = right.selectbox(
        "Later review",
        after,
        index=after.index(last) if last in after else len(after) - 1,
        format_func=names.__getitem__,
        key="compare_later",
    )
    return earlier, later


def usual_two(reviews: Sequence[ReviewSummary], shown: str) -> tuple[str, str]:
    """The review this tab is about with the latest agreed one before it; the oldest with the one that came next."""
    ids = [one.id for one in reviews]
    place = ids.index(shown) if shown in ids else len(ids) - 1
    if place == 0:
        return ids[0], ids[1]
    before = reviews[:place]
    agreed = [one.id for one in before if one.status is not ReviewStatus.OPEN]
    return (agreed or ids[:place])[-1], ids[place]


def opened_two(app: App, earlier: str, later: str) -> tuple[Opened, Review]:
    """The later review with its past, and the earlier one out of that past."""
    opened = app.reviews.open(later)
    return opened, next(one for one in opened.earlier if one.id == earlier)


def review_name(review: ReviewSummary | Review) -> str:
    """`18 November 2025, agreed`; `24 June 2025, follow-up, agreed`."""
    return review_text(review.assessed_on, review.kind, review.status)
