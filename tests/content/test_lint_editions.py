"""Editions that follow each other, their maps, and the retired ids: every way in which they can be wrong."""

import shutil

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from next_edition import (
    CORE,
    EDITION,
    MERGED_INTO,
    MERGED_ONE,
    NEW,
    NEXT,
    REMOVED,
    REWORDED,
    SPLIT,
    SPLIT_INTO,
    add_next_edition,
)

from audit.content.rings import rings

MAP = f"{NEXT}/map.yaml"
HEADER = f"{NEXT}/checklist.yaml"
FIRST = "WT-01"
"""An item of the map that is unchanged."""


@pytest.fixture
def following(copy):
    add_next_edition(copy)
    return copy


def places(copy):
    return [(problem.code, problem.where) for problem in copy.lint()]


def line_of(copy, name, text):
    """`name:line` of the only line that holds the text."""
    lines = (copy.folder / name).read_text("utf-8").splitlines()
    (found,) = [number for number, line in enumerate(lines, start=1) if text in line]
    return f"{name}:{found}"


def change_of(copy, item_id):
    """The places of the relation and of the ids of the change that names an item, as the map is written."""
    nodes = yaml.compose((copy.folder / MAP).read_text("utf-8")).value
    for node in nodes:
        named = {key.value: (key.start_mark.line + 1, value) for key, value in node.value}
        if item_id in yaml.dump(yaml.serialize(node)):
            return {key: f"{MAP}:{line}" for key, (line, _) in named.items()}
    raise AssertionError(item_id)


def changed(copy, item_id, **fields):
    def change(changes):
        next(each for each in changes if item_id in (*each["old"], *each["new"])).update(fields)

    copy.change(MAP, change)


MAP_FAULTS = [
    ("relation_untrue", "relation", FIRST, {"relation": "reworded", "note": "Other words."}),
    ("relation_untrue", "relation", REWORDED, {"relation": "unchanged"}),
    ("relation_arity", "relation", SPLIT, {"relation": "merged"}),
    ("relation_arity", "relation", MERGED_ONE, {"relation": "split"}),
    ("relation_arity", "relation", NEW, {"relation": "removed"}),
    ("relation_arity", "relation", REMOVED, {"relation": "unchanged"}),
    ("relation_note_missing", "relation", NEW, {"note": ""}),
    ("value_unknown", "relation", NEW, {"relation": "renamed"}),
]


@pytest.mark.parametrize(
    ("code", "field", "item_id", "fields"), [pytest.param(*case, id=f"{case[0]}-{case[2]}") for case in MAP_FAULTS]
)
def test_a_relation_that_is_not_true_is_found_on_its_line(following, code, field, item_id, fields):
    changed(following, item_id, **fields)

    assert (code, change_of(following, item_id)[field]) in places(following)


def test_an_item_that_is_not_there_is_a_dead_relation(following):
    changed(following, NEW, new=["WT-77"])

    problems = following.lint()

    assert ("relation_dead", "WT-77: there is no item WT-77") in {(p.code, p.message[:29]) for p in problems}
    assert ("relation_missing", f"The map does not name {NEW} of {EDITION} under new") in {
        (p.code, p.message.partition(":")[0]) for p in problems
    }


def test_an_item_of_either_edition_that_the_map_leaves_out_is_missed(following):
    following.change(MAP, lambda changes: changes.remove(next(c for c in changes if c["old"] == [FIRST])))

    problems = following.lint()

    assert [(p.code, p.where) for p in problems] == [("relation_missing", f"{MAP}:1")] * 2
    assert "kcsie-2021 under old" in problems[0].message
    assert f"{{relation: unchanged, old: [{FIRST}], new: [{FIRST}]}}" in problems[0].message
    assert f"{EDITION} under new" in problems[1].message


def test_an_item_named_twice_is_found_at_the_second(following):
    following.change(MAP, lambda changes: changes.append({"relation": "removed", "old": [FIRST], "note": "Gone."}))

    found = places(following)

    last = len((following.folder / MAP).read_text("utf-8").splitlines())
    assert ("relation_twice", f"{MAP}:{last - 1}") in found


def test_an_old_id_is_not_kept_for_something_else(following):
    changed(following, SPLIT, new=[SPLIT_INTO[0], SPLIT])

    assert ("relation_id_kept", change_of(following, SPLIT_INTO[0])["new"]) in places(following)


def test_an_id_that_is_no_longer_asked_belongs_among_the_retired(following):
    following.rewrite("retired.yaml", lambda _: [])

    found = following.lint()

    assert {p.code for p in found} == {"retired_missing"}
    assert sorted(p.message.partition(":")[0] for p in found) == sorted(
        [REMOVED, f"{SPLIT}, {', '.join(SPLIT_INTO)}", *[f"IS-15, IS-16, {MERGED_INTO}"] * 2]
    )


def test_a_retired_id_comes_back_in_no_later_edition(following):
    following.replace(f"{NEXT}/104.yaml", f"- id: {NEW}\n", f"- id: {REMOVED}\n")

    assert ("id_retired", line_of(following, f"{NEXT}/104.yaml", f"id: {REMOVED}")) in places(following)


def test_a_ring_is_told_beside_two_folders_of_one_edition(following):
    """Every fault is listed at once: one must not hide another."""
    following.replace(HEADER, "follows: kcsie-2021", f"follows: {EDITION}")
    shutil.copytree(following.folder / NEXT, following.folder / "z-again")
    following.replace("z-again/checklist.yaml", f"follows: {EDITION}\nedition_map: map.yaml\n", "")

    assert {"follows_cycle", "checklist_twice"} <= following.codes()


