"""What a follow-up asks again, what stands in it, and that nothing about what stands is renewed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from builders import a_checklist, a_review, an_answer, an_item
from generated import DAY, checklists_with_reviews
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.edition_changes import declared, derived
from audit.domain.edition_map import EditionMap, ItemChange
from audit.domain.follow_up import (
    asked_items,
    check_can_follow,
    check_day_after_standing,
    follow_up_of,
    reasons_words,
    standing_and_too_old,
    stands_words,
)
from audit.domain.review import Action, Review
from audit.domain.scoring import figures_of
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, AskedReason, Rating, Relation, ReviewKind
from audit.domain.words import ReviewStatus as Status
from audit.errors import NotAllowedError

LATER = DAY + timedelta(days=200)


def an_agreed_review(answers, **changes):
    return a_review(answers, status=Status.AGREED, agreed_on=date(2026, 11, 20), **changes)


def an_action(item, status=ActionStatus.OPEN):
    done = {"done_what": "Trained.", "done_on": DAY, "impact": "Known."} if status is ActionStatus.DONE else {}
    dropped = {"dropped_reason": "No need."} if status is ActionStatus.DROPPED else {}
    return Action("a1", "review-1", item, "Train", "DSL", DAY, status, **done, **dropped)


def plan(previous, checklist, **more):
    setting = previous.school.setting
    since = more.pop("since", derived(checklist, checklist))
    return follow_up_of(previous, checklist, since, setting=setting, assessed_on=more.pop("on", LATER), **more)


def everything_in_place(checklist, **otherwise):
    return an_agreed_review(
        {item.id: Rating.IN_PLACE for item in checklist.items}
        | {key.replace("_", "-"): value for key, value in otherwise.items()}
    )


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Rating.PARTLY_IN_PLACE, AskedReason.GAP),
        (Rating.NOT_IN_PLACE, AskedReason.GAP),
        (UNKNOWN, AskedReason.UNKNOWN),
        (None, AskedReason.UNANSWERED),
    ],
)
def test_what_was_below_its_target_or_not_known_or_not_answered_is_asked_again(answer, reason):
    checklist = a_checklist()

    found = plan(everything_in_place(checklist, IS_01=answer), checklist)

    assert found.asked == {"IS-01": (reason,)}
    assert [one.item for one in found.standing] == [item.id for item in checklist.items if item.id != "IS-01"]


@pytest.mark.parametrize("status", ActionStatus)
def test_an_item_with_an_action_is_asked_until_the_action_is_done_or_dropped(status):
    checklist = a_checklist()

    found = plan(everything_in_place(checklist), checklist, actions=[an_action("DP-02", status)])

    unfinished = status in (ActionStatus.OPEN, ActionStatus.DOING)
    assert found.asked == ({"DP-02": (AskedReason.ACTION,)} if unfinished else {})


def test_not_applicable_stands_and_what_comes_into_scope_since_is_asked():
    checklist = a_checklist(an_item("IS-01", na_when="None."), an_item("IS-02", in_force_from=DAY + timedelta(days=1)))
    absent = Answer("IS-01", NOT_APPLICABLE, na_reason="None is placed.")

    found = plan(an_agreed_review({"IS-01": absent}, assessed_on=DAY), checklist)

    assert found.asked == {"IS-02": (AskedReason.NEWLY_IN_SCOPE,)}
    assert found.standing == (replace(absent, stands_from=DAY),)


def test_what_somebody_chose_is_asked_and_every_reason_is_said():
    checklist = a_checklist()
    before = everything_in_place(checklist, IS_01=Rating.PARTLY_IN_PLACE)

    found = plan(before, checklist, actions=[an_action("IS-01")], chosen=["WT-01", "IS-01"])

    assert found.asked == {
        "WT-01": (AskedReason.CHOSEN,),
        "IS-01": (AskedReason.GAP, AskedReason.ACTION, AskedReason.CHOSEN),
    }
    assert reasons_words(found.asked["IS-01"]) == (
        "it was below its target last time; an action about it is not finished; it was chosen"
    )
    assert found.words == "2 items would be asked and 4 stand as agreed for 20 November 2026."


def test_an_item_that_the_review_would_not_ask_cannot_be_chosen():
    with pytest.raises(NotAllowedError, match="does not ask XX-99"):
        plan(everything_in_place(a_checklist()), a_checklist(), chosen=["XX-99"])


def test_across_an_edition_only_what_is_unchanged_stands():
    old = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("IS-03"), an_item("IS-05"))
    relations = [
        ItemChange(Relation.UNCHANGED, ("IS-01",), ("IS-01",)),
        ItemChange(Relation.REWORDED, ("IS-02",), ("IS-02",)),
        ItemChange(Relation.REMOVED, ("IS-03",)),
        ItemChange(Relation.NEW, (), ("IS-04",)),
        ItemChange(Relation.SPLIT, ("IS-05",), ("IS-06", "IS-07")),
    ]
    new = a_checklist(*map(an_item, ("IS-01", "IS-02", "IS-04", "IS-06", "IS-07")), edition="kcsie-2026")
    found = plan(everything_in_place(old), new, since=declared(EditionMap("kcsie-2021", tuple(relations))))

    assert [one.item for one in found.standing] == ["IS-01"]
    assert found.asked["IS-02"] == (AskedReason.CHANGED_TEXT,)
    assert found.asked["IS-04"] == (AskedReason.NEWLY_IN_SCOPE,)  # it has no words of last time to have changed
    assert found.asked["IS-06"] == (AskedReason.CHANGED_TEXT,)  # what it asks was answered, under another id


def test_within_an_edition_an_item_that_was_reworded_is_asked():
    old = a_checklist(an_item("IS-01"), an_item("IS-02"))
    new = a_checklist(an_item("IS-01"), an_item("IS-02", question="Is it asked in other words?"))

    found = plan(everything_in_place(old), new, since=derived(old, new))

    assert found.asked == {"IS-02": (AskedReason.CHANGED_TEXT,)}


def test_only_an_agreed_review_is_followed():
    with pytest.raises(NotAllowedError, match="there is no earlier review"):
        check_can_follow(None)
    with pytest.raises(NotAllowedError, match="not agreed yet"):
        check_can_follow(a_review())
    agreed = an_agreed_review({})
    assert check_can_follow(agreed) is agreed


def test_an_answer_that_stood_already_keeps_its_older_day():
    checklist = a_checklist(an_item("IS-01"))
    old = date(2025, 11, 18)
    before = an_agreed_review({"IS-01": an_answer(stands_from=old)})

    (answer,) = plan(before, checklist).standing

    assert answer.stands_from == old
    assert stands_words(answer) == "stands from 18 November 2025"
    assert not stands_words(an_answer())


def test_the_day_of_a_follow_up_lies_after_all_that_stands_in_it():
    review = a_review({"IS-01": an_answer(stands_from=DAY)}, kind=ReviewKind.FOLLOW_UP)
    check_day_after_standing(review, DAY + timedelta(days=1))
    check_day_after_standing(replace(review, kind=ReviewKind.FULL), DAY)
    with pytest.raises(NotAllowedError, match="a day after that"):
        check_day_after_standing(review, DAY)


def test_it_says_which_of_what_stands_would_rest_on_evidence_too_old_to_count():
    checklist = a_checklist(an_item("IS-01"), an_item("IS-02"))
    seen = {"grade": "seen"}
    before = an_agreed_review(
        {
            "IS-01": an_answer("IS-01", evidence_date=LATER - timedelta(days=401), **seen),
            "IS-02": an_answer("IS-02", evidence_date=LATER - timedelta(days=400), **seen),
        }
    )
    assert standing_and_too_old(checklist, plan(before, checklist), LATER) == ("IS-01",)


@st.composite
def followed(draw: st.DrawFn) -> tuple[Checklist, Review, list[str]]:
    checklist, before = draw(checklists_with_reviews(1))
    in_scope = [item.id for item in checklist.in_scope(before.school.setting, DAY)]
    chosen = draw(st.lists(st.sampled_from(in_scope), unique=True)) if in_scope else []
    return checklist, replace(before, status=Status.AGREED), chosen


def carried_out(found, before, answers=()):
    """The follow-up once it is started, and once what it asks is answered so."""
    own = {answer.item: answer for answer in answers}
    return replace(before, kind=ReviewKind.FOLLOW_UP, answers={one.item: one for one in found.standing} | own)


@settings(deadline=None)
@given(followed(), st.integers(0, 500))
def test_every_item_in_scope_is_either_asked_or_stands(made, days):
    checklist, before, chosen = made
    day = DAY + timedelta(days=days)
    found = plan(before, checklist, on=day, chosen=chosen)
    scope = checklist.in_scope(before.school.setting, day)

    asked, standing = set(found.asked), {one.item for one in found.standing}
    assert not asked & standing
    assert asked | standing == {item.id for item in scope}
    assert 0 <= len(asked) <= len(scope)
    assert set(chosen) <= asked
    assert {item.id for item in asked_items(scope, carried_out(found, before))} == asked


@settings(deadline=None)
@given(followed(), st.integers(0, 500))
def test_what_stands_keeps_its_answer_its_evidence_and_its_dates(made, days):
    checklist, before, chosen = made

    for answer in plan(before, checklist, on=DAY + timedelta(days=days), chosen=chosen).standing:
        kept = before.answers[answer.item]
        assert replace(answer, stands_from=None, version=kept.version) == kept
        assert answer.stands_from == before.assessed_on


@settings(deadline=None)
@given(followed())
def test_a_follow_up_in_which_nothing_changed_has_the_figures_of_the_review_it_follows(made):
    checklist, before, chosen = made
    found = plan(before, checklist, on=DAY, chosen=chosen)
    confirmed = [before.answers[item] for item in found.asked if item in before.answers]

    assert figures_of(checklist, carried_out(found, before, confirmed)) == figures_of(checklist, before)


@settings(deadline=None)
@given(followed(), st.integers(0, 900))
def test_with_time_what_stands_may_lose_assurance_and_never_gains_it(made, days):
    checklist, before, _ = made
    checklist = replace(checklist, items=tuple(replace(item, in_force_from=None) for item in checklist.items))
    before = replace(
        before,
        answers={
            key: replace(one, evidence_date=min(one.evidence_date, DAY) if one.evidence_date else None)
            for key, one in before.answers.items()
        },
    )
    day = DAY + timedelta(days=days)
    found = plan(before, checklist, on=day)
    confirmed = [before.answers[item] for item in found.asked if item in before.answers]
    then = figures_of(checklist, replace(carried_out(found, before, confirmed), assessed_on=day)).overall
    now = figures_of(checklist, before).overall

    assert (then.score, then.answered, then.gap_points) == (now.score, now.answered, now.gap_points)
    assert (then.assurance or 0) <= (now.assurance or 0)


@settings(deadline=None)
@given(followed(), st.integers(1, 300), st.integers(1, 300))
def test_a_follow_up_of_a_follow_up_lets_stand_from_the_first_day(made, first, second):
    checklist, before, _ = made
    one = plan(before, checklist, on=DAY + timedelta(days=first))
    middle = replace(carried_out(one, before), assessed_on=DAY + timedelta(days=first), status=Status.AGREED)
    two = plan(middle, checklist, on=DAY + timedelta(days=first + second))

    stood = {answer.item for answer in one.standing}
    assert {answer.item for answer in two.standing} == stood
    assert {answer.stands_from for answer in two.standing} <= {before.assessed_on}
