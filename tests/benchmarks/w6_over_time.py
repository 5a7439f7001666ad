"""W6: trend, movement, bridge and gap life of one school over its reviews; against the same in pandas."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import over_time_in_pandas as peer
from made_data import DAY, a_mixed_review, core, grown
from measuring import Section, in_turn, milliseconds, times, verdict, versions

from audit.domain.bridge import Bridge, bridge_of
from audit.domain.checklist import Checklist
from audit.domain.gap_life import GapLife, gap_lives
from audit.domain.movement import Moved, movements
from audit.domain.review import Review
from audit.domain.trend import Trend, trend_of
from audit.domain.words import Step

ITEMS = 60
TYPICAL, SIZES = 15, (2, 20, 200)
TARGET_S = 3e-3
DAYS_APART = 30
UNANSWERED_EVERY = 9
"""Of a review's answers, one in so many is left out."""

Found = tuple[Trend, tuple[Moved, ...], Bridge, tuple[GapLife, ...]]


def run() -> Section:
    """Measure a school with fifteen reviews, and three made sizes ten times apart."""
    checklist = grown(core(), ITEMS)
    rows: list[tuple[str, ...]] = []
    for number in (TYPICAL, *SIZES):
        reviews = a_school(checklist, number)
        check_same(checklist, reviews)
        given = peer.frames(checklist, reviews)
        calls = max(1, 40 // number)
        ours, pandas, ready = in_turn(
            [
                (lambda r=reviews: over_time(checklist, r), calls),
                (lambda r=reviews: peer.figures(peer.frames(checklist, r)), 1),
                (lambda g=given: peer.figures(g), 1),
            ],
            rounds=15,
        )
        rows.append(
            (str(number), milliseconds(ours), milliseconds(pandas), milliseconds(ready), times(ready, ours),
             milliseconds(ours / number))
        )  # fmt: skip
        if number == TYPICAL:
            held, ratio = ours, ready / ours
    return Section(
        title="W6 One school over time",
        headings=(
            "reviews", "this product", "pandas, answers to figures", "pandas, frames made before", "that to ours",
            "ours for each review",
        ),
        rows=rows,
        result=f"{milliseconds(held)} for trend, movement, bridge and gap life over {TYPICAL} reviews of {ITEMS} "
        f"items (target {milliseconds(TARGET_S)}: {verdict(held <= TARGET_S)}); in pandas it takes {ratio:.0f} times "
        "as long.",
        notes=(
            "Ours also works out every other figure of each review, with its judgement; pandas is spared that.",
            "Scores, like for like, movements, the bridge and every gap’s life are asserted equal first.",
            "Pandas works on all reviews at once, so it gains with their number; no school has 200.",
            f"{versions('pandas', 'numpy')}.",
        ),
    )  # fmt: skip


def a_school(checklist: Checklist, number: int) -> tuple[Review, ...]:
    """So many reviews of one school, oldest first, a month apart, each with a few items unanswered."""
    found: list[Review] = []
    for place in range(number):
        review = a_mixed_review(checklist, seed=place)
        answers = {
            item: answer
            for n, (item, answer) in enumerate(review.answers.items())
            if (n + place) % UNANSWERED_EVERY or n % 2
        }
        day = DAY - timedelta(days=DAYS_APART * (number - 1 - place))
        found.append(replace(review, id=f"measured-{place}", assessed_on=day, answers=answers))
    return tuple(found)


def over_time(checklist: Checklist, reviews: Sequence[Review]) -> Found:
    """All that a page over time and a paper need."""
    before, after = reviews[-2:]
    return (
        trend_of(checklist, reviews),
        movements(checklist, before, after, reviews[:-1]),
        bridge_of(checklist, before, after),
        gap_lives(checklist, reviews),
    )


def check_same(checklist: Checklist, reviews: Sequence[Review]) -> None:
    """Both give the same, or nothing is measured."""
    trend, moved, bridge, lives = over_time(checklist, reviews)
    their_trend, their_moves, their_bridge, their_lives = peer.figures(peer.frames(checklist, reviews))
    for point, score, alike in zip(trend.points, their_trend["score"], their_trend["alike"], strict=True):
        _same(point.score, score)
        _same(point.like_for_like, alike)
    assert {one.item: one.movement.value for one in moved} == {
        item: word for item, word in their_moves["movement"].items() if word
    }
    mine = {"from": bridge.before, **{step.value: bridge.steps[step] for step in Step}, "to": bridge.after}
    assert mine.keys() == their_bridge.keys()
    for name, value in mine.items():
        _same(value, their_bridge[name])
    days = [review.assessed_on for review in reviews]
    assert [
        (one.item, days.index(one.opened_on), one.end or "", one.age_days, one.reviews_seen, one.times_reopened)
        for one in lives
    ] == list(their_lives[["item", "opened", "end", "age", "seen", "reopened"]].itertuples(index=False, name=None))


def _same(mine: float | None, theirs: float) -> None:
    assert (mine is None and math.isnan(theirs)) or math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9)
