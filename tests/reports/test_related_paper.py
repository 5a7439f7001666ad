"""The paper of a review of the related duties: its own title, no paragraph that is none, readiness said to be that."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_builders import MOSTLY_GOOD, OPEN_ENDED, a_drawn_review, a_paper

from audit import data_dir
from audit.content import load_library
from audit.domain.applies import held_by_mark
from audit.domain.item_words import how_far
from audit.domain.review import School
from audit.domain.words import Rating, Setting
from audit.reports.annexes import by_paragraph, item_aside, item_row
from audit.reports.chart import chart_rows, finding
from audit.reports.closing import READY, limits
from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput

RELATED = load_library(data_dir("checklists")).checklists["related-duties"]
CORE = load_library(data_dir("checklists")).checklists["core-103-109"]
NOTHING_DONE = (1, 0, 0, 0, 0, 0, 0)


def related(*, seed: int = 7, weights: tuple[int, ...] = MOSTLY_GOOD, **changes: object) -> PaperInput:
    return a_paper(seed=seed, weights=weights, checklist=RELATED, actions=(), **changes)


@st.composite
def papers(draw: st.DrawFn) -> PaperInput:
    """Any answers, any setting, either part, with a review before it or without."""
    paper = related(
        seed=draw(st.integers(0, 500)),
        weights=draw(st.sampled_from([MOSTLY_GOOD, OPEN_ENDED, NOTHING_DONE])),
        first=draw(st.booleans()),
        part=draw(st.sampled_from((1, 2))),
    )
    setting = draw(st.sampled_from(Setting))
    return replace(paper, review=replace(paper.review, school=School("900001", "Alder Row", setting)))


@given(papers())
@settings(max_examples=60, deadline=None)
def test_no_paragraph_is_none_and_nothing_is_headed_by_nothing(paper: PaperInput) -> None:
    content = paper_content(paper)

    assert content.title.startswith("Supplying information, the child protection file and laws to watch: Part ")
    assert not re.search(r"¶None|¶ |\bNone\b(?! in this part|\. )|\(\)", content.text())
    assert "¶103" not in content.text()
    assert all(part.heading.strip() for part in (*content.sections, *content.annexes))


@given(papers())
@settings(max_examples=60, deadline=None)
def test_the_law_watch_has_a_row_of_its_own_with_the_figures_of_its_strand(paper: PaperInput) -> None:
    rows = {row[0]: row for row in by_paragraph(paper).rows}
    figures = next(found for strand, found in paper.whole.strands.items() if strand == "law_watch")

    assert ("Law watch" in rows) == (figures.applicable > 0)
    if figures.applicable:
        assert rows["Law watch"][1] == "No paragraph"
        assert rows["Law watch"][2] == f"{figures.in_place} of {figures.applicable}"


@given(papers())
@settings(max_examples=40, deadline=None)
def test_what_rests_on_a_confidential_item_stays_out_of_part_1(paper: PaperInput) -> None:
    secret = RELATED.by_id["RD-10"]
    row = item_row(paper, secret, paper.review.answers["RD-10"])
    by_name = {row[0]: row[-1] for row in by_paragraph(paper).rows}

    assert (row[2] == "in Part 2") == (paper.part == 1)
    if "¶112 (KCSIE 2021)" in by_name:
        assert (by_name["¶112 (KCSIE 2021)"] == "in Part 2") == (paper.part == 1)


@given(papers())
@settings(max_examples=40, deadline=None)
def test_readiness_is_never_a_duty_open_and_never_what_brings_act_now(paper: PaperInput) -> None:
    overall = paper.whole.overall

    assert not [item for item in (*overall.duties_open, *overall.blockers) if item.startswith("LW")]


def test_each_law_to_watch_says_in_the_annex_how_far_it_has_come() -> None:
    paper = related()

    for item in RELATED.in_scope(paper.review.school.setting, paper.review.assessed_on):
        place = how_far(item.status) if item.status else f"¶{item.paragraph} (KCSIE 2021)"
        assert item_aside(paper, item, None) == f"{place} · {held_by_mark(item, paper.review.school.setting)}"


@pytest.mark.parametrize(("checklist", "said"), [(RELATED, True), (CORE, False)])
def test_the_limits_say_what_readiness_is_and_whose_words_are_ours_only_where_they_must(checklist, said) -> None:
    paper = a_paper(checklist=checklist, actions=())
    text = " ".join(block.text for block in limits(paper).blocks)

    assert (READY in text) == said
    assert ("The words of paragraphs 110, 112 and 113 in it were not seen" in text) == said


def test_the_chart_names_the_law_watch_once() -> None:
    drawn = a_drawn_review(RELATED, 3, MOSTLY_GOOD)
    answers = {
        item: replace(answer, value=Rating.NOT_IN_PLACE if item.startswith("LW") else Rating.IN_PLACE, na_reason="")
        for item, answer in drawn.answers.items()
    }
    rows = chart_rows(RELATED, replace(drawn, answers=answers))

    assert finding(rows) == "The most to do is in Law watch: 4 of its 4 items below target."
