"""The visit sheet: what fits the time, from whom, and what the trust answers instead."""

from datetime import timedelta

from builders import ASSESSED_ON, a_checklist, a_review, an_answer, an_item
from generated import checklists_with_reviews
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.review import Review, School
from audit.domain.visit import MINUTES_A_LOOK, VISIT_MINUTES, Visit, reasons_to_look, roles_to_see, visit, whom_to_see
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    VISIT_REASON_WORDS,
    Grade,
    HeldBy,
    Rating,
    Setting,
    Strength,
    VisitReason,
)

MUST = Strength.MUST
DECISIVE, STALE, TOLD, AT_TARGET = VisitReason


def seen(item: str, ago: int, value: Rating = Rating.IN_PLACE, grade: Grade = Grade.SEEN) -> Answer:
    return an_answer(item, value, grade=grade, evidence_date=ASSESSED_ON - timedelta(days=ago))


def ids_of(found: Visit) -> list[str]:
    return [look.item.id for look in found.looks]


class TestWhatIsLookedAt:
    @given(checklists_with_reviews(), st.sampled_from(VISIT_MINUTES))
    def test_it_fits_the_time_and_names_each_item_once(self, both: tuple[Checklist, Review], minutes: int):
        found = visit(*both, minutes)
        reasons = reasons_to_look(*both)

        assert len(found.looks) == min(minutes // MINUTES_A_LOOK, len(reasons))
        assert len(set(ids_of(found))) == len(found.looks)
        assert len(found.looks) + len(found.of_controller) + found.left == len(reasons)

    @given(checklists_with_reviews())
    def test_reasons_are_those_an_independent_reading_finds(self, both: tuple[Checklist, Review]):
        checklist, review = both
        expected: dict[str, set[VisitReason]] = {}
        for item in checklist.in_scope(review.school.setting, review.assessed_on):
            answer = review.answers.get(item.id, Answer(item.id))
            if answer.value is NOT_APPLICABLE:
                continue
            rated = answer.value is not None and answer.value is not UNKNOWN
            looked = answer.grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)
            age = (review.assessed_on - answer.evidence_date).days if answer.evidence_date else None
            in_date = age is not None and 0 <= age <= item.fresh_days
            reasons = set()
            if (item.strength is MUST or item.critical) and not (rated and looked and in_date):
                reasons.add(DECISIVE)
            if rated and looked and age is not None and age > item.fresh_days:
                reasons.add(STALE)
            if rated and not looked:
                reasons.add(TOLD)
            if rated and answer.value >= item.target:
                reasons.add(AT_TARGET)
            if reasons:
                expected[item.id] = reasons

        assert {key: set(found) for key, found in reasons_to_look(checklist, review).items()} == expected

    @given(checklists_with_reviews())
    def test_a_longer_visit_only_adds_items(self, both: tuple[Checklist, Review]):
        assert set(ids_of(visit(*both, 60))) <= set(ids_of(visit(*both, 90)))

    def test_a_legal_duty_nobody_has_seen_comes_before_anything_else(self):
        checklist = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("DP-01", strength=MUST))
        review = a_review({"IS-01": seen("IS-01", 500), "IS-02": Rating.IN_PLACE, "DP-01": Rating.IN_PLACE})

        assert ids_of(visit(checklist, review, 10)) == ["DP-01"]

    def test_a_claim_comes_before_a_known_shortfall_and_the_oldest_look_before_a_newer(self):
        checklist = a_checklist(*(an_item(f"IS-0{n}") for n in (1, 2, 3, 4)))
        review = a_review(
            {
                "IS-01": an_answer("IS-01", Rating.NOT_IN_PLACE, grade=Grade.TOLD),
                "IS-02": seen("IS-02", 20),
                "IS-03": seen("IS-03", 200),
                "IS-04": an_answer("IS-04", grade=Grade.TOLD),
            }
        )

        found = visit(checklist, review, 90)

        assert ids_of(found) == ["IS-04", "IS-01", "IS-03", "IS-02"]

    def test_what_was_seen_in_date_and_is_below_target_needs_no_visit(self):
        review = a_review({"IS-01": seen("IS-01", 20, Rating.PARTLY_IN_PLACE)})

        assert visit(a_checklist(an_item("IS-01")), review, 60).looks == ()

    def test_a_dont_know_takes_a_visit_only_where_it_is_a_duty_or_critical(self):
        checklist = a_checklist(an_item("IS-01"), an_item("IS-02", critical=True))

        assert ids_of(visit(checklist, a_review({"IS-01": UNKNOWN, "IS-02": UNKNOWN}), 60)) == ["IS-02"]

    def test_what_staff_said_is_no_look_and_what_was_read_is(self):
        review = a_review({"IS-01": an_answer("IS-01", grade=Grade.TOLD), "IS-02": seen("IS-02", 5)})

        told, read = visit(a_checklist(an_item("IS-01"), an_item("IS-02")), review, 60).looks

        assert told.last_look is None
        assert read.last_look is not None

    def test_the_newest_look_of_any_review_is_named_where_this_time_staff_only_said_so(self):
        earlier = [
            a_review({"IS-01": seen("IS-01", 700)}, assessed_on=ASSESSED_ON - timedelta(days=690)),
            a_review({"IS-01": seen("IS-01", 300)}, assessed_on=ASSESSED_ON - timedelta(days=290)),
        ]
        review = a_review({"IS-01": an_answer("IS-01", grade=Grade.TOLD)})

        (look,) = visit(a_checklist(an_item("IS-01")), review, 60, earlier=earlier).looks

        assert look.last_look == seen("IS-01", 300)
        assert look.reasons[0] is TOLD


