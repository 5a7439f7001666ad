"""The agenda of a review whose earlier ones were answered on other words."""

from dataclasses import replace

from builders import an_item
from service_builders import DSL, Desk
from test_contents_service import LAST_YEAR, moved_on, next_edition

from audit.domain.answers import Answer
from audit.domain.words import AgendaReason, Rating
from audit.services.agendas import agenda_of
from audit.services.opened import Opened


def on_the_next_edition(desk: Desk) -> Opened:
    """A review on the next edition, all of it in place, after one that was agreed on the last."""
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE, IS_01=Rating.EMBEDDED, DP_01=Rating.EMBEDDED)
    desk.library = moved_on(desk, next_edition(desk.checklist), desk.checklist).library
    desk.__post_init__()
    review = desk.a_review()
    for item in desk.reviews.open(review).items:
        desk.reviews.save_answer(review, Answer(item.id, Rating.IN_PLACE), DSL)
    return desk.reviews.open(review)


def test_what_is_asked_in_other_words_says_so_and_what_is_new_to_an_edition_was_not_overlooked(desk: Desk):
    found = {one.item.id: one for one in agenda_of(on_the_next_edition(desk), 400).items}

    assert found["IS-01"].reasons[0] is AgendaReason.CHANGED_TEXT
    assert found["IS-01"].last is not None
    for split in ("DP-31", "DP-32"):
        assert found[split].reasons == (AgendaReason.CHANGED_TEXT,)
        assert found[split].last is None
    assert found["WT-01"].reasons == (AgendaReason.NOT_LOOKED_AT,)


def test_without_an_earlier_review_nothing_has_changed(desk: Desk):
    desk.library = moved_on(desk, replace(desk.checklist, items=(an_item("IS-01"),))).library
    desk.__post_init__()
    review = desk.a_review(IS_01=Rating.IN_PLACE)

    assert agenda_of(desk.reviews.open(review), 40).items == ()


def test_what_is_in_dispute_is_named(desk: Desk):
    found = agenda_of(desk.reviews.open(desk.a_review(IS_01=Rating.IN_PLACE)), 400, in_dispute={"IS-01"})

    assert next(one for one in found.items if one.item.id == "IS-01").reasons == (AgendaReason.IN_DISPUTE,)
