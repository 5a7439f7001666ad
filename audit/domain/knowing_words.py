"""How the board knows over time, in words."""

from collections.abc import Sequence

from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.knowing_over_time import Knowing
from audit.domain.words import GRADE_WORDS, Grade

KNOWN_BY: tuple[Grade | None, ...] = (Grade.TESTED, Grade.SAMPLED, Grade.SEEN, Grade.TOLD, None)
"""The ways of knowing, the firmest first, then those with no evidence at all."""
NOTHING = "Nothing shown"


def grade_text(grade: Grade | None) -> str:
    """`We read it`; `Nothing shown` where no grade is given."""
    return NOTHING if grade is None else GRADE_WORDS[grade]


def knowing_words(reviews: Sequence[Knowing]) -> ChartWords:
    """What the ratings rest on, as a chart says it."""
    said = [
        f"{one.review.words}: " + ", ".join(f"{grade_text(grade).lower()} {one.count(grade)}" for grade in KNOWN_BY)
        for one in reviews
    ]
    return ChartWords(
        title="How the board knows, review by review",
        finding=_finding(reviews),
        alt=read_aloud(said),
        headings=("Review", *(grade_text(grade) for grade in KNOWN_BY), "Rated"),
        rows=tuple(
            (one.review.words, *(str(one.count(grade)) for grade in KNOWN_BY), str(one.rated)) for one in reviews
        ),
    )


def _finding(reviews: Sequence[Knowing]) -> str:
    if not reviews:
        return "There is no review yet."
    now = reviews[-1]
    on = long_date(now.review.assessed_on)
    if not now.rated:
        said = f"Nothing is rated in the review for {on}"
    else:
        looked, rated = now.looked_at, count(now.rated, "rated item")
        said = f"On {on} {looked} of {rated} {'rests' if looked == 1 else 'rest'} on more than staff’s word"
    if len(reviews) > 1:
        before = reviews[-2]
        then = f"{before.looked_at} of {before.rated}" if before.rated else "nothing was rated"
        said += f"; on {long_date(before.review.assessed_on)} {'it was ' if before.rated else ''}{then}"
    return f"{said}."
