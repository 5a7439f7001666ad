"""The judgement on the shipped core checklist, example by example, as a board would meet it."""

from dataclasses import replace

import pytest
from builders import ASSESSED_ON, a_review

from audit import data_dir
from audit.content import load_library
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.figures import Figures
from audit.domain.scoring import ReviewFigures, figures_of
from audit.domain.words import UNKNOWN, Grade, Judgement, Rating, Strength, Value


@pytest.fixture(scope="module")
def core() -> Checklist:
    return load_library(data_dir("checklists")).checklists["core-103-109"]


def answered(core: Checklist, otherwise: Value, grade: Grade | None = None, **values: Value | None) -> ReviewFigures:
    """Everything answered alike, with evidence of this grade dated on the day, but for the items named."""
    named = {key.replace("_", "-"): value for key, value in values.items()}
    review = a_review()
    items = core.in_scope(review.school.setting, review.assessed_on)
    given = {
        item.id: Answer(item.id, named.get(item.id, otherwise), grade=grade, evidence_date=grade and ASSESSED_ON)
        for item in items
    }
    return figures_of(core, replace(review, answers={k: a for k, a in given.items() if a.value is not None}))


def items_of(core: Checklist, paragraph: str) -> list[Item]:
    return [i for i in core.in_scope(a_review().school.setting, ASSESSED_ON) if i.paragraph == paragraph]


def an_ordinary_should(core: Checklist) -> Item:
    return next(i for i in core.items if i.strength is Strength.SHOULD and not i.critical and i.paragraph == "107")


def overall(found: ReviewFigures) -> Figures:
    return found.overall


def test_all_partly_in_place_leaves_gaps_to_close(core: Checklist):
    assert overall(answered(core, Rating.PARTLY_IN_PLACE, Grade.TESTED)).judgement is Judgement.GAPS_TO_CLOSE


def test_all_in_place_is_sound(core: Checklist):
    assert overall(answered(core, Rating.IN_PLACE, Grade.TESTED)).judgement is Judgement.SOUND


def test_all_embedded_but_only_told_is_sound(core: Checklist):
    found = overall(answered(core, Rating.EMBEDDED, Grade.TOLD))
    assert found.judgement is Judgement.SOUND
    assert found.score == 100
    assert found.assurance == 0


def test_all_embedded_and_tested_is_sound_and_checked(core: Checklist):
    found = overall(answered(core, Rating.EMBEDDED, Grade.TESTED))
    assert found.judgement is Judgement.SOUND_AND_CHECKED
    assert found.assurance == 100
    assert not found.blockers
    assert not found.held_by_score


def test_one_ordinary_should_at_nought_leaves_the_whole_sound_held_by_its_paragraph(core: Checklist):
    item = an_ordinary_should(core)
    found = answered(core, Rating.EMBEDDED, Grade.TESTED, **{item.id: Rating.NOT_IN_PLACE})

    assert found.overall.judgement is Judgement.SOUND
    assert found.overall.held_by_paragraphs == ("107",)
    assert found.overall.blockers == (item.id,)
    assert found.paragraphs["107"].judgement is Judgement.GAPS_TO_CLOSE


def test_one_unknown_duty_leaves_gaps_to_close_and_is_named(core: Checklist):
    found = overall(answered(core, Rating.EMBEDDED, Grade.TESTED, DP_04=UNKNOWN))

    assert found.judgement is Judgement.GAPS_TO_CLOSE
    assert found.blockers == ("DP-04",)
    assert found.duties_open == ("DP-04",)


def test_one_critical_item_at_nought_says_act_now(core: Checklist):
    found = overall(answered(core, Rating.EMBEDDED, Grade.TESTED, IS_12=Rating.NOT_IN_PLACE))

    assert found.judgement is Judgement.ACT_NOW
    assert found.blockers == ("IS-12",)


def test_a_paragraph_half_unanswered_leaves_the_whole_without_a_judgement(core: Checklist):
    soft = [i for i in items_of(core, "103") if not i.decisive]
    found = answered(core, Rating.EMBEDDED, Grade.TESTED, **{i.id: None for i in soft[: len(soft) // 2 + 1]})

    assert found.overall.answered * 100 > found.overall.applicable * 90
    assert found.paragraphs["103"].judgement is None
    assert found.overall.judgement is None
    assert found.overall.provisional


def test_an_unanswered_duty_leaves_no_judgement_but_is_listed_as_open(core: Checklist):
    found = overall(answered(core, Rating.EMBEDDED, Grade.TESTED, DP_08=None))

    assert found.judgement is None
    assert found.duties_open == ("DP-08",)


def test_expected_items_alone_never_say_act_now(core: Checklist):
    expected = {i.id: Rating.NOT_IN_PLACE for i in core.items if i.strength is Strength.EXPECTED}
    found = answered(core, Rating.IN_PLACE, Grade.TESTED, **expected)

    assert all(part.judgement is not Judgement.ACT_NOW for part in found.paragraphs.values())
    assert found.overall.judgement is not Judgement.ACT_NOW


def test_nothing_answered_gives_no_figure_that_could_be_taken_for_a_nought(core: Checklist):
    found = figures_of(core, a_review()).overall

    assert (found.score, found.assurance, found.gap_points, found.judgement) == (None, None, None, None)
    assert (found.earned, found.possible, found.low, found.high) == (0, 0, 0, 100)
