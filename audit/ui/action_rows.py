"""Actions under the roles that own them, each with where it stands, its item and the forms that change it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.bootstrap import App
from audit.domain.action_list import action_text, by_owner
from audit.domain.carried_over import carried_over, carried_over_text
from audit.domain.dates import long_date
from audit.domain.reopened_actions import HOLDS, Aftermaths
from audit.domain.review import Action, Person
from audit.services.opened import Opened
from audit.ui.change_action import change_action
from audit.ui.html import el, show
from audit.ui.links import link
from audit.ui.take_up_again import take_up_again


@dataclass(frozen=True, slots=True)
class ActionsShown:
    """What the rows are drawn from: the review, what became of done actions, and the days of the school's reviews."""

    app: App
    opened: Opened
    after: Aftermaths
    days: Mapping[str, date]
    """The day of every review of the school, by its id, whichever checklist it is of."""


def action_rows(shown: ActionsShown, title: str, actions: Sequence[Action], person: Person | None) -> None:
    """One part of the list, under its owners; not drawn where it is empty. Without a person nothing can be changed."""
    if not actions:
        return
    show(el("h2", title))
    for owner, owned in by_owner(actions).items():
        show(el("h3", owner))
        for action in owned:
            action_row(shown, action)
            if person is None:
                continue
            after = shown.after.get(action.id, HOLDS)
            if after.reopened:
                take_up_again(shown.app, shown.opened, action, after, person)
            change_action(shown.app, shown.opened, action, person)


def action_row(shown: ActionsShown, action: Action) -> None:
    """What is to be done, where it stands, what came of it, and which review it comes from."""
    said = [f"What was done: {action.done_what}"] if action.done_what else []
    said += [f"What changed: {action.impact}"] if action.impact else []
    said += [f"Dropped because: {action.dropped_reason}"] if action.dropped_reason else []
    said.append(where_it_comes_from(shown, action))
    show(
        el("p", el("strong", f"{action.item}: "), action.what),
        el("p", el("strong", action_text(action, shown.app.today(), shown.after.get(action.id, HOLDS)))),
        *(el("p", text, class_="quiet") for text in said if text),
    )
    if action.item in {item.id for item in shown.opened.items}:
        link("item", f"Go to {action.item}", action.item)


def where_it_comes_from(shown: ActionsShown, action: Action) -> str:
    """`Carried over 2 reviews: set in the review of 18 November 2025.`; empty of one set in the review shown."""
    if action.review == shown.opened.review.id or action.review not in shown.days:
        return ""
    day = f"et in the review of {long_date(shown.days[action.review])}."
    over = carried_over_text(carried_over(action, shown.opened.reviews))
    return f"{over}: s{day}" if over else f"S{day}"
