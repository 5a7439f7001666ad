"""The trend: points, finding, and a like-for-like line that unequal coverage never moves."""

from dataclasses import replace
from datetime import date
from typing import Any

from builders import a_checklist, a_review, an_answer, an_item
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.checklist import Checklist
from audit.domain.display import TOO_LITTLE
from audit.domain.movement import counted_once
from audit.domain.review import Review
from audit.domain.trend import TREND_HEADINGS, trend_of
from audit.domain.trend_words import alt_text, finding, matched_note, other_items_note
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, NotRated, Rating, ReviewKind, ReviewStatus, Value

DAYS = (date(2023, 11, 20), date(2024, 11, 20), date(2025, 11, 20), date(2026, 11, 20))
IDS = tuple(f"IS-{number:02}" for number in range(1, 13))
CHECKLIST = a_checklist(*(an_item(item_id, na_when="None attends.") for item_id in IDS))


def reviews_of(*columns: dict[str, Value | None], **changes: Any) -> tuple[Review, ...]:
    """One review a column, a year apart."""
    return tuple(
        a_review(
            {
                item: an_answer(item, value, na_reason="None attends." if value is NOT_APPLICABLE else "")
                for item, value in column.items()
            },
            assessed_on=day,
            **changes,
        )
        for day, column in zip(DAYS, columns, strict=False)
    )


def every(value: Value | None, *but: tuple[str, Value | None]) -> dict[str, Value | None]:
    return dict.fromkeys(IDS, value) | dict(but)


def test_every_review_is_a_point_with_its_score_in_order() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.PARTLY_IN_PLACE), every(Rating.IN_PLACE)))

    assert [point.assessed_on for point in trend.points] == [*DAYS[:2]]
    assert [round(point.score or 0, 1) for point in trend.points] == [33.3, 66.7]
    assert trend.worth_drawing


def test_the_finding_speaks_first_of_what_changed_since_the_last_review() -> None:
    trend = trend_of(
        CHECKLIST,
        reviews_of(every(Rating.NOT_IN_PLACE), every(Rating.EMBEDDED), every(Rating.IN_PLACE, ("IS-02", None))),
    )

    assert finding(trend) == (
        "Since 20 November 2024 the score fell from 100.0% to 66.7%, with 11 of 12 in place or better "
        "against 12 of 12; so far, 11 of 12 answered. "
        "From 20 November 2023 to 20 November 2025 the score rose from 0.0% to 66.7%. "
        "Over the 11 items counted in every review, it fell from 100.0% to 66.7% since 20 November 2024, "
        "and rose from 0.0% to 66.7% in all."
    )


def test_only_an_open_review_is_so_far() -> None:
    agreed = ReviewStatus.AGREED
    whole = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.IN_PLACE), status=agreed))
    left = trend_of(
        CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.IN_PLACE, ("IS-02", None)), status=agreed)
    )

    assert "answered" not in finding(whole)
    assert "against 12 of 12; 11 of 12 answered." in finding(left)


def test_a_score_that_can_still_go_nearly_anywhere_is_said_to_mean_little() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(None, ("IS-02", Rating.IN_PLACE))))

    assert [TOO_LITTLE in point.cells()[1] for point in trend.points] == [False, True]


def test_the_finding_of_two_reviews_says_both_lines_once() -> None:
    trend = trend_of(
        CHECKLIST,
        reviews_of(every(Rating.PARTLY_IN_PLACE, ("IS-01", UNKNOWN)), every(Rating.IN_PLACE, ("IS-02", None))),
    )

    assert finding(trend) == (
        "Since 20 November 2023 the score rose from 30.6% to 66.7%, with 11 of 12 in place or better "
        "against 0 of 12; so far, 11 of 12 answered. "
        "Over the 11 items counted in every review, it rose from 30.3% to 66.7%."
    )


def test_a_figure_that_reads_the_same_is_said_to_stay() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.IN_PLACE)))

    assert "the score stayed at 66.7%" in finding(trend)


def test_a_fall_is_called_a_fall() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.NOT_IN_PLACE)))

    assert "the score fell from 66.7% to 0.0%" in finding(trend)


def test_below_ten_items_in_common_the_second_line_is_not_drawn_and_this_is_said() -> None:
    few = dict.fromkeys(IDS[:9], Rating.IN_PLACE)
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), few))

    assert not trend.matched_drawn
    assert "9 items are counted in every review, and below 10" in matched_note(trend)
    assert "counted in every review" not in finding(trend)
    assert trend.points[0].cells()[TREND_HEADINGS.index("Like for like")] == "not drawn"


def test_with_ten_items_in_common_it_is_drawn() -> None:
    ten = dict.fromkeys(IDS[:10], Rating.IN_PLACE)
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), ten))

    assert trend.matched_drawn
    assert "10 items" in matched_note(trend)


def test_a_review_without_any_answer_has_no_point_and_takes_no_item_from_the_line() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.EMBEDDED), {}))

    assert len(trend.points) == 3
    assert [point.assessed_on for point in trend.drawn] == [*DAYS[:2]]
    assert trend.matched == 12
    assert trend.points[2].like_for_like is None


def test_one_review_with_answers_says_that_nothing_can_be_compared() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE)))

    assert "nothing can be compared yet" in finding(trend)
    assert not trend.worth_drawing


def test_a_set_of_few_items_is_not_drawn_as_per_cent() -> None:
    small = a_checklist(*(an_item(item_id) for item_id in IDS[:7]))
    trend = trend_of(small, reviews_of(every(Rating.IN_PLACE), every(Rating.EMBEDDED)))

    assert not trend.worth_drawing


