"""The same figures a second time, in pandas, as one who knows it would write them: whole columns, no loop over items.

Kept to what the engine's figures share with it: scores, low and high, assurance, gap points, counts and the judgement
of every paragraph, every strand and the whole.
"""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Setting, Strength

WHOLE = "whole"
_SUMS = [
    "items", "not_applicable", "answered", "unknown", "in_place", "weight_a", "weight_b", "weight_open",
    "earned", "assured", "gap_points", "missing_decisive", "short",
]  # fmt: skip


def items_frame(checklist: Checklist, setting: Setting, assessed_on: date) -> pd.DataFrame:
    """What does not change from one return to the next, by item id; made once."""
    return pd.DataFrame(
        {
            "item": item.id,
            "strand": item.strand.value,
            "paragraph": item.paragraph,
            "weight": item.weight,
            "target": item.target,
            "fresh_days": item.fresh_days,
            "decisive": item.decisive,
            "expected": item.strength is Strength.EXPECTED,
        }
        for item in checklist.items
        if item.in_scope(setting, assessed_on)
    ).set_index("item")


def answers_frame(answers: Mapping[str, Answer]) -> pd.DataFrame:
    """One return as a frame, as it would come out of a file: rating 0 to 3, -1 don't know, -2 not applicable."""
    codes = {UNKNOWN: -1, NOT_APPLICABLE: -2}
    given = [answer for answer in answers.values() if answer.value is not None]
    return pd.DataFrame(
        {
            "value": [codes[a.value] if a.value in (UNKNOWN, NOT_APPLICABLE) else int(a.value) for a in given],
            "grade": [a.grade.value if a.grade else "" for a in given],
            "seen_on": np.array([a.evidence_date for a in given], dtype="datetime64[D]"),
        },
        index=[a.item for a in given],
    )


def figures(items: pd.DataFrame, given: pd.DataFrame, assessed_on: date) -> pd.DataFrame:
    """One row for each paragraph, each strand and the whole."""
    x = items.join(given)
    value, weight = x["value"].to_numpy(), x["weight"].to_numpy()
    na, unknown, unanswered = value == -2, value == -1, np.isnan(value)
    rated = value >= 0
    answered = rated | unknown
    rating = np.where(rated, value, 0)
    age = (np.datetime64(assessed_on) - x["seen_on"].to_numpy().astype("datetime64[D]")).astype(float)
    fresh = (age >= 0) & (age <= x["fresh_days"].to_numpy())
    known = rated & fresh & x["grade"].isin(["seen", "sampled", "tested"]).to_numpy()
    checked = rated & fresh & x["grade"].isin(["sampled", "tested"]).to_numpy()
    decisive, expected = x["decisive"].to_numpy(), x["expected"].to_numpy()
    gap = np.where(answered, np.maximum(0, x["target"].to_numpy() - rating), 0)
    cap = np.select(
        [
            decisive & (value == 0), decisive & ((value == 1) | unknown), decisive & (value == 3) & checked, decisive,
            expected & (rating >= 2), expected, (value == 0) | unknown, value == 1,
        ],
        [0, 1, 3, 2, 3, 2, 1, 2],
        3,
    )  # fmt: skip
    columns = pd.DataFrame(
        {
            "strand": x["strand"], "paragraph": x["paragraph"],
            "items": 1, "not_applicable": na, "answered": answered, "unknown": unknown,
            "in_place": answered & (rating >= 2),
            "weight_a": np.where(na, 0, weight), "weight_b": np.where(answered, weight, 0),
            "weight_open": np.where(unanswered | unknown, weight, 0),
            "earned": weight * rating, "assured": np.where(known, weight, 0), "gap_points": weight * gap,
            "missing_decisive": unanswered & decisive, "short": ~na & ~expected & (unanswered | (gap > 0)),
            "cap": np.where(answered, cap, 3), "decisive_cap": np.where(answered & decisive, cap, 3),
        }
    )  # fmt: skip
    numbers = columns.drop(columns=["strand", "paragraph"]).astype("int64")
    how = dict.fromkeys(_SUMS, "sum") | {"cap": "min", "decisive_cap": "min"}
    paragraphs = numbers.groupby(columns["paragraph"].to_numpy()).agg(how)
    strands = numbers.groupby(columns["strand"].to_numpy()).agg(how)
    whole = pd.DataFrame([{**numbers[_SUMS].sum(), **numbers[["cap", "decisive_cap"]].min()}], index=[WHOLE])
    return _judged(pd.concat([paragraphs, strands, whole]), set(paragraphs.index))


def _judged(sums: pd.DataFrame, paragraphs: set[str]) -> pd.DataFrame:
    """Ratios and judgements from the sums of every set."""
    possible = 3 * sums["weight_b"]
    sums["score"] = 100 * sums["earned"] / possible
    sums["low"] = 100 * sums["earned"] / (3 * sums["weight_a"])
    sums["high"] = 100 * (sums["earned"] + 3 * sums["weight_open"]) / (3 * sums["weight_a"])
    sums["assurance"] = 100 * sums["assured"] / sums["weight_b"]
    sums["applicable"] = sums["items"] - sums["not_applicable"]
    sums["unanswered"] = sums["applicable"] - sums["answered"]
    band = sum((100 * sums["earned"] >= percent * possible).astype(int) for percent in (30, 60, 85))
    band = band.where(sums["short"] > 0, np.maximum(band, 1))
    below_top = (sums["gap_points"] > 0) | (sums["unanswered"] > 0) | (2 * sums["assured"] < sums["weight_b"])
    limit = np.minimum(band, np.where(below_top, 2, 3))
    enough = (sums["weight_b"] > 0) & (sums["missing_decisive"] == 0)
    enough &= 100 * sums["weight_b"] >= 80 * sums["weight_a"]
    sums["judgement"] = np.minimum(limit, sums["cap"]).where(enough)
    of_parts = sums.loc[sums.index.isin(paragraphs) & (sums["applicable"] > 0), "judgement"]
    if enough[WHOLE] and of_parts.notna().all():
        found = min(limit[WHOLE], sums.at[WHOLE, "decisive_cap"])
        if len(of_parts):
            half = max(word for word in range(4) if 2 * (of_parts >= word).sum() > len(of_parts))
            found = min(found, of_parts.min() + 1, half)
        sums.at[WHOLE, "judgement"] = found
    else:
        sums.at[WHOLE, "judgement"] = np.nan
    return sums
