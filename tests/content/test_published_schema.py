"""The published schemas are those of the code, are valid, and say of a file what the lint says of its shape."""

import json
from datetime import date

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from next_edition import NEXT, add_next_edition

from audit import data_dir
from audit.content.publish import DIALECT, FOLDER, SHAPES, publish, published

CHECKLISTS = data_dir("checklists")
SCHEMA_OF = {
    "derivation.yaml": "derivation",
    "editions.yaml": "editions",
    "glossary.yaml": "glossary",
    "phrases.yaml": "phrases",
    "retired.yaml": "retired",
    "roles.yaml": "roles",
}


def schema(name):
    return json.loads((CHECKLISTS / FOLDER / f"{name}.schema.json").read_text("utf-8"))


def schema_for(path):
    if path.name in {"checklist.yaml", "map.yaml"}:
        return "checklist" if path.name == "checklist.yaml" else "edition-map"
    if path.parent.name == "source":
        return "source"
    return SCHEMA_OF.get(path.name, "items")


def as_an_editor_reads(data):
    """Days as text, as JSON has no other."""
    if isinstance(data, dict):
        return {key: as_an_editor_reads(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_an_editor_reads(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def faults(name, data):
    checker = Draft202012Validator(schema(name), format_checker=FormatChecker(["date"]))
    return list(checker.iter_errors(as_an_editor_reads(data)))


def test_the_published_schemas_are_those_of_the_code():
    there = {path.name: path.read_text("utf-8") for path in (CHECKLISTS / FOLDER).iterdir()}

    assert there == published(), "run python -m audit.content.publish"


@pytest.mark.parametrize("name", SHAPES)
def test_every_schema_is_a_valid_one(name):
    found = schema(name)

    Draft202012Validator.check_schema(found)
    assert found["$schema"] == DIALECT
    assert found["title"]
    assert '"day"' not in json.dumps(found)


@pytest.mark.parametrize(
    "path", sorted(CHECKLISTS.rglob("*.yaml")), ids=lambda path: path.relative_to(CHECKLISTS).as_posix()
)
def test_every_shipped_file_has_the_shape_it_is_published_to_have(path):
    assert faults(schema_for(path), yaml.safe_load(path.read_text("utf-8"))) == []


def test_a_map_of_a_next_edition_has_its_published_shape(copy):
    add_next_edition(copy)

    assert faults("edition-map", yaml.safe_load((copy.folder / NEXT / "map.yaml").read_text("utf-8"))) == []
    assert faults("checklist", yaml.safe_load((copy.folder / NEXT / "checklist.yaml").read_text("utf-8"))) == []


ITEM_FAULTS = [
    lambda item: item.update(weight=3),
    lambda item: item.pop("why"),
    lambda item: item["levels"].pop(),
    lambda item: item.update(id="IS-1"),
    lambda item: item.update(strength=False),
    lambda item: item.update(in_force_from="19 June 2026"),
    lambda item: item.update(target=4),
    lambda item: item.update(question=""),
]


@pytest.mark.parametrize("change", ITEM_FAULTS, ids=range(len(ITEM_FAULTS)))
def test_an_editor_marks_what_the_lint_refuses(copy, change):
    path = copy.folder / "core-103-109" / "105.yaml"
    items = yaml.safe_load(path.read_text("utf-8"))
    assert faults("items", items) == []
    copy.change("core-103-109/105.yaml", lambda data: change(data[0]))

    assert copy.lint()
    assert faults("items", yaml.safe_load(path.read_text("utf-8")))


def test_publishing_again_takes_away_what_is_no_longer_a_shape(tmp_path):
    (tmp_path / "gone.schema.json").write_text("{}", "utf-8")
    (tmp_path / "note.txt").write_text("kept", "utf-8")

    publish(tmp_path)

    assert {path.name for path in tmp_path.iterdir()} == {*published(), "note.txt"}
