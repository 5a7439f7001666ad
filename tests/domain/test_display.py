"""Figures in words: what must stand beside a score, and that nothing is said twice."""

from builders import a_checklist, a_review, an_item
from generated import checklists_with_reviews
from hypothesis import given

from audit.domain.checklist import Checklist
from audit.domain.display import TOO_LITTLE, WIDEST_TELLING_RANGE, caution_text, figures_texts, in_place_text
from audit.domain.figures import Figures
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.words import Rating


def ten_items(answered: int) -> Figures:
    items = [an_item(f"IS-{n}") for n in range(10, 20)]
    review = a_review({item.id: Rating.IN_PLACE for item in items[:answered]})
    return figures_of(a_checklist(*items), review).overall


def test_a_score_that_can_still_go_nearly_anywhere_is_said_to_mean_little() -> None:
    figures = ten_items(4)

    assert caution_text(figures) == TOO_LITTLE
    assert figures_texts(figures)[1].endswith(f": {TOO_LITTLE}")


def test_a_score_with_half_answered_stands_alone() -> None:
    figures = ten_items(5)

    assert figures.high is not None
    assert figures.low is not None
    assert abs(figures.high - figures.low - WIDEST_TELLING_RANGE) < 0.001
    assert caution_text(ten_items(6)) == ""
    assert TOO_LITTLE not in " ".join(figures_texts(ten_items(6)))


def test_without_any_answer_there_is_no_score_to_be_careful_about() -> None:
    assert "No score yet" in figures_texts(ten_items(0))


@given(checklists_with_reviews())
def test_no_phrase_is_said_twice_whatever_the_answers(both: tuple[Checklist, Review]) -> None:
    for figures in figures_of(*both).paragraphs.values():
        said = " · ".join(figures_texts(figures))
        assert said.count(in_place_text(figures)) == 1
