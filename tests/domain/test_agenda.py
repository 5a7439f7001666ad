"""The agenda: never more than fits, each item once with all its reasons, the strongest first."""

from collections.abc import Sequence
from datetime import date, timedelta

from builders import ASSESSED_ON, a_checklist, a_review, an_answer, an_item
from generated import DAY, checklists, reviews
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.agenda import MINUTES_AN_ITEM, Agenda, agenda, not_looked_at
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.edition_changes import Became, EditionChanges, changed_words
from audit.domain.review import Review, ReviewStatus
from audit.domain.scoring import figures_of
from audit.domain.words import (
    AGENDA_REASON_WORDS,
    NOT_APPLICABLE,
    UNKNOWN,
    AgendaReason,
    Grade,
    Rating,
    Relation,
    ReviewKind,
    Setting,
    Strength,
)

ZERO, ONE, TWO, THREE = Rating
Case = tuple[Checklist, Review, list[Review], frozenset[str], frozenset[str]]
RULE = (
    "blocker",
    "must or critical below 2",
    "don't know",
    "in dispute",
    "changed text",
    "unanswered",
    "stale evidence",
    "not looked at for two reviews",
    "worst gap",
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A review with none, one, two or three before it, some items in dispute and some with changed words."""
    checklist = draw(checklists())
    days = [DAY - timedelta(days=n) for n in (1000, 300, 98)][: draw(st.integers(0, 3))]
    earlier = [draw(reviews(checklist, day=day)) for day in days]
    ids = [item.id for item in checklist.items]
    some = st.frozensets(st.sampled_from(ids), max_size=3)
    return checklist, draw(reviews(checklist)), earlier, draw(some), draw(some)


def the_agenda(case: Case, minutes: int) -> Agenda:
    checklist, review, earlier, in_dispute, changed = case
    return agenda(
        checklist,
        review,
        figures_of(checklist, review),
        minutes,
        earlier=earlier,
        in_dispute=in_dispute,
        changed=changed,
    )


def an_agenda(checklist: Checklist, review: Review, minutes: int = 40, earlier: Sequence[Review] = ()) -> Agenda:
    return agenda(checklist, review, figures_of(checklist, review), minutes, earlier=earlier)


def ids_of(found: Agenda) -> list[str]:
    return [one.item.id for one in found.items]


def oracle(case: Case) -> dict[str, list[str]]:
    """The reasons of each item a second time, literally and slowly, in the words of the rule."""
    checklist, review, earlier, in_dispute, changed = case
    blockers = figures_of(checklist, review).overall.blockers
    found: dict[str, list[str]] = {}
    for item in checklist.items:
        if review.school.setting not in item.applies_to:
            continue
        if item.in_force_from and item.in_force_from > review.assessed_on:
            continue
        answer = review.answers.get(item.id)
        value = answer.value if answer else None
        rated = value in (0, 1, 2, 3) and value is not None
        important = item.strength is Strength.MUST or item.critical
        counted = 0 if value is UNKNOWN else value
        known_on = answer.evidence_date if answer and answer.grade not in (None, Grade.TOLD) else None
        since = earlier[-2].assessed_on if len(earlier) > 1 else date.min
        last = earlier[-1].answers.get(item.id) if earlier else None
        looks = [
            one.evidence_date
            for one in (answer, last)
            if one and one.grade not in (None, Grade.TOLD) and one.evidence_date
        ]
        was_asked = bool(earlier) and item.in_scope(review.school.setting, earlier[-1].assessed_on)
        true = {
            "blocker": item.id in blockers,
            "must or critical below 2": important and rated and value < 2,
            "don't know": value is UNKNOWN,
            "in dispute": item.id in in_dispute,
            "changed text": item.id in changed,
            "unanswered": value is None,
            "stale evidence": rated and known_on and known_on < review.assessed_on - timedelta(days=item.fresh_days),
            "not looked at for two reviews": rated
            and was_asked
            and not [day for day in looks if since < day <= review.assessed_on],
            "worst gap": (rated or value is UNKNOWN) and counted < item.target,
        }
        if reasons := [words for words in RULE if true[words]]:
            found[item.id] = reasons
    return found


class TestTheRule:
    @given(cases(), st.integers(-5, 70))
    def test_there_are_never_more_items_than_four_minutes_each_allow(self, case: Case, minutes: int):
        found = the_agenda(case, minutes)

        assert len(found.items) == min(max(0, minutes) // 4, len(found.items) + len(found.left))
        assert found.minutes_used <= max(0, minutes)

    @given(cases(), st.integers(0, 70))
    def test_every_item_in_scope_comes_once(self, case: Case, minutes: int):
        found = the_agenda(case, minutes)
        checklist, review = case[:2]

        everywhere = [*ids_of(found), *(one.item.id for one in found.left), *(item.id for item in found.rest)]

        assert sorted(everywhere) == sorted(i.id for i in checklist.in_scope(review.school.setting, review.assessed_on))

    @given(cases())
    def test_each_item_carries_every_reason_it_has_the_strongest_first(self, case: Case):
        found = the_agenda(case, 24)

        said = {
            one.item.id: [RULE[list(AgendaReason).index(reason)] for reason in one.reasons]
            for one in (*found.items, *found.left)
        }

        assert said == oracle(case)

    @given(cases())
    def test_no_item_stands_before_one_with_a_stronger_reason(self, case: Case):
        found = the_agenda(case, 400)
        reasons = list(AgendaReason)

        firsts = [reasons.index(one.reasons[0]) for one in found.items]

        assert firsts == sorted(firsts)

    @given(cases())
    def test_more_minutes_only_add_items_at_the_end(self, case: Case):
        short, long = the_agenda(case, 8), the_agenda(case, 40)

        assert ids_of(long)[: len(short.items)] == ids_of(short)

    @given(cases())
    def test_what_is_agreed_in_one_step_has_an_answer_and_no_reason(self, case: Case):
        found = the_agenda(case, 12)
        answers = case[1].answers

        assert all(answers[item.id].value is not None for item in found.rest)
        assert not {item.id for item in found.rest} & set(oracle(case))

    @given(cases())
    def test_with_no_time_there_is_no_item_and_none_is_lost(self, case: Case):
        found = the_agenda(case, 3)

        assert found.items == ()
        assert {one.item.id for one in found.left} == set(oracle(case))


class TestTies:
    def test_the_worse_gap_comes_first(self):
        items = [an_item("IS-01"), an_item("IS-02"), an_item("IS-03", strength=Strength.EXPECTED), an_item("IS-04")]
        review = a_review({"IS-01": ONE, "IS-02": ZERO, "IS-03": ONE})  # IS-04 is open, so nothing is judged or blocks

        found = an_agenda(a_checklist(*items), review)

        assert ids_of(found) == ["IS-04", "IS-02", "IS-01", "IS-03"]
        assert found.items[1].reasons == (AgendaReason.WORST_GAP,)

    def test_of_two_dont_knows_the_legal_duty_comes_first(self):
        items = [an_item("IS-01"), an_item("IS-02", strength=Strength.MUST), an_item("IS-03")]

        found = an_agenda(a_checklist(*items), a_review(dict.fromkeys(("IS-01", "IS-02"), UNKNOWN)))

        assert ids_of(found) == ["IS-02", "IS-01", "IS-03"]

    def test_of_two_without_an_answer_the_heavier_and_then_the_earlier_comes_first(self):
        items = [
            an_item("IS-01", strength=Strength.EXPECTED),
            an_item("IS-02"),
            an_item("IS-03", critical=True),
            an_item("IS-04"),
        ]

        assert ids_of(an_agenda(a_checklist(*items), a_review())) == ["IS-03", "IS-02", "IS-04", "IS-01"]


class TestAFollowUp:
    checklist = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("DP-01", strength=Strength.MUST))

    def standing(self, item: str, value: Rating) -> Answer:
        return an_answer(item, value, stands_from=date(2025, 11, 18))

    def test_what_it_asks_comes_before_what_stands(self):
        answers = {"IS-01": self.standing("IS-01", ZERO), "IS-02": ONE}

        found = an_agenda(self.checklist, a_review(answers, kind=ReviewKind.FOLLOW_UP))

        assert ids_of(found) == ["DP-01", "IS-02", "IS-01"]

    def test_a_blocker_that_stands_is_not_hidden(self):
        answers = {"IS-01": ONE, "IS-02": ONE, "DP-01": self.standing("DP-01", ZERO)}

        found = an_agenda(self.checklist, a_review(answers, kind=ReviewKind.FOLLOW_UP), 4)

        assert ids_of(found) == ["DP-01"]
        assert found.items[0].reasons[0] is AgendaReason.BLOCKER

    def test_what_stands_is_an_answer_like_any_other(self):
        answers = {one: self.standing(one, TWO) for one in ("IS-01", "IS-02", "DP-01")}

        found = an_agenda(self.checklist, a_review(answers, kind=ReviewKind.FOLLOW_UP))

        assert not any(AgendaReason.UNANSWERED in one.reasons for one in (*found.items, *found.left))

    def test_what_is_carried_and_not_confirmed_has_no_answer(self):
        carried = {"IS-01": an_answer("IS-01", THREE, carried_from="kcsie-2021")}

        found = an_agenda(a_checklist(an_item("IS-01")), a_review(carried=carried))

        assert found.items[0].reasons == (AgendaReason.UNANSWERED,)


def test_words_have_changed_where_something_was_asked_before_in_other_words():
    since = EditionChanges(
        (
            Became(Relation.UNCHANGED, ("IS-01",), ("IS-01",)),
            Became(Relation.REWORDED, ("IS-02",), ("IS-02",)),
            Became(Relation.SPLIT, ("IS-03",), ("IS-04", "IS-05")),
            Became(Relation.MERGED, ("IS-06", "IS-07"), ("IS-08",)),
            Became(Relation.NEW, (), ("IS-09",)),
            Became(Relation.REMOVED, ("IS-10",), ()),
        )
    )

    assert changed_words(since) == {"IS-02", "IS-04", "IS-05", "IS-08"}
    assert changed_words(None) == frozenset()


class TestNotLookedAtForTwoReviews:
    item = an_item("IS-01", fresh_days=2000)

    def looked(self, *, now: Answer, before: Answer | None = None, oldest: bool = True) -> bool:
        def of(day: date, answer: Answer | None, status: ReviewStatus = ReviewStatus.AGREED) -> Review:
            return a_review({"IS-01": answer} if answer else {}, assessed_on=day, status=status)

        earlier = [of(date(2025, 11, 18), before)]
        if oldest:
            earlier.insert(0, of(date(2024, 11, 19), None))
        review = of(ASSESSED_ON, now, ReviewStatus.OPEN)
        return "IS-01" not in not_looked_at(a_checklist(self.item), review, earlier)

    def seen(self, day: date | None, grade: Grade = Grade.SEEN) -> Answer:
        return an_answer("IS-01", grade=grade, evidence_date=day)

    def test_what_staff_said_is_no_look_however_new(self):
        assert not self.looked(now=self.seen(ASSESSED_ON, Grade.TOLD))

    def test_a_look_since_the_review_before_last_counts(self):
        assert self.looked(now=self.seen(date(2024, 11, 20)))
        assert not self.looked(now=self.seen(date(2024, 11, 19)))

    def test_a_look_of_last_time_counts_where_this_time_staff_only_said_so(self):
        told = self.seen(None, Grade.TOLD)

        assert self.looked(now=told, before=self.seen(date(2025, 11, 1)))
        assert not self.looked(now=told, before=self.seen(date(2024, 11, 1)))

    def test_a_look_after_the_day_of_judgement_or_without_a_day_does_not_count(self):
        assert not self.looked(now=self.seen(ASSESSED_ON + timedelta(days=1)))
        assert not self.looked(now=self.seen(None))

    def test_in_the_second_review_any_look_counts(self):
        assert self.looked(now=self.seen(date(2020, 1, 1)), oldest=False)
        assert not self.looked(now=self.seen(None), oldest=False)

    def test_a_first_review_has_no_two_reviews_to_speak_of(self):
        assert not_looked_at(a_checklist(self.item), a_review({"IS-01": TWO}), ()) == frozenset()

    def test_an_item_that_last_time_did_not_ask_is_not_counted(self):
        newly = an_item("IS-01", in_force_from=date(2026, 6, 19))
        earlier = [a_review(assessed_on=date(2025, 11, 18)), a_review(assessed_on=date(2024, 11, 19))]

        assert not_looked_at(a_checklist(newly), a_review({"IS-01": TWO}), earlier) == frozenset()

    def test_an_open_review_in_between_is_not_the_previous_one(self):
        agreed = a_review(assessed_on=date(2024, 11, 19), status=ReviewStatus.AGREED)
        still_open = a_review({"IS-01": self.seen(date(2025, 11, 1))}, assessed_on=date(2025, 11, 18))
        review = a_review({"IS-01": self.seen(None, Grade.TOLD)})

        assert not_looked_at(a_checklist(self.item), review, [agreed, still_open]) == {"IS-01"}


class TestWhereNothingCallsForTime:
    def items(self) -> tuple[Item, ...]:
        return tuple(an_item(f"IS-0{n}") for n in (1, 2, 3))

    def review(self) -> Review:
        days = {"IS-01": 10, "IS-02": 300, "IS-03": 100}
        return a_review(
            {
                item: an_answer(item, grade=Grade.SEEN, evidence_date=ASSESSED_ON - timedelta(days=ago))
                for item, ago in days.items()
            }
        )

    def test_the_oldest_evidence_is_offered_and_no_reason_is_made_up(self):
        found = an_agenda(a_checklist(*self.items()), self.review(), 2 * MINUTES_AN_ITEM)

        assert found.items == found.left == ()
        assert [item.id for item, _ in found.to_check] == ["IS-02", "IS-03"]
        assert len(found.rest) == 3

    def test_nothing_is_offered_beside_items_that_do_call_for_time(self):
        review = self.review()

        found = agenda(
            a_checklist(*self.items()),
            review,
            figures_of(a_checklist(*self.items()), review),
            40,
            in_dispute=frozenset({"IS-01"}),
        )

        assert ids_of(found) == ["IS-01"]
        assert found.to_check == ()

    def test_what_is_not_applicable_or_not_asked_is_never_on_it(self):
        items = (
            an_item("IS-01", na_when="None attends."),
            an_item("IS-02", applies_to=frozenset({Setting.COLLEGE})),
        )
        review = a_review({"IS-01": an_answer("IS-01", NOT_APPLICABLE, na_reason="None attends.")})

        found = an_agenda(a_checklist(*items), review)

        assert (found.items, found.left, found.to_check) == ((), (), ())


def test_last_times_answer_stands_beside_each_item():
    checklist = a_checklist(an_item("IS-01"))
    before = a_review({"IS-01": THREE}, assessed_on=date(2025, 11, 18), status=ReviewStatus.AGREED)

    (one,) = an_agenda(checklist, a_review({"IS-01": ZERO}), earlier=[before]).items

    assert one.last is not None
    assert one.last.value is THREE
    assert one.answer is not None
    assert one.answer.value is ZERO


def test_every_reason_has_words_of_its_own():
    assert len(AgendaReason) == len(RULE)
    assert list(AGENDA_REASON_WORDS) == list(AgendaReason)
    assert len(set(AGENDA_REASON_WORDS.values())) == len(RULE)
