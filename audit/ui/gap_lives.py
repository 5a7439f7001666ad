"""The life of every gap: the open ones with the way to item and action, and how each one that ended did end."""

from collections.abc import Sequence

import streamlit as st

from audit.domain.display import count, state_with_shape
from audit.domain.file_names import review_file_name
from audit.domain.gap_ages import GapAges, gap_age_words
from audit.domain.gap_life import GapLife
from audit.domain.gap_story import LIFE_HEADINGS, ended_finding, ended_story, life_cells, open_story, unanswered_note
from audit.domain.review import Review
from audit.domain.words import GAP_END_MEANS, GAP_END_WORDS, UNFINISHED, GapEnd
from audit.services.opened import Opened
from audit.ui.chart_files import chart_files
from audit.ui.charts.ages import ages_figure, drawn
from audit.ui.charts.frame import draw_figure, is_dark
from audit.ui.csvs import csv_download
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.links import link

MOST_AT_FIRST = 8
"""Open gaps told in full before the rest is folded away."""
MOST_ENDED = 12
"""Ended gaps of one kind told on the page; the download has every one."""


def ages_part(opened: Opened, ages: GapAges) -> None:
    """How old the open gaps are: each stands beneath with the way to its item."""
    words = gap_age_words(ages)
    paragraph(words.finding, class_="finding")
    oldest = drawn(ages)
    if oldest:
        draw_figure(ages_figure(ages, dark=is_dark()), words.alt, key="ages_chart")
    if oldest and (rest := len(ages.lives) - len(oldest)):
        paragraph(f"Not drawn, and in the table: {count(rest, 'gap')} seen later.", class_="quiet")
    if note := unanswered_note(ages.lives):
        paragraph(note, class_="quiet")
    if ages.lives:
        chart_files(words, opened.review, ages if oldest else None, what="The ages of open gaps", name="gap-ages")


def open_gaps(opened: Opened, lives: Sequence[GapLife]) -> None:
    """Every open gap, the oldest first: since when, how it stands, and what is being done."""
    if not lives:
        paragraph("No gap is open.")
        return
    _each(opened, lives[:MOST_AT_FIRST])
    rest = lives[MOST_AT_FIRST:]
    if rest and (folded := st.expander(_more(len(rest)), key="more_open_gaps", on_change="rerun")).open:
        with folded:
            _each(opened, rest)


def _more(number: int) -> str:
    return f"{count(number, 'more open gap')}, seen later than these"


def _each(opened: Opened, lives: Sequence[GapLife]) -> None:
    unfinished = [action.item for action in opened.actions if action.status in UNFINISHED]
    for life in lives:
        with st.container(gap="xxsmall", key=f"questions_{life.item}"):
            _question(opened, life.item)
            show(el("p", f"{state_with_shape(life.latest)} · {open_story(life)}", class_="entry"))
            if number := unfinished.count(life.item):
                link("actions", f"{count(number, 'action')} on {life.item}")
            else:
                link("item", f"No action yet: set one on {life.item}", life.item)


def _question(opened: Opened, item_id: str) -> None:
    """The item as the way to it; one that is not asked any more as it was asked last."""
    if item_id in {item.id for item in opened.items}:
        link("item", f"{item_id}: {escape_markdown(question_of(opened, item_id))}", item_id)
        return
    paragraph(el("strong", f"{item_id}: {question_of(opened, item_id)}"))


def question_of(opened: Opened, item_id: str) -> str:
    """What the item asks, in today’s words or those it was asked in last."""
    worded = (opened.words_of(review).by_id.get(item_id) for review in (opened.review, *reversed(opened.earlier)))
    return next((item.question for item in worded if item is not None), "")


def lives_download(opened: Opened, lives: Sequence[GapLife]) -> None:
    """The life of every gap as a table to take away."""
    if lives:
        csv_download(
            f"The life of {count(len(lives), 'gap')}: table (CSV)",
            review_file_name("gap-lives", opened.review, "csv"),
            LIFE_HEADINGS,
            [life_cells(life, question_of(opened, life.item)) for life in lives],
            key="gap-lives_csv",
        )


def ended_gaps(opened: Opened, reviews: Sequence[Review], lives: Sequence[GapLife]) -> None:
    """How each gap that ended did end, kind by kind: a gap that left is not a closed one."""
    paragraph(ended_finding(lives), class_="finding")
    for end in GapEnd:
        group = [life for life in lives if life.end is end]
        if not group:
            continue
        folded = st.expander(f"{GAP_END_WORDS[end]}: {len(group)}", key=f"ended_{end}", on_change="rerun")
        if folded.open:
            with folded:
                paragraph(GAP_END_MEANS[end], class_="quiet")
                _ended(opened, reviews, group)


def _ended(opened: Opened, reviews: Sequence[Review], lives: Sequence[GapLife]) -> None:
    newest_first = sorted(lives, key=lambda one: (-(one.ended_on or one.opened_on).toordinal(), one.item))
    with st.container(gap="xxsmall", key=f"questions_{lives[0].end}"):
        for life in newest_first[:MOST_ENDED]:
            _question(opened, life.item)
            story = ended_story(life, opened.checklist, reviews, contents=opened.contents)
            show(el("p", story, class_="entry"))
    if (rest := len(lives) - MOST_ENDED) > 0:
        paragraph(f"{rest:,} more ended before these: the table to take away has them all.", class_="quiet")
