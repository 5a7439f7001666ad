"""What happened to each item between two reviews, group by group, with a way to each item."""

import streamlit as st

from audit.domain.display import count, state_with_shape
from audit.domain.file_names import review_file_name
from audit.domain.movement import Moved, movements
from audit.domain.review import Review
from audit.domain.trend_words import other_items_note
from audit.domain.words import MOVEMENT_MEANS, MOVEMENT_WORDS, Movement
from audit.services.opened import Opened
from audit.ui.csvs import csv_download
from audit.ui.html import paragraph, show, table
from audit.ui.links import link

HEADINGS = ("Item", "Question", "From", "To")
CSV_HEADINGS = ("What happened", *HEADINGS)


def movement_list(opened: Opened, before: Review) -> None:
    """Every listed item since `before`; a better score that other items may explain is said to be one."""
    moved = movements(opened.checklist, before, opened.review, opened.earlier, contents=opened.contents)
    if note := other_items_note(opened.checklist, before, opened.review, contents=opened.contents):
        paragraph(note)
    if not moved:
        paragraph("Nothing can be compared: no item was answered in either review.")
        return
    for kind in MOVEMENT_MEANS:
        group = [one for one in moved if one.movement is kind]
        if not group:
            continue
        title = f"{MOVEMENT_WORDS[kind]}: {count(len(group), 'item')}"
        with st.expander(title):
            _group(opened, before, kind, group)
    rows = [(MOVEMENT_WORDS[one.movement], *_cells(opened, before, one)) for one in moved]
    csv_download(
        f"Download what happened to these {count(len(rows), 'item')} (CSV)",
        review_file_name("movement", opened.review, "csv"),
        CSV_HEADINGS,
        rows,
        key="movement_csv",
    )


def _group(opened: Opened, before: Review, kind: Movement, group: list[Moved]) -> None:
    paragraph(MOVEMENT_MEANS[kind], class_="quiet")
    show(table(MOVEMENT_WORDS[kind], HEADINGS, [_cells(opened, before, one) for one in group]))
    asked = {item.id for item in opened.items}
    with st.container(horizontal=True):
        for one in group:
            if one.item in asked:
                link("item", f"Open {one.item}", one.item)


def _cells(opened: Opened, before: Review, moved: Moved) -> tuple[str, str, str, str]:
    """The item as it is asked now; one that is not asked any more as it was asked then."""
    item = opened.checklist.by_id.get(moved.item) or opened.words_of(before).by_id[moved.item]
    return moved.item, item.question, state_with_shape(moved.before), state_with_shape(moved.after)
