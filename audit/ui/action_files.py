"""The actions to take away: the due dates for a calendar, and all of them as a table."""

from collections.abc import Sequence

import streamlit as st

from audit.domain.action_list import action_text
from audit.domain.carried_over import carried_over
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.file_names import review_file_name
from audit.domain.reopened_actions import HOLDS
from audit.domain.review import Action
from audit.domain.words import UNFINISHED
from audit.ui.action_rows import ActionsShown
from audit.ui.csvs import csv_download
from audit.ui.html import el, paragraph, show

HEADINGS = (
    "Item", "What", "Owner", "Due", "Where it stands", "Carried over (reviews)",
    "What was done", "Done on", "What changed", "Dropped because", "Set in the review of",
)  # fmt: skip


def action_files(shown: ActionsShown, actions: Sequence[Action]) -> None:
    """Two downloads of the actions that are shown."""
    show(el("h2", "Take them away"))
    due = sum(action.status in UNFINISHED for action in actions)
    reopened = sum(shown.after.get(action.id, HOLDS).reopened for action in actions)
    if due:
        paragraph(
            "The calendar file holds each due date as an all-day entry, with a reminder a week before. Taken in again "
            "later, it moves what moved and enters nothing twice. Of a confidential item it says only that it is one."
        )
        st.download_button(
            f"Download {count(due, 'due date')} for a calendar (ICS)",
            lambda: shown.app.actions_calendar(shown.opened, actions),
            file_name=review_file_name("actions", shown.opened.review, "ics"),
            mime="text/calendar",
            key="actions_ics",
            on_click="ignore",
        )
    if reopened:
        has = "re-opened action has" if reopened == 1 else "re-opened actions have"
        paragraph(f"{reopened} {has} no due date until taken up again.", class_="quiet")
    name = review_file_name("actions", shown.opened.review, "csv")
    rows = [action_cells(shown, action) for action in actions]
    label = f"Download {count(len(rows), 'action')} as a table (CSV)"
    csv_download(label, name, HEADINGS, rows, key="actions_csv")


def action_cells(shown: ActionsShown, action: Action) -> tuple[str, ...]:
    """One action under HEADINGS."""
    day = shown.days.get(action.review)
    return (
        action.item,
        action.what,
        action.owner,
        action.due.isoformat(),
        action_text(action, shown.app.today(), shown.after.get(action.id, HOLDS)),
        str(carried_over(action, shown.opened.reviews)),
        action.done_what,
        action.done_on.isoformat() if action.done_on else "",
        action.impact,
        action.dropped_reason,
        long_date(day) if day else "",
    )
