"""What lists show and in which order: answers to check, what lies before the board, actions."""

from datetime import date, timedelta

import pytest
from builders import ASSESSED_ON, TODAY, a_checklist, a_review, an_answer, an_item
from generated import checklists_with_reviews
from hypothesis import given

from audit.domain.action_list import action_list, action_text, by_owner
from audit.domain.agreement import agree_words, agreed_words, before_its_day, cannot_agree, proposal, unanswered_words
from audit.domain.checklist import Checklist
from audit.domain.gaps import duties_text, gaps, too_old
from audit.domain.review import Action, Review, ReviewStatus, unanswered
from audit.domain.selection import Shown, grouped, selected
from audit.domain.words import UNKNOWN, ActionStatus, Grade, Rating, Strand


def an_action(action_id: str = "1", *, owner: str = "DSL", due: date = TODAY, **changes: object) -> Action:
    return Action(action_id, "review-1", "IS-01", "Write it down", owner, due, **changes)  # type: ignore[arg-type]  (any field)


class TestAnswersToCheck:
    @given(checklists_with_reviews())
    def test_each_filter_shows_what_the_engine_counts(self, both: tuple[Checklist, Review]):
        checklist, review = both

        def shown(which: Shown) -> set[str]:
            return {item.id for item, _ in selected(checklist, review, which)}

        assert shown(Shown.UNANSWERED) == {item.id for item in unanswered(review, checklist)}
        assert shown(Shown.GAPS) == {gap.item.id for gap in gaps(checklist, review)}
        assert shown(Shown.UNKNOWN) <= shown(Shown.EVERYTHING)

    @given(checklists_with_reviews())
    def test_grouping_loses_and_doubles_nothing(self, both: tuple[Checklist, Review]):
        pairs = selected(*both, Shown.EVERYTHING)

        again = [pair for its in grouped(pairs).values() for some in its.values() for pair in some]

        assert sorted(item.id for item, _ in again) == sorted(item.id for item, _ in pairs)

    def test_a_role_sees_every_item_it_is_asked_about(self):
        checklist = a_checklist(an_item("IS-01", ask=("DSL", "Head")), an_item("IS-02", ask=("Head",)))

        ids = [item.id for item, _ in selected(checklist, a_review(), Shown.EVERYTHING, "DSL")]

        assert ids == ["IS-01"]

    def test_strands_come_in_checklist_order_with_their_paragraphs(self):
        checklist = a_checklist(an_item("DP-01", strand=Strand.DATA_PROTECTION), an_item("IS-01"))

        strands = grouped(selected(checklist, a_review(), Shown.EVERYTHING))

        assert list(strands) == [Strand.DATA_PROTECTION, Strand.INFORMATION_SHARING]
        assert list(strands[Strand.INFORMATION_SHARING]) == ["105"]


class TestWhatTheBoardAgrees:
    def test_three_parts_hold_every_item_once(self):
        checklist = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("IS-03"))

        before = proposal(checklist, a_review({"IS-01": UNKNOWN, "IS-02": Rating.IN_PLACE}))

        assert [item.id for item in before.unanswered] == ["IS-03"]
        assert [item.id for item, _ in before.unknown] == ["IS-01"]
        assert [item.id for item, _ in before.others] == ["IS-02"]
        assert before.answered == 2

    @pytest.mark.parametrize(
        ("answered", "pulled_out", "unknown", "words"),
        [
            (46, 0, 0, "Agree these 46 as proposed"),
            (46, 0, 6, "Agree these 46 as proposed (6 of them don’t know)"),
            (46, 0, 1, "Agree these 46 as proposed (1 of them a don’t know)"),
            (1, 0, 0, "Agree this 1 as proposed"),
            (1, 0, 1, "Agree this 1 as proposed (a don’t know)"),
            (46, 6, 0, "Agree these 40 as proposed, and the 6 pulled out"),
            (46, 6, 2, "Agree these 40 as proposed (2 of them don’t know), and the 6 pulled out"),
            (2, 1, 0, "Agree this 1 as proposed, and the 1 pulled out"),
            (1, 1, 0, "Agree the 1 item pulled out, one by one"),
            (3, 3, 0, "Agree the 3 items pulled out, one by one"),
        ],
    )
    def test_the_button_says_what_happens(self, answered: int, pulled_out: int, unknown: int, words: str):
        assert agree_words(answered, pulled_out, unknown) == words

    def test_only_an_open_review_for_a_later_day_is_before_its_day(self):
        tomorrow = TODAY + timedelta(days=1)

        assert before_its_day(a_review(assessed_on=tomorrow), TODAY)
        assert not before_its_day(a_review(assessed_on=TODAY), TODAY)
        assert not before_its_day(a_review(assessed_on=tomorrow, status=ReviewStatus.AGREED), TODAY)

    def test_unanswered_items_are_counted_with_their_noun(self):
        assert unanswered_words(1, "the corporation") == "The corporation agrees the review with 1 item unanswered"
        assert unanswered_words(3, "the trust board") == "The trust board agrees the review with 3 items unanswered"

    def test_a_review_for_a_later_day_says_when_it_can_be_agreed(self):
        later = a_review({"IS-01": Rating.IN_PLACE}, assessed_on=TODAY + timedelta(days=3))

        assert cannot_agree(later, TODAY) == (
            "This review is for 25 November 2026. It can be agreed on that day or after."
        )

    def test_a_review_that_can_be_agreed_has_nothing_against_it(self):
        assert cannot_agree(a_review({"IS-01": Rating.IN_PLACE}), TODAY) == ""
        assert "already" in cannot_agree(a_review(status=ReviewStatus.AGREED, agreed_on=ASSESSED_ON), TODAY)

    def test_how_it_was_agreed_names_what_was_pulled_out(self):
        assert agreed_words(()) == "Everything was agreed as proposed, in one step."
        assert agreed_words(("IS-01", "DP-02")).startswith("Pulled out and agreed one by one: IS-01, DP-02.")


