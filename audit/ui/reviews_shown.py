"""How many reviews a chart goes back over: the newest few at first, all of them where somebody asks."""

from collections.abc import Sequence

import streamlit as st

from audit.domain.review import Review

NEWEST = 6
"""Reviews a chart shows at first: six columns can be taken in, and at three a year they are two years."""


def reviews_shown(reviews: Sequence[Review], *, key: str) -> Sequence[Review]:
    """The reviews to draw, oldest first; a box to tick where there are more."""
    if len(reviews) <= NEWEST:
        return reviews
    whole = st.checkbox(f"Show all {len(reviews)} reviews, not only the newest {NEWEST}", key=key)
    return reviews if whole else reviews[-NEWEST:]
