"""What became of each item over one edition or several, held against following each item by hand."""

from collections.abc import Mapping
from dataclasses import replace

from builders import a_checklist, a_library, an_item
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.checklist import Checklist, Library
from audit.domain.edition_changes import Became, EditionChanges, changes_between, composed, declared, derived
from audit.domain.edition_map import EditionMap, ItemChange
from audit.domain.words import Relation

FIRST = [f"AA-{n:02}" for n in range(1, 7)]
Fates = Mapping[str, frozenset[str]]


@st.composite
def next_steps(draw: st.DrawFn, ids: list[str], fresh: str) -> tuple[ItemChange, ...]:
    """A map over these ids: each stays, is reworded, split, merged with the next or removed; some are new."""
    left = draw(st.permutations(ids))
    names = iter([f"{fresh}-{n:02}" for n in range(1, 40)])
    changes: list[ItemChange] = []
    while left:
        relation = draw(st.sampled_from([one for one in Relation if one is not Relation.NEW]))
        match relation:
            case Relation.MERGED if len(left) > 1:
                changes.append(ItemChange(relation, (left.pop(), left.pop()), (next(names),), f"note {fresh}"))
            case Relation.SPLIT:
                changes.append(ItemChange(relation, (left.pop(),), (next(names), next(names)), f"note {fresh}"))
            case Relation.REMOVED:
                changes.append(ItemChange(relation, (left.pop(),)))
            case Relation.REWORDED:
                changes.append(ItemChange(relation, (left[-1],), (left.pop(),)))
            case _:
                changes.append(ItemChange(Relation.UNCHANGED, (left[-1],), (left.pop(),)))
    changes += [ItemChange(Relation.NEW, (), (next(names),)) for _ in range(draw(st.integers(0, 2)))]
    return tuple(changes)


@st.composite
def chains(draw: st.DrawFn, most: int = 4) -> list[EditionMap]:
    """Maps of editions that follow one another."""
    ids, maps = FIRST, list[EditionMap]()
    for number in range(draw(st.integers(1, most))):
        changes = draw(next_steps(ids, "BCDE"[number] * 2))
        maps.append(EditionMap(f"kcsie-{2021 + number}", changes))
        ids = [new for change in changes for new in change.new]
    return maps


def followed(maps: list[EditionMap]) -> Fates:
    """Where each first id leads, found by walking each change of each map in turn."""
    here = {item: frozenset({item}) for item in FIRST}
    for one in maps:
        step = {old: set(change.new) for change in one.changes for old in change.old}
        here = {item: frozenset(new for at in places for new in step[at]) for item, places in here.items()}
    return here


def untouched(item: str, maps: list[EditionMap]) -> bool:
    """Does every map say of this id that it is unchanged?"""
    return all(
        ItemChange(Relation.UNCHANGED, (item,), (item,)) in [replace(c, note="") for c in m.changes] for m in maps
    )


@settings(max_examples=200, deadline=None)
@given(chains())
def test_composing_maps_is_following_them_step_by_step(maps: list[EditionMap]):
    changes = composed([declared(one) for one in maps])
    fates = followed(maps)

    assert {old: frozenset(one.new) for old, one in changes.by_old.items()} == {
        old: frozenset(new for other in FIRST if other in changes.by_old[old].old for new in fates[other])
        for old in FIRST
    }
    for item, ends in fates.items():
        assert ends <= set(changes.by_old[item].new)
        assert (changes.by_old[item].relation is Relation.REMOVED) == (not ends)
        assert (changes.by_old[item].relation is Relation.UNCHANGED) == untouched(item, maps)
        kept = changes.by_old[item].relation in (Relation.UNCHANGED, Relation.REWORDED)
        assert kept == (item in ends)
    last = {new for change in maps[-1].changes for new in change.new}
    descended = {new for ends in fates.values() for new in ends}
    assert set(changes.by_new) == last
    assert {new for new, one in changes.by_new.items() if one.relation is Relation.NEW} == last - descended


@settings(max_examples=100, deadline=None)
@given(chains())
def test_every_item_stands_in_one_change_whose_relation_fits_its_ids(maps: list[EditionMap]):
    changes = composed([declared(one) for one in maps])

    assert sorted(old for one in changes.all for old in one.old) == FIRST
    for one in changes.all:
        match one.relation:
            case Relation.UNCHANGED | Relation.REWORDED:
                assert one.old == one.new
                assert len(one.old) == 1
            case Relation.NEW:
                assert (len(one.old), len(one.new)) == (0, 1)
            case Relation.REMOVED:
                assert (len(one.old), len(one.new)) == (1, 0)
            case Relation.MERGED:
                assert one.old
                assert len(one.new) == 1
            case Relation.SPLIT:
                assert one.old
                assert len(one.new) > 1


