"""The trend in words: what it found, what its lines are, the chart read aloud."""

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.chart_words import ChartWords
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import count, in_place_text, judgement_text, percent, score_text
from audit.domain.figures import rounded
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE, LikeForLike, counted_once, like_for_like
from audit.domain.review import Review
from audit.domain.scoring import overall_of
from audit.domain.trend import TREND_HEADINGS, Point, Trend
from audit.domain.words import ReviewStatus


def finding(trend: Trend) -> str:
    """The chart in sentences, true of its data: since the last review, over the whole span, then like for like."""
    drawn, said = trend.drawn, [_since_the_last(trend)]
    if len(drawn) < 2:
        return said[0]
    first, before, last = drawn[0], drawn[-2], drawn[-1]
    since, longer = long_date(before.assessed_on), len(drawn) > 2
    if longer and not (first.figures.few or last.figures.few):
        span = f"From {long_date(first.assessed_on)} to {long_date(last.assessed_on)}"
        said.append(f"{span} the score {_moved(first.score, last.score)}.")
    if trend.matched_drawn:
        alike = f"Over the {count(trend.matched, 'item')} counted in every review, it"
        lately = _moved(before.like_for_like, last.like_for_like)
        whole = f" since {since}, and {_moved(first.like_for_like, last.like_for_like)} in all" if longer else ""
        said.append(f"{alike} {lately}{whole}.")
    return " ".join(said)


def _since_the_last(trend: Trend) -> str:
    """What the last two reviews with answers show; sets of few items by their counts alone."""
    if len(trend.drawn) < 2:
        have = "There is one review with answers" if trend.drawn else "No review has an answer yet"
        return f"{have}, so nothing can be compared yet." if trend.drawn else f"{have}."
    before, last = trend.drawn[-2:]
    since = long_date(before.assessed_on)
    then = f"{before.figures.in_place} of {before.figures.applicable}"
    if before.figures.few or last.figures.few:
        stood = f"{in_place_text(last.figures)} on {long_date(last.assessed_on)}"
        return f"{stood}, against {then} on {since}{_so_far(last)}."
    stood = f"{in_place_text(last.figures)} against {then}"
    return f"Since {since} the score {_moved(before.score, last.score)}, with {stood}{_so_far(last)}."


def _so_far(last: Point) -> str:
    """`; so far, 43 of 52 answered` of an open review, without “so far” of an agreed one; nothing where all are."""
    if not last.figures.unanswered:
        return ""
    so_far = "so far, " if last.status is ReviewStatus.OPEN else ""
    return f"; {so_far}{last.figures.answered} of {last.figures.applicable} answered"


def _moved(before: float | None, after: float | None) -> str:
    """`rose from 48.1% to 62.5%`; the direction is that of the figures as they are shown."""
    assert before is not None and after is not None  # noqa: S101, PT018  (what is drawn has both)
    was, now = rounded(before), rounded(after)
    if was == now:
        return f"stayed at {now}%"
    return f"{'rose' if now > was else 'fell'} from {was}% to {now}%"


def trend_chart_words(trend: Trend) -> ChartWords:
    """The trend as a chart says it: its finding is of the last two reviews with answers."""
    return ChartWords(
        title="The score, review by review",
        finding=_since_the_last(trend),
        alt=alt_text(trend),
        headings=TREND_HEADINGS,
        rows=tuple(point.cells() for point in trend.points),
    )


def matched_note(trend: Trend) -> str:
    """What the like-for-like line is, or why it is not drawn."""
    if trend.matched_drawn:
        return (
            f"The like-for-like line holds only the {count(trend.matched, 'item')} counted in every review drawn, "
            "so it shows what changed, not what was asked."
        )
    return (
        f"There is no like-for-like line: {count(trend.matched, 'item')} "
        f"{'is' if trend.matched == 1 else 'are'} counted in every review, and below {FEWEST_LIKE_FOR_LIKE} "
        "the line would say more about the items than about the school."
    )


def alt_text(trend: Trend) -> str:
    """The chart in words, review by review."""
    lines: list[str] = []
    for point in trend.drawn:
        its = point.figures
        words = f"{long_date(point.assessed_on)}: {score_text(its)}, {judgement_text(its.judgement)}"
        if point.like_for_like is not None:
            words += f", like for like {percent(point.like_for_like)}"
        lines.append(words)
    return "; ".join(lines) + "." if lines else "Nothing to draw."


def other_items_note(
    checklist: Checklist, before: Review, after: Review, *, contents: Contents = NO_OTHERS
) -> str | None:
    """Where the score went up while other items were counted: say so, with the like-for-like figures; else None."""
    was = overall_of(answered_on(before, checklist, contents), before).score
    now = overall_of(checklist, after).score
    others = counted_once(checklist, before, after, contents=contents)
    if was is None or now is None or now <= was or not others:
        return None
    start = (
        f"{count(len(others), 'item')} {'is' if len(others) == 1 else 'are'} counted in only one of the two reviews, "
        "so a better score may come from other items being counted."
    )
    return f"{start} {_alike(like_for_like(checklist, before, after, contents=contents))}"


def _alike(matched: LikeForLike) -> str:
    if not matched.enough or matched.before is None or matched.after is None:
        return f"Only {count(matched.items, 'item')} can be compared like for like: too few to say."
    moved = _moved(matched.before, matched.after)
    return f"Like for like, over {count(matched.items, 'item')}, the score {moved}."
