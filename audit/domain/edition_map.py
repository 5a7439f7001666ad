"""What became of each item when a checklist went into its next edition."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.domain.words import SAME_ITEM, Relation

SEVERAL = 2
"""A split makes at least this many, a merger takes at least this many."""
ARITIES: Mapping[Relation, str] = {
    Relation.UNCHANGED: "one old id and the same id again",
    Relation.REWORDED: "one old id and the same id again",
    Relation.SPLIT: "one old id and two new ids or more",
    Relation.MERGED: "two old ids or more and one new id",
    Relation.NEW: "no old id and one new id",
    Relation.REMOVED: "one old id and no new id",
}
"""How many ids each relation takes, in words for an author."""


@dataclass(frozen=True, slots=True)
class ItemChange:
    """What became of an item: `old` ids of the earlier edition, `new` ids of this one, `note` what a governor is told.

    ValueError where the relation takes another number of ids, or names a new item by an old id.
    """

    relation: Relation
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not fits(self.relation, self.old, self.new):
            raise ValueError(f"{self.relation} takes {ARITIES[self.relation]}")


@dataclass(frozen=True)
class EditionMap:
    """How an edition of a checklist follows on from the one called `earlier`; every id stands in exactly one change."""

    earlier: str
    changes: tuple[ItemChange, ...]

    def __post_init__(self) -> None:
        for ids in ([i for change in self.changes for i in change.old], [i for c in self.changes for i in c.new]):
            if twice := [each for each, times in Counter(ids).items() if times > 1]:
                raise ValueError(f"{', '.join(twice)} in more than one change of the map")

    @cached_property
    def by_old(self) -> Mapping[str, ItemChange]:
        """Each item of the earlier edition to what became of it."""
        return {item: change for change in self.changes for item in change.old}

    @cached_property
    def by_new(self) -> Mapping[str, ItemChange]:
        """Each item of this edition to where it came from."""
        return {item: change for change in self.changes for item in change.new}


def fits(relation: Relation, old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Does the relation take so many ids, and is an id kept only where the item stays the same one?"""
    if relation in SAME_ITEM:
        return len(old) == 1 and old == new
    counts = len(old), len(new)
    match relation:
        case Relation.SPLIT:
            enough = counts[0] == 1 and counts[1] >= SEVERAL
        case Relation.MERGED:
            enough = counts[0] >= SEVERAL and counts[1] == 1
        case Relation.NEW:
            enough = counts == (0, 1)
        case _:
            enough = counts == (1, 0)
    return enough and set(old).isdisjoint(new)