def a_chain(maps: list[EditionMap]) -> tuple[Library, list[Checklist]]:
    """A library whose checklist went through these maps, and its editions, oldest first."""
    editions = [a_checklist(*map(an_item, FIRST), content_hash="0" * 64)]
    for number, one in enumerate(maps, start=1):
        items = [an_item(new) for change in one.changes for new in change.new]
        editions.append(
            Checklist(
                "core-103-109", "Later", f"kcsie-{2021 + number}", tuple(items), str(number) * 64,
                follows=one.earlier, edition_map=one,
            )
        )  # fmt: skip
    library = a_library(editions[-1], superseded={(each.id, each.edition): each for each in editions[:-1]})
    return library, editions


@settings(max_examples=100, deadline=None)
@given(chains())
def test_between_two_editions_the_declared_maps_decide_whatever_lies_between(maps: list[EditionMap]):
    library, editions = a_chain(maps)

    changes = changes_between(library, editions[0], editions[-1])

    assert changes == composed([declared(one) for one in maps])
    back = changes_between(library, editions[-1], editions[0])
    assert {new: set(one.old) for new, one in back.by_new.items()} == {
        old: set(one.new) for old, one in changes.by_old.items()
    }
    removed, new = changes.of(Relation.REMOVED), changes.of(Relation.NEW)
    assert [one.new for one in back.of(Relation.NEW)] == [one.old for one in removed]
    assert [one.old for one in back.of(Relation.REMOVED)] == [one.new for one in new]


def test_within_an_edition_ids_and_words_decide():
    old = a_checklist(an_item("IS-01"), an_item("IS-02"), an_item("IS-03"))
    new = a_checklist(
        an_item("IS-01", ask=("Clerk",)), an_item("IS-02", why="Because."), an_item("IS-04"), content_hash="1" * 64
    )

    assert changes_between(a_library(new), old, new).all == (
        Became(Relation.UNCHANGED, ("IS-01",), ("IS-01",)),
        Became(Relation.REWORDED, ("IS-02",), ("IS-02",)),
        Became(Relation.REMOVED, ("IS-03",)),
        Became(Relation.NEW, (), ("IS-04",)),
    )


def test_words_mended_within_the_old_edition_count_as_reworded_beside_what_the_map_says():
    map_ = EditionMap("kcsie-2021", (*(ItemChange(Relation.UNCHANGED, (one,), (one,)) for one in ("IS-01", "IS-02")),))
    answered = a_checklist(an_item("IS-01", question="Is it so?"), an_item("IS-02"), content_hash="a" * 64)
    shipped = a_checklist(an_item("IS-01"), an_item("IS-02"), content_hash="b" * 64)
    following = replace(shipped, edition="kcsie-2022", content_hash="c" * 64, follows="kcsie-2021", edition_map=map_)
    library = a_library(following, superseded={(shipped.id, shipped.edition): shipped})

    changes = changes_between(library, answered, following)

    assert changes.by_new["IS-01"].relation is Relation.REWORDED
    assert changes.by_new["IS-02"].relation is Relation.UNCHANGED


def test_an_edition_that_no_map_leads_to_is_compared_by_ids_and_words():
    foreign = a_checklist(an_item("IS-01"), edition="kcsie-1999", content_hash="9" * 64)
    shipped = a_checklist(an_item("IS-01"), an_item("IS-02"))

    assert changes_between(a_library(shipped), foreign, shipped) == derived(foreign, shipped)


def test_halves_of_a_split_that_are_merged_again_with_another_belong_together():
    first = EditionChanges(
        (Became(Relation.SPLIT, ("A",), ("B", "C"), ("Two now.",)), Became(Relation.UNCHANGED, ("D",), ("D",)))
    )
    then = EditionChanges(
        (Became(Relation.UNCHANGED, ("B",), ("B",)), Became(Relation.MERGED, ("C", "D"), ("E",), ("One again.",)))
    )

    assert composed([first, then]).all == (Became(Relation.SPLIT, ("A", "D"), ("B", "E"), ("Two now.", "One again.")),)
