"""Answering one item: what is kept, what is refused and in which words, and that nothing typed is lost by it."""

from datetime import date

import pytest
from item_reading import action_prefix, box, boxes_of_the_answer, fill, review_of, save, unfold_action
from reading_pages import words_of

from audit.domain.answers import Answer
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating
from audit.ui.doubts import HARMLESS

ITEM, NEXT = "WT-03", "WT-04"
A_DAY = date(2025, 11, 3)
A_NAME = "07700 900123 pupil Jane Smith dob 12/03/2012"


@pytest.fixture
def an_empty_item(a_kept_review, open_page):
    """The page of an item without an answer, of an open review."""
    return open_page("item", review=a_kept_review(named={ITEM: None}).review.id, item=ITEM)


@pytest.fixture
def kept(app):
    """What is kept of an item."""

    def look(at, item_id=ITEM):
        opened = app.reviews.open(review_of(at))
        return opened.review.answers.get(item_id, Answer(item_id))

    return look


def shown(at):
    return at.session_state["self_audit"].item_shown


class TestAnActionLeavesTheAnswerAsItIs:
    """A browser keeps what a form holds as long as its boxes are the same ones: so they must be."""

    def test_the_boxes_of_the_answer_are_the_very_same_ones_afterwards(self, an_empty_item, kept):
        at = an_empty_item
        prefix = unfold_action(at)
        before = boxes_of_the_answer(at)

        at.text_input(key=f"{prefix}what").input("Write the other half")
        at.text_input(key=f"{prefix}due").input("01/11/2026")
        at.button(key=f"{prefix}add").click().run()

        assert boxes_of_the_answer(at) == before
        assert kept(at) == Answer(ITEM)

    def test_the_message_speaks_of_the_action_and_the_answer_is_not_called_saved(self, an_empty_item):
        at = an_empty_item
        prefix = unfold_action(at)

        at.text_input(key=f"{prefix}what").input("Write it")
        at.text_input(key=f"{prefix}due").input("01/11/2026")
        at.button(key=f"{prefix}add").click().run()

        assert "The action on WT-03 is kept" in words_of(at)
        assert at.session_state["self_audit"].saved_at == ""
        assert at.text_input(key=f"{action_prefix(at)}what").value == ""
        assert "Write it – " in words_of(at)
        assert "1 November 2026" in words_of(at)
        assert "01/11/2026" not in words_of(at)
        assert "· Open" in words_of(at)

    def test_so_they_are_after_marking_it_as_checked_and_what_they_hold_can_be_saved(
        self, a_kept_review, open_page, kept
    ):
        at = open_page("item", review=a_kept_review().review.id, item=ITEM)
        before = boxes_of_the_answer(at)

        at.button(key=f"check_{ITEM}").click().run()

        assert kept(at).checked_by == "Clerk"
        assert boxes_of_the_answer(at) == before
        save(fill(at, note="Looked at the file itself."))
        assert (kept(at).note, kept(at).checked_by) == ("Looked at the file itself.", "Clerk")


class TestHowTheBoardKnows:
    def test_every_grade_says_what_it_means(self, an_empty_item):
        assert [str(text) for text in box(an_empty_item, "grade").proto.captions] == [
            "Staff say so, their own rating included.",
            "A board member or the clerk read it.",
            "Someone other than its owner checked examples.",
            "It was tried out, or independently audited.",
        ]

    @pytest.mark.parametrize("role", ["DSL", "Head", "DPO"])
    def test_what_one_of_the_staff_read_the_board_has_not_read(self, an_empty_item, kept, role):
        at = fill(an_empty_item, value=Rating.IN_PLACE, grade=Grade.SEEN, by=role, date="03/11/2025", note="My words")

        save(at)

        assert "Choose “Staff told us”, or give under “Seen by” the board member" in words_of(at)
        assert kept(at).value is None
        assert (shown(at), box(at, "note").value, box(at, "by").value) == (ITEM, "My words", role)

    @pytest.mark.parametrize("role", ["Chair", "Link governor", "Clerk", "Proprietor"])
    def test_what_the_boards_side_read_counts(self, an_empty_item, kept, role):
        save(fill(an_empty_item, value=Rating.IN_PLACE, grade=Grade.SEEN, by=role, date="03/11/2025"))

        assert (kept(an_empty_item).grade, kept(an_empty_item).evidence_by) == (Grade.SEEN, role)

    @pytest.mark.parametrize("grade", [Grade.SEEN, Grade.SAMPLED, Grade.TESTED])
    @pytest.mark.parametrize("given", [{}, {"by": "Clerk"}, {"date": "03/11/2025"}])
    def test_without_day_or_role_it_is_refused_since_it_would_not_count(self, an_empty_item, kept, grade, given):
        at = save(fill(an_empty_item, value=Rating.IN_PLACE, grade=grade, **given))

        assert "counts only with both the day and the role" in words_of(at)
        assert kept(at).value is None
        assert box(at, "grade").value is grade

    def test_what_staff_told_needs_neither(self, an_empty_item, kept):
        save(fill(an_empty_item, value=Rating.IN_PLACE, grade=Grade.TOLD))

        assert kept(an_empty_item).grade is Grade.TOLD

    def test_a_role_that_came_with_a_file_stays_as_it_was_written(self, a_kept_review, open_page, kept):
        written = "@Peer <b>DSL</b> **x**"
        answer = Answer(ITEM, Rating.IN_PLACE, grade=Grade.SEEN, evidence_by=written, evidence_date=A_DAY)
        at = open_page("item", review=a_kept_review(named={ITEM: answer}).review.id, item=ITEM)

        assert box(at, "by").value == written
        save(fill(at, note="Nothing else is new."))

        assert (kept(at).evidence_by, kept(at).note) == (written, "Nothing else is new.")


