"""The record of changes of one review: does it still hold, and who did what when. Never what was written."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import moment_text
from audit.domain.display import count
from audit.domain.file_names import review_file_name
from audit.domain.trail import CHANGE_WORDS
from audit.services.opened import Opened
from audit.ui.csvs import csv_download
from audit.ui.html import el, paragraph, show, table

HEADINGS = ("Number", "When", "Who", "What", "How")
HOW_WORDS = {"app": "in the app", "file": "from a file", "demo": "with the sample schools"}
MOST_ROWS = 50


def trail_check(app: App, opened: Opened) -> None:
    """A button that checks the record, then its outcome in words and the list."""
    show(el("h2", "The record of changes"))
    paragraph(
        "Every change to a review is kept with who made it and when, each entry sealed with the one before, so that "
        "an entry that was altered, taken out or cut off shows."
    )
    if not st.button("Check the record of changes", key="check_trail"):
        return
    broken = app.store.verify(opened.review.id)
    lines = app.store.trail(opened.review.id)
    if broken is None:
        words = f"The record holds: {count(len(lines), 'change')}, none altered, none missing."
        show(el("div", words, class_="notice", role="status"))
    else:
        words = (
            f"The record does not hold from change {broken} on: an entry was altered, taken out or cut off outside "
            "the product. Tell whoever looks after this computer, and compare with a copy from before."
        )
        show(el("div", el("p", el("strong", words)), class_="summary", role="alert"))
    rows = [
        (
            str(line.entry.seq),
            moment_text(line.entry.when),
            line.who.words or "A person whose name was erased",
            CHANGE_WORDS[line.entry.kind],
            HOW_WORDS.get(line.entry.how, line.entry.how),
        )
        for line in reversed(lines)
    ]
    show(table("The newest changes first", HEADINGS, rows[:MOST_ROWS]))
    if len(rows) > MOST_ROWS:
        paragraph(f"These are the newest {MOST_ROWS}; {len(rows) - MOST_ROWS:,} more are in the download.")
    csv_download(
        "Download the record (CSV)", review_file_name("record", opened.review, "csv"), HEADINGS, rows, key="trail_csv"
    )
