"""A folder with every fault at once: each is listed, with its file and its line, and nothing hides another."""

import json
import shutil

import pytest
from next_edition import CORE, EDITION, NEW, NEXT, add_next_edition

from audit.bootstrap import App
from audit.cli.main import run
from audit.content import load_library
from audit.errors import ContentError

I103, I105, I108 = (f"{CORE}/{number}.yaml" for number in (103, 105, 108))
SHARED_LEVEL = (
    "    - No contact list can be shown, so staff would rely on the DSL’s phone, on memory or on a search engine.\n"
)
FOLLOWS = {"zz-stray/checklist.yaml": "follows:", "zz-ring/checklist.yaml": "follows:"}
MAP = f"{NEXT}/map.yaml"
FAULTS = [
    # the code, the file, a text of it, and what stands there instead; the last line of that is the one to be named
    ("yaml_trap", I103, "question: Is there a dated list", "question: Yes # Is there"),
    ("yaml_trap", I103, "held_by: both", "held_by: On"),
    ("yaml_trap", I105, "strength: should", "strength: No"),
    ("id_duplicate", I103, "- id: WT-03", "- id: WT-02  # again"),
    ("id_retired", f"{NEXT}/103.yaml", "- id: WT-04", "- id: WT-04  # and retired"),
    ("quote_not_verbatim", I103, 'quote: "Schools and colleges should', 'quote: "Schools should'),
    ("levels_count", I108, "  levels:\n    - ", "  levels: # a level is gone\n#"),
    ("level_repeated", I105, "  levels:\n", f"  levels:\n{SHARED_LEVEL}"),
    ("field_unknown", I108, "- id: DP-02\n", "- id: DP-02\n  weight: 3\n"),
    ("edition_unknown", I103, "edition: kcsie-2025", "edition: kcsie-2052"),
    ("in_force_without_basis", I103, "- id: WT-05\n", "- id: WT-05\n  in_force_from: 2026-01-01\n"),
    ("relation_dead", MAP, f"  - {NEW}\n", "  - WT-77\n"),
    ("relation_untrue", MAP, "relation: reworded", "relation: unchanged # it is not"),
    ("relation_arity", MAP, "relation: removed", "relation: split # into nothing"),
    ("replaced_by_cycle", "retired.yaml", "replaced_by: [IS-25]", "replaced_by: [IS-15]"),
    ("replaced_by_dead", "retired.yaml", "replaced_by: [IS-23, IS-24]", "replaced_by: [IS-23, IS-99]"),
    ("field_missing", "editions.yaml", "  - id: kcsie-2023\n", "  - id: kcsie-2023 # from when?\n"),
    ("value_kind", "editions.yaml", "in_force_from: 2024-09-01", "in_force_from: null"),
    ("checklist_twice", "zz-again/checklist.yaml", f"id: {CORE}", f"id: {CORE} # again"),
    ("follows_unknown", "zz-stray/checklist.yaml", "title", "follows: kcsie-1999\ntitle"),
    ("follows_cycle", "zz-ring/checklist.yaml", "title", "follows: kcsie-2021\ntitle"),
]


@pytest.fixture
def broken(copy):
    """A copy of the content with a next edition, and every fault of the list in it; and where each must be found."""
    add_next_edition(copy)
    for folder, own_id in (("zz-again", CORE), ("zz-stray", "stray"), ("zz-ring", "ring")):
        shutil.copytree(copy.folder / CORE, copy.folder / folder)
        copy.replace(f"{folder}/checklist.yaml", f"id: {CORE}", f"id: {own_id}")
    with (copy.folder / "retired.yaml").open("a", encoding="utf-8") as retired:
        retired.write("- id: WT-04\n  retired_on: 2026-11-01\n  why: It asked twice.\n  replaced_by: []\n")
    half = f"{CORE}/109.yaml"
    text = (copy.folder / half).read_text("utf-8")
    (copy.folder / half).write_text(text[: text.index("\n", text.index("id: DP-20"))] + '\n  why: "half a sen', "utf-8")
    copy.replace("editions.yaml", "    in_force_from: 2023-09-01\n", "")
    for _, name, old, new in FAULTS:
        copy.replace(name, old, new)
    expected = {("yaml_broken", half)}
    for code, name, _, new in FAULTS:
        named = FOLLOWS.get(name) or next(line for line in reversed(new.splitlines()) if len(line) > 1)
        lines = (copy.folder / name).read_text("utf-8").splitlines()
        number = next(n for n, line in enumerate(lines, start=1) if named in line)
        expected.add((code, f"{name}:{number}"))
    return copy, expected


def found_in(copy):
    return {(problem.code, problem.where) for problem in copy.lint()}


def test_every_fault_is_listed_at_once_with_its_file_and_line(broken):
    copy, expected = broken

    found = found_in(copy)

    found |= {(code, where.partition(":")[0]) for code, where in found if code == "yaml_broken"}
    assert expected - found == set()
    assert all(problem.message.endswith(".") for problem in copy.lint())


def test_the_command_lists_them_with_exit_1_and_in_the_promised_shape(broken, tmp_path, capsys):
    copy, _ = broken
    app = App(str(tmp_path / "reviews.db"))

    code = run(["checklist", "lint", str(copy.folder), "--json"], app)

    said = json.loads(capsys.readouterr().out)
    assert code == 1
    assert said == {"problems": [{"code": p.code, "where": p.where, "message": p.message} for p in copy.lint()]}
    assert run(["checklist", "lint", str(copy.folder)], app) == 1
    lines = capsys.readouterr().out
    assert all(problem.where in lines and problem.message in lines for problem in copy.lint())


def test_nothing_of_it_is_loaded(broken):
    copy, _ = broken

    with pytest.raises(ContentError) as refused:
        load_library(copy.folder)

    assert refused.value.problems == copy.lint()


@pytest.mark.parametrize("cut", range(1, 12))
def test_a_file_that_was_only_half_written_is_never_taken_for_a_whole_one(copy, cut):
    path = copy.folder / I103
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * cut // 12])

    found = found_in(copy)

    assert found
    assert any(where.startswith((I103, f"{CORE}/checklist.yaml")) for _, where in found)


def test_no_edition_of_the_made_up_folder_is_named_where_there_is_no_fault(copy):
    add_next_edition(copy)

    assert EDITION in {edition.id for edition in load_library(copy.folder).editions}
    assert copy.lint() == ()
