"""A follow-up from agreed to agreed: what it keeps when it starts, over either store, and what an answer does to it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from service_builders import ALDER, CHAIR, CORE, DSL, TODAY, Desk, a_file, a_return

from audit.domain.answers import Answer
from audit.domain.follow_up import asked_items
from audit.domain.movement import movements
from audit.domain.review import Action, School
from audit.domain.trail import ChangeKind
from audit.domain.words import UNKNOWN, Grade, Movement, Rating, ReviewKind, Setting
from audit.errors import NotAllowedError
from audit.services.follow_ups import FollowUpService
from audit.storage import open_store

LAST = date(2025, 11, 18)
READ = Answer(
    "WT-01", Rating.IN_PLACE, grade=Grade.SEEN, evidence_ref="Policy v4", evidence_date=date(2025, 11, 3),
    evidence_by="Clerk",
)  # fmt: skip


@pytest.fixture(params=["memory", "sql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path):
    """A desk over each of the stores."""
    if request.param == "memory":
        yield Desk()
        return
    store = open_store(f"sqlite:///{tmp_path / 'reviews.db'}", now=datetime(2026, 11, 22, 9, 0, tzinfo=UTC))
    yield Desk(store=store)
    store.close()


@pytest.fixture
def follow_ups(desk) -> FollowUpService:
    return FollowUpService(desk.reviews)


@pytest.fixture
def agreed(desk) -> str:
    """WT-01 in place and read, WT-02 partly, IS-01 not known, DP-01 embedded."""
    review = desk.a_review(LAST, WT_02=Rating.PARTLY_IN_PLACE, IS_01=UNKNOWN, DP_01=Rating.EMBEDDED)
    desk.reviews.save_answer(review, READ, DSL)
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=LAST)
    return review


def started(desk, follow_ups, **more):
    return desk.reviews.open(follow_ups.start(ALDER, CORE, TODAY, DSL, **more).review_id)


def asked(opened):
    return [item.id for item in opened.asked]


def test_it_tells_before_it_starts_what_it_would_ask_and_keeps_nothing(desk, follow_ups, agreed):
    found = follow_ups.look(ALDER, CORE, TODAY, chosen=["DP-01"])

    assert list(found.asked) == ["WT-02", "IS-01", "DP-01"]
    assert found.words == "3 items would be asked and 1 stands as agreed for 18 November 2025."
    assert len(desk.store.reviews()) == 1


def test_it_starts_with_what_stands_counted_and_the_rest_unanswered(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)

    assert opened.review.kind is ReviewKind.FOLLOW_UP
    assert asked(opened) == ["WT-02", "IS-01"]
    assert opened.figures.overall.answered == 2
    stood = opened.review.answers["WT-01"]
    assert replace(stood, version=0) == replace(READ, proposed_by="DSL", stands_from=LAST)
    assert opened.last_time("WT-02") is not None


def test_the_review_and_what_stands_are_one_entry_of_the_trail(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)

    (line,) = desk.store.trail(opened.review.id)
    assert line.entry.kind is ChangeKind.REVIEW_STARTED
    assert '"stands_from":"2025-11-18"' in line.new
    assert '"kind":"follow_up"' in line.new
    assert desk.store.verify(opened.review.id) is None


def test_an_unfinished_action_has_its_item_asked(desk, follow_ups, agreed):
    desk.reviews.save_action(Action("", agreed, "DP-01", "Review the policy", "DSL", TODAY), CHAIR)

    assert asked(started(desk, follow_ups)) == ["WT-02", "IS-01", "DP-01"]


def test_answering_what_stood_makes_it_this_reviews_own_be_it_the_same(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)
    stood = opened.review.answers["DP-01"]

    assert desk.reviews.save_answer(opened.review.id, stood, CHAIR)

    again = desk.reviews.open(opened.review.id)
    assert asked(again) == ["WT-02", "IS-01", "DP-01"]
    assert again.review.answers["DP-01"].proposed_by == "Chair"
    assert again.review.answers["DP-01"].stands_from is None


def test_a_check_of_what_stood_is_a_check_of_this_review_and_keeps_who_proposed_it(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)
    stood = opened.review.answers["DP-01"]

    desk.reviews.save_answer(opened.review.id, replace(stood, checked_by="Chair", checked_on=TODAY), CHAIR)

    kept = desk.reviews.open(opened.review.id).review.answers["DP-01"]
    assert (kept.stands_from, kept.proposed_by, kept.checked_by) == (None, "DSL", "Chair")


def test_a_file_that_says_the_same_leaves_it_standing_and_one_that_differs_does_not(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)
    given = a_return(Answer("DP-01", Rating.EMBEDDED), Answer("WT-01", Rating.PARTLY_IN_PLACE))

    desk.imports.accept(desk.imports.plan(a_file(given), by=CHAIR))

    answers = desk.reviews.open(opened.review.id).review.answers
    assert answers["DP-01"].stands_from == LAST
    assert answers["WT-01"].stands_from is None
    assert answers["WT-01"].value is Rating.PARTLY_IN_PLACE


def test_a_check_of_the_review_before_is_no_check_of_what_a_file_says_anew(desk, follow_ups):
    before = desk.a_review(LAST, IS_01=Rating.NOT_IN_PLACE)
    checked = Answer("DP-01", Rating.EMBEDDED, checked_by="Chair", checked_on=LAST)
    desk.reviews.save_answer(before, checked, CHAIR)
    desk.reviews.agree(desk.reviews.open(before), CHAIR, agreed_on=LAST)
    opened = started(desk, follow_ups)
    assert opened.review.answers["DP-01"].checked_by == "Chair"

    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("DP-01", note="Seen again."))), by=DSL))

    kept = desk.reviews.open(opened.review.id).review.answers["DP-01"]
    assert (kept.note, kept.stands_from, kept.checked_by, kept.checked_on) == ("Seen again.", None, "", None)


def test_what_stands_has_held_and_a_mended_gap_has_closed(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)
    desk.reviews.save_answer(opened.review.id, Answer("WT-02", Rating.IN_PLACE), DSL)
    again = desk.reviews.open(opened.review.id)

    assert again.previous
    moved = {one.item: one.movement for one in movements(desk.checklist, again.previous, again.review)}
    assert moved["WT-01"] is moved["DP-01"] is Movement.HELD
    assert moved["WT-02"] is Movement.CLOSED
    assert moved["IS-01"] is Movement.NOW_UNANSWERED


def test_from_agreed_to_agreed_and_on_to_a_full_review_in_which_nothing_stands(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)
    for item in asked(opened):
        desk.reviews.save_answer(opened.review.id, Answer(item, Rating.IN_PLACE), DSL)
    desk.reviews.agree(desk.reviews.open(opened.review.id), CHAIR, agreed_on=TODAY)
    full = desk.reviews.open(desk.reviews.start(ALDER, CORE, date(2027, 1, 20), DSL).review_id)

    assert full.previous
    assert full.previous.id == opened.review.id
    assert not full.review.answers
    assert asked_items(full.items, full.review) == full.items
    assert full.previous.answers["WT-01"].stands_from == LAST
    desk.reviews.confirm_last(full, "WT-01", DSL)
    kept = desk.reviews.open(full.review.id).review.answers["WT-01"]
    assert (kept.stands_from, kept.evidence_date) == (None, READ.evidence_date)


def test_it_needs_an_agreed_review_of_the_same_school_before_its_day(desk, follow_ups):
    with pytest.raises(NotAllowedError, match="there is no earlier review"):
        follow_ups.start(ALDER, CORE, TODAY, DSL)
    review = desk.a_review(LAST, WT_01=Rating.IN_PLACE)
    with pytest.raises(NotAllowedError, match="not agreed yet"):
        follow_ups.start(ALDER, CORE, TODAY, DSL)
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=LAST)
    with pytest.raises(NotAllowedError, match="no earlier review"):
        follow_ups.look(School("900009", "Elsewhere", Setting.ACADEMY), CORE, TODAY)
    with pytest.raises(NotAllowedError, match="already has a review on this day"):
        follow_ups.start(ALDER, CORE, LAST, DSL)
    assert len(desk.store.reviews()) == 1


def test_its_day_is_not_moved_to_before_what_stands_in_it(desk, follow_ups, agreed):
    opened = started(desk, follow_ups)

    with pytest.raises(NotAllowedError, match="a day after that"):
        desk.reviews.move(opened, date(2025, 6, 1), DSL)
    desk.reviews.move(opened, date(2025, 11, 19), DSL)
    assert desk.reviews.open(opened.review.id).review.assessed_on == date(2025, 11, 19)
