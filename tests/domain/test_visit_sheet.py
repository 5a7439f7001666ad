"""The visit sheet in words."""

from datetime import date

from builders import a_checklist, a_review, an_answer, an_item

from audit.domain.checklist import Checklist
from audit.domain.review import Review, School
from audit.domain.visit import visit
from audit.domain.visit_sheet import VisitSheet, last_look_text, visit_sheet
from audit.domain.words import Grade, HeldBy, Rating, Setting, Strength


def the_sheet(checklist: Checklist, review: Review, minutes: int = 60) -> VisitSheet:
    return visit_sheet(visit(checklist, review, minutes), review)


def test_an_item_says_what_to_see_whom_to_ask_and_when_somebody_last_looked():
    item = an_item("IS-01", ask=("DSL", "Head"), strength=Strength.MUST, evidence=("The log", "The rule"))
    answer = an_answer("IS-01", grade=Grade.SEEN, evidence_by="Chair", evidence_date=date(2024, 3, 2))

    ((role, (line,)),) = the_sheet(a_checklist(item), a_review({"IS-01": answer})).groups

    assert role == "DSL"
    assert line.see == ("The log", "The rule")
    assert line.whom == "DSL, Head"
    assert line.last_look == "2 March 2024, Chair: we read it"
    assert line.stands == "◑ In place"
    assert line.why == (
        "A legal duty, or critical, and nobody has checked it in date; the evidence given for it is too old to count; "
        "said to be at its target: is it still so?"
    )


def test_a_look_says_honestly_what_is_missing():
    assert last_look_text(None) == "nobody has looked yet"
    assert last_look_text(an_answer(grade=Grade.SAMPLED)) == "on a day not given: someone sampled it"


def test_a_controller_item_says_who_answers_in_the_words_of_the_setting():
    checklist = a_checklist(an_item("IS-01", held_by=HeldBy.CONTROLLER))
    told = {"IS-01": Rating.IN_PLACE}

    here = the_sheet(checklist, a_review(told))
    trust = the_sheet(checklist, a_review(told, school=School("900002", "Ash", Setting.ACADEMY)))

    assert here.groups[0][1][0].controller == "The governing body answers this, as the school’s own controller."
    assert here.controller == ""
    assert trust.groups == ()
    assert trust.controller == "The trust answers"
    assert [line.id for line in trust.of_controller] == ["IS-01"]


def test_only_a_sheet_with_a_confidential_item_warns_that_it_is_not_tabled():
    told = {"IS-01": Rating.IN_PLACE}

    assert the_sheet(a_checklist(an_item("IS-01")), a_review(told)).confidential == ""
    sheet = the_sheet(a_checklist(an_item("IS-01", confidential=True)), a_review(told))
    assert "is not tabled" in sheet.confidential
    assert sheet.groups[0][1][0].marked


def test_what_is_left_is_counted_and_an_empty_sheet_says_so():
    checklist = a_checklist(*(an_item(f"IS-0{n}") for n in range(1, 9)))
    review = a_review({f"IS-0{n}": Rating.IN_PLACE for n in range(1, 9)})

    assert the_sheet(checklist, review).lead == "6 items in 60 minutes, 10 minutes each."
    assert the_sheet(checklist, review).left == "2 more items are worth a look and are left for another visit."
    assert the_sheet(checklist, review, 75).left == "1 more item is worth a look and is left for another visit."
    assert the_sheet(checklist, a_review()).lead == "No item needs a look that these roles could give."
