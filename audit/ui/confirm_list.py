"""The list of what may be confirmed: which button takes the focus once an item is confirmed and gone from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.review import Person
from audit.services.opened import Opened
from audit.ui import state
from audit.ui.still_holds import AS_LAST_TIME, confirmed


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """An item of the list, and the key of the button where the keyboard goes on from it; "" after the last."""

    item: Item
    following: str

    @property
    def key(self) -> str:
        """The key of its own button."""
        return _key(self.item)


def in_the_list(items: Sequence[Item], left: Sequence[Item]) -> list[ToConfirm]:
    """The items of a list, each with the one whose button takes the focus once it is confirmed and gone.

    That is the one after it, else the one before, else any other that is `left`.
    """
    found: list[ToConfirm] = []
    for place, item in enumerate(items):
        others = (*items[place + 1 :], *reversed(items[:place]), *left)
        found.append(ToConfirm(item, next((_key(one) for one in others if one is not item), "")))
    return found


def confirm_in_list(app: App, opened: Opened, one: ToConfirm, person: Person) -> None:
    """It still holds, said in the list: stay there, at the button of the item that follows."""
    if confirmed(app, opened, one.item, person, how=AS_LAST_TIME):
        mine = state.session()
        mine.visit += 1
        mine.focus_next = one.following


def _key(item: Item) -> str:
    return f"holds_{item.id}"
