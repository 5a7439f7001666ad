"""How old evidence is, until when it counts, and that a new look never lowers or ages what is known."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import an_answer, an_item
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.evidence_age import Looked, age_words, counts_until, evidence_age_words, grades_from, looked_again
from audit.domain.tally import assured
from audit.domain.words import UNKNOWN, Grade, Rating
from audit.errors import NotAllowedError

SEEN_ON = date(2025, 8, 14)
SEEN = an_answer(grade=Grade.SEEN, evidence_by="Clerk", evidence_date=SEEN_ON, evidence_ref="Policy v4")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (SEEN_ON, "less than a month old"),
        (date(2025, 9, 13), "less than a month old"),
        (date(2025, 9, 14), "1 month old"),
        (date(2026, 11, 20), "15 months old"),
    ],
)
def test_an_age_is_told_in_whole_months(on, words):
    assert age_words(SEEN_ON, on) == words


def test_evidence_in_date_says_until_when_it_counts_and_stale_evidence_from_when_it_does_not():
    item = an_item()

    assert evidence_age_words(item, SEEN, date(2026, 9, 18)) == (
        "Its evidence is 13 months old, and counts as known until 18 September 2026."
    )
    assert evidence_age_words(item, SEEN, date(2026, 11, 20)) == (
        "Its evidence is stale: 15 months old. After 400 days it no longer counts as known: "
        "it does not from 19 September 2026 on."
    )


def test_where_nobody_looked_it_says_so():
    told = replace(SEEN, grade=Grade.TOLD)
    assert "Nobody on the board’s side has looked" in evidence_age_words(an_item(), told, SEEN_ON)
    assert evidence_age_words(an_item(), an_answer(), SEEN_ON) == "It rests on no dated evidence."
    assert not evidence_age_words(an_item(), an_answer(value=UNKNOWN), SEEN_ON)


@given(st.integers(0, 900), st.sampled_from([100, 400]), st.sampled_from(list(Grade)))
def test_the_words_agree_with_what_is_counted(days, fresh, grade):
    item, answer = an_item(fresh_days=fresh), replace(SEEN, grade=grade)
    on = SEEN_ON + timedelta(days=days)
    last_day = counts_until(item, answer)

    assert assured(item, answer, on) is (last_day is not None and on <= last_day)
    assert ("counts as known until" in evidence_age_words(item, answer, on)) is assured(item, answer, on)


def test_a_new_look_renews_the_day_and_the_role_and_keeps_what_was_looked_at():
    again = looked_again(SEEN, Looked(Grade.SEEN, " Link governor ", date(2026, 11, 3)))

    assert (again.evidence_date, again.evidence_by, again.evidence_ref) == (
        date(2026, 11, 3), "Link governor", "Policy v4"
    )  # fmt: skip
    assert again.value is SEEN.value


@given(st.sampled_from([None, *Grade]), st.sampled_from(list(Grade)), st.integers(-500, 500))
def test_a_new_look_never_lowers_the_grade_nor_ages_the_evidence(before, now, days):
    answer, on = replace(SEEN, grade=before), SEEN_ON + timedelta(days=days)
    try:
        again = looked_again(answer, Looked(now, "Chair", on))
    except NotAllowedError:
        assert now not in grades_from(before) or on < SEEN_ON
        return
    order = list(Grade)
    assert again.grade
    assert before is None or order.index(again.grade) >= order.index(before)
    assert again.evidence_date == max(on, SEEN_ON)


def test_to_say_we_read_it_takes_a_role_on_the_boards_side():
    with pytest.raises(NotAllowedError, match="a board member or the clerk"):
        looked_again(SEEN, Looked(Grade.SEEN, "DSL", date(2026, 11, 3)))
    with pytest.raises(NotAllowedError, match="the day and the role"):
        looked_again(SEEN, Looked(Grade.SEEN, " ", date(2026, 11, 3)))


def test_only_a_rating_has_evidence_to_renew():
    with pytest.raises(NotAllowedError, match="a rating only"):
        looked_again(an_answer(value=UNKNOWN), Looked(Grade.SEEN, "Chair", SEEN_ON))
    assert an_answer(value=Rating.IN_PLACE).grade is None