def test_the_table_never_shows_a_bare_per_cent() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.IN_PLACE, ("IS-01", UNKNOWN))))
    row = dict(zip(TREND_HEADINGS, trend.points[1].cells(), strict=True))

    assert row["Review"] == "20 November 2024, open"
    assert row["Score"] == "Score 61.1% (between 61.1% and 69.4% once everything is known)"
    assert row["Counted"] == ("11 of 12 in place or better · 12 of 12 answered · 1 don’t know · 0 not applicable")


def test_an_agreed_review_is_called_agreed() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), status=ReviewStatus.AGREED))

    assert trend.points[0].cells()[0] == "20 November 2023, agreed"


def test_the_alternative_text_names_every_review_drawn() -> None:
    trend = trend_of(CHECKLIST, reviews_of(every(Rating.IN_PLACE), every(Rating.EMBEDDED)))

    assert alt_text(trend).count("like for like") == 2
    assert "20 November 2023: Score 66.7%" in alt_text(trend)
    assert alt_text(trend_of(CHECKLIST, ())) == "Nothing to draw."


def test_a_better_score_with_other_items_counted_is_said_to_be_perhaps_only_that() -> None:
    before, after = reviews_of(
        every(Rating.IN_PLACE, ("IS-01", Rating.NOT_IN_PLACE)), every(Rating.IN_PLACE, ("IS-01", NOT_APPLICABLE))
    )

    note = other_items_note(CHECKLIST, before, after)

    assert note is not None
    assert note.startswith("1 item is counted in only one of the two reviews, so a better score may come from")
    assert note.endswith("Like for like, over 11 items, the score stayed at 66.7%.")


def test_where_too_few_items_can_be_compared_it_says_only_that() -> None:
    before, after = reviews_of({"IS-01": Rating.NOT_IN_PLACE}, every(Rating.IN_PLACE))

    assert "Only 1 item can be compared like for like: too few to say." in str(
        other_items_note(CHECKLIST, before, after)
    )


def test_a_better_score_over_the_same_items_needs_no_such_sentence() -> None:
    before, after = reviews_of(every(Rating.PARTLY_IN_PLACE), every(Rating.IN_PLACE))

    assert other_items_note(CHECKLIST, before, after) is None


def test_neither_does_a_worse_one() -> None:
    before, after = reviews_of(every(Rating.IN_PLACE), every(Rating.NOT_IN_PLACE, ("IS-01", None)))

    assert other_items_note(CHECKLIST, before, after) is None
    assert counted_once(CHECKLIST, before, after) == ("IS-01",)


VALUES = st.sampled_from([*Rating, *NotRated, None])
COUNTED = st.sampled_from([*Rating, UNKNOWN])


@st.composite
def histories(draw: st.DrawFn) -> tuple[Checklist, tuple[Review, ...], int]:
    """Ten to fifteen items counted in every review, and up to ten that one review at least leaves out."""
    steady, passing = draw(st.integers(10, 15)), draw(st.integers(0, 10))
    length = draw(st.integers(2, 4))
    ids = [f"XX-{number:02}" for number in range(1, steady + passing + 1)]
    columns: list[dict[str, Value | None]] = [
        {item: draw(COUNTED) for item in ids[:steady]} | {item: draw(VALUES) for item in ids[steady:]}
        for _ in range(length)
    ]
    for item in ids[steady:]:
        columns[draw(st.integers(0, length - 1))][item] = draw(st.sampled_from([NOT_APPLICABLE, None]))
    checklist = a_checklist(*(an_item(item, na_when="None attends.") for item in ids))
    return checklist, reviews_of(*columns), steady


def without(review: Review, kept: set[str]) -> Review:
    return replace(review, answers={item: answer for item, answer in review.answers.items() if item in kept})


@settings(max_examples=30)
@given(histories())
def test_unequal_coverage_never_moves_the_like_for_like_line(
    history: tuple[Checklist, tuple[Review, ...], int],
) -> None:
    checklist, reviews, steady = history
    kept = {item.id for item in checklist.items[:steady]}

    whole = trend_of(checklist, reviews)
    bare = trend_of(checklist, tuple(without(review, kept) for review in reviews))

    assert whole.matched == steady
    assert [point.like_for_like for point in whole.points] == [point.like_for_like for point in bare.points]


@settings(max_examples=30)
@given(histories(), st.sampled_from([*Rating]))
def test_where_no_common_item_changes_the_line_is_flat(
    history: tuple[Checklist, tuple[Review, ...], int], rating: Rating
) -> None:
    checklist, reviews, steady = history
    fixed = {item.id: an_answer(item.id, rating) for item in checklist.items[:steady]}

    trend = trend_of(checklist, tuple(replace(review, answers={**review.answers, **fixed}) for review in reviews))

    assert len({point.like_for_like for point in trend.points}) == 1


@settings(max_examples=30)
@given(histories())
def test_with_the_same_items_counted_everywhere_both_lines_are_one(
    history: tuple[Checklist, tuple[Review, ...], int],
) -> None:
    checklist, reviews, steady = history
    same = replace(checklist, items=checklist.items[:steady])

    trend = trend_of(same, reviews)

    assert [point.score for point in trend.points] == [point.like_for_like for point in trend.points]


def test_the_table_says_which_review_was_a_follow_up() -> None:
    checklist = a_checklist()
    full = a_review({"IS-01": Rating.IN_PLACE})
    follow_up = replace(full, kind=ReviewKind.FOLLOW_UP, assessed_on=date(2027, 1, 20))

    first, second = (point.cells()[0] for point in trend_of(checklist, (full, follow_up)).points)

    assert (first, second) == ("20 November 2026, open", "20 January 2027, follow-up, open")
