"""What became of each item between the checklist a review was answered on and another one.

Where the editions differ, the maps that their authors declared say it, one after the other where several lie between.
Within one edition it shows from the ids and the words a board reads.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from audit.domain.checklist import Checklist, Library
from audit.domain.edition_map import EditionMap
from audit.domain.item_words import board_facing
from audit.domain.words import SAME_ITEM, Relation

BACKWARDS = {
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
    Relation.NEW: Relation.REMOVED,
    Relation.REMOVED: Relation.NEW,
}
"""What a relation is called by whoever looks from the later edition to the earlier one; the others read the same."""

CHANGED_WORDS = frozenset({Relation.REWORDED, Relation.SPLIT, Relation.MERGED})
"""The relations under which something was asked before, in other words."""


@dataclass(frozen=True, slots=True)
class Became:
    """What became of one item or of several that belong together: `old` ids, `new` ids, and what governors are told.

    Over several editions any number may have become any other: `merged` then has one new id, `split` has several.
    """

    relation: Relation
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditionChanges:
    """Every item of two checklists, each in exactly one of `all`."""

    all: tuple[Became, ...]

    @cached_property
    def by_old(self) -> Mapping[str, Became]:
        """Each item of the earlier checklist to what became of it."""
        return {item: one for one in self.all for item in one.old}

    @cached_property
    def by_new(self) -> Mapping[str, Became]:
        """Each item of the later checklist to where it came from."""
        return {item: one for one in self.all for item in one.new}

    def of(self, relation: Relation) -> tuple[Became, ...]:
        """Those of one relation."""
        return tuple(one for one in self.all if one.relation is relation)


def changed_words(since: EditionChanges | None) -> frozenset[str]:
    """The items that ask in other words what was asked before: reworded, split or merged; not what is new."""
    if since is None:
        return frozenset()
    return frozenset(item for one in since.all if one.relation in CHANGED_WORDS for item in one.new)


def changes_between(library: Library, old: Checklist, new: Checklist) -> EditionChanges:
    """What became of each item of `old` in `new`, two contents of one checklist, whichever came first."""
    if old.edition == new.edition:
        return derived(old, new)
    forwards = _steps(library, old, new)
    if forwards is not None:
        return composed(forwards)
    backwards = _steps(library, new, old)
    return derived(old, new) if backwards is None else reversed_(composed(backwards))


def derived(old: Checklist, new: Checklist) -> EditionChanges:
    """The changes within an edition: an id stays the same item, and is reworded where a board reads other words."""
    found: list[Became] = []
    for item in old.items:
        now = new.by_id.get(item.id)
        if now is None:
            found.append(Became(Relation.REMOVED, (item.id,)))
        else:
            same = now is item or board_facing(now) == board_facing(item)
            found.append(Became(Relation.UNCHANGED if same else Relation.REWORDED, (item.id,), (item.id,)))
    found += [Became(Relation.NEW, (), (item.id,)) for item in new.items if item.id not in old.by_id]
    return EditionChanges(tuple(found))


def declared(edition_map: EditionMap) -> EditionChanges:
    """The changes as an edition's own map gives them."""
    return EditionChanges(
        tuple(Became(one.relation, one.old, one.new, (one.note,) if one.note else ()) for one in edition_map.changes)
    )


def composed(steps: Sequence[EditionChanges]) -> EditionChanges:
    """Several steps in one: each old item leads to whatever following it step by step leads to.

    Items belong together where anything leads from one to the other, over whatever lay between.
    """
    walks = {old: _walk(old, steps) for one in steps[0].all for old in one.old}
    from_whom: dict[str, list[str]] = {}
    for old, walk in walks.items():
        for new in walk.ends:
            from_whom.setdefault(new, []).append(old)
    found: list[Became] = []
    placed = set[str]()
    for old in walks:
        if old not in placed:
            olds, news = _together(old, walks, from_whom)
            placed |= set(olds)
            met = [one for each in olds for one in walks[each].met]
            found.append(Became(_relation(news, {one.relation for one in met}), olds, news, _notes(met)))
    fresh = [one for one in steps[-1].all if not from_whom.keys() & set(one.new)]
    found += [Became(Relation.NEW, (), (new,), _notes([one])) for one in fresh for new in one.new]
    return EditionChanges(tuple(found))


def reversed_(changes: EditionChanges) -> EditionChanges:
    """The same changes, looked at from the later checklist."""
    return EditionChanges(
        tuple(Became(BACKWARDS.get(one.relation, one.relation), one.new, one.old, one.notes) for one in changes.all)
    )


def _steps(library: Library, old: Checklist, new: Checklist) -> list[EditionChanges] | None:
    """From `old` through every edition between to `new`; None where the one does not lead to the other."""
    chain = [library.of_edition(new.id, new.edition)]
    while (last := chain[-1]) is not None and last.edition != old.edition:
        chain.append(library.of_edition(new.id, last.follows) if last.follows else None)
    editions = [each for each in reversed(chain) if each is not None]
    if len(editions) < len(chain):
        return None
    steps = [derived(old, editions[0])] if editions[0].content_hash != old.content_hash else []
    steps += [declared(each.edition_map) for each in editions[1:] if each.edition_map]
    if editions[-1].content_hash != new.content_hash:
        steps.append(derived(editions[-1], new))
    return steps


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where an old item leads, and every change met on the way there."""

    ends: tuple[str, ...]
    met: tuple[Became, ...]


def _walk(item: str, steps: Sequence[EditionChanges]) -> _Walk:
    here: tuple[str, ...] = (item,)
    met: list[Became] = []
    for step in steps:
        passed = [step.by_old[at] for at in here]
        met += passed
        here = tuple(dict.fromkeys(new for one in passed for new in one.new))
    return _Walk(here, tuple(met))


def _together(
    start: str, walks: Mapping[str, _Walk], from_whom: Mapping[str, list[str]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    olds, news = {start: None}, dict[str, None]()
    grows = True
    while grows:
        before = len(olds), len(news)
        news |= dict.fromkeys(new for old in olds for new in walks[old].ends)
        olds |= dict.fromkeys(old for new in news for old in from_whom[new])
        grows = before != (len(olds), len(news))
    return tuple(olds), tuple(news)


def _notes(met: Sequence[Became]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for one in met for note in one.notes))


def _relation(news: tuple[str, ...], on_the_way: set[Relation]) -> Relation:
    """The relation of old items and what they lead to, by the relations met on the way."""
    if not news:
        return Relation.REMOVED
    if on_the_way <= SAME_ITEM:
        return Relation.REWORDED if Relation.REWORDED in on_the_way else Relation.UNCHANGED
    return Relation.MERGED if len(news) == 1 else Relation.SPLIT