class TestNothingOfAPersonIsKeptUnseen:
    @pytest.mark.parametrize("name", ["note", "ref"])
    def test_it_is_stopped_before_it_is_kept_and_what_was_typed_stays(self, an_empty_item, kept, name):
        at = save(fill(an_empty_item, value=Rating.IN_PLACE, **{name: A_NAME}))

        assert kept(at) == Answer(ITEM)
        assert "may hold a date of birth, a telephone number and a name beside detail of a case" in words_of(at)
        assert box(at, name).value == A_NAME
        assert (shown(at), box(at, "harmless").label) == (ITEM, HARMLESS)

    def test_once_somebody_says_that_it_is_harmless_it_is_kept(self, an_empty_item, kept):
        at = save(fill(an_empty_item, value=Rating.IN_PLACE, note=A_NAME))

        save(fill(at, harmless=True))

        assert kept(at).note == A_NAME
        assert shown(at) == NEXT

    def test_other_words_than_those_that_were_looked_at_are_stopped_anew(self, an_empty_item, kept):
        at = save(fill(an_empty_item, value=Rating.IN_PLACE, note=A_NAME))

        save(fill(at, harmless=True, note=f"{A_NAME} and her brother Tom Smith"))

        assert kept(at) == Answer(ITEM)
        assert box(at, "harmless").value is False

    def test_once_it_is_taken_out_no_box_is_needed(self, an_empty_item, kept):
        at = save(fill(an_empty_item, value=Rating.IN_PLACE, note=A_NAME))

        save(fill(at, note="The log is kept in the office."))

        assert kept(at).note == "The log is kept in the office."

    def test_a_text_that_is_kept_already_is_not_asked_about_again(self, a_kept_review, open_page, kept):
        answer = Answer(ITEM, Rating.IN_PLACE, grade=Grade.TOLD, note=A_NAME)
        at = open_page("item", review=a_kept_review(named={ITEM: answer}).review.id, item=ITEM)

        save(fill(at, value=Rating.EMBEDDED))

        assert kept(at).value is Rating.EMBEDDED

    def test_an_action_is_stopped_and_kept_in_the_same_way(self, app, an_empty_item):
        at = an_empty_item
        prefix = unfold_action(at)
        at.text_input(key=f"{prefix}what").input(A_NAME)
        at.text_input(key=f"{prefix}due").input("01/11/2026")
        at.button(key=f"{prefix}add").click().run()

        assert "Nothing is saved yet: the action may hold" in words_of(at)
        assert at.text_input(key=f"{prefix}what").value == A_NAME
        assert app.reviews.open(review_of(at)).actions == ()

        at.checkbox(key=f"{prefix}harmless").check()
        at.button(key=f"{prefix}add").click().run()
        (action,) = app.reviews.open(review_of(at)).actions
        assert action.what == A_NAME


class TestWhatSavingSays:
    def test_nothing_chosen_is_said_and_the_item_stays(self, an_empty_item):
        at = save(an_empty_item)

        assert "Nothing is chosen on WT-03" in words_of(at)
        assert shown(at) == ITEM

    def test_evidence_without_a_rating_is_kept_and_is_no_answer(self, an_empty_item, kept):
        at = save(fill(an_empty_item, grade=Grade.TOLD, ref="Policy v4"))

        assert "The evidence is kept, but WT-03 has no answer yet." in words_of(at)
        assert "WT-03 is saved" not in words_of(at)
        assert (kept(at).value, kept(at).evidence_ref) == (None, "Policy v4")

    def test_a_note_alone_is_called_a_note(self, an_empty_item):
        at = save(fill(an_empty_item, note="Ask the DSL on Monday."))

        assert "The note is kept, but WT-03 has no answer yet." in words_of(at)

    def test_a_rating_clears_the_reason_for_not_applicable(self, a_kept_review, open_page, kept):
        opened = a_kept_review(named={"WT-01": Rating.IN_PLACE})
        item = next(one for one in opened.items if one.na_when)
        again = a_kept_review(date(2025, 11, 19), named={item.id: NOT_APPLICABLE})
        at = open_page("item", review=again.review.id, item=item.id)
        assert box(at, "na_reason").value == "None is placed with us."

        save(fill(at, value=Rating.IN_PLACE))

        assert kept(at, item.id).na_reason == ""


class TestAnAnswerInALine:
    def test_a_reason_that_an_old_file_left_behind_is_not_shown_beside_a_rating(self, a_kept_review, open_page):
        answer = Answer(ITEM, Rating.IN_PLACE, na_reason="No pupil was on a plan this year")
        opened = a_kept_review(named={ITEM: answer})

        assert "No pupil was on a plan" not in words_of(open_page("check_answers", review=opened.review.id))

    def test_no_grade_stands_beside_a_dont_know_and_the_evidence_stays(self, a_kept_review, open_page):
        answer = Answer(ITEM, UNKNOWN, grade=Grade.TESTED, evidence_by="Link governor", evidence_ref="Doc 3")
        opened = a_kept_review(named={ITEM: answer})

        said = words_of(open_page("check_answers", review=opened.review.id))

        assert "Link governor, Doc 3" in said
        assert "It was tested" not in said
