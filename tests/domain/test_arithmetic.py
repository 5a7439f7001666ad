"""The arithmetic in words and the sums add up to the figures of the one engine."""

from builders import a_checklist, a_review, an_item
from generated import checklists_with_reviews
from hypothesis import given

from audit.domain.arithmetic import arithmetic, assurance_text, sums_of
from audit.domain.checklist import Checklist
from audit.domain.display import percent
from audit.domain.explain import EXPLAIN_HEADINGS, working
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.words import UNKNOWN, Rating


@given(checklists_with_reviews())
def test_the_sums_are_the_figures(both: tuple[Checklist, Review]):
    checklist, review = both
    figures = figures_of(checklist, review).overall

    sums = sums_of(working(checklist, review))

    assert (sums.points, sums.possible, sums.answered_items) == (figures.earned, figures.possible, figures.answered)
    assert sums.gap_points == (figures.gap_points or 0)
    assert sums.possible == 3 * sums.answered
    if sums.applicable:
        assert figures.low == 100 * sums.points / (3 * sums.applicable)
        assert figures.high == 100 * (sums.points + 3 * sums.open) / (3 * sums.applicable)
    if sums.answered:
        assert figures.assurance == 100 * sums.known / sums.answered


@given(checklists_with_reviews())
def test_only_sets_of_eight_or_more_are_told_in_per_cent(both: tuple[Checklist, Review]):
    checklist, review = both
    figures, lines = figures_of(checklist, review).overall, working(checklist, review)

    said = " ".join((*arithmetic(lines, figures), assurance_text(lines, figures)))

    assert ("%" in said) == (figures.items >= 8 and figures.answered > 0)


def test_the_sentences_hold_the_numbers_of_the_division():
    checklist = a_checklist(*(an_item(f"DP-1{n}") for n in range(8)))
    review = a_review({**{f"DP-1{n}": Rating.IN_PLACE for n in range(6)}, "DP-16": UNKNOWN})
    figures = figures_of(checklist, review).overall

    said = arithmetic(working(checklist, review), figures)

    assert f"Score: 24 points of 3 × 14 (the weight answered) = 42: 24 ÷ 42 = {percent(figures.score)}." in said
    assert any("24 ÷ (3 × 16) = 24 ÷ 48 = 50.0%" in one for one in said)
    assert any("(24 + 3 × 4) ÷ 48 = 36 ÷ 48 = 75.0%" in one for one in said)


def test_the_sums_stand_as_a_last_row_under_the_same_headings():
    checklist = a_checklist(an_item("DP-10"), an_item("DP-11"))
    lines = working(checklist, a_review({"DP-10": Rating.IN_PLACE, "DP-11": Rating.NOT_IN_PLACE}))

    cells = sums_of(lines).cells()

    assert len(cells) == len(EXPLAIN_HEADINGS)
    assert cells[4:7] == (4, 12, 4)


def test_nothing_answered_gives_no_score_and_says_so():
    checklist = a_checklist(an_item("DP-10"))
    figures, lines = figures_of(checklist, a_review()).overall, working(checklist, a_review())

    assert arithmetic(lines, figures) == ("Nothing is answered in this set, so there is no score.",)
    assert assurance_text(lines, figures) == "How we know: nothing has been answered yet"
