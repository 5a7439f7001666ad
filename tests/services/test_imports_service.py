"""Taking a return in: what is used, what is unchanged, what is refused, and that the counts add up."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from service_builders import ALDER, CHAIR, DSL, TODAY, Desk, a_file, a_return

from audit.domain.answers import Answer
from audit.domain.review import Person
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Setting
from audit.errors import Problem, ProblemCode, StaleError
from audit.services.receipts import FilePlan, FileStatus, Outcome


def codes(plan: FilePlan) -> list[str]:
    return [problem.code for problem in plan.problems]


def total(plan: FilePlan) -> int:
    return sum(plan.count(outcome) for outcome in Outcome)


def test_a_return_of_an_unknown_day_starts_a_review(desk: Desk):
    read = a_file(a_return(Answer("WT-01", Rating.IN_PLACE), Answer("IS-01", UNKNOWN, note="Nobody asked.")))
    plan = desk.imports.plan(read)

    assert plan.status is FileStatus.STORED
    assert plan.count(Outcome.USED) == total(plan) == 3
    assert not desk.store.reviews()

    done = desk.imports.accept(plan)
    kept = desk.store.get(done.review_ids[0])
    assert kept.answers["IS-01"].value is UNKNOWN
    assert kept.school == ALDER


def test_the_same_file_again_changes_nothing(desk: Desk):
    read = a_file(a_return(Answer("WT-01", Rating.IN_PLACE, grade=Grade.SEEN)))
    desk.imports.accept(desk.imports.plan(read))
    version = desk.store.get(desk.store.reviews()[0].id).version

    again = desk.imports.accept(desk.imports.plan(read))

    assert again.status is FileStatus.UNCHANGED
    assert again.count(Outcome.UNCHANGED) == 2
    assert desk.store.get(desk.store.reviews()[0].id).version == version


def test_a_blank_never_removes_an_answer(desk: Desk):
    review = desk.a_review()
    desk.reviews.save_answer(review, Answer("WT-01", Rating.IN_PLACE, note="In the folder.", evidence_ref="P1"), DSL)

    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("WT-01", None, grade=Grade.SEEN)))))

    kept = desk.store.get(review).answers["WT-01"]
    assert (kept.value, kept.note, kept.evidence_ref, kept.grade) == (
        Rating.IN_PLACE,
        "In the folder.",
        "P1",
        Grade.SEEN,
    )


def test_a_rating_takes_the_place_of_a_not_applicable_with_its_reason(desk: Desk):
    review = desk.a_review(WT_02=NOT_APPLICABLE)
    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("WT-02", Rating.PARTLY_IN_PLACE)))))

    kept = desk.store.get(review).answers["WT-02"]
    assert (kept.value, kept.na_reason) == (Rating.PARTLY_IN_PLACE, "")


def test_a_changed_rating_loses_the_boards_check(desk: Desk):
    review = desk.a_review()
    desk.reviews.save_answer(review, Answer("WT-01", Rating.IN_PLACE, checked_by="Chair", checked_on=TODAY), CHAIR)
    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("WT-01", Rating.EMBEDDED)))))

    assert desk.store.get(review).answers["WT-01"].checked_by == ""


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (a_return(Answer("DP-22", Rating.IN_PLACE)), ProblemCode.ITEM_NOT_IN_SETTING),
        (a_return(Answer("DP-01", NOT_APPLICABLE, na_reason="Small school.")), ProblemCode.NA_NOT_ALLOWED),
        (a_return(Answer("WT-01", Rating.IN_PLACE), setting=None), ProblemCode.SETTING_MISSING),
        (
            a_return(Answer("WT-01", Rating.IN_PLACE), problems=(Problem("rating_invalid", "line 2", "x"),)),
            "rating_invalid",
        ),
    ],
)
def test_one_problem_refuses_the_whole_return_with_its_code_and_place(desk: Desk, given, code: str):
    plan = desk.imports.accept(desk.imports.plan(a_file(given)))

    assert codes(plan) == [code]
    assert plan.status is FileStatus.REFUSED
    assert plan.count(Outcome.REFUSED) == total(plan) == given.cells
    assert not desk.store.reviews()


def test_refused_free_text_is_not_kept_in_the_receipt(desk: Desk):
    plan = desk.imports.plan(a_file(a_return(Answer("DP-22", Rating.IN_PLACE, note="secret words"))))
    assert all("secret" not in cell.old + cell.new for cell in plan.returns[0].cells)


def test_the_setting_comes_from_the_file_then_the_option_then_the_stored_school(desk: Desk):
    bare = a_file(a_return(Answer("WT-01", Rating.IN_PLACE), setting=None))
    assert codes(desk.imports.plan(bare, setting=Setting.MAINTAINED_SCHOOL)) == []
    desk.a_review(date(2025, 11, 18))
    assert codes(desk.imports.plan(bare)) == []


def test_an_agreed_review_is_closed(desk: Desk):
    desk.an_agreed_review(TODAY, WT_01=Rating.IN_PLACE)
    plan = desk.imports.plan(a_file(a_return(Answer("WT-01", Rating.EMBEDDED))))
    assert codes(plan) == [ProblemCode.REVIEW_CLOSED]


def test_a_workbook_goes_to_its_own_review_though_its_day_has_moved(desk: Desk):
    review = desk.a_review(date(2026, 11, 1))
    given = a_return(Answer("WT-01", Rating.IN_PLACE), review_id=review, review_version=1)
    assert desk.imports.accept(desk.imports.plan(a_file(given))).review_ids == (review,)


def test_a_workbook_made_before_a_change_does_not_change_it_back(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    taken_out_at = desk.store.get(review).version
    kept = desk.store.get(review).answers["WT-01"]
    desk.reviews.save_answer(review, replace(kept, value=Rating.EMBEDDED), CHAIR)

    given = a_return(Answer("WT-01", Rating.NOT_IN_PLACE), review_id=review, review_version=taken_out_at)
    plan = desk.imports.plan(a_file(given))

    assert codes(plan) == [ProblemCode.STALE]
    assert "Bo Lane" in plan.problems[0].message
    assert plan.problems[0].where == "line 2, value"


def test_a_change_between_the_look_and_the_accept_is_refused(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    plan = desk.imports.plan(a_file(a_return(Answer("WT-01", Rating.NOT_IN_PLACE))))
    kept = desk.store.get(review).answers["WT-01"]
    desk.reviews.save_answer(review, replace(kept, value=Rating.EMBEDDED), CHAIR)

    with pytest.raises(StaleError):
        desk.imports.accept(plan)
    assert desk.store.get(review).answers["WT-01"].value is Rating.EMBEDDED


def test_a_bad_return_does_not_stop_a_good_one(desk: Desk):
    good = a_return(Answer("WT-01", Rating.IN_PLACE))
    bad = a_return(Answer("DP-22", Rating.IN_PLACE), urn="900002", school="Beech Hill")
    done = desk.imports.accept(desk.imports.plan(a_file(bad, good)))

    assert done.status is FileStatus.STORED
    assert [one.urn for one in desk.store.reviews()] == [ALDER.urn]
    assert (done.count(Outcome.USED), done.count(Outcome.REFUSED)) == (1, 1)


def test_the_answer_is_by_whoever_completed_it_else_by_whoever_brings_it(desk: Desk):
    own = a_return(Answer("WT-01", Rating.IN_PLACE), completed_by=Person("Cy Moor", "DPO"))
    desk.imports.accept(desk.imports.plan(a_file(own), by=CHAIR))
    review = desk.store.reviews()[0].id
    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("IS-01", Rating.IN_PLACE))), by=CHAIR))
    desk.imports.accept(desk.imports.plan(a_file(a_return(Answer("DP-01", Rating.IN_PLACE)))))

    answers = desk.store.get(review).answers
    assert [answers[key].proposed_by for key in ("WT-01", "IS-01", "DP-01")] == ["DPO", "Chair", "not verified"]


VALUES = st.sampled_from([None, *Rating, UNKNOWN])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(VALUES, VALUES, st.sampled_from(["", "a note"])), min_size=3, max_size=3))
def test_the_receipt_adds_up_and_a_second_look_finds_nothing_new(rows):
    desk = Desk()
    items = ("WT-01", "IS-01", "DP-01")
    review = desk.a_review()
    for item, (before, _, _) in zip(items, rows, strict=True):
        if before is not None:
            desk.reviews.save_answer(review, Answer(item, before), DSL)
    read = a_file(a_return(*(Answer(i, after, note=note) for i, (_, after, note) in zip(items, rows, strict=True))))

    plan = desk.imports.plan(read)
    assert total(plan) == sum(given.cells for given in read.returns)
    desk.imports.accept(plan)

    again = desk.imports.plan(read)
    assert again.count(Outcome.UNCHANGED) == total(again)
    kept = desk.store.get(review).answers
    for item, (before, after, _) in zip(items, rows, strict=True):
        expected = after if after is not None else before
        assert (kept[item].value if item in kept else None) == expected
    assert desk.store.verify(review) is None


def test_a_file_is_kept_whole_or_not_at_all(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    other = a_return(Answer("WT-01", Rating.EMBEDDED), urn="900002", school="Beech Hill")
    plan = desk.imports.plan(a_file(other, a_return(Answer("WT-01", Rating.NOT_IN_PLACE))))
    kept = desk.store.get(review).answers["WT-01"]
    desk.reviews.save_answer(review, replace(kept, value=Rating.EMBEDDED), CHAIR)

    with pytest.raises(StaleError):
        desk.imports.accept(plan)
    assert [one.urn for one in desk.store.reviews()] == [ALDER.urn]


def test_a_valid_return_without_answers_starts_its_review(desk: Desk):
    done = desk.imports.accept(desk.imports.plan(a_file(a_return())))

    assert (done.status, total(done)) == (FileStatus.STORED, 0)
    assert desk.store.get(done.review_ids[0]).answers == {}


def test_a_person_corrects_a_workbook_brought_in_before_but_nobody_elses_change(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    version = desk.store.get(review).version

    def workbook(value: Rating, who: Person):
        return a_file(a_return(Answer("WT-01", value), review_id=review, review_version=version, completed_by=who))

    desk.imports.accept(desk.imports.plan(workbook(Rating.EMBEDDED, DSL)))
    corrected = desk.imports.accept(desk.imports.plan(workbook(Rating.PARTLY_IN_PLACE, DSL)))
    assert corrected.status is FileStatus.STORED

    assert codes(desk.imports.plan(workbook(Rating.NOT_IN_PLACE, CHAIR))) == [ProblemCode.STALE]


def test_a_workbook_that_says_what_somebody_has_put_in_meanwhile_is_no_contradiction(desk: Desk):
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    version = desk.store.get(review).version
    kept = desk.store.get(review).answers["WT-01"]
    desk.reviews.save_answer(review, replace(kept, value=Rating.EMBEDDED), CHAIR)
    given = a_return(Answer("WT-01", Rating.EMBEDDED), review_id=review, review_version=version, completed_by=DSL)

    done = desk.imports.accept(desk.imports.plan(a_file(given)))

    assert done.status is FileStatus.UNCHANGED
    assert desk.store.get(review).answers["WT-01"].proposed_by == CHAIR.role


def test_a_look_ahead_knows_what_earlier_files_would_leave_behind(desk: Desk):
    ahead = desk.imports.look_ahead()
    first = a_file(a_return(Answer("WT-01", Rating.IN_PLACE)))
    setting_left_out = a_file(a_return(Answer("WT-01", Rating.IN_PLACE), setting=None, assessed_on=date(2025, 11, 18)))

    seen = [desk.imports.plan(read, ahead=ahead).status for read in (first, first, setting_left_out)]
    done = [desk.imports.accept(desk.imports.plan(read)).status for read in (first, first, setting_left_out)]

    assert seen == done == [FileStatus.STORED, FileStatus.UNCHANGED, FileStatus.STORED]


def test_a_review_of_another_kind_of_school_refuses_the_return_and_says_where(desk: Desk):
    desk.a_review()
    given = a_return(Answer("WT-01", Rating.IN_PLACE), setting=Setting.ACADEMY, places={("", "setting"): "School!B4"})
    (problem,) = desk.imports.plan(a_file(given)).problems

    assert (problem.code, problem.where) == (ProblemCode.RETURN_INCONSISTENT, "School!B4")


def test_a_day_in_the_file_that_is_not_used_is_said(desk: Desk):
    review = desk.a_review(date(2026, 11, 1))
    plan = desk.imports.plan(a_file(a_return(Answer("WT-01", Rating.IN_PLACE), review_id=review, review_version=1)))
    assert "22 November 2026, was not used" in plan.notes[0]