class TestWhatStillNeedsWork:
    def test_duties_say_which_are_not_known_which_not_answered_and_which_not_in_place(self):
        review = a_review({"IS-03": UNKNOWN, "DP-20": Rating.NOT_IN_PLACE})

        words = duties_text(("IS-03", "DP-05", "DP-20"), review.answers)

        assert words == "IS-03 don’t know · DP-05 no answer · DP-20 not in place"

    def test_many_duties_are_named_six_and_counted_on(self):
        words = duties_text([f"DP-{n:02}" for n in range(1, 10)], {})

        assert words.startswith("DP-01 no answer · ")
        assert words.endswith("DP-06 no answer · and 3 more")

    def test_only_evidence_that_once_counted_is_too_old_to(self):
        items = [an_item(f"IS-0{n}") for n in range(1, 5)]
        long_ago = ASSESSED_ON - timedelta(days=items[0].fresh_days + 1)
        old = {"grade": Grade.SEEN, "evidence_date": long_ago}
        review = a_review(
            {
                "IS-01": an_answer("IS-01", **old),
                "IS-02": an_answer("IS-02", grade=Grade.SEEN, evidence_date=ASSESSED_ON),
                "IS-03": an_answer("IS-03", grade=Grade.TOLD, evidence_date=long_ago),
                "IS-04": an_answer("IS-04", UNKNOWN, **old),
            }
        )

        assert too_old(a_checklist(*items), review) == 1
        assert too_old(a_checklist(*items), review, lambda item: item.id != "IS-01") == 0


class TestActions:
    def test_overdue_come_first_then_to_do_then_what_is_over(self):
        late = an_action("1", due=TODAY - timedelta(days=1))
        running = an_action("2", status=ActionStatus.DOING)
        done = an_action(
            "3", due=TODAY - timedelta(days=9), status=ActionStatus.DONE, done_what="x", done_on=TODAY, impact="y"
        )

        sorted_out = action_list([done, running, late], TODAY, {})

        assert (sorted_out.overdue, sorted_out.to_do, sorted_out.finished) == ((late,), (running,), (done,))

    def test_within_a_part_they_stand_by_owner_and_then_by_due_date(self):
        actions = [
            an_action("1", owner="Head"),
            an_action("2", due=TODAY + timedelta(days=2)),
            an_action("3", due=TODAY + timedelta(days=1)),
        ]

        to_do = action_list(actions, TODAY, {}).to_do

        assert [one.id for one in to_do] == ["3", "2", "1"]
        assert list(by_owner(to_do)) == ["DSL", "Head"]

    @pytest.mark.parametrize(
        ("action", "words"),
        [
            (an_action(due=TODAY - timedelta(days=1)), "Overdue by 1 day: due 21 November 2026 · Open"),
            (an_action(due=TODAY - timedelta(days=12)), "Overdue by 12 days: due 10 November 2026 · Open"),
            (an_action(), "Due today · Open"),
            (an_action(due=TODAY + timedelta(days=1), status=ActionStatus.DOING), "Due 23 November 2026 · Being done"),
            (an_action(status=ActionStatus.DROPPED, dropped_reason="No need"), "Dropped"),
            (
                an_action(status=ActionStatus.DONE, done_what="x", done_on=date(2026, 11, 3), impact="y"),
                "Done on 3 November 2026",
            ),
        ],
    )
    def test_where_an_action_stands_is_said_in_words(self, action: Action, words: str):
        assert action_text(action, TODAY) == words
