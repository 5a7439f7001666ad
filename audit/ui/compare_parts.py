"""Items of two reviews side by side: rating and evidence on either side, and the note with what came and went."""

from collections.abc import Sequence

import streamlit as st

from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.file_names import review_file_name
from audit.domain.review import Review
from audit.domain.side_by_side import Pair, Side
from audit.domain.words import MOVEMENT_MEANS, MOVEMENT_WORDS
from audit.services.opened import Opened
from audit.ui.changed_words import runs
from audit.ui.csvs import csv_download
from audit.ui.html import Markup, bullets, el, escape_markdown, paragraph, show
from audit.ui.links import link

OTHERWISE_KNOWN = "Another note, or other evidence"
EVERY_ITEM = "Every item that can be compared"
_BESIDE = ("Rating", "How we know", "Note")
CSV_HEADINGS = (
    "What happened",
    "Item",
    "Question",
    *(f"{part}, {when}" for when in ("then", "now") for part in _BESIDE),
)


def groups(pairs: Sequence[Pair]) -> dict[str, tuple[str, list[Pair]]]:
    """What can be shown, by name: what that means and the items; what happened first, then the other ways to look."""
    found = {
        MOVEMENT_WORDS[kind]: (meaning, [pair for pair in pairs if pair.movement is kind])
        for kind, meaning in MOVEMENT_MEANS.items()
    }
    otherwise = [pair for pair in pairs if pair.note_changed or pair.evidence_changed]
    found[OTHERWISE_KNOWN] = "Whatever became of the rating, something else was written beside it.", otherwise
    found[EVERY_ITEM] = "In the order of the checklist.", list(pairs)
    return {name: group for name, group in found.items() if group[1]}


def what_moved(opened: Opened, before: Review, pairs: Sequence[Pair]) -> None:
    """How many items went which way, then one group of them side by side, chosen from a list."""
    if not pairs:
        paragraph("Nothing can be compared: no item was answered in either review.")
        return
    found = groups(pairs)
    happened = [name for name in found if name not in (OTHERWISE_KNOWN, EVERY_ITEM)]
    show(bullets(f"{name}: {count(len(found[name][1]), 'item')}." for name in happened))
    name = st.selectbox(
        "Show side by side",
        list(found),
        format_func=lambda one: f"{one}: {count(len(found[one][1]), 'item')}",
        key="compare_group",
    )
    meaning, items = found[name]
    show(el("h3", f"{name}: {count(len(items), 'item')}"), el("p", meaning, class_="quiet"))
    asked = {item.id for item in opened.items}
    for pair in items:
        with st.container(key=f"questions_{pair.item.id}"):
            if pair.item.id in asked:
                link("item", f"{pair.item.id}: {escape_markdown(pair.item.question)}", pair.item.id)
            else:
                paragraph(el("strong", f"{pair.item.id}: {pair.item.question}"))
            show(two_sides(before, opened.review, pair))
    csv_download(
        f"Download all {count(len(pairs), 'item')} side by side (CSV)",
        review_file_name(f"compare-{before.assessed_on.isoformat()}-with", opened.review, "csv"),
        CSV_HEADINGS,
        [csv_row(pair) for pair in pairs],
        key="compare_csv",
    )


def two_sides(before: Review, after: Review, pair: Pair) -> Markup:
    """Then and now beside one another (on a phone one above the other), and the note beneath both."""
    sides = _side(before, pair.before), _side(after, pair.after)
    return el("div", *sides, _question(pair), _note(pair), class_="sides")


def _side(review: Review, side: Side) -> Markup:
    rating, *more = side.lines()
    return el("div", el("p", long_date(review.assessed_on), class_="quiet"), el("p", el("strong", rating)),
              *(el("p", line) for line in more), class_="side")  # fmt: skip


def _question(pair: Pair) -> Markup:
    if not pair.reworded:
        return Markup("")
    return el("p", el("strong", "Asked in other words then, what changed in them: "), runs(pair.question_runs()),
              class_="note")  # fmt: skip


def _note(pair: Pair) -> Markup:
    if not (pair.before.note or pair.after.note):
        return Markup("")
    if not pair.note_changed:
        return el("p", el("strong", "Note, the same both times: "), pair.after.note, class_="note")
    return el("p", el("strong", "Note, what changed in it: "), runs(pair.note_runs()), class_="note")


def csv_row(pair: Pair) -> tuple[str, ...]:
    """The item as a row under CSV_HEADINGS."""
    sides = [cell for side in (pair.before, pair.after) for cell in _csv_side(side)]
    return MOVEMENT_WORDS[pair.movement], pair.item.id, pair.item.question, *sides


def _csv_side(side: Side) -> tuple[str, str, str]:
    rating, *more = side.lines()
    return rating, "; ".join(more), side.note
