"""Trend, movement, bridge and gap life a second time, in pandas: whole columns, no loop over items or reviews.

Kept to what the product's figures share with it; a school's reviews on one checklist, oldest first. States are numbers:
0 to 3, -1 don't know, -2 not applicable, -3 unanswered, -4 out of scope.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from audit.domain.checklist import Checklist
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN

DONT_KNOW, NOT_APPL, BLANK, OUT = -1, -2, -3, -4
FEWEST = 10
_CODES = {UNKNOWN: DONT_KNOW, NOT_APPLICABLE: NOT_APPL}


@dataclass(frozen=True)
class Frames:
    """One school: a row for each review in `states`, a column for each item; what is known of items and reviews."""

    states: pd.DataFrame
    items: pd.DataFrame
    days: pd.Series


def frames(checklist: Checklist, reviews: Sequence[Review]) -> Frames:
    """The reviews as frames, as they would come out of a file."""
    items = pd.DataFrame(
        {
            "weight": [item.weight for item in checklist.items],
            "target": [item.target for item in checklist.items],
            "since": np.array([item.in_force_from for item in checklist.items], dtype="datetime64[D]"),
        },
        index=[item.id for item in checklist.items],
    )
    days = pd.Series(np.array([review.assessed_on for review in reviews], dtype="datetime64[D]"))
    rows = [
        {a.item: _CODES.get(a.value, a.value) for a in review.answers.values() if a.value is not None}
        for review in reviews
    ]
    given = pd.DataFrame(rows, columns=items.index).astype(float).fillna(BLANK)
    asked = {item.id for item in checklist.items if reviews[0].school.setting in item.applies_to}
    out = (items["since"].to_numpy()[None, :] > days.to_numpy()[:, None]) | ~items.index.isin(asked)[None, :]
    return Frames(given.mask(out, OUT).astype(int), items, days)


def figures(given: Frames) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, float], pd.DataFrame]:
    """Scores by review, what each item did since the last but one, the bridge between the two, every gap's life."""
    return trend(given), moved(given), bridge(given), lives(given)


def trend(given: Frames) -> pd.DataFrame:
    """The score of each review, and like for like; NaN where there is none."""
    states, weight = given.states.to_numpy(), given.items["weight"].to_numpy()
    counted, points = states >= DONT_KNOW, np.maximum(states, 0)
    possible = 3 * (counted * weight).sum(axis=1)
    score = 100 * (np.where(counted, points, 0) * weight).sum(axis=1) / np.where(possible, possible, np.nan)
    any_ = counted.any(axis=1)
    both = counted[any_].all(axis=0) if any_.sum() > 1 else np.zeros(len(weight), dtype=bool)
    alike = np.full(len(states), np.nan)
    if both.sum() >= FEWEST:
        alike[any_] = 100 * (points[any_] * (weight * both)).sum(axis=1) / (3 * (weight * both).sum())
    return pd.DataFrame({"score": score, "alike": alike}, index=given.days)


def moved(given: Frames) -> pd.DataFrame:
    """The movement of every item between the last two reviews, empty where there is nothing to list."""
    was, now = given.states.iloc[-2].to_numpy(), given.states.iloc[-1].to_numpy()
    target = given.items["target"].to_numpy()
    both, then = (was >= DONT_KNOW) & (now >= DONT_KNOW), was >= DONT_KNOW
    first, second = np.maximum(was, 0), np.maximum(now, 0)
    gap_then, gap_now = first < target, second < target
    back = lives(Frames(given.states.iloc[:-1], given.items, given.days.iloc[:-1]))
    closed = given.items.index.isin(back.loc[back["end"] == "rated", "item"])
    table = [
        (both & (was == DONT_KNOW) & (now != DONT_KNOW), "found_out"),
        (both & (was != DONT_KNOW) & (now == DONT_KNOW), "now_unknown"),
        (both & gap_then & ~gap_now, "closed"),
        (both & ~gap_then & gap_now & closed, "reopened"),
        (both & ~gap_then & gap_now, "opened"),
        (both & (second > first), "improved"),
        (both & (second < first), "regressed"),
        (both & gap_now, "persisting"),
        (both, "held"),
        (then & (now == NOT_APPL) & gap_then, "closed_by_na"),
        (then & (now == BLANK), "now_unanswered"),
        ((was == BLANK) & (now >= DONT_KNOW), "newly_answered"),
        ((was >= BLANK) & (was != NOT_APPL) & ((now == NOT_APPL) | (now == OUT)), "left_scope"),
        (((was == NOT_APPL) | (was == OUT)) & (now != NOT_APPL) & (now != OUT), "newly_in_scope"),
    ]
    words = np.select([holds for holds, _ in table], [word for _, word in table], "")
    return pd.DataFrame({"was": was, "now": now, "movement": words}, index=given.items.index)


