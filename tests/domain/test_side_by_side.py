"""Two reviews side by side: nothing is lost, nothing is made up, and a change of words is told as one."""

from datetime import date

from builders import a_checklist, a_review, an_answer, an_item
from generated import History, histories
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.movement import movements
from audit.domain.side_by_side import NO_EVIDENCE, side_by_side
from audit.domain.states import state_in
from audit.domain.word_changes import Ran
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Movement, Rating

CHECKLIST = a_checklist()
VALUES = st.sampled_from([*Rating, UNKNOWN, None])
ITEMS = tuple(item.id for item in CHECKLIST.items)


def two(before: dict, after: dict):
    then = a_review(before, id="then", assessed_on=date(2025, 11, 20))
    return side_by_side(CHECKLIST, then, a_review(after))


@given(st.fixed_dictionaries(dict.fromkeys(ITEMS, VALUES)), st.fixed_dictionaries(dict.fromkeys(ITEMS, VALUES)))
def test_it_holds_what_moved_each_item_once_with_the_answers_of_both(before, after):
    then, now = a_review(before, id="then", assessed_on=date(2025, 11, 20)), a_review(after)

    pairs = side_by_side(CHECKLIST, then, now)

    assert [(pair.item.id, pair.movement) for pair in pairs] == [
        (one.item, one.movement) for one in movements(CHECKLIST, then, now)
    ]
    for pair in pairs:
        assert pair.before.answer == then.answers.get(pair.item.id)
        assert pair.after.answer == now.answers.get(pair.item.id)


@given(st.text(), st.text())
def test_what_stayed_and_went_makes_the_old_note_and_what_stayed_and_came_the_new_one(old, new):
    (pair,) = two({"IS-01": an_answer(note=old)}, {"IS-01": an_answer(note=new)})

    def words(*fates: Ran) -> list[str]:
        return " ".join(run.words for run in pair.note_runs() if run.fate in fates).split()

    assert words(Ran.KEPT, Ran.REMOVED) == old.split()
    assert words(Ran.KEPT, Ran.ADDED) == new.split()
    assert pair.note_changed == (old.split() != new.split())


def test_a_note_written_anew_is_read_as_two_and_not_word_by_word():
    old, new = "The paper files were reviewed; the system was not.", "Three questions were traced to the minutes."
    (pair,) = two({"IS-01": an_answer(note=old)}, {"IS-01": an_answer(note=new)})

    assert [(run.fate, run.words) for run in pair.note_runs()] == [(Ran.REMOVED, old), (Ran.ADDED, new)]


def test_a_word_put_in_is_read_within_the_note():
    (pair,) = two({"IS-01": an_answer(note="A list of files.")}, {"IS-01": an_answer(note="A dated list of files.")})

    assert [run.words for run in pair.note_runs() if run.fate is Ran.ADDED] == ["dated"]
    assert len(pair.note_runs()) == 3


def test_a_side_tells_rating_evidence_and_the_day_it_stands_from():
    seen = {"grade": Grade.SEEN, "evidence_by": "Clerk", "evidence_date": date(2025, 11, 3)}
    (pair,) = two(
        {"IS-01": an_answer(**seen)},
        {"IS-01": an_answer(**seen, stands_from=date(2025, 11, 20), value=Rating.EMBEDDED)},
    )

    assert pair.movement is Movement.IMPROVED
    assert pair.before.lines() == ("◑ In place", "We read it, Clerk, 3 November 2025")
    assert pair.after.lines()[-1] == "Stands from 20 November 2025"
    assert not pair.evidence_changed


def test_no_answer_is_not_the_same_as_an_answer_without_evidence():
    (pair,) = two({}, {"IS-01": an_answer()})

    assert pair.before.lines() == ("No answer yet",)
    assert pair.after.lines() == ("◑ In place", NO_EVIDENCE)
    assert not pair.evidence_changed


def test_the_reason_of_a_not_applicable_is_read_with_the_note():
    (pair,) = two(
        {"IS-02": an_answer("IS-02", note="None placed.")},
        {"IS-02": an_answer("IS-02", NOT_APPLICABLE, na_reason="No child has moved here.", note="None placed.")},
    )

    assert pair.note_changed
    assert pair.after.note == "No child has moved here.\nNone placed."


def test_a_question_asked_in_other_words_shows_what_changed_in_them():
    old = a_checklist(an_item("IS-01", question="Is it kept?"), an_item("IS-02"), content_hash="o" * 64)
    new = a_checklist(an_item("IS-01", question="Is it kept well?"), an_item("IS-02"), an_item("IS-03"))
    then = a_review({"IS-01": Rating.IN_PLACE}, content_hash="o" * 64, assessed_on=date(2025, 11, 20))
    now = a_review(dict.fromkeys(new.by_id, Rating.IN_PLACE))

    first, second, third = side_by_side(new, then, now, contents={"o" * 64: old})

    assert [pair.reworded for pair in (first, second, third)] == [True, False, False]
    assert [(run.fate, run.words) for run in first.question_runs()] == [
        (Ran.KEPT, "Is it"), (Ran.REMOVED, "kept?"), (Ran.ADDED, "kept well?")
    ]  # fmt: skip


@settings(max_examples=100)
@given(histories())
def test_across_editions_each_side_is_read_on_its_own_words(history: History):
    first, last = history.reviews[0], history.reviews[-1]
    was, now = history.contents[first.content_hash], history.checklist

    for pair in side_by_side(now, first, last, history.reviews[:-1], contents=history.contents):
        assert pair.before.state == state_in(was, pair.item.id, first)
        assert pair.after.state == state_in(now, pair.item.id, last)
        assert pair.reworded == (pair.item.question != was.by_id.get(pair.item.id, pair.item).question)