@pytest.mark.parametrize(
    ("code", "old", "new", "line"),
    [
        ("follows_unknown", "follows: kcsie-2021", "follows: kcsie-2024", "follows:"),
        ("follows_cycle", "follows: kcsie-2021", f"follows: {EDITION}", "follows:"),
        ("map_missing", "edition_map: map.yaml\n", "", "follows:"),
        ("map_needless", "follows: kcsie-2021\n", "", "edition_map:"),
        ("checklist_twice", "follows: kcsie-2021\n", "", "id:"),
        ("checklist_twice", f"edition: {EDITION}\n", "edition: kcsie-2021\n", "id:"),
        ("file_missing", "edition_map: map.yaml\n", "edition_map: mapp.yaml\n", ""),
    ],
)
def test_an_edition_that_follows_wrongly_is_found_on_its_line(following, code, old, new, line):
    following.replace(HEADER, old, new)

    where = line_of(following, HEADER, f"{line}") if line and line != "id:" else f"{HEADER}:1"
    assert (code, where if line else f"{NEXT}/mapp.yaml") in places(following)


def test_editions_that_follow_each_other_in_a_ring_are_found(following):
    following.replace(
        f"{CORE}/checklist.yaml",
        "edition: kcsie-2021\n",
        f"edition: kcsie-2021\nfollows: {EDITION}\nedition_map: map.yaml\n",
    )
    shutil.copy(following.folder / MAP, following.folder / CORE / "map.yaml")

    (ring,) = [problem for problem in following.lint() if problem.code == "follows_cycle"]

    assert ring.where == line_of(following, f"{CORE}/checklist.yaml", "follows:")
    assert f"kcsie-2021 → {EDITION} → kcsie-2021" in ring.message


def test_an_edition_that_follows_a_later_one_is_found(following):
    following.replace("editions.yaml", "in_force_from: 2027-09-01", "in_force_from: 2020-09-01")

    assert ("follows_later", line_of(following, HEADER, "follows:")) in places(following)


def test_two_editions_may_not_follow_the_same_one(following):
    shutil.copytree(following.folder / NEXT, following.folder / "zz-another")
    following.replace("zz-another/checklist.yaml", f"edition: {EDITION}", "edition: kcsie-2026")

    assert ("checklist_twice", "zz-another/checklist.yaml:1") in places(following)


def test_two_folders_with_one_id_and_edition_are_one_fault_not_sixty(copy):
    shutil.copytree(copy.folder / CORE, copy.folder / "zz-copy")

    assert places(copy) == [("checklist_twice", "zz-copy/checklist.yaml:1")]


def test_another_checklist_may_not_borrow_an_id_of_an_earlier_edition(following):
    shutil.copytree(following.folder / CORE, following.folder / "zz-other")
    following.replace("zz-other/checklist.yaml", f"id: {CORE}", "id: another")
    following.change("derivation.yaml", lambda data: data.update(another=data[CORE]))
    following.rewrite("retired.yaml", lambda _: [])

    borrowed = [p for p in following.lint() if p.code == "id_duplicate" and p.message.startswith(f"{REMOVED}:")]

    assert len(borrowed) == 1


def test_an_edition_is_told_what_is_wrong_with_its_own_derivation(following):
    following.change(
        "derivation.yaml", lambda data: data.update({f"{CORE}@{EDITION}": {**data[CORE], "items": [1, 2]}})
    )

    assert places(following) == [("item_count", line_of(following, HEADER, "content_files:"))]


RETIRED = "- id: {}\n  retired_on: 2026-11-01\n  why: It asked twice.\n  replaced_by: [{}]\n"


@pytest.mark.parametrize(
    ("code", "entries", "line"),
    [
        ("replaced_by_cycle", [("WT-90", "WT-90")], 4),
        ("replaced_by_cycle", [("WT-90", "WT-91"), ("WT-91", "WT-92"), ("WT-92", "WT-90")], 4),
        ("replaced_by_dead", [("WT-90", "WT-01"), ("WT-91", "WT-99")], 8),
        ("retired_twice", [("WT-90", "WT-01"), ("WT-90", "WT-02")], 5),
    ],
)
def test_a_fault_among_the_retired_is_found_on_its_line(copy, code, entries, line):
    (copy.folder / "retired.yaml").write_text("".join(RETIRED.format(*entry) for entry in entries), "utf-8")

    assert places(copy) == [(code, f"retired.yaml:{line}")]


def test_what_replaced_an_id_may_itself_have_been_replaced(copy):
    entries = [("WT-90", "WT-91"), ("WT-91", "WT-01")]
    (copy.folder / "retired.yaml").write_text("".join(RETIRED.format(*entry) for entry in entries), "utf-8")

    assert places(copy) == []


STEPS = st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=3), max_size=10)


@given(steps=STEPS)
def test_every_ring_is_a_ring_and_a_member_that_leads_back_to_itself_means_one(steps):
    found = rings(steps)

    for ring in found:
        assert all(after in steps[before] for before, after in zip(ring, (*ring[1:], ring[0]), strict=True))
    assert bool(found) == any(start in _reached(steps, start) for start in steps)


def _reached(steps, start):
    seen, waiting = set(), list(steps.get(start, ()))
    while waiting:
        if (here := waiting.pop()) not in seen:
            seen.add(here)
            waiting += steps.get(here, ())
    return seen
