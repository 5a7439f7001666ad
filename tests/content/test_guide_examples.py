"""Every example of the authors' guide, put where the guide says, is content the lint has nothing to say of."""

import re
import shutil
import textwrap

import pytest
import yaml
from next_edition import CORE, MERGED_TWO, NEXT, REMOVED, add_next_edition

from audit import data_dir
from audit.content import load_library
from audit.domain.words import Relation, Sure

GUIDE = (data_dir("checklists") / "README.md").read_text("utf-8")
_YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)


def examples(section):
    """The YAML examples of a section, in order."""
    (body,) = [part.partition("\n")[2] for part in GUIDE.split("\n## ") if part.partition("\n")[0] == section]
    return _YAML.findall(body)


def example(section, index=0):
    return examples(section)[index]


def append(copy, name, text):
    with (copy.folder / name).open("a", encoding="utf-8") as file:
        file.write("\n" + text)


def item_ids(copy):
    return set(load_library(copy.folder).checklists[CORE].by_id)


def test_the_example_of_a_new_item(copy):
    append(copy, f"{CORE}/103.yaml", example("Adding an item"))

    assert copy.lint() == ()
    assert "WT-12" in item_ids(copy)


def test_the_example_of_a_retired_item(copy):
    append(copy, f"{CORE}/103.yaml", example("Adding an item"))
    copy.rewrite(f"{CORE}/103.yaml", lambda items: [item for item in items if item["id"] != "WT-07"])
    copy.replace("retired.yaml", "[]\n", example("Retiring an item"))

    assert copy.lint() == ()
    assert "WT-07" not in item_ids(copy)


def test_the_example_of_a_verified_number(copy):
    copy.replace(
        "editions.yaml",
        "kcsie-2026: {number: null, sure: unknown, note: not-found-2026}",
        example("A verified number").strip(),
    )

    assert copy.lint() == ()
    found = load_library(copy.folder).crosswalk["kcsie-2021", "102"][-1]
    assert (found.number, found.sure) == ("999", Sure.STATED)


def test_the_example_of_what_an_edition_changed(copy):
    copy.replace(
        "editions.yaml", "    text: supplied\n", "    text: supplied\n" + indented("What an edition changed", 4)
    )

    assert copy.lint() == ()
    assert load_library(copy.folder).editions[0].changes[0].sure is Sure.STATED


def test_the_example_of_a_law_to_watch(copy):
    path = copy.folder / "related-duties" / "law-watch.yaml"
    text = path.read_text("utf-8")
    before, after = text.index("  status:\n"), text.index("  question:")
    path.write_text(text[:before] + indented("A law to watch", 2) + text[after:], "utf-8")

    assert copy.lint() == ()


def indented(section, spaces):
    return textwrap.indent(example(section), " " * spaces)


@pytest.fixture
def following(copy):
    """The guide's own new edition: its entry, its lines, its header and its map, the rest as in the made-up one."""
    entry, line, header, changes = examples("A new edition")
    add_next_edition(copy)
    editions = (copy.folder / "editions.yaml").read_text("utf-8")
    start, end = editions.index("  - id: kcsie-2027"), editions.index("topics:\n")
    editions = editions[:start] + textwrap.indent(entry, "  ") + editions[end:]
    editions = re.sub(r" *kcsie-2027: \{.*\}\n", textwrap.indent(line, "      "), editions)
    (copy.folder / "editions.yaml").write_text(editions, "utf-8")
    (copy.folder / NEXT / "checklist.yaml").write_text(header, "utf-8")
    named = {item for change in yaml.safe_load(changes) for item in (*change["old"], *change["new"])}
    rest = yaml.safe_load((copy.folder / NEXT / "map.yaml").read_text("utf-8"))
    others = [change for change in rest if named.isdisjoint((*change["old"], *change["new"]))]
    assert len(others) == len(rest) - len(Relation)
    (copy.folder / NEXT / "map.yaml").write_text(changes + yaml.safe_dump(others), "utf-8")
    return copy


def test_the_examples_of_a_new_edition(following):
    assert following.lint() == ()
    library = load_library(following.folder)
    assert {REMOVED, MERGED_TWO} <= set(library.superseded[CORE, "kcsie-2021"].by_id)
    assert library.checklists[CORE].edition == "kcsie-2027"


def test_the_map_of_the_guide_shows_every_relation_and_its_table_explains_each():
    changes = yaml.safe_load(example("A new edition", 3))

    assert [change["relation"] for change in changes] == [relation.value for relation in Relation]
    assert all(f"| `{relation}` |" in GUIDE for relation in Relation)


def test_an_edition_may_have_a_derivation_of_its_own_as_the_guide_says(following):
    assert "`core-103-109@kcsie-2027`" in GUIDE
    following.change("derivation.yaml", lambda data: data.update({"core-103-109@kcsie-2027": data[CORE]}))

    assert following.lint() == ()


def test_the_examples_of_a_new_checklist(copy):
    header, derivation = examples("A new checklist")
    item = yaml.safe_load(example("Adding an item"))[0]
    item |= {"id": "RD-90", "strand": "supply", "rests_on": "The 2025 text says that fears must not stand in the way."}
    item["cites"] = [{"edition": "kcsie-2021", "paragraph": "110", "sentence": None, "quote": None}]
    home = copy.folder / "moving-on"
    home.mkdir()
    (home / "checklist.yaml").write_text(header, "utf-8")
    (home / "moving-on.yaml").write_text(yaml.safe_dump([item], allow_unicode=True), "utf-8")
    append(copy, "derivation.yaml", derivation)

    assert copy.lint() == ()
    assert "moving-on" in load_library(copy.folder).checklists


def test_the_line_for_an_editor_names_a_schema_that_is_there(copy):
    (named,) = re.findall(r"\$schema=\.\./(\S+)", GUIDE)

    assert (copy.folder / named).is_file()
    line = f"# yaml-language-server: $schema=../{named}\n"
    path = copy.folder / CORE / "103.yaml"
    path.write_text(line + path.read_text("utf-8"), "utf-8")
    assert copy.lint() == ()


def test_every_example_of_the_guide_is_tried_above():
    tried = ["Adding an item", "Retiring an item", "A verified number", "What an edition changed", "A law to watch"]
    tried += ["A new edition", "A new checklist"]

    assert len(_YAML.findall(GUIDE)) == sum(len(examples(section)) for section in tried)


def test_the_old_folder_may_be_copied_as_the_guide_says(copy):
    shutil.copytree(copy.folder / CORE, copy.folder / NEXT)

    assert copy.codes() == {"checklist_twice"}
