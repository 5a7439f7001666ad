"""Due dates that were moved later, and why: read from the record of changes once somebody unfolds it."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import long_date, today_in_london
from audit.domain.moved_dates import moved_dates as moved_in
from audit.services.opened import Opened
from audit.ui.html import paragraph, show, table

HEADINGS = ("Item", "Was due", "Due now", "Why", "Moved by", "On")


def moved_dates(app: App, opened: Opened) -> None:
    """A table of every move, the newest first."""
    box = st.expander("Due dates that were moved, and why", key="moved_dates", on_change="rerun")
    if not box.open:
        return None
    with box:
        reviews = dict.fromkeys(action.review for action in opened.actions)
        moves = [move for review in reviews for move in moved_in(app.store.trail(review))]
        if not moves:
            return paragraph("No due date was moved later.")
        rows = [
            (
                move.item,
                long_date(move.was),
                long_date(move.now),
                move.why or "not said",
                move.who or "not known",
                long_date(today_in_london(move.when)),
            )
            for move in sorted(moves, key=lambda move: move.when, reverse=True)
        ]
        show(table("Due dates moved later, the newest first", HEADINGS, rows))
    return None
