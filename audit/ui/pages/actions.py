"""Actions: overdue first, then re-opened, then by owner and due date; none closes a gap."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.action_list import action_list, by_owner, counted_text
from audit.ui import components, state
from audit.ui.action_files import action_files
from audit.ui.action_rows import ActionsShown, action_rows
from audit.ui.html import paragraph
from audit.ui.links import link
from audit.ui.moved_dates import moved_dates
from audit.ui.shell import draw

EVERYBODY = "Everybody"


def page(app: App) -> None:
    """Draw every action of the school, whichever review it was set in."""
    opened = state.open_review(app)
    components.heading("Actions", page="actions")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    if not opened.actions:
        return nothing_yet()
    person = components.who(app)
    owner = st.selectbox(
        "Actions of", [EVERYBODY, *by_owner(sorted(opened.actions, key=lambda one: one.owner))], key="actions_owner"
    )
    mine = [one for one in opened.actions if owner in (EVERYBODY, None, one.owner)]
    days = {one.id: one.assessed_on for one in app.store.reviews(opened.review.school.urn)}
    shown = ActionsShown(app, opened, opened.aftermaths, days)
    listed = action_list(mine, app.today(), shown.after)
    paragraph(f"{counted_text(listed)} An action that is done closes no gap: the item is rated again.")
    action_rows(shown, f"Overdue: {len(listed.overdue)}", listed.overdue, person)
    action_rows(shown, f"Re-opened, to be taken up again: {len(listed.reopened)}", listed.reopened, person)
    action_rows(shown, f"To do: {len(listed.to_do)}", listed.to_do, person)
    action_rows(shown, f"Done or dropped: {len(listed.finished)}", listed.finished, person)
    action_files(shown, mine)
    moved_dates(app, opened)
    return None


def nothing_yet() -> None:
    """What would be here, and how to get it."""
    paragraph("No action is set yet. An action says what is to be done about an item, which role owns it, and by when.")
    paragraph("Set one on the page of the item it is about, or start from the gaps in the results.")
    link("results", "See the gaps")
    link("item", "Go to the items")


draw(page)
