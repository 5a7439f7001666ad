"""Loading the shipped content: quickly, completely, or not at all."""

import hashlib
import subprocess
import sys
import time
from datetime import date

import pytest
import yaml

from audit import data_dir
from audit.content import coverage, lint, load_library, yamlfile
from audit.domain.words import Setting, Strength
from audit.errors import ContentError

CORE = "core-103-109"
FILES = [f"{number}.yaml" for number in range(103, 110)]


@pytest.fixture(scope="module")
def library():
    return load_library(data_dir("checklists"))


def test_every_shipped_item_is_loaded_in_the_order_of_the_files(library):
    written = [
        item["id"]
        for name in FILES
        for item in yaml.safe_load((data_dir("checklists") / CORE / name).read_text("utf-8"))
    ]

    assert [item.id for item in library.checklists[CORE].items] == written


def test_an_item_arrives_whole(library):
    item = library.checklists[CORE].by_id["DP-10"]

    assert (item.paragraph, item.strength, item.in_force_from) == ("108", Strength.MUST, date(2026, 6, 19))
    assert item.basis is not None
    assert "164A" in item.basis.law
    assert item.applies_to == frozenset(Setting)


def test_the_paragraphs_of_a_checklist_are_those_it_derives_from(library):
    assert library.checklists[CORE].paragraphs == ("103", "104", "105", "106", "107", "108", "109")


def test_a_fragment_of_the_supplied_text_is_known_to_be_one(library):
    assert [sentence.id for sentence in library.sentences if sentence.fragment] == ["102.s0", "109.s1"]


def test_the_hash_is_that_of_the_content_files_in_listed_order(library):
    parts = [(data_dir("checklists") / CORE / name).read_bytes() for name in FILES]

    assert library.checklists[CORE].content_hash == hashlib.sha256(b"".join(parts)).hexdigest()


def test_one_changed_letter_changes_the_hash(copy, library):
    copy.replace(f"{CORE}/103.yaml", "why: ", "why:  ")

    assert load_library(copy.folder).checklists[CORE].content_hash != library.checklists[CORE].content_hash


def test_the_slow_parser_reads_the_same_library(library, monkeypatch):
    monkeypatch.setattr(yamlfile, "LOADER", yaml.SafeLoader)

    assert load_library(data_dir("checklists")) == library


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="without the C parser it takes longer")
def test_it_loads_within_a_twentieth_of_a_second(library):
    def seconds():
        start = time.perf_counter()
        load_library(data_dir("checklists"))
        return time.perf_counter() - start

    assert min(seconds() for _ in range(5)) < 0.045


def test_loading_imports_nothing_heavy():
    code = (
        "import sys; from audit import data_dir; from audit.content import load_library;"
        "load_library(data_dir('checklists'));"
        "print(sorted({'jsonschema','openpyxl','pandas','sqlalchemy','streamlit'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "change",
    [
        lambda item: item.update(weight=3),
        lambda item: item.pop("question"),
        lambda item: item.update(why=["a", "list"]),
        lambda item: item["levels"].pop(),
        lambda item: item.update(strength="could"),
        lambda item: item.update(strength="must"),
        lambda item: item.update(strength="expected"),
        lambda item: item.update(id="IS-13"),
        lambda item: item.update(ask="DSL"),
        lambda item: item.update(target="two"),
        lambda item: item.update(target=True),
        lambda item: item.update(cites=[{"edition": "kcsie-2021"}]),
        lambda item: item.update(basis="the law"),
    ],
)
def test_an_item_that_is_not_one_is_refused_with_every_problem(copy, change):
    copy.item("IS-12", change)

    with pytest.raises(ContentError) as refused:
        load_library(copy.folder)

    assert refused.value.problems == lint(copy.folder) != ()
    assert "core-103-109/106.yaml:" in str(refused.value)


def test_all_problems_come_at_once(copy):
    copy.item("IS-12", lambda item: item.update(weight=3))
    copy.item("WT-01", lambda item: item.pop("why"))
    copy.replace(f"{CORE}/107.yaml", "held_by: site", "held_by: No")

    with pytest.raises(ContentError) as refused:
        load_library(copy.folder)

    assert {problem.code for problem in refused.value.problems} >= {"field_unknown", "field_missing", "yaml_trap"}


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("editions.yaml", lambda data: data["editions"][0].pop("in_force_from")),
        ("editions.yaml", lambda data: data["editions"][0].update(in_force_from="soon")),
        ("editions.yaml", lambda data: data.update(topics=None)),
        ("roles.yaml", lambda data: data.clear()),
        ("source/kcsie-2021.yaml", lambda data: data["paragraphs"][0].pop("number")),
        (f"{CORE}/checklist.yaml", lambda data: data.pop("title")),
        (f"{CORE}/checklist.yaml", lambda data: data["content_files"].append("110.yaml")),
    ],
)
def test_a_file_of_another_shape_is_refused(copy, name, change):
    copy.change(name, change)

    with pytest.raises(ContentError, match=name.split("/")[0]):
        load_library(copy.folder)


def test_a_folder_without_checklists_is_refused(tmp_path):
    with pytest.raises(ContentError) as refused:
        load_library(tmp_path)

    assert "checklist_missing" in {problem.code for problem in refused.value.problems}


def test_coverage_names_the_items_of_every_supplied_sentence(library):
    found = dict(coverage(library, CORE))

    assert list(found) == [
        "103.s1",
        "103.s2",
        "104.s1",
        "105.s1",
        "105.s2",
        "106.s1",
        "106.s2",
        "107.s1",
        "108.s1",
        "109.s1",
    ]
    assert all(found.values())
    assert found["104.s1"] == ("WT-08", "WT-09", "WT-10", "WT-11")


def test_coverage_shows_a_sentence_that_has_no_item(copy):
    copy.rewrite(f"{CORE}/105.yaml", lambda items: items[2:])

    assert dict(coverage(load_library(copy.folder), CORE))["105.s1"] == ()


def test_coverage_of_an_unknown_checklist_is_a_key_error(library):
    with pytest.raises(KeyError):
        coverage(library, "core-1-2")
