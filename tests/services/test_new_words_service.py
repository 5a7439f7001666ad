"""Taking up new words in an open review: told exactly, done in one step, and no answer lost or counted by mistake."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from editions import MERGED, MERGED_INTO, NEW, REMOVED, REWORDED, SPLIT, SPLIT_INTO, a_wide_desk, mended, moved_on
from editions import next_edition as following
from service_builders import CHAIR, CORE, DSL, TODAY, Desk, a_file, a_return

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.last_time_words import last_time_text
from audit.domain.movement import movements
from audit.domain.new_words import NewWords, what_would_happen
from audit.domain.review import Action, unanswered
from audit.domain.trail import ChangeKind
from audit.domain.words import Grade, Movement, Rating, Relation
from audit.errors import NotAllowedError, StaleError
from audit.services.imports import ImportService
from audit.services.new_words import NewWordsService
from audit.services.receipts import Outcome
from audit.services.reviews import ReviewService
from audit.storage import open_store

LAST_YEAR = date(2025, 11, 18)
Later = Callable[[Checklist], Checklist]
READ = Answer(REWORDED, Rating.IN_PLACE, grade=Grade.SEEN, evidence_ref="log v2", evidence_date=date(2026, 10, 1))


@pytest.fixture(params=["memory", "sql"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    made = a_wide_desk()
    if request.param == "sql":
        made.store = open_store(str(tmp_path / "reviews.db"), now=made.clock())
        made.__post_init__()
    yield made
    made.store.close()


@pytest.fixture(params=[mended, following])
def later(request: pytest.FixtureRequest) -> Later:
    return request.param


def answered(desk: Desk) -> str:
    """An open review in which everything is answered but one item that stays as it is."""
    review = desk.a_review(
        WT_01=Rating.EMBEDDED, WT_02=Rating.NOT_IN_PLACE, DP_01=Rating.IN_PLACE, IS_02=Rating.PARTLY_IN_PLACE
    )
    desk.reviews.save_answer(review, READ, DSL)
    return review


def after(desk: Desk, later: Later) -> ReviewService:
    return moved_on(desk, later(desk.checklist), desk.checklist)


def taken_up(desk: Desk, later: Later) -> tuple[ReviewService, str]:
    review = answered(desk)
    service = after(desk, later)
    NewWordsService(service).take_up(service.open(review), CHAIR)
    return service, review


def looked(service: ReviewService, review: str) -> NewWords:
    new = NewWordsService(service).look(service.open(review))
    assert new is not None
    return new


def test_it_tells_exactly_what_would_happen_and_keeps_nothing(desk: Desk):
    review = answered(desk)
    service = after(desk, following)

    new = looked(service, review)

    assert what_would_happen(new) == (
        "1 answer stays: the same is asked in the same words.",
        "1 answer does not count until somebody has read what changed and chosen the rating anew: IS-01.",
        (
            "3 answers are set aside, to be read and not counted, since what was asked is no longer asked that way: "
            "WT-02, DP-01 and IS-02."
        ),
        "4 items start without an answer: DP-31, DP-32, IS-31 and IS-32.",
    )
    assert [one.relation for one in new.changed] == [
        Relation.REWORDED, Relation.SPLIT, Relation.MERGED, Relation.NEW, Relation.REMOVED
    ]  # fmt: skip
    assert service.open(review).review.edition == "kcsie-2021"


def test_each_answer_becomes_what_was_told(desk: Desk, later: Later):
    service, review = taken_up(desk, later)

    opened = service.open(review)

    assert opened.checklist == later(desk.checklist)
    assert set(opened.review.answers) == {"WT-01"}
    assert set(opened.review.carried) == {REWORDED, REMOVED, SPLIT, MERGED[0]}
    assert {one.carried_from for one in opened.review.carried.values()} == {"kcsie-2021"}
    assert replace(opened.review.carried[REWORDED], version=0, carried_from="", proposed_by="") == READ
    left = [item.id for item in unanswered(opened.review, opened.checklist)]
    assert left == [REWORDED, *SPLIT_INTO, NEW, MERGED_INTO]
    assert opened.figures.overall.answered == 1


def test_it_is_one_entry_in_the_trail_which_holds(desk: Desk, later: Later):
    review = answered(desk)
    before = desk.store.get(review).version
    service = after(desk, later)
    NewWordsService(service).take_up(service.open(review), CHAIR)

    lines = desk.store.trail(review)
    assert [line.entry.kind for line in lines[before:]] == [ChangeKind.CONTENT_TAKEN_UP]
    assert desk.store.verify(review) is None
    assert desk.store.content(later(desk.checklist).content_hash) == later(desk.checklist)


def test_what_was_said_before_stands_beside_each_item_that_follows_from_it(desk: Desk, later: Later):
    service, review = taken_up(desk, later)
    opened = service.open(review)

    reworded = opened.last_time(REWORDED)
    assert reworded is not None
    assert reworded.set_aside
    assert reworded.relation is Relation.REWORDED
    assert reworded.answer is not None
    assert reworded.answer.value is Rating.IN_PLACE
    assert last_time_text(reworded).startswith(
        "In this review, on the words before (KCSIE 2021): ◑ In place, we read it"
    )
    assert reworded.from_items[0][0].question != opened.checklist.by_id[REWORDED].question
    with pytest.raises(NotAllowedError, match="reworded"):
        service.confirm_last(opened, REWORDED, DSL)
    if later is following:
        for item, old in ((SPLIT_INTO[1], (SPLIT,)), (MERGED_INTO, MERGED)):
            pointed = opened.last_time(item)
            assert pointed is not None
            assert pointed.answer is None
            assert tuple(one.id for one, _ in pointed.from_items) == old


def test_a_reworded_item_counts_again_once_its_rating_is_chosen_anew(desk: Desk, later: Later):
    service, review = taken_up(desk, later)
    start = service.open(review).to_answer(REWORDED)

    assert (start.value, start.evidence_ref) == (None, "log v2")
    with pytest.raises(NotAllowedError, match="choose the rating anew"):
        service.save_answer(review, replace(start, note="Still to be read."), DSL)
    service.save_answer(review, replace(start, value=Rating.IN_PLACE), DSL)

    kept = service.open(review).review
    assert kept.answers[REWORDED].value is Rating.IN_PLACE
    assert kept.answers[REWORDED].evidence_date == READ.evidence_date
    assert REWORDED not in kept.carried


def test_a_file_with_evidence_alone_counts_nothing_again_and_one_with_the_same_rating_does(desk: Desk, later: Later):
    service, review = taken_up(desk, later)
    imports = ImportService(service)

    imports.accept(imports.plan(a_file(a_return(Answer(REWORDED, evidence_ref="log v3"))), by=DSL))
    assert desk.store.get(review).carried[REWORDED].evidence_ref == "log v3"

    plan = imports.accept(imports.plan(a_file(a_return(Answer(REWORDED, Rating.IN_PLACE))), by=DSL))
    assert plan.count(Outcome.USED) == 1
    assert desk.store.get(review).answers[REWORDED].value is Rating.IN_PLACE


def test_a_rating_from_a_file_on_new_words_is_not_checked_though_it_was_on_the_old_ones(desk: Desk, later: Later):
    review = answered(desk)
    kept = desk.store.get(review).answers[REWORDED]
    desk.reviews.save_answer(review, replace(kept, checked_by="Chair", checked_on=TODAY), CHAIR)
    service = after(desk, later)
    NewWordsService(service).take_up(service.open(review), CHAIR)
    imports = ImportService(service)

    imports.accept(imports.plan(a_file(a_return(Answer(REWORDED, Rating.IN_PLACE))), by=DSL))

    again = desk.store.get(review).answers[REWORDED]
    assert (again.value, again.checked_by, again.checked_on) == (Rating.IN_PLACE, "", None)


def test_answers_set_aside_hold_up_no_agreement_and_count_in_no_figure(desk: Desk, later: Later):
    service, review = taken_up(desk, later)
    with_them = service.open(review)
    service.agree(with_them, CHAIR, agreed_on=TODAY)

    agreed = service.open(review)

    assert agreed.figures == with_them.figures
    assert agreed.figures.overall.answered == 1
    assert set(agreed.review.carried) == {REWORDED, REMOVED, SPLIT, MERGED[0]}


def test_a_review_with_nothing_but_answers_set_aside_cannot_be_agreed(desk: Desk, later: Later):
    review = desk.a_review(DP_01=Rating.IN_PLACE)
    service = after(desk, later)
    NewWordsService(service).take_up(service.open(review), CHAIR)

    with pytest.raises(NotAllowedError, match="Nothing has been answered"):
        service.agree(service.open(review), CHAIR, agreed_on=TODAY)


def test_an_action_on_an_item_that_went_stays_listed_and_can_be_finished(desk: Desk, later: Later):
    review = answered(desk)
    desk.reviews.save_action(Action("", review, SPLIT, "Write it down.", "DPO", TODAY), DSL)
    service = after(desk, later)
    NewWordsService(service).take_up(service.open(review), CHAIR)

    (action,) = service.open(review).actions
    service.save_action(replace(action, owner="Head"), DSL)

    assert [(one.item, one.owner) for one in service.open(review).actions] == [(SPLIT, "Head")]


def test_taken_up_twice_each_answer_keeps_the_words_it_was_given_on(desk: Desk):
    service, review = taken_up(desk, mended)
    service.save_answer(review, Answer(NEW, Rating.IN_PLACE), DSL)
    again = following(desk.checklist)
    again = replace(
        again,
        items=tuple(replace(item, why="Other reasons now.") if item.id == NEW else item for item in again.items),
        content_hash="2" * 64,
    )
    later_still = moved_on(desk, again, desk.checklist)
    NewWordsService(later_still).take_up(later_still.open(review), CHAIR)

    opened = later_still.open(review)

    first, second = opened.last_time(REWORDED), opened.last_time(NEW)
    assert first is not None
    assert second is None or second.from_items == ()
    assert first.from_items[0][0] == desk.checklist.by_id[REWORDED]
    assert opened.review.carried[NEW].carried_from == "kcsie-2021"


def test_an_answer_given_between_two_takings_up_is_shown_on_the_words_it_was_given_on(desk: Desk):
    service, review = taken_up(desk, mended)
    answer = service.open(review).to_answer(REWORDED)
    service.save_answer(review, replace(answer, value=Rating.EMBEDDED), DSL)
    first = mended(desk.checklist)
    items = (replace(item, question="Is it so once more?") if item.id == REWORDED else item for item in first.items)
    later_still = moved_on(desk, replace(first, items=tuple(items), content_hash="2" * 64))
    NewWordsService(later_still).take_up(later_still.open(review), CHAIR)

    last = later_still.open(review).last_time(REWORDED)

    assert last is not None
    assert last.answer is not None
    assert last.answer.value is Rating.EMBEDDED
    assert last.from_items[0][0].question == "Is it asked in other words?"


def test_a_review_whose_own_words_were_not_kept_is_not_offered_others(desk: Desk, later: Later):
    review = answered(desk)
    lost = replace(desk.store.get(review), content_hash="9" * 64)
    service = after(desk, later)
    opened = replace(service.open(review), review=lost, nearest=frozenset({lost.content_hash}))

    assert NewWordsService(service).look(opened) is None


def test_evidence_without_a_rating_stays_with_a_reworded_item_and_is_set_aside_with_one_asked_no_more(
    desk: Desk, later: Later
):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    for item in (REWORDED, SPLIT):
        desk.reviews.save_answer(review, Answer(item, note="In the folder."), DSL)
    service = after(desk, later)

    assert (looked(service, review).read_again, looked(service, review).set_aside) == ((), (SPLIT,))
    NewWordsService(service).take_up(service.open(review), CHAIR)

    kept = service.open(review).review
    assert kept.answers[REWORDED].note == kept.carried[SPLIT].note == "In the folder."


def test_an_agreed_review_is_never_offered_new_words(desk: Desk, later: Later):
    agreed = desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE)
    service = after(desk, later)
    new_words = NewWordsService(service)

    assert new_words.look(service.open(agreed)) is None
    with pytest.raises(NotAllowedError, match="no new words"):
        new_words.take_up(service.open(agreed), CHAIR)


def test_nobody_takes_up_what_somebody_else_has_just_changed(desk: Desk, later: Later):
    review = answered(desk)
    service = after(desk, later)
    seen = service.open(review)
    service.save_answer(review, Answer("IS-03", Rating.IN_PLACE), DSL)

    with pytest.raises(StaleError):
        NewWordsService(service).take_up(seen, CHAIR)


def test_taken_up_and_agreed_it_moves_without_a_false_gap(desk: Desk):
    desk.an_agreed_review(LAST_YEAR, WT_01=Rating.IN_PLACE, WT_02=Rating.NOT_IN_PLACE, DP_01=Rating.NOT_IN_PLACE)
    service, review = taken_up(desk, following)
    opened = service.open(review)

    moved = {
        one.item: one.movement
        for one in movements(
            opened.checklist, opened.earlier[0], opened.review, opened.earlier, contents=opened.contents
        )
    }

    assert moved[REMOVED] is moved[SPLIT] is Movement.LEFT_SCOPE
    assert {moved[item] for item in (*SPLIT_INTO, NEW, MERGED_INTO)} == {Movement.NEWLY_IN_SCOPE}
    assert not {Movement.CLOSED, Movement.OPENED, Movement.REOPENED, Movement.CLOSED_BY_NA} & set(moved.values())


def test_without_new_words_there_is_nothing_to_take_up(desk: Desk):
    review = desk.a_review()

    assert NewWordsService(desk.reviews).look(desk.reviews.open(review)) is None
    assert desk.checklist is desk.library.checklists[CORE]
