"""What the charts over time say: true as shown, singular and plural right, every value in table and words."""

import re
from dataclasses import replace
from datetime import date

import pytest
from builders import a_checklist, a_review, an_answer, an_item
from generated import History, histories
from hypothesis import given, settings

from audit.domain.answers import Answer
from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words
from audit.domain.chart_words import ChartWords
from audit.domain.gap_ages import gap_age_words, gap_ages
from audit.domain.gaps import how_we_know
from audit.domain.heat_map import heat_map
from audit.domain.heat_map_words import heat_map_words
from audit.domain.knowing_over_time import knowing_over_time
from audit.domain.knowing_words import knowing_words
from audit.domain.scoring import figures_of
from audit.domain.strand_bars import strand_bars, strand_words
from audit.domain.trend import trend_of
from audit.domain.trend_words import trend_chart_words
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, ReviewKind, ReviewStatus, Strand

R0, R1, R2, R3 = Rating
DAYS = tuple(date(2020 + n, 11, 20) for n in range(6))
FORBIDDEN = re.compile(r"complian|breach|\bsafe\b|certif|inspection|no gaps", re.IGNORECASE)
CHECKLIST = a_checklist()


def every_chart(history: History) -> list[ChartWords]:
    checklist, reviews, contents = history.checklist, history.reviews, history.contents
    return [
        trend_chart_words(trend_of(checklist, reviews, contents=contents)),
        heat_map_words(heat_map(checklist, reviews, contents=contents)),
        bridge_words(bridge_of(checklist, reviews[0], reviews[-1], contents=contents)),
        knowing_words(knowing_over_time(checklist, reviews, contents=contents)),
        strand_words(strand_bars(checklist, reviews[-1])),
        gap_age_words(gap_ages(checklist, reviews, contents=contents)),
    ]


@settings(max_examples=100)
@given(histories())
def test_every_chart_of_every_history_has_one_sentence_and_whole_rows(history: History):
    for words in every_chart(history):
        assert words.title
        assert words.finding.endswith(".")
        assert not re.search(r"[.:;] [A-Z]", words.finding), "one sentence"
        assert words.alt.endswith(".")
        assert not FORBIDDEN.search(f"{words.title} {words.finding} {words.alt}")
        for one, many in re.findall(r"\b(1 \w*\s?items|[02-9] item\b)|(None)", words.finding + words.alt):
            raise AssertionError((one, many, words.finding))
        for row in words.rows:
            assert len(row) == len(words.headings)


@settings(max_examples=100)
@given(histories())
def test_each_review_tells_how_its_rated_items_are_known(history: History):
    for one, review in zip(
        knowing_over_time(history.checklist, history.reviews, contents=history.contents), history.reviews, strict=True
    ):
        asked = history.contents[review.content_hash]
        figures = figures_of(asked, review).overall
        assert {grade: one.count(grade) for grade in (*Grade, None)} == how_we_know(asked, review)
        assert one.rated == figures.answered - figures.unknown
        assert one.looked_at == sum(one.count(grade) for grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED))


@settings(max_examples=100)
@given(histories(most=1))
def test_strands_stand_from_least_to_most_and_name_what_is_not_in_place(history: History):
    (review,) = history.reviews
    bars = strand_bars(history.checklist, review).bars

    shares = [bar.share for bar in bars if bar.share is not None]
    assert shares == sorted(shares)
    assert [bar.share is None for bar in bars] == sorted(bar.share is None for bar in bars)
    for bar in bars:
        assert len(bar.items) == bar.figures.applicable - bar.figures.in_place
    assert "%" not in strand_words(strand_bars(history.checklist, review)).alt


@settings(max_examples=100)
@given(histories())
def test_open_gaps_stand_from_old_to_new(history: History):
    lives = gap_ages(history.checklist, history.reviews, contents=history.contents).lives

    assert [life.age_days for life in lives] == sorted((life.age_days for life in lives), reverse=True)
    assert all(life.open for life in lives)


def na(item: str) -> Answer:
    return Answer(item, NOT_APPLICABLE, na_reason="None attends.")


def a_history(*columns: dict, **changes) -> tuple:
    return tuple(a_review(column, id=f"r{n}", assessed_on=DAYS[n], **changes) for n, column in enumerate(columns))


def test_the_knowing_finding_counts_what_rests_on_more_than_a_word():
    told, seen = an_answer("IS-01", R2, grade=Grade.TOLD), an_answer("IS-02", R2, grade=Grade.SEEN)
    before, now = a_history({"IS-01": told}, {"IS-01": told, "IS-02": seen, "WT-01": UNKNOWN, "WT-02": R1})

    words = knowing_words(knowing_over_time(CHECKLIST, (before, now)))

    assert words.finding == (
        "On 20 November 2021 1 of 3 rated items rests on more than staff’s word; on 20 November 2020 it was 0 of 1."
    )
    assert words.headings == (
        "Review", "It was tested", "Someone sampled it", "We read it", "Staff told us", "Nothing shown", "Rated"
    )  # fmt: skip
    assert words.rows[1] == ("20 November 2021, open", "0", "0", "1", "1", "1", "3")


