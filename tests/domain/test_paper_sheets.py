"""The checklist to fill in with a pen, and one item on a page: every word an item has, and no answer invented."""

from dataclasses import replace
from datetime import date

from builders import a_checklist, a_review, an_answer, an_item

from audit.domain.blank_sheet import blank_sheet
from audit.domain.item_sheet import MOST_REVIEWS, item_sheet
from audit.domain.item_words import UNKNOWN_MEANS
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, Grade, Rating, ReviewStatus, Setting, Strand, Strength

NA = an_item("IS-02", na_when="No child has ever moved to this school.")


class TestTheChecklistToFillIn:
    def test_an_item_has_its_four_levels_and_dont_know_and_not_applicable_only_where_it_is_offered(self) -> None:
        (group,) = blank_sheet([an_item("IS-01"), NA], Setting.COLLEGE).groups

        plain, with_na = group.items
        assert [(shape, word) for shape, word, _ in plain.levels] == [
            ("○", "Not in place"), ("◔", "Partly in place"), ("◑", "In place"), ("●", "Embedded"), ("?", "Don’t know"),
        ]  # fmt: skip
        assert plain.levels[0][2] == "Nothing is shown."
        assert plain.levels[4][2] == UNKNOWN_MEANS
        assert with_na.levels[5] == (
            "–", "Not applicable", "Only where this is so: No child has ever moved to this school."
        )  # fmt: skip

    def test_items_stand_under_their_strand_and_paragraph_in_their_own_order(self) -> None:
        items = [an_item("WT-01", strand=Strand.WORKING_TOGETHER), an_item("IS-01"), an_item("LW-01", cites=())]

        headings = [group.heading for group in blank_sheet(items, None).groups]

        assert headings == [
            "Working together · ¶105 (KCSIE 2021)",
            "Information sharing · ¶105 (KCSIE 2021)",
            "Information sharing",
        ]

    def test_without_a_setting_an_item_says_of_whom_it_is_not_asked(self) -> None:
        item = an_item("IS-01", strength=Strength.MUST, applies_to=frozenset(Setting) - {Setting.COLLEGE})

        every, one = (blank_sheet([item], setting).groups[0].items[0].about for setting in (None, Setting.ACADEMY))

        assert every.endswith("Not asked of: College or 16 to 19 academy")
        assert one == "Legal duty · Ask: Designated safeguarding lead"

    def test_crown_copyright_is_named_only_where_something_is_quoted(self) -> None:
        assert "Crown copyright" in blank_sheet([an_item()], None).closing
        assert blank_sheet([an_item(cites=())], None).closing == ""


class TestOneItem:
    def reviews(self, number: int) -> list[Review]:
        agreed = ReviewStatus.AGREED
        return [
            a_review(
                {"IS-01": an_answer("IS-01", Rating(n % 4), grade=Grade.SEEN, evidence_by="Chair", note=f"Note {n}")},
                id=f"r{n}",
                assessed_on=date(2017 + n, 11, 20),
                status=agreed,
            )
            for n in range(number)
        ]

    def test_the_newest_review_stands_first_and_its_answer_is_marked(self) -> None:
        sheet = item_sheet(an_item(), a_checklist(an_item()), self.reviews(3), contents={}, place="¶105")

        assert [row[:2] for row in sheet.history] == [
            ("20 Nov 2019", "◑ In place"), ("20 Nov 2018", "◔ Partly in place"), ("20 Nov 2017", "○ Not in place"),
        ]  # fmt: skip
        assert [level.word for level in sheet.levels if level.chosen] == ["In place"]
        assert sheet.note == "Note 2"
        assert sheet.before == ""

    def test_a_long_history_is_cut_and_counted(self) -> None:
        sheet = item_sheet(an_item(), a_checklist(an_item()), self.reviews(9), contents={}, place="¶105")

        assert len(sheet.history) == MOST_REVIEWS
        assert sheet.before.startswith("3 earlier reviews are not shown")

    def test_an_item_that_was_not_asked_or_answered_then_says_so(self) -> None:
        checklist = a_checklist(an_item("IS-01", in_force_from=date(2018, 1, 1)))
        first, second = self.reviews(2)
        second = replace(second, answers={}, status=ReviewStatus.OPEN)

        sheet = item_sheet(checklist.items[0], checklist, [first, second], contents={}, place="")

        assert [row[:2] for row in sheet.history] == [
            ("20 Nov 2018, open", "No answer yet"),
            ("20 Nov 2017", "Not asked"),
        ]
        assert not any(level.chosen for level in sheet.levels)

    def test_not_applicable_is_marked_where_it_stands(self) -> None:
        review = a_review({"IS-02": an_answer("IS-02", NOT_APPLICABLE, na_reason="None.")})

        sheet = item_sheet(NA, a_checklist(NA), [review], contents={}, place="")

        assert [level.word for level in sheet.levels if level.chosen] == ["Not applicable"]

    def test_kcsie_and_the_law_stand_apart(self) -> None:
        duty = an_item(strength=Strength.MUST)

        sheet = item_sheet(duty, a_checklist(duty), [a_review()], contents={}, place="")

        assert [(one.label, one.quoted) for one in sheet.kcsie] == [("KCSIE says", True)]
        assert [one.label for one in sheet.law] == ["The law behind it: Data Protection Act 2018, section 2"]