class TestWhomToSee:
    def test_looks_are_grouped_by_the_role_that_has_them_never_the_visitor(self):
        checklist = a_checklist(
            an_item("IS-01", ask=("DSL", "Head")),
            an_item("IS-02", ask=("Link governor", "Clerk")),
            an_item("IS-03", ask=("DSL",)),
        )

        found = visit(checklist, a_review(dict.fromkeys(("IS-01", "IS-02", "IS-03"), Rating.IN_PLACE)), 60)

        assert {role: [one.item.id for one in looks] for role, looks in found.by_role.items()} == {
            "DSL": ["IS-01", "IS-03"],
            "Clerk": ["IS-02"],
        }

    def test_only_items_asked_of_the_roles_one_sees_are_on_the_sheet(self):
        checklist = a_checklist(an_item("IS-01", ask=("DSL", "Head")), an_item("IS-02", ask=("DPO",)))
        review = a_review(dict.fromkeys(("IS-01", "IS-02"), Rating.IN_PLACE))

        found = visit(checklist, review, 60, ["Head"])

        assert list(found.by_role) == ["Head"]
        assert ids_of(found) == ["IS-01"]

    def test_an_item_that_only_the_visitor_is_asked_about_stays_theirs(self):
        assert whom_to_see(an_item(ask=("Link governor",))) == "Link governor"

    def test_the_roles_to_choose_from_are_those_the_items_name(self):
        checklist = a_checklist(
            an_item("IS-01", ask=("DSL", "Link governor")),
            an_item("IS-02", ask=("Head", "DSL")),
            an_item("IS-03", ask=("Bursar",), applies_to=frozenset({Setting.COLLEGE})),
        )

        assert roles_to_see(checklist, a_review()) == ("DSL", "Head")


class TestWhatTheTrustAnswers:
    checklist = a_checklist(an_item("IS-01", held_by=HeldBy.CONTROLLER), an_item("IS-02", held_by=HeldBy.BOTH))
    answers = dict.fromkeys(("IS-01", "IS-02"), Rating.IN_PLACE)

    def test_in_an_academy_controller_items_stand_apart_and_take_no_time(self):
        review = a_review(self.answers, school=School("900002", "Ash", Setting.ACADEMY))

        found = visit(self.checklist, review, MINUTES_A_LOOK)

        assert ids_of(found) == ["IS-02"]
        assert [look.item.id for look in found.of_controller] == ["IS-01"]
        assert found.left == 0

    def test_a_school_that_is_its_own_controller_has_them_on_its_sheet(self):
        found = visit(self.checklist, a_review(self.answers), 60)

        assert ids_of(found) == ["IS-01", "IS-02"]
        assert found.of_controller == ()


def test_every_reason_has_words_of_its_own():
    assert list(VISIT_REASON_WORDS) == list(VisitReason)
    assert len(set(VISIT_REASON_WORDS.values())) == len(VisitReason)
