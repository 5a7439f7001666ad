"""A checklist in its next edition: the new one is current, the old one readable for good, and the map joins the two."""

import shutil

import pytest
from next_edition import (
    CORE,
    EDITION,
    MERGED_INTO,
    MERGED_ONE,
    MERGED_TWO,
    NEW,
    NEXT,
    REMOVED,
    REWORDED,
    SPLIT,
    SPLIT_INTO,
    add_next_edition,
)

from audit import data_dir
from audit.content import coverage, load_library
from audit.domain.item_words import board_facing
from audit.domain.words import Relation
from audit.errors import ContentError

SHIPPED = load_library(data_dir("checklists"))


@pytest.fixture
def following(copy):
    add_next_edition(copy)
    return copy


def test_a_next_edition_that_uses_every_relation_has_no_problem(following):
    assert following.lint() == ()
    found = load_library(following.folder).checklists[CORE].edition_map
    assert found is not None
    assert {change.relation for change in found.changes} == set(Relation)


def test_the_newest_edition_is_the_checklist_and_the_old_one_stays_as_it_was(following):
    library = load_library(following.folder)

    assert library.checklists[CORE].edition == EDITION
    assert library.checklists[CORE].follows == "kcsie-2021"
    assert library.superseded == {(CORE, "kcsie-2021"): SHIPPED.checklists[CORE]}
    assert library.of_edition(CORE, "kcsie-2021") == SHIPPED.checklists[CORE]
    assert library.of_edition(CORE, EDITION) is library.checklists[CORE]
    assert library.of_edition(CORE, "kcsie-1066") is None
    assert library.of_edition("no-such-list", EDITION) is None


def test_the_map_tells_where_each_item_came_from_and_went_to(following):
    found = load_library(following.folder).checklists[CORE].edition_map

    assert found is not None
    assert found.earlier == "kcsie-2021"
    assert found.by_old[SPLIT].new == SPLIT_INTO
    assert found.by_new[SPLIT_INTO[1]].old == (SPLIT,)
    assert found.by_new[MERGED_INTO].old == (MERGED_ONE, MERGED_TWO)
    assert found.by_old[REMOVED].relation is Relation.REMOVED
    assert found.by_new[NEW].relation is Relation.NEW
    assert found.by_new[REWORDED].note == "Says more plainly who is asked."


def test_an_id_retired_with_the_new_edition_is_no_fault_in_the_old_one(following):
    assert SPLIT in (following.folder / "retired.yaml").read_text("utf-8")
    assert following.codes() == set()


def test_only_a_reworded_item_reads_otherwise(following):
    library = load_library(following.folder)
    old, new = library.superseded[CORE, "kcsie-2021"], library.checklists[CORE]

    differing = [
        item.id for item in new.items if item.id in old.by_id and board_facing(item) != board_facing(old.by_id[item.id])
    ]

    assert differing == [REWORDED]


def test_an_edition_that_asks_word_for_word_the_same_is_not_taken_for_the_one_before(following):
    shutil.rmtree(following.folder / NEXT)
    shutil.copytree(following.folder / CORE, following.folder / NEXT)
    following.replace(
        f"{NEXT}/checklist.yaml",
        "edition: kcsie-2021",
        f"edition: {EDITION}\nfollows: kcsie-2021\nedition_map: map.yaml",
    )
    same = "".join(
        f"- {{relation: unchanged, old: [{item}], new: [{item}]}}\n" for item in SHIPPED.checklists[CORE].by_id
    )
    (following.folder / NEXT / "map.yaml").write_text(same, "utf-8")

    library = load_library(following.folder)

    old, new = library.superseded[CORE, "kcsie-2021"], library.checklists[CORE]
    assert new.items == old.items
    assert new.content_hash != old.content_hash


def test_an_edition_may_derive_from_paragraphs_of_its_own(following):
    following.change(
        "derivation.yaml",
        lambda data: data.update({f"{CORE}@{EDITION}": {**data[CORE], "items": [50, 70]}}),
    )
    following.change("derivation.yaml", lambda data: data[f"{CORE}@{EDITION}"]["strands"].update(law_watch=["999"]))

    library = load_library(following.folder)

    assert following.codes() == set()
    assert library.checklists[CORE].paragraphs[-1] == "999"
    assert library.superseded[CORE, "kcsie-2021"].paragraphs == SHIPPED.checklists[CORE].paragraphs


def test_coverage_counts_the_sentences_of_the_edition_alone(following):
    assert coverage(load_library(following.folder), CORE) == ()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        (f"{NEXT}/checklist.yaml", lambda data: data.pop("follows")),
        (f"{NEXT}/checklist.yaml", lambda data: data.pop("edition_map")),
        (f"{NEXT}/checklist.yaml", lambda data: data.update(follows="kcsie-2024")),
        (f"{NEXT}/checklist.yaml", lambda data: data.update(follows=EDITION)),
        (f"{NEXT}/checklist.yaml", lambda data: data.update(edition="kcsie-2021")),
        (f"{NEXT}/map.yaml", lambda changes: changes.pop()),
        (f"{NEXT}/map.yaml", lambda changes: changes.append(changes[0])),
        (f"{NEXT}/map.yaml", lambda changes: changes[0].update(relation="renamed")),
        (f"{NEXT}/map.yaml", lambda changes: changes[0]["new"].pop()),
    ],
)
def test_an_edition_that_does_not_fit_the_one_before_it_is_refused(following, name, change):
    following.change(name, change)

    with pytest.raises(ContentError):
        load_library(following.folder)
