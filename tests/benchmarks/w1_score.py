"""W1: score one return, every figure of the whole, the strands and the paragraphs; against the same in pandas."""

import math

import scores_in_pandas as peer
from made_data import DAY, a_mixed_review, core, grown
from measuring import Section, in_turn, microseconds, times, verdict, versions

from audit.domain.checklist import Checklist
from audit.domain.figures import Figures
from audit.domain.review import Review
from audit.domain.scoring import figures_of

SIZES = (6, 60, 600)
TARGET_S = 150e-6
ROUNDS_OF_SHORT_WORK = 41
_SAME = (
    "score", "low", "high", "assurance", "gap_points", "items", "applicable", "answered", "unknown", "not_applicable",
    "unanswered", "in_place", "earned", "judgement",
)  # fmt: skip


def run() -> Section:
    """Measure the shipped checklist and three made sizes."""
    shipped = core()
    rows: list[tuple[str, ...]] = []
    for checklist, name in [(shipped, f"{len(shipped.items)} (the shipped core checklist)")] + [
        (grown(shipped, size), str(size)) for size in SIZES
    ]:
        review = a_mixed_review(checklist)
        items = peer.items_frame(checklist, review.school.setting, DAY)
        check_same(checklist, review)
        given = peer.answers_frame(review.answers)
        ours, pandas, ready = in_turn(
            [
                (lambda c=checklist, r=review: figures_of(c, r), 60),
                (lambda i=items, r=review: peer.figures(i, peer.answers_frame(r.answers), DAY), 1),
                (lambda i=items, g=given: peer.figures(i, g, DAY), 1),
            ],
            rounds=ROUNDS_OF_SHORT_WORK,
        )
        rows.append((name, microseconds(ours), microseconds(pandas), microseconds(ready), times(ready, ours)))
        if checklist is shipped:
            held, ratio = ours, ready / ours
    return Section(
        title="W1 Score one return",
        headings=("items", "this product", "pandas, answers to figures", "pandas, frames made before", "that to ours"),
        rows=rows,
        result=f"{microseconds(held)} for every figure of a return (target {microseconds(TARGET_S)}: "
        f"{verdict(held <= TARGET_S)}); the same figures in pandas take {ratio:.0f} times as long.",
        notes=(
            "Ours also lists blockers, open duties and what holds the whole; pandas is spared that.",
            "Scores, low and high, assurance, gap points, counts and judgements of all sets are asserted equal first.",
            "Pandas is made for many rows: at one return its cost is its own set-up, much the same at all these sizes.",
            f"{versions('pandas', 'numpy')}.",
        ),
    )


def check_same(checklist: Checklist, review: Review) -> None:
    """Both give the same figures for every set, or nothing is measured."""
    ours = figures_of(checklist, review)
    items = peer.items_frame(checklist, review.school.setting, review.assessed_on)
    theirs = peer.figures(items, peer.answers_frame(review.answers), review.assessed_on)
    sets: dict[str, Figures] = {peer.WHOLE: ours.overall, **ours.paragraphs}
    sets |= {strand.value: figures for strand, figures in ours.strands.items()}
    assert set(theirs.index) == set(sets)
    for name, figures in sets.items():
        for field in _SAME:
            mine, other = getattr(figures, field), theirs.at[name, field]
            if mine is None:
                assert math.isnan(other) or field == "gap_points", (name, field, mine, other)
            else:
                assert math.isclose(mine, other, rel_tol=1e-12), (name, field, mine, other)
