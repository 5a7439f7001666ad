"""The life of a gap in words: true of the reviews it was told from."""

from datetime import date

import pytest
from builders import a_checklist, a_review, an_answer

from audit.domain.gap_life import gap_lives
from audit.domain.gap_story import LIFE_HEADINGS, ended_finding, ended_story, life_cells, open_story, unanswered_note
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating

CHECKLIST = a_checklist()
DAYS = [date(2023, 11, 20), date(2024, 11, 20), date(2025, 11, 20), date(2026, 11, 20)]
LOW, HIGH = Rating.NOT_IN_PLACE, Rating.IN_PLACE


def told(*values, item="IS-02"):
    """The reviews in which the item was answered so, and the lives of its gaps."""
    reviews = [
        a_review({item: value} if value is not None else {"WT-01": HIGH}, id=f"r{day.year}", assessed_on=day)
        for day, value in zip(DAYS, values, strict=False)
    ]
    return reviews, [life for life in gap_lives(CHECKLIST, reviews) if life.item == item]


def test_an_open_gap_tells_since_when_how_often_seen_and_how_old():
    _, (life,) = told(HIGH, LOW, LOW)

    assert open_story(life) == "Open since 20 November 2024 (2 reviews, 365 days)."


def test_a_new_one_says_so():
    _, (life,) = told(HIGH, LOW)

    assert open_story(life) == "New in this review: open since 20 November 2024."


def test_one_that_came_back_says_how_often():
    _, lives = told(LOW, HIGH, LOW, Rating.PARTLY_IN_PLACE)

    assert open_story(lives[-1]) == "Open since 20 November 2025 (2 reviews, 365 days), re-opened once."


def test_not_answering_closes_nothing_and_is_said():
    _, (life,) = told(LOW, None)

    assert open_story(life) == (
        "Open since 20 November 2023 (1 review, 366 days). Not answered in the latest review, which closes nothing."
    )


def test_gaps_without_an_answer_now_are_counted_as_open_and_said_to_be():
    _, (unanswered,) = told(LOW, None)
    _, (rated,) = told(LOW, LOW)

    assert unanswered_note([rated]) == ""
    assert unanswered_note([rated, unanswered]) == "One of them has no answer in the latest review: that closes no gap."
    assert unanswered_note([unanswered, unanswered]).startswith("2 of them have no answer")


def test_a_re_rating_is_told_with_both_ratings_and_who_looked():
    seen = an_answer("IS-02", HIGH, grade=Grade.SEEN, evidence_by="Link governor", evidence_date=date(2025, 11, 3))
    reviews, (life,) = told(LOW, Rating.PARTLY_IN_PLACE, seen)

    assert ended_story(life, CHECKLIST, reviews) == (
        "Closed on 20 November 2025 by a re-rating from 1 (Partly in place) to 2 (In place), seen by Link governor on "
        "3 November 2025. It had been open since 20 November 2023 (2 reviews, 731 days)."
    )


@pytest.mark.parametrize(("grade", "words"), [(Grade.TOLD, "as staff told us"), (None, "with nothing shown")])
def test_what_nobody_looked_at_is_told_as_that(grade, words):
    reviews, (life,) = told(LOW, an_answer("IS-02", HIGH, grade=grade))

    assert f"to 2 (In place), {words}." in ended_story(life, CHECKLIST, reviews)


def test_what_was_found_out_was_no_gap_that_somebody_closed():
    reviews, (life,) = told(UNKNOWN, HIGH)

    assert ended_story(life, CHECKLIST, reviews).startswith("Found out on 20 November 2024 to be 2 (In place)")


def test_a_gap_that_left_is_never_told_as_closed():
    reason = an_answer("IS-02", NOT_APPLICABLE, na_reason="No child has ever moved here.")
    reviews, (life,) = told(LOW, reason)

    story = ended_story(life, CHECKLIST, reviews)
    assert story.startswith("Left on 20 November 2024: not applicable, “No child has ever moved here”.")
    assert "That closes no gap." in story


def test_an_open_gap_has_no_end_to_tell():
    reviews, (life,) = told(LOW)

    with pytest.raises(ValueError, match="not ended"):
        ended_story(life, CHECKLIST, reviews)


def test_the_ends_are_counted_each_under_its_own_name():
    _, closed = told(LOW, HIGH)
    _, found = told(UNKNOWN, HIGH)

    assert ended_finding([]) == "No gap has ended yet."
    assert ended_finding([*closed, *found]) == (
        "2 gaps have ended: 1 closed by a rating and 1 found out to be in place."
    )
    assert ended_finding(closed) == "1 gap has ended: 1 closed by a rating."


def test_a_life_fills_its_row():
    _, (closed,) = told(LOW, HIGH)
    _, (still,) = told(LOW)

    assert len(life_cells(closed, "Does it?")) == len(life_cells(still, "Does it?")) == len(LIFE_HEADINGS)
    assert life_cells(still, "Does it?")[3] == "still open"