def bridge(given: Frames) -> dict[str, float]:
    """The bridge between the last two reviews."""
    was, now = given.states.iloc[-2].to_numpy(), given.states.iloc[-1].to_numpy()
    weight = given.items["weight"].to_numpy()
    before, after = was >= DONT_KNOW, now >= DONT_KNOW
    both = before & after
    first, second = np.maximum(was, 0), np.maximum(now, 0)
    whole = 3 * (weight * both).sum()
    step = np.where(both, weight * (second - first), 0) * 100 / whole
    unknown = (was == DONT_KNOW) | (now == DONT_KNOW)
    start = 100 * (weight * first * before).sum() / (3 * (weight * before).sum())
    end = 100 * (weight * second * after).sum() / (3 * (weight * after).sum())
    return {
        "from": start,
        "no_longer_counted": 100 * (weight * first * both).sum() / whole - start,
        "found_out": step[unknown].sum(),
        "improved": step[~unknown & (step > 0)].sum(),
        "regressed": step[~unknown & (step < 0)].sum(),
        "newly_counted": end - 100 * (weight * second * both).sum() / whole,
        "to": end,
    }


def lives(given: Frames) -> pd.DataFrame:
    """Every run of every item below its target, in the order of items and days."""
    blank = given.states == BLANK
    told = given.states.mask(blank).ffill()
    gap = (told == DONT_KNOW) | ((told >= 0) & told.lt(given.items["target"], axis="columns"))
    start = gap & ~gap.shift(fill_value=False)
    stop = ~gap & gap.shift(fill_value=False)
    names = pd.Series(given.items.index).repeat(len(given.days)).to_numpy()
    long = pd.DataFrame(
        {
            "item": names,
            "place": np.tile(np.arange(len(given.days)), len(given.items)),
            "told": told.to_numpy().T.ravel(),
            "before": told.shift().to_numpy().T.ravel(),
            "seen": ~blank.to_numpy().T.ravel(),
            "gap": gap.to_numpy().T.ravel(),
            "stop": stop.to_numpy().T.ravel(),
            "run": start.cumsum().to_numpy().T.ravel(),
        }
    )
    below = long[long["gap"]]
    below = below.assign(rated=below["told"] >= 0)
    runs = below.groupby(["item", "run"], sort=False).agg(
        opened=("place", "first"), seen=("seen", "sum"), rated=("rated", "any"),
        first=("told", "first"), before=("before", "first"),
    )  # fmt: skip
    ends = long.loc[long["stop"], ["item", "run", "place", "told"]].set_index(["item", "run"])
    runs = runs.join(ends.rename(columns={"place": "ended", "told": "then"}))
    runs["end"] = np.select(
        [runs["then"].isna(), runs["then"] == NOT_APPL, runs["then"] == OUT, runs["rated"]],
        ["", "not_applicable", "out_of_scope", "rated"],
        "found_out",
    )
    closed = (runs["end"] == "rated").astype(int).groupby(level="item", sort=False)
    closed_before = closed.cumsum() - (runs["end"] == "rated")
    came_back = (runs["first"] >= 0) & (runs["before"] >= 0) & (closed_before > 0)
    runs["reopened"] = came_back.astype(int).groupby(level="item", sort=False).cumsum()
    days = given.days.to_numpy().astype("datetime64[D]")
    last = runs["ended"].fillna(len(days) - 1).astype(int).to_numpy()
    runs["age"] = (days[last] - days[runs["opened"].to_numpy()]).astype(int)
    return runs.reset_index()
