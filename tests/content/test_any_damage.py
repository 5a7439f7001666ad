"""Whatever an author does to a file, lint answers in sentences and loading gives a library or a ContentError."""

import shutil

import pytest
import yaml
from copies import Copy
from hypothesis import given, settings
from hypothesis import strategies as st
from next_edition import add_next_edition

from audit import data_dir
from audit.content import lint, load_library
from audit.errors import ContentError

NAMES = [
    "core-103-109/104.yaml",
    "core-103-109/checklist.yaml",
    "core-103-109-2027/checklist.yaml",
    "core-103-109-2027/map.yaml",
    "related-duties/law-watch.yaml",
    "source/kcsie-2021.yaml",
    "editions.yaml",
    "glossary.yaml",
    "roles.yaml",
    "derivation.yaml",
    "phrases.yaml",
    "retired.yaml",
]
JUNK = st.sampled_from([None, True, 7, "", "x", "and", [], ["x", None], [[]], {}, {"id": 3}, {"cites": [[]]}])
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def damaged(data, draw):
    """The data with one value, at any depth, replaced by junk or taken out."""
    inside = list(data.items()) if isinstance(data, dict) else list(enumerate(data)) if isinstance(data, list) else []
    if not inside or draw(st.integers(0, 3)) == 0:
        return draw(JUNK)
    key, value = draw(st.sampled_from(inside))
    if draw(st.integers(0, 5)) == 0:
        del data[key]
    else:
        data[key] = damaged(value, draw)
    return data


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    whole = Copy(shutil.copytree(data_dir("checklists"), tmp_path_factory.mktemp("damage") / "checklists"))
    add_next_edition(whole)
    return whole.folder


def refusal_of(folder):
    try:
        load_library(folder)
    except ContentError as error:
        return error
    return None


@settings(max_examples=25, deadline=None)
@given(data=st.data(), name=st.sampled_from(NAMES))
def test_any_damage_is_answered_in_sentences(folder, data, name):
    path = folder / name
    before = path.read_bytes()
    try:
        path.write_text(yaml.safe_dump(damaged(yaml.load(before, LOADER), data.draw), sort_keys=False), "utf-8")
        problems = lint(folder)
        refusal = refusal_of(folder)
    finally:
        path.write_bytes(before)

    assert all(problem.code and problem.where and problem.message.endswith(".") for problem in problems)
    if refusal is not None:
        assert problems, f"refused without a word from lint: {refusal}"
        assert refusal.problems == problems
