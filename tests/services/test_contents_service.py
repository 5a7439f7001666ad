"""A review keeps the words it was answered on, whatever becomes of the checklists."""

from dataclasses import replace
from datetime import date

import pytest
from editions import a_wide_desk, mended, moved_on, next_edition
from service_builders import ALDER, CHAIR, CORE, DSL, TODAY, Desk

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.review import Action
from audit.domain.words import Rating
from audit.errors import NotAllowedError, NotFoundError
from audit.services.contents import ReviewContents
from audit.services.follow_ups import FollowUpService
from audit.storage import MemoryStore

LAST_YEAR = date(2025, 11, 18)


@pytest.fixture
def desk() -> Desk:
    return a_wide_desk()


@pytest.mark.parametrize("later", [mended, next_edition])
def test_an_agreed_review_shows_its_own_words_and_figures_for_good(desk: Desk, later):
    review = desk.an_agreed_review(
        LAST_YEAR, WT_01=Rating.IN_PLACE, IS_01=Rating.PARTLY_IN_PLACE, DP_01=Rating.EMBEDDED
    )
    was = desk.reviews.open(review)

    now = moved_on(desk, later(desk.checklist)).open(review)

    assert now.checklist == was.checklist
    assert now.figures == was.figures
    assert now.items == was.items
    assert now.words_kept


def test_an_open_review_is_finished_on_its_own_words(desk: Desk):
    review = desk.a_review()
    service = moved_on(desk, next_edition(desk.checklist))

    service.save_answer(review, Answer("DP-01", Rating.IN_PLACE), DSL)
    with pytest.raises(NotFoundError, match="DP-31"):
        service.save_answer(review, Answer("DP-31", Rating.IN_PLACE), DSL)
    service.agree(service.open(review), CHAIR, agreed_on=TODAY)

    assert service.open(review).review.content_hash == desk.checklist.content_hash


def test_a_new_review_is_started_on_the_new_words(desk: Desk):
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE)
    desk.library = moved_on(desk, next_edition(desk.checklist), desk.checklist).library
    desk.__post_init__()

    opened = desk.reviews.open(desk.a_review())

    assert opened.review.edition == "kcsie-2027"
    assert opened.words_of(opened.earlier[0]).edition == "kcsie-2021"
    assert opened.review.answers == {}


def test_where_its_own_words_were_not_kept_the_nearest_stand_in_and_it_says_so(desk: Desk):
    review = desk.a_review(LAST_YEAR, WT_01=Rating.IN_PLACE)
    desk.store._state.contents.clear()
    nearest = replace(desk.checklist, content_hash="2" * 64)

    opened = moved_on(desk, next_edition(desk.checklist), nearest).open(review)

    assert opened.checklist is nearest
    assert not opened.words_kept


def test_words_that_are_still_the_librarys_are_kept_with_the_next_change_of_the_review(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    desk.store._state.contents.clear()
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=TODAY)

    assert desk.store.content(desk.checklist.content_hash) == desk.checklist


def test_nearest_words_are_never_kept_as_if_they_were_its_own(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    desk.store._state.contents.clear()
    service = moved_on(desk, mended(desk.checklist))
    service.agree(service.open(review), CHAIR, agreed_on=TODAY)

    assert desk.store._state.contents == {}
    assert service.open(review).review.content_hash == desk.checklist.content_hash


@pytest.mark.parametrize("later", [mended, next_edition])
def test_only_an_answer_on_unchanged_words_is_confirmed_with_one_key(desk: Desk, later):
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE, IS_01=Rating.IN_PLACE, DP_01=Rating.IN_PLACE)
    service = moved_on(desk, later(desk.checklist), desk.checklist)
    review = service.start(service.open(desk.store.reviews()[0].id).review.school, CORE, TODAY, DSL).review_id

    service.confirm_last(service.open(review), "WT-01", DSL)
    with pytest.raises(NotAllowedError, match="has been reworded"):
        service.confirm_last(service.open(review), "IS-01", DSL)
    with pytest.raises(NotFoundError, match="no answer last time"):
        service.confirm_last(service.open(review), "DP-31", DSL)

    assert set(service.open(review).review.answers) == {"WT-01"}


def test_what_was_answered_on_words_that_were_not_kept_is_not_confirmed_with_one_key(desk: Desk):
    old = desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE)
    desk.store._state.contents.clear()
    nearest = mended(desk.checklist)
    service = moved_on(desk, nearest)
    review = service.start(service.open(old).review.school, CORE, TODAY, DSL).review_id
    opened = service.open(review)

    assert opened.words_kept
    assert not opened.last_time("WT-01").words_kept
    with pytest.raises(NotAllowedError, match="WT-01 was last answered on were not kept"):
        service.confirm_last(opened, "WT-01", DSL)
    service.save_answer(review, Answer("WT-01", Rating.IN_PLACE), DSL)

    assert set(service.open(review).review.answers) == {"WT-01"}


def test_nothing_stands_in_a_follow_up_of_words_that_were_not_kept(desk: Desk):
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE)
    desk.store._state.contents.clear()
    follow_ups = FollowUpService(moved_on(desk, mended(desk.checklist)))

    with pytest.raises(NotAllowedError, match=r"18 November 2025 were not kept\. Start a full review"):
        follow_ups.start(ALDER, CORE, TODAY, DSL)


def test_an_action_for_an_item_that_is_asked_no_more_can_still_be_done(desk: Desk):
    review = desk.a_review()
    action = Action("", review, "DP-01", "Write it down.", "DPO", TODAY)
    desk.reviews.save_action(action, DSL)
    desk.store._state.contents.clear()
    service = moved_on(desk, mended(desk.checklist))
    (kept,) = service.open(review).actions

    service.save_action(replace(kept, owner="Head"), DSL)

    assert service.open(review).actions[0].owner == "Head"
    with pytest.raises(NotAllowedError, match="no item DP-01"):
        service.save_action(action, DSL)


def test_words_that_are_nowhere_are_looked_for_once_however_many_reviews_were_answered_on_them(desk: Desk):
    asked: list[str] = []

    class Watched(MemoryStore):
        def content(self, content_hash: str) -> Checklist | None:
            asked.append(content_hash)
            return super().content(content_hash)

    reviews = [
        replace(desk.store.get(desk.a_review(TODAY.replace(day=day))), content_hash="9" * 64) for day in (1, 2, 3)
    ]

    found = ReviewContents(Watched(), desk.library).of_each(reviews)

    assert list(found[0]) == list(found[1]) == asked == ["9" * 64]
