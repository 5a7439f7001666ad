"""The evidence index lists what somebody looked at, and counts the rest once each."""

from dataclasses import replace
from datetime import date

from builders import A_SCHOOL, ASSESSED_ON, a_checklist, a_review, an_answer, an_item
from generated import checklists_with_reviews
from hypothesis import given

from audit.domain.checklist import Checklist
from audit.domain.evidence_index import EvidenceIndex, evidence_index
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, Strength

ITEMS = tuple(an_item(f"IS-0{n}", na_when="None attends.") for n in range(1, 8))
CHECKLIST = a_checklist(*ITEMS, an_item("DP-01", strength=Strength.MUST))


def index_of(review: Review, previous: Review | None = None, checklist: Checklist = CHECKLIST) -> EvidenceIndex:
    return evidence_index(checklist, review, previous, (previous,) if previous else (), contents={})


def looked(item: str, grade: Grade, value: Rating = Rating.IN_PLACE, **more: object) -> object:
    given = {"evidence_date": date(2026, 11, 3), "evidence_by": "Link governor"} | more
    return an_answer(item, value, grade=grade, **given)


def test_the_strongest_evidence_stands_first_and_of_one_grade_what_weighs_most() -> None:
    answers = {
        "IS-01": looked("IS-01", Grade.SEEN),
        "IS-02": looked("IS-02", Grade.TESTED),
        "IS-03": looked("IS-03", Grade.SAMPLED),
        "DP-01": looked("DP-01", Grade.SEEN),
    }

    assert [line.id for line in index_of(a_review(answers)).lines] == ["IS-02", "IS-03", "DP-01", "IS-01"]


def test_a_line_says_what_how_who_when_and_what_changed() -> None:
    before = a_review({"IS-01": Rating.PARTLY_IN_PLACE}, id="before", assessed_on=date(2025, 11, 18))

    (line,) = index_of(a_review({"IS-01": looked("IS-01", Grade.SEEN)}), before).lines

    assert (line.says, line.grade, line.who, line.when) == ("◑ In place", "We read it", "Link governor", "3 Nov 2026")
    assert (line.since, line.moved) == ("Gap closed, was ◔ Partly in place", "Gap closed")


def test_a_first_review_has_nothing_to_have_changed_since() -> None:
    (line,) = index_of(a_review({"IS-01": looked("IS-01", Grade.SEEN)})).lines

    assert line.since == "First review"


def test_evidence_that_is_too_old_says_so_and_stands_after_what_counts() -> None:
    answers = {
        "IS-01": looked("IS-01", Grade.SEEN, evidence_date=date(2024, 1, 3)),
        "IS-02": looked("IS-02", Grade.SEEN),
        "IS-03": looked("IS-03", Grade.SEEN, evidence_date=None, evidence_by=" "),
    }

    lines = index_of(a_review(answers)).lines

    assert [line.id for line in lines] == ["IS-02", "IS-03", "IS-01"]
    assert lines[2].when == "3 Jan 2024, too old"
    assert (lines[1].when, lines[1].who) == ("no date", "role not given")


def test_what_rests_on_no_look_is_named_under_what_it_rests_on() -> None:
    answers = {
        "IS-01": looked("IS-01", Grade.TOLD),
        "IS-02": Rating.IN_PLACE,
        "IS-03": UNKNOWN,
        "IS-04": an_answer("IS-04", NOT_APPLICABLE, na_reason="None."),
        "IS-05": an_answer("IS-05", UNKNOWN, grade=Grade.SEEN),
    }

    assert index_of(a_review(answers)).without == (
        ("Staff told us, nobody has looked (1)", "IS-01"),
        ("Rated, and nothing shown (1)", "IS-02"),
        ("Don’t know (2)", "IS-03, IS-05"),
        ("Not applicable (1)", "IS-04"),
        ("No answer yet (3)", "IS-06, IS-07, DP-01"),
    )


def test_nothing_looked_at_is_said_in_words() -> None:
    index = index_of(a_review({}))

    assert index.lead == "Of 8 items asked, none rests on anything that somebody read, sampled or tested."
    assert index.lines == ()


def test_one_is_told_as_one() -> None:
    lead = index_of(a_review({"IS-01": looked("IS-01", Grade.SEEN)})).lead

    assert lead == (
        "Of 8 items asked, 1 rests on what somebody read, sampled or tested. The page lists it, the strongest evidence "
        "first."
    )


@given(checklists_with_reviews(reviewed=2))
def test_every_item_in_scope_stands_once(made: tuple[Checklist, Review, Review]) -> None:
    checklist, before, review = made
    before = replace(before, id="before", assessed_on=date(2025, 11, 18), school=review.school)

    index = index_of(review, before, checklist)

    listed = [line.id for line in index.lines] + [code for _, codes in index.without for code in codes.split(", ")]
    assert sorted(listed) == sorted(item.id for item in checklist.in_scope(A_SCHOOL.setting, review.assessed_on))


@given(checklists_with_reviews())
def test_a_line_is_a_rating_that_somebody_looked_at(made: tuple[Checklist, Review]) -> None:
    checklist, review = made

    for line in index_of(review, None, checklist).lines:
        answer = review.answers[line.id]
        assert answer.rating is not None
        assert answer.grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)


def test_the_day_of_judgement_decides_what_is_old() -> None:
    review = a_review({"IS-01": looked("IS-01", Grade.SEEN)})
    later = replace(review, assessed_on=ASSESSED_ON.replace(year=2028))

    assert [index_of(one).lines[0].when for one in (review, later)] == ["3 Nov 2026", "3 Nov 2026, too old"]
