"""The written guides keep up with the content and its rules."""

import re
from pathlib import Path

import pytest

from audit import data_dir
from audit.content import load_library, schema

CHECKLISTS = data_dir("checklists")
DOCS = CHECKLISTS.parent / "docs"
PACKAGE = Path(schema.__file__).parent
CODE = re.compile(r"`([a-z0-9]+(?:_[a-z0-9]+)+)`")
ITEM_ID = re.compile(r"\b(?:WT|IS|DP|RD|LW)-[0-9]{2}\b")


@pytest.fixture(scope="module")
def ids():
    library = load_library(CHECKLISTS)
    return {item.id for checklist in library.checklists.values() for item in checklist.items}


@pytest.fixture(scope="module")
def traps():
    return (DOCS / "traps.md").read_text("utf-8")


def test_the_guide_explains_every_field_of_an_item():
    table = (CHECKLISTS / "README.md").read_text("utf-8").partition("## The fields of an item")[2].partition("\n## ")[0]
    explained = set(
        re.findall(r"`([a-z_]+)`", "".join(line.split("|")[1] for line in table.splitlines() if "|" in line))
    )

    assert explained == set(schema.ITEM["properties"])


def test_the_guide_names_every_file_of_the_folder():
    guide = (CHECKLISTS / "README.md").read_text("utf-8")

    for path in CHECKLISTS.glob("*.*"):
        assert path.name == "README.md" or path.name in guide


def test_twelve_traps_are_told(traps):
    assert re.findall(r"^\| ([0-9]+) \|", traps, re.MULTILINE) == [str(number) for number in range(1, 13)]


def rows_of(traps: str) -> list[list[str]]:
    """The cells of every row of both tables, headings and rules left out."""
    lines = [line for line in traps.splitlines() if re.match(r"\| (?:[0-9]+|[A-Z]) \|", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_correction_is_told_in_order(traps):
    letters = [row[0] for row in rows_of(traps) if row[0].isalpha()]

    assert letters == [chr(ord("A") + place) for place in range(len(letters))]
    assert len(letters) >= 9


def test_every_trap_and_correction_says_where_the_content_stands_in_which_items_and_what_catches_it(traps):
    for name, trap, stands, items, lint in rows_of(traps):
        assert len(trap) > 15, name
        assert len(stands) > 25, name
        assert ITEM_ID.search(items) or items.startswith(("every", "none")), name
        assert CODE.search(lint) or lint == "judged by people", name


def test_both_checklists_stand_in_the_traps(traps):
    assert {each[:2] for each in ITEM_ID.findall(traps)} == {"WT", "IS", "DP", "RD", "LW"}


def test_every_law_to_watch_stands_in_the_traps(traps, ids):
    assert {each for each in ids if each.startswith("LW-")} <= set(ITEM_ID.findall(traps))


def test_the_traps_name_only_items_that_exist(traps, ids):
    assert set(ITEM_ID.findall(traps)) <= ids


def test_the_traps_name_only_rules_that_exist(traps):
    rules = "".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    named = {code for line in traps.splitlines() if line.startswith("| ") for code in CODE.findall(line.split("|")[-2])}

    assert len(named) > 8
    assert all(f'"{code}"' in rules for code in named)


def test_the_changes_speak_only_of_items_that_exist_or_are_retired(ids):
    changes = (CHECKLISTS / "CHANGES.md").read_text("utf-8")
    retired = (CHECKLISTS / "retired.yaml").read_text("utf-8")

    assert all(each in ids or each in retired for each in ITEM_ID.findall(changes))
    for letters in ({"WT", "IS", "DP"}, {"RD", "LW"}):
        assert f"{len([each for each in ids if each[:2] in letters])} items" in changes
