"""A later version of the product over the same store: other words of the same edition, or an edition that follows."""

from dataclasses import replace

from builders import a_library, an_item
from service_builders import CORE, Desk, content

from audit.domain.checklist import Checklist
from audit.domain.edition_map import EditionMap, ItemChange
from audit.domain.words import Relation
from audit.services.reviews import ReviewService

REWORDED, SPLIT, SPLIT_INTO, REMOVED, NEW = "IS-01", "DP-01", ("DP-31", "DP-32"), "WT-02", "IS-31"
MERGED, MERGED_INTO = ("IS-02", "IS-03"), "IS-32"


def a_wide_desk() -> Desk:
    """A desk whose checklist has an item for every relation."""
    first = content().checklists[CORE]
    return Desk(library=a_library(replace(first, items=(*first.items, an_item("IS-02"), an_item("IS-03")))))


def mended(checklist: Checklist) -> Checklist:
    """The same edition with other words, two items fewer and new ones instead."""
    gone = {SPLIT, REMOVED, *MERGED}
    items = [
        replace(item, question="Is it asked in other words?") if item.id == REWORDED else item
        for item in checklist.items
        if item.id not in gone
    ]
    added = map(an_item, (*SPLIT_INTO, NEW, MERGED_INTO))
    return replace(checklist, items=(*items, *added), content_hash="1" * 64)


def next_edition(checklist: Checklist) -> Checklist:
    """The same as an edition of its own, with a map that uses every relation."""
    changes = [
        ItemChange(Relation.SPLIT, (SPLIT,), SPLIT_INTO, "Two are asked now."),
        ItemChange(Relation.MERGED, MERGED, (MERGED_INTO,), "Asked as one."),
        ItemChange(Relation.REMOVED, (REMOVED,)),
        ItemChange(Relation.NEW, (), (NEW,)),
        ItemChange(Relation.REWORDED, (REWORDED,), (REWORDED,)),
    ]
    named = {old for one in changes for old in one.old}
    changes += [
        ItemChange(Relation.UNCHANGED, (item.id,), (item.id,)) for item in checklist.items if item.id not in named
    ]
    map_ = EditionMap("kcsie-2021", tuple(changes))
    return replace(mended(checklist), edition="kcsie-2027", follows="kcsie-2021", edition_map=map_)


def moved_on(desk: Desk, checklist: Checklist, *superseded: Checklist) -> ReviewService:
    """The services of a later version of the product, over the same store."""
    library = a_library(checklist, superseded={(each.id, each.edition): each for each in superseded})
    return ReviewService(desk.store, library, desk.clock)
