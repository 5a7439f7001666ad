"""Which edition of each checklist is the current one, and that each edition's map fits the two editions it joins."""

from collections.abc import Sequence

from audit.content.shapes import MisshapenError
from audit.domain.checklist import Checklist
from audit.domain.words import SAME_ITEM

Superseded = dict[tuple[str, str], Checklist]


def editions_of_each(checklists: Sequence[Checklist]) -> tuple[dict[str, Checklist], Superseded]:
    """The current edition of every checklist by id, and the superseded ones by id and edition.

    MisshapenError where two are alike, an edition follows none that is there, or an id stands in two checklists.
    """
    by_edition = {(each.id, each.edition): each for each in checklists}
    if len(by_edition) != len(checklists):
        raise MisshapenError("an id or an edition of its own for every checklist")
    followed = {(each.id, each.follows) for each in checklists if each.follows}
    current = [each for each in checklists if (each.id, each.edition) not in followed]
    ids = {each.id for each in checklists}
    if len(current) != len(ids) or len(followed) != len(checklists) - len(ids):
        raise MisshapenError("follows that leads from edition to edition of a checklist, up to one current one")
    for each in checklists:
        if each.follows is not None:
            earlier = by_edition.get((each.id, each.follows))
            if earlier is None:
                raise MisshapenError(f"the edition {each.follows} of {each.id}")
            _check_map(earlier, each)
    _check_items(checklists)
    return {each.id: each for each in current}, {key: each for key, each in by_edition.items() if key in followed}


def _check_map(earlier: Checklist, later: Checklist) -> None:
    found = later.edition_map
    if found is None or found.by_old.keys() != earlier.by_id.keys() or found.by_new.keys() != later.by_id.keys():
        raise MisshapenError(f"an edition map of {later.id} in {later.edition} that names every item of both editions")
    for change in found.changes:
        if change.relation not in SAME_ITEM and not earlier.by_id.keys().isdisjoint(change.new):
            raise MisshapenError(f"a new id for what is {change.relation} in the edition map of {later.edition}")


def _check_items(checklists: Sequence[Checklist]) -> None:
    home: dict[str, str] = {}
    for checklist in checklists:
        if len(checklist.by_id) != len(checklist.items):
            raise MisshapenError("an id of its own for every item")
        for item in checklist.items:
            if home.setdefault(item.id, checklist.id) != checklist.id:
                raise MisshapenError(f"an id of its own for every item (not {item.id} twice)")
