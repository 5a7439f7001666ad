"""The agenda in words: what Part 1 keeps to itself, and sentences true of any number."""

import re
from dataclasses import replace
from datetime import date
from typing import Literal

from builders import a_checklist, a_review, an_answer, an_item
from generated import checklists_with_reviews
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.agenda import agenda
from audit.domain.agenda_sheet import CONFIDENTIAL_LINE, AgendaSheet, agenda_sheet
from audit.domain.checklist import Checklist
from audit.domain.review import Review, ReviewStatus
from audit.domain.scoring import figures_of
from audit.domain.words import UNKNOWN, Grade, Rating, Strength

SECRET = a_checklist(
    an_item("DP-01", confidential=True, challenge="Who could read it?", strength=Strength.MUST),
    an_item("DP-02", confidential=True),
    an_item("IS-01"),
    an_item("IS-02"),
)


def the_sheet(
    checklist: Checklist, review: Review, minutes: int = 40, part: Literal[1, 2] = 1, previous: Review | None = None
) -> AgendaSheet:
    earlier = [previous] if previous else []
    found = agenda(checklist, review, figures_of(checklist, review), minutes, earlier=earlier)
    return agenda_sheet(found, review, previous, part)


def every_word(sheet: AgendaSheet) -> str:
    lines = [
        " ".join((one.id, one.question, one.stands, one.last_time, one.why, one.ask, one.who))
        for one in (*sheet.lines, *sheet.spare)
    ]
    return "\n".join([sheet.lead, *lines, sheet.left, sheet.rest, sheet.goes_on])


class TestPartOne:
    review = a_review({"DP-01": UNKNOWN, "DP-02": Rating.IN_PLACE, "IS-01": Rating.PARTLY_IN_PLACE})

    def test_a_confidential_item_is_named_last_and_nothing_is_said_of_it(self):
        last = the_sheet(SECRET, self.review).lines[-1]

        assert (last.id, last.question) == ("DP-01", CONFIDENTIAL_LINE)
        assert (last.stands, last.last_time, last.why, last.ask, last.who) == ("", "", "", "", "")
        assert "Who could read it?" not in every_word(the_sheet(SECRET, self.review))

    def test_part_two_says_all_of_it_in_its_place_and_marks_it(self):
        first = the_sheet(SECRET, self.review, part=2).lines[0]

        assert first.id == "DP-01"
        assert first.ask == "Who could read it?"
        assert first.marked

    def test_what_does_not_fit_names_no_confidential_item_but_counts_it(self):
        sheet = the_sheet(SECRET, self.review, minutes=0)

        assert "DP-01" not in sheet.left
        assert sheet.left.startswith("3 more items have a reason and do not fit, among them IS-02 and IS-01.")
        assert "DP-01, IS-02 and IS-01" in the_sheet(SECRET, self.review, minutes=0, part=2).left

    def test_nothing_is_offered_of_a_confidential_item_where_all_is_well(self):
        review = a_review(
            {
                key: an_answer(key, grade=Grade.SEEN, evidence_date=date(2026, 11, 1))
                for key in ("DP-01", "DP-02", "IS-01", "IS-02")
            }
        )

        assert [line.id for line in the_sheet(SECRET, review).spare] == ["IS-01", "IS-02"]
        assert len(the_sheet(SECRET, review, part=2).spare) == 4

    @given(checklists_with_reviews(), st.integers(0, 60))
    def test_both_parts_hold_the_same_items(self, both: tuple[Checklist, Review], minutes: int):
        checklist, review = both
        items = tuple(replace(item, confidential=n % 3 == 0) for n, item in enumerate(checklist.items))
        checklist = replace(checklist, items=items)

        one, two = (the_sheet(checklist, review, minutes, part) for part in (1, 2))

        assert sorted(line.id for line in one.lines) == sorted(line.id for line in two.lines)
        assert all(line.question == CONFIDENTIAL_LINE for line in one.lines if checklist.by_id[line.id].confidential)


class TestTheSentences:
    def test_an_item_says_where_it_stands_what_it_was_and_who_has_it(self):
        checklist = a_checklist(an_item("IS-01", strength=Strength.MUST, ask=("DSL", "Head")))
        previous = a_review({"IS-01": Rating.EMBEDDED}, assessed_on=date(2025, 11, 18), status=ReviewStatus.AGREED)
        review = a_review({"IS-01": an_answer("IS-01", Rating.NOT_IN_PLACE, proposed_by="Deputy DSL")})

        (line,) = the_sheet(checklist, review, previous=previous).lines

        assert line.stands == "○ Not in place"
        assert line.last_time == "Last time (18 Nov 2025): ● Embedded"
        assert line.who == "Legal duty · with: DSL · proposed by: Deputy DSL"
        assert "below its target" in line.why
        assert line.why.endswith(".")

    def test_an_item_nobody_was_asked_about_last_time_is_not_said_to_lack_an_answer_from_then(self):
        law = an_item("DP-10", strength=Strength.MUST, in_force_from=date(2026, 6, 19))
        checklist = a_checklist(an_item("IS-01"), law)
        previous = a_review({}, assessed_on=date(2025, 11, 18), status=ReviewStatus.AGREED)

        first, second = the_sheet(checklist, a_review(), previous=previous).lines

        assert (first.id, first.last_time) == ("DP-10", "Last time (18 Nov 2025): not asked as it is now")
        assert (second.id, second.last_time) == ("IS-01", "Last time (18 Nov 2025): no answer")

    def test_a_few_items_say_how_much_of_the_time_they_take(self):
        sheet = the_sheet(a_checklist(an_item("IS-01")), a_review())

        assert sheet.lead == "1 item, 4 minutes each: 4 of the 40 minutes."
        assert sheet.left == sheet.rest == ""

    def test_no_time_is_said_and_what_waits_is_counted(self):
        sheet = the_sheet(a_checklist(an_item("IS-01")), a_review(), minutes=3)

        assert sheet.lead == "An item takes 4 minutes, so none fits into 3 minutes."
        assert sheet.left == (
            "1 more item has a reason and does not fit: IS-01. "
            "If it has an answer it is agreed as proposed, unless a governor pulls it out."
        )

    def test_where_all_is_well_it_says_so_and_offers_the_oldest_evidence(self):
        seen = an_answer("IS-01", grade=Grade.SEEN, evidence_date=date(2026, 3, 2))
        sheet = the_sheet(a_checklist(an_item("IS-01")), a_review({"IS-01": seen}))

        assert sheet.lead.startswith("No item has a reason to take the board’s time.")
        assert sheet.spare[0].why == "Nothing calls for it: at its target, on evidence of 2 March 2026."
        assert sheet.rest.startswith("The 1 other item has an answer and no reason to be here. It is agreed")

    def test_only_an_agenda_longer_than_a_page_says_that_it_goes_on(self):
        checklist = a_checklist(*(an_item(f"IS-{n:02}") for n in range(1, 13)))

        assert "goes on overleaf" in the_sheet(checklist, a_review(), minutes=44).goes_on
        assert the_sheet(checklist, a_review(), minutes=43).goes_on == ""

    @given(checklists_with_reviews(), st.integers(0, 60))
    def test_it_never_says_what_no_paper_may_say(self, both: tuple[Checklist, Review], minutes: int):
        words = every_word(the_sheet(*both, minutes))

        assert not re.search(r"complian|\bsafe\b|certified|\bvot|\bbreach|no gaps|\b1 items|ranked", words)