@pytest.mark.parametrize(
    ("columns", "finding"),
    [
        ([], "There is no review yet."),
        ([{}], "Nothing is rated in the review for 20 November 2020."),
        (
            [{}, {"IS-01": R1, "IS-02": R1}],
            "On {1} 0 of 2 rated items rest on more than staff’s word; on {0} nothing was rated.",
        ),
    ],
)
def test_what_nobody_rated_is_said_to_be_that(columns: list[dict], finding: str):
    said = finding.format("20 November 2020", "20 November 2021")
    assert knowing_words(knowing_over_time(CHECKLIST, a_history(*columns))).finding == said


def test_strands_are_told_by_counts_the_least_first():
    (review,) = a_history({"WT-01": R2, "WT-02": R3, "IS-01": R2, "IS-02": None, "DP-01": R0})

    words = strand_words(strand_bars(CHECKLIST, review))

    assert words.finding == (
        "On 20 November 2020, the least first, 0 of 2 in data protection, 1 of 2 in information sharing and "
        "2 of 2 in working together are in place or better."
    )
    assert words.rows[0][:2] == ("Data protection", "0 of 2 in place or better")


def test_strands_without_anything_applicable_or_answered_say_so():
    nothing, none = a_history({}, {item: na(item) for item in CHECKLIST.by_id})

    assert strand_words(strand_bars(CHECKLIST, nothing)).finding == (
        "On 20 November 2020 none of what is applicable has an answer yet."
    )
    assert strand_words(strand_bars(CHECKLIST, none)).finding == "On 20 November 2021 no item is applicable."


def test_one_strand_alone_is_not_the_least():
    checklist = a_checklist(an_item("IS-01"))
    (review,) = a_history({"IS-01": R2})

    assert strand_words(strand_bars(checklist, review)).finding == (
        "On 20 November 2020, 1 of 1 in information sharing is in place or better."
    )


def test_strands_equal_in_share_keep_the_checklists_order():
    bars = strand_bars(CHECKLIST, a_review({})).bars

    assert [bar.strand for bar in bars] == [
        Strand.WORKING_TOGETHER, Strand.INFORMATION_SHARING, Strand.DATA_PROTECTION
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "finding"),
    [
        ([], "There is no review yet."),
        ([{"IS-01": R2}], "On 20 November 2020 nothing that has been answered is below its target."),
        ([{"IS-01": R1}], "On 20 November 2020 1 gap is open, first seen in this review."),
        ([{"IS-01": R1, "IS-02": R0}] * 2, "On 20 November 2021 2 gaps are open, since 20 November 2020."),
        (
            [{"IS-01": R1}, {"IS-01": UNKNOWN, "IS-02": R0}],
            "On 20 November 2021 2 gaps are open, the oldest since 20 November 2020 (IS-01).",
        ),
        (
            [{"IS-01": R1}, {"IS-02": R0}],
            (
                "On 20 November 2021 2 gaps are open, 1 of them without an answer in this review, "
                "the oldest since 20 November 2020 (IS-01)."
            ),
        ),
        (
            [{"IS-01": R1}, {}],
            "On 20 November 2021 1 gap is open, without an answer in this review, since 20 November 2020.",
        ),
    ],
)
def test_the_ages_of_gaps_are_told_by_their_number_and_the_oldest(columns: list[dict], finding: str):
    assert gap_age_words(gap_ages(CHECKLIST, a_history(*columns))).finding == finding


def test_each_open_gap_is_a_row_with_what_it_is_now():
    words = gap_age_words(gap_ages(CHECKLIST, a_history({"IS-01": R1}, {"IS-01": R2}, {"IS-01": R0}, {})))

    assert words.rows == (("IS-01", "365 days", "20 November 2022", "1", "once", "No answer yet"),)
    assert words.alt == "IS-01: 365 days, since 20 November 2022, now No answer yet."


def test_a_trend_of_few_items_is_told_by_counts():
    few = a_history({"IS-01": R1}, {"IS-01": R2}, status=ReviewStatus.AGREED)

    assert trend_chart_words(trend_of(CHECKLIST, few)).finding == (
        "1 of 6 in place or better on 20 November 2021, against 0 of 6 on 20 November 2020; 1 of 6 answered."
    )


def test_one_review_or_none_with_answers_is_said_to_be_that():
    assert trend_chart_words(trend_of(CHECKLIST, a_history({"IS-01": R1}))).finding.startswith("There is one review")
    for nothing in ((), a_history({}, {})):
        words = trend_chart_words(trend_of(CHECKLIST, nothing))
        assert (words.finding, words.alt) == ("No review has an answer yet.", "Nothing to draw.")


def test_a_follow_up_is_named_in_every_column():
    full, follow_up = a_history({"IS-01": R1}, {"IS-01": R2})
    follow_up = replace(follow_up, kind=ReviewKind.FOLLOW_UP, status=ReviewStatus.AGREED)

    words = heat_map_words(heat_map(CHECKLIST, (full, follow_up)))

    assert words.headings[1:] == ("20 November 2020, open", "20 November 2021, follow-up, agreed")


def test_forty_reviews_each_have_their_column_row_and_place():
    reviews = tuple(a_review({"IS-01": R1}, id=f"r{n}", assessed_on=date(1980 + n, 1, 1)) for n in range(40))

    assert len(heat_map_words(heat_map(CHECKLIST, reviews)).headings) == 41
    assert len(knowing_words(knowing_over_time(CHECKLIST, reviews)).rows) == 40
    assert len(trend_chart_words(trend_of(CHECKLIST, reviews)).rows) == 40
    assert gap_ages(CHECKLIST, reviews).lives[0].reviews_seen == 40
