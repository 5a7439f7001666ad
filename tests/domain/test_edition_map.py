"""What a relation takes, and what an edition map promises."""

from dataclasses import replace

import pytest
from builders import an_item
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.edition_map import EditionMap, ItemChange
from audit.domain.item_words import board_facing
from audit.domain.words import RELATION_MEANS, RELATION_WORDS, Relation, Setting

IDS = [f"IS-{n:02}" for n in range(1, 40)]
FACING = {"question", "why", "levels", "evidence", "challenge", "na_when", "applies_why"}


@st.composite
def maps(draw):
    """A map of up to a dozen changes over ids that are never used twice."""
    ids = iter(IDS)
    changes = []
    for relation in draw(st.lists(st.sampled_from(Relation), max_size=8)):
        several = draw(st.integers(2, 3))
        match relation:
            case Relation.UNCHANGED | Relation.REWORDED:
                old = new = (next(ids),)
            case Relation.SPLIT:
                old, new = (next(ids),), tuple(next(ids) for _ in range(several))
            case Relation.MERGED:
                old, new = tuple(next(ids) for _ in range(several)), (next(ids),)
            case Relation.NEW:
                old, new = (), (next(ids),)
            case Relation.REMOVED:
                old, new = (next(ids),), ()
        changes.append(ItemChange(relation, old, new))
    return EditionMap("kcsie-2021", tuple(changes))


@given(found=maps())
def test_every_id_leads_to_the_one_change_it_stands_in(found):
    for change in found.changes:
        assert all(found.by_old[item] is change for item in change.old)
        assert all(found.by_new[item] is change for item in change.new)
    assert len(found.by_old) == sum(len(change.old) for change in found.changes)
    assert len(found.by_new) == sum(len(change.new) for change in found.changes)


@given(found=maps().filter(lambda made: made.changes))
def test_no_id_may_stand_in_two_changes(found):
    with pytest.raises(ValueError, match="more than one"):
        EditionMap("kcsie-2021", (*found.changes, found.changes[0]))


@given(
    relation=st.sampled_from(Relation),
    old=st.lists(st.sampled_from(IDS[:4]), max_size=3, unique=True).map(tuple),
    new=st.lists(st.sampled_from(IDS[:4]), max_size=3, unique=True).map(tuple),
)
def test_a_relation_takes_its_own_number_of_ids_and_no_other(relation, old, new):
    shape = (len(old), len(new))
    shared = set(old) & set(new)
    right = {
        Relation.UNCHANGED: shape == (1, 1) and old == new,
        Relation.REWORDED: shape == (1, 1) and old == new,
        Relation.SPLIT: shape in {(1, 2), (1, 3)} and not shared,
        Relation.MERGED: shape in {(2, 1), (3, 1)} and not shared,
        Relation.NEW: shape == (0, 1),
        Relation.REMOVED: shape == (1, 0),
    }[relation]

    if right:
        assert ItemChange(relation, old, new).relation is relation
    else:
        with pytest.raises(ValueError, match=relation):
            ItemChange(relation, old, new)


def test_every_relation_has_words_for_governors():
    assert set(RELATION_WORDS) == set(RELATION_MEANS) == set(Relation)


@pytest.mark.parametrize("field", sorted(FACING))
def test_a_changed_word_shows_in_what_the_board_reads(field):
    whole = an_item(applies_to=frozenset({Setting.ACADEMY}), applies_why="Others have none.", na_when="None came.")
    before = getattr(whole, field)
    after = f"{before} Now." if isinstance(before, str) else (*before[:-1], f"{before[-1]} Now.")

    changed = board_facing(replace(whole, **{field: after}))

    assert changed != board_facing(whole)
    assert {name for name, _ in board_facing(whole)} == FACING
    assert sum(one != other for one, other in zip(changed, board_facing(whole), strict=True)) == 1


@pytest.mark.parametrize(("field", "other"), [("ask", ("Clerk",)), ("fresh_days", 30), ("confidential", True)])
def test_what_the_board_does_not_read_is_no_rewording(field, other):
    assert board_facing(an_item(**{field: other})) == board_facing(an_item())
