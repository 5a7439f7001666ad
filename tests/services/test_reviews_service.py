"""What a board may do with a review, and what it is told when it may not."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from service_builders import ALDER, CHAIR, CORE, DSL, TODAY, Desk

from audit.domain.answers import Answer
from audit.domain.review import Action, Person, ReviewStatus, person_named, unanswered
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, Grade, Rating
from audit.errors import NotAllowedError, NotFoundError, StaleError

LAST_YEAR = date(2025, 11, 18)


def answer_in(desk: Desk, review: str, item: str) -> Answer:
    return desk.reviews.open(review).review.answers[item]


def test_a_saved_answer_is_there_and_says_who_proposed_it(desk: Desk):
    review = desk.a_review()
    desk.reviews.save_answer(review, Answer("WT-01", Rating.IN_PLACE, note="Seen in the office."), DSL)

    kept = answer_in(desk, review, "WT-01")
    assert kept.value is Rating.IN_PLACE
    assert kept.proposed_by == "DSL"


def test_saving_the_same_again_writes_nothing(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    before = desk.store.get(review).version

    assert desk.reviews.save_answer(review, answer_in(desk, review, "WT-01"), DSL) is None
    assert desk.store.get(review).version == before


def test_a_stale_save_is_refused_with_who_and_when(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    read = answer_in(desk, review, "WT-01")
    desk.reviews.save_answer(review, replace(read, value=Rating.EMBEDDED), CHAIR)

    with pytest.raises(StaleError, match="Bo Lane"):
        desk.reviews.save_answer(review, replace(read, value=Rating.PARTLY_IN_PLACE), DSL)
    assert answer_in(desk, review, "WT-01").value is Rating.EMBEDDED


def test_two_people_who_answer_different_items_do_not_meet(desk: Desk):
    review = desk.a_review()
    desk.reviews.save_answer(review, Answer("WT-01", Rating.IN_PLACE), DSL)
    desk.reviews.save_answer(review, Answer("IS-01", Rating.EMBEDDED), CHAIR)

    assert set(desk.store.get(review).answers) == {"WT-01", "IS-01"}


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (Answer("DP-01", NOT_APPLICABLE, na_reason="We think not."), "not offered"),
        (Answer("DP-22", Rating.IN_PLACE), "not asked of this kind of school"),
        (Answer("WT-01", Rating.IN_PLACE, evidence_date=TODAY + timedelta(days=1)), "lies in the future"),
        (Answer("WT-01", Rating.IN_PLACE, note="x" * 2001), "at most 2,000 characters"),
        (Answer("WT-01", Rating.IN_PLACE, note="NHS 943 476 5919"), "keeps no pupil’s data"),
    ],
)
def test_a_rule_refuses_with_a_sentence_and_keeps_nothing(desk: Desk, answer: Answer, says: str):
    review = desk.a_review()

    with pytest.raises(NotAllowedError, match=says):
        desk.reviews.save_answer(review, answer, DSL)
    assert not desk.store.get(review).answers


def test_an_unknown_item_is_not_found(desk: Desk):
    with pytest.raises(NotFoundError, match="ZZ-99"):
        desk.reviews.save_answer(desk.a_review(), Answer("ZZ-99", Rating.IN_PLACE), DSL)


def test_a_new_review_starts_with_nothing_answered_and_last_time_beside(desk: Desk):
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.EMBEDDED, DP_01=UNKNOWN)
    opened = desk.reviews.open(desk.a_review())

    assert not opened.review.answers
    assert opened.figures.overall.answered == 0
    assert opened.last_time("WT-01").answer.value is Rating.EMBEDDED
    assert opened.last_time("IS-01") is None


def test_it_still_holds_takes_over_the_answer_with_the_evidences_own_date(desk: Desk):
    seen = date(2025, 11, 3)
    old = desk.a_review(LAST_YEAR)
    desk.reviews.save_answer(
        old, Answer("WT-01", Rating.EMBEDDED, grade=Grade.SEEN, evidence_date=seen, checked_by="Chair"), DSL
    )
    desk.reviews.agree(desk.reviews.open(old), CHAIR, agreed_on=LAST_YEAR)
    new = desk.a_review()

    desk.reviews.confirm_last(desk.reviews.open(new), "WT-01", DSL)

    kept = answer_in(desk, new, "WT-01")
    assert (kept.value, kept.evidence_date, kept.checked_by) == (Rating.EMBEDDED, seen, "")


def test_the_previous_review_is_the_latest_agreed_one_else_the_latest_open_one(desk: Desk):
    desk.an_agreed_review(date(2024, 11, 18), WT_01=Rating.IN_PLACE)
    desk.a_review(LAST_YEAR, WT_01=Rating.EMBEDDED)
    assert desk.reviews.open(desk.a_review()).previous.assessed_on == date(2024, 11, 18)

    other = Desk()
    other.a_review(LAST_YEAR, WT_01=Rating.EMBEDDED)
    for most in (None, 1):
        assert (
            other.reviews.open(other.a_review(TODAY - timedelta(days=most or 0)), most_earlier=most).previous
            is not None
        )


def test_one_school_has_one_review_of_a_checklist_on_a_day(desk: Desk):
    desk.a_review()
    with pytest.raises(NotAllowedError, match="already has a review"):
        desk.a_review()


def test_a_review_is_dated_at_most_a_term_ahead(desk: Desk):
    desk.reviews.start(ALDER, CORE, TODAY + timedelta(days=92), DSL)
    with pytest.raises(NotAllowedError, match="at most 92 days ahead"):
        desk.reviews.start(ALDER, CORE, TODAY + timedelta(days=93), DSL)


def test_agreeing_freezes_the_answers_and_names_the_exceptions(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    desk.reviews.agree(
        desk.reviews.open(review), CHAIR, agreed_on=TODAY, exceptions=("WT-01",), minute_reference="26/11.4"
    )

    agreed = desk.store.get(review)
    assert agreed.status is ReviewStatus.AGREED
    assert (agreed.agreed_on, agreed.exceptions, agreed.minute_reference) == (TODAY, ("WT-01",), "26/11.4")
    with pytest.raises(NotAllowedError, match="Re-open it"):
        desk.reviews.save_answer(review, Answer("IS-01", Rating.IN_PLACE), DSL)


def test_the_board_agrees_only_what_it_saw(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    drawn = desk.reviews.open(review)
    desk.reviews.save_answer(review, Answer("IS-01", Rating.NOT_IN_PLACE), DSL)

    with pytest.raises(StaleError, match="Ada Field"):
        desk.reviews.agree(drawn, CHAIR, agreed_on=TODAY)
    assert desk.store.get(review).status is ReviewStatus.OPEN


def test_a_review_is_not_agreed_before_its_day_nor_with_nothing_answered(desk: Desk):
    early = desk.a_review(TODAY + timedelta(days=3), WT_01=Rating.IN_PLACE)
    empty = desk.a_review()

    with pytest.raises(NotAllowedError, match="on that day or after"):
        desk.reviews.agree(desk.reviews.open(early), CHAIR, agreed_on=TODAY)
    with pytest.raises(NotAllowedError, match="Nothing has been answered"):
        desk.reviews.agree(desk.reviews.open(empty), CHAIR, agreed_on=TODAY)


def test_reopening_needs_a_reason_and_keeps_it(desk: Desk):
    review = desk.an_agreed_review(TODAY, WT_01=Rating.IN_PLACE)

    with pytest.raises(NotAllowedError, match="give the reason"):
        desk.reviews.reopen(desk.reviews.open(review), CHAIR, " ")
    desk.reviews.reopen(desk.reviews.open(review), CHAIR, "The head found the register.")

    assert desk.store.get(review).status is ReviewStatus.OPEN
    assert "The head found the register." in desk.store.trail(review)[-1].new
    assert desk.store.verify(review) is None


def test_the_day_moves_until_the_review_is_agreed(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    desk.reviews.move(desk.reviews.open(review), TODAY - timedelta(days=1), CHAIR)
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=TODAY)

    assert desk.store.get(review).assessed_on == TODAY - timedelta(days=1)
    with pytest.raises(NotAllowedError):
        desk.reviews.move(desk.reviews.open(review), TODAY, CHAIR)


def test_unanswered_items_are_those_in_scope_without_a_value(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    desk.reviews.save_answer(review, Answer("IS-01", None, note="Asked the head."), DSL)

    left = unanswered(desk.store.get(review), desk.checklist)
    assert [item.id for item in left] == ["WT-02", "IS-01", "DP-01"]


def an_action(review: str, **changes: object) -> Action:
    return replace(Action("", review, "IS-01", "Write the route down.", "DSL", TODAY - timedelta(days=1)), **changes)


def test_an_action_is_overdue_until_it_is_done_and_done_closes_no_gap(desk: Desk):
    review = desk.a_review(IS_01=Rating.NOT_IN_PLACE)
    desk.reviews.save_action(an_action(review), DSL)
    (kept,) = desk.reviews.open(review).actions
    assert kept.overdue(TODAY)

    done = replace(kept, status=ActionStatus.DONE, done_what="Written.", done_on=TODAY, impact="Staff found it.")
    desk.reviews.save_action(done, DSL)

    opened = desk.reviews.open(review)
    assert not opened.actions[0].overdue(TODAY)
    assert opened.figures.overall.gap_points == 6


def test_done_and_dropped_need_their_words():
    with pytest.raises(NotAllowedError, match="what changed for children or staff"):
        an_action("r", status=ActionStatus.DONE, done_what="Written.", done_on=TODAY)
    with pytest.raises(NotAllowedError, match="give the reason"):
        an_action("r", status=ActionStatus.DROPPED)


def test_an_action_can_be_done_after_the_review_is_agreed(desk: Desk):
    review = desk.a_review(IS_01=Rating.NOT_IN_PLACE)
    desk.reviews.save_action(an_action(review), DSL)
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=TODAY)

    (kept,) = desk.reviews.open(review).actions
    desk.reviews.save_action(replace(kept, status=ActionStatus.DOING), DSL)
    assert desk.reviews.open(review).actions[0].status is ActionStatus.DOING


def test_an_action_belongs_to_an_item_and_is_no_longer_than_a_page(desk: Desk):
    review = desk.a_review(IS_01=Rating.NOT_IN_PLACE)
    with pytest.raises(NotAllowedError, match="no item ZZ-99"):
        desk.reviews.save_action(an_action(review, item="ZZ-99"), DSL)
    with pytest.raises(NotAllowedError, match="at most 2,000 characters"):
        desk.reviews.save_action(an_action(review, what="x" * 2001), DSL)
    later = TODAY + timedelta(days=1)
    done = an_action(review, status=ActionStatus.DONE, done_what="Written.", done_on=later, impact="Found.")
    with pytest.raises(NotAllowedError, match="lies in the future"):
        desk.reviews.save_action(done, DSL)


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Field, DSL", Person("Ada Field", "DSL")),
        ("Smith, Jane, Head", Person("Smith, Jane", "Head")),
        ("Ada Field", Person("Ada Field", "not given")),
        ("Ada Field,", Person("Ada Field", "not given")),
        ("  ", None),
    ],
)
def test_what_follows_the_last_comma_is_the_role(text: str, person: Person | None):
    assert person_named(text) == person
