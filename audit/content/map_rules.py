"""What an edition map must keep to: every item of both editions once, under a relation that is true of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.content import building
from audit.content.draft import Draft, Drafts, text_of
from audit.content.folder import listing, mapping, texts
from audit.content.yamlfile import Document, Raw
from audit.domain.edition_map import ARITIES, fits
from audit.domain.item_words import board_facing
from audit.domain.words import SAME_ITEM, Relation
from audit.errors import Problem


@dataclass(frozen=True, slots=True)
class _Change:
    """One change as its author left it; `relation` is None where it is none of the six."""

    document: Document
    place: int
    relation: Relation | None
    old: tuple[str, ...]
    new: tuple[str, ...]
    note: str

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """A problem of this change, at the line of the value at `path`."""
        names = ", ".join(dict.fromkeys((*self.old, *self.new))) or "A change"
        return Problem(code, self.document.where(self.place, *path), f"{names}: {message}")


def map_problems(checklists: Sequence[Drafts], retired: frozenset[str]) -> Iterator[Problem]:
    """Every fault of every edition map whose two editions are there."""
    by_key = {each.key: each for each in reversed(checklists)}
    for later in checklists:
        earlier = by_key.get((later.files.id, later.files.follows))
        document = later.files.edition_map
        if document is None or document.node is None or earlier is None or earlier is later:
            continue
        changes = [_change(document, place, raw) for place, raw in enumerate(listing(document.data))]
        for change in changes:
            yield from _shape(change, earlier)
            yield from _truth(change, earlier, later)
            yield from _gone(change, retired)
        yield from _named_once(changes, "old", earlier, document)
        yield from _named_once(changes, "new", later, document)


def _change(document: Document, place: int, raw: Raw) -> _Change:
    given = mapping(raw)
    word = text_of(given, "relation")
    relation = Relation(word) if word in set(Relation) else None
    return _Change(document, place, relation, texts(given.get("old")), texts(given.get("new")), text_of(given, "note"))


def _shape(change: _Change, earlier: Drafts) -> Iterator[Problem]:
    relation = change.relation
    if relation is None:
        return
    kept = {item.id for item in earlier.items} & set(change.new) - (set(change.old) if relation in SAME_ITEM else set())
    if relation not in SAME_ITEM and kept:
        message = (
            f"{', '.join(sorted(kept))} stood in {earlier.edition}: what is {relation} takes an id never used before."
        )
        yield change.problem("relation_id_kept", message, "new")
    elif not fits(relation, change.old, change.new):
        yield change.problem("relation_arity", f"“{relation}” takes {ARITIES[relation]}.", "relation")
    if relation is not Relation.UNCHANGED and not change.note:
        yield change.problem("relation_note_missing", "say in note, for governors, what changed.", "relation")


def _truth(change: _Change, earlier: Drafts, later: Drafts) -> Iterator[Problem]:
    """An item called unchanged reads as it did; one called reworded does not."""
    if change.relation not in SAME_ITEM or len(change.old) != 1 or change.old != change.new:
        return
    before, after = _facing(earlier, change.old[0]), _facing(later, change.old[0])
    if before is None or after is None:
        return
    fields = sorted({name for name, _ in set(before) ^ set(after)} or ({"order"} if before != after else set()))
    if fields and change.relation is Relation.UNCHANGED:
        message = (
            f"its {', '.join(fields)} is not as in {earlier.edition}: make it reworded, and say in note what changed."
        )
        yield change.problem("relation_untrue", message, "relation")
    if not fields and change.relation is Relation.REWORDED:
        message = f"every word a board reads is as in {earlier.edition}: make it unchanged."
        yield change.problem("relation_untrue", message, "relation")


def _facing(checklist: Drafts, item_id: str) -> tuple[tuple[str, str], ...] | None:
    draft = next((item for item in checklist.items if item.id == item_id), None)
    return None if draft is None else _facing_of(draft)


def _facing_of(draft: Draft) -> tuple[tuple[str, str], ...] | None:
    try:
        return board_facing(building.item(dict(draft.raw)))
    except (KeyError, ValueError):  # the item has faults of its own, which are told where it stands
        return None


def _gone(change: _Change, retired: frozenset[str]) -> Iterator[Problem]:
    if change.relation is None or change.relation in SAME_ITEM:
        return
    for place, item in enumerate(change.old):
        if item not in retired:
            message = f"{item} is no longer asked: add it to retired.yaml, so that nobody uses the id again."
            yield change.problem("retired_missing", message, "old", place)


def _named_once(changes: list[_Change], side: str, checklist: Drafts, document: Document) -> Iterator[Problem]:
    there = [item.id for item in checklist.items if item.id]
    named: set[str] = set()
    for change in changes:
        for place, item in enumerate(change.old if side == "old" else change.new):
            if item not in there:
                message = f"there is no item {item} in {checklist.edition}: mend the id, or take it out of the map."
                yield change.problem("relation_dead", message, side, place)
            elif item in named:
                message = f"{item} stands in the map twice under {side}: what became of it is said once."
                yield change.problem("relation_twice", message, side, place)
            named.add(item)
    for item in there:
        if item not in named:
            message = (
                f"The map does not name {item} of {checklist.edition} under {side}: add a line such as"
                f" - {{relation: unchanged, old: [{item}], new: [{item}]}}."
            )
            yield Problem("relation_missing", document.where(), message)
