"""Actions under the roles that own them, each with where it stands, its item and the form that changes it."""

from collections.abc import Sequence

from audit.bootstrap import App
from audit.domain.action_list import FINISHED, action_text, by_owner
from audit.domain.dates import long_date
from audit.domain.review import Action, Person
from audit.services.opened import Opened
from audit.ui.change_action import change_action
from audit.ui.html import el, show
from audit.ui.links import link


def action_rows(app: App, opened: Opened, title: str, actions: Sequence[Action], person: Person | None) -> None:
    """One part of the list, under its owners; not drawn where it is empty. Without a person nothing can be changed."""
    if not actions:
        return
    show(el("h2", title))
    for owner, owned in by_owner(actions).items():
        show(el("h3", owner))
        for action in owned:
            action_row(app, opened, action)
            if person is not None:
                change_action(app, opened, action, person)


def action_row(app: App, opened: Opened, action: Action) -> None:
    """What is to be done, where it stands, what came of it, and which review it comes from."""
    said = [f"What was done: {action.done_what}"] if action.done_what else []
    said += [f"What changed: {action.impact}"] if action.impact else []
    said += [f"Dropped because: {action.dropped_reason}"] if action.dropped_reason else []
    if action.review != opened.review.id:
        said.append(where_it_comes_from(app, opened, action))
    show(
        el("p", el("strong", f"{action.item}: "), action.what),
        el("p", el("strong", action_text(action, app.today()))),
        *(el("p", text, class_="quiet") for text in said),
    )
    if action.item in {item.id for item in opened.items}:
        link("item", f"Go to {action.item}", action.item)


def where_it_comes_from(app: App, opened: Opened, action: Action) -> str:
    """`Carried over from the review of 18 November 2025.`"""
    days = {one.id: one.assessed_on for one in app.store.reviews(opened.review.school.urn)}
    day = days[action.review]
    carried = action.status not in FINISHED and day < opened.review.assessed_on
    return f"{'Carried over from' if carried else 'Set in'} the review of {long_date(day)}."
