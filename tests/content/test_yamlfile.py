"""YAML is read strictly, and every value knows its line."""

from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from audit.content import yamlfile
from audit.content.yamlfile import read


def written(folder, text):
    (folder / "file.yaml").write_text(text, "utf-8")
    return read(folder, "file.yaml")


def codes(document):
    return [problem.code for problem in document.problems]


def test_plain_values_are_read_as_what_they_are(tmp_path):
    document = written(tmp_path, 'text: a word\nflag: true\ncount: 12\nday: 2026-06-19\nnothing: null\nlist: ["106"]\n')

    assert document.problems == ()
    assert document.data == {
        "text": "a word",
        "flag": True,
        "count": 12,
        "day": date(2026, 6, 19),
        "nothing": None,
        "list": ["106"],
    }


@pytest.mark.parametrize(
    "word",
    ["Yes", "No", "yes", "no", "On", "Off", "TRUE", "False", "010", "0x1F", "1_000", "12:30", "1.5", "2026-13-40"],
)
def test_an_unquoted_word_that_yaml_reads_as_something_else_is_refused(tmp_path, word):
    document = written(tmp_path, f"first: fine\nanswer: {word}\n")

    assert codes(document) == ["yaml_trap"]
    assert document.problems[0].where == "file.yaml:2"


@pytest.mark.parametrize("word", ["Yes", "No", "On", "Off", "010", "12:30"])
def test_the_same_word_in_quotes_is_a_text(tmp_path, word):
    document = written(tmp_path, f'answer: "{word}"\n')

    assert document.problems == ()
    assert document.data == {"answer": word}


def test_a_tag_that_would_build_something_is_refused(tmp_path):
    document = written(tmp_path, "answer: !!python/object/apply:os.getcwd []\nother: !!binary aGVsbG8=\n")

    assert codes(document) == ["yaml_trap"]
    assert document.data == {"answer": [], "other": "aGVsbG8="}


def test_a_key_given_twice_is_refused_at_the_second(tmp_path):
    document = written(tmp_path, "why: one\nask: DSL\nwhy: two\n")

    assert codes(document) == ["yaml_duplicate_key"]
    assert document.problems[0].where == "file.yaml:3"


def test_an_alias_is_refused(tmp_path):
    document = written(tmp_path, "first: &one [a, b]\nsecond: *one\n")

    assert codes(document) == ["yaml_alias"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: b\nc: d: e\n", "file.yaml:2"),
        ("a: [b\n", "file.yaml:2"),
        ("a: b\n---\nc: d\n", "file.yaml:2"),
        ('a: "b\n', "file.yaml:2"),
    ],
)
def test_a_file_that_is_not_yaml_says_where_it_stops_being_so(tmp_path, text, where):
    document = written(tmp_path, text)

    assert codes(document) == ["yaml_broken"]
    assert document.problems[0].where == where


def test_a_quote_left_open_is_named_by_the_line_it_begins_on(tmp_path):
    document = written(tmp_path, 'a: b\nc: "d\ne: f\ng: h\n')

    assert document.problems[0].where == "file.yaml:5"
    assert "begins on line 2" in document.problems[0].message


@pytest.mark.parametrize("loader", [yamlfile.LOADER, yaml.SafeLoader])
@pytest.mark.parametrize(
    "content", [b"a: b\nb: \xff\xfe\xfa\n", "a: b\nc: é".encode()[:-1], b"a: b\nc: d\x00e\nf: g\n"]
)
def test_bytes_that_are_not_text_are_refused_on_their_line(tmp_path, monkeypatch, loader, content):
    monkeypatch.setattr(yamlfile, "LOADER", loader)
    (tmp_path / "file.yaml").write_bytes(content)

    document = read(tmp_path, "file.yaml")

    assert [(problem.code, problem.where) for problem in document.problems] == [("yaml_broken", "file.yaml:2")]


@pytest.mark.parametrize("loader", [yamlfile.LOADER, yaml.SafeLoader])
@pytest.mark.parametrize("text", ["[" * 900 + "]" * 900, "[" * 50_000])
def test_things_inside_things_without_end_are_refused(tmp_path, monkeypatch, loader, text):
    monkeypatch.setattr(yamlfile, "LOADER", loader)

    assert codes(written(tmp_path, text)) == ["yaml_broken"]


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    assert codes(read(tmp_path, "file.yaml")) == ["file_missing"]


def test_a_place_is_the_line_of_the_nearest_thing_that_is_there(tmp_path):
    document = written(tmp_path, "- id: a\n  levels:\n    - one\n    - two\n- id: b\n")

    assert document.where(0, "levels", 1) == "file.yaml:4"
    assert document.where(0, "levels", 9) == "file.yaml:2"
    assert document.where(1, "levels") == "file.yaml:5"
    assert document.where("nonsense") == "file.yaml:1"


TEXTS = st.text(st.characters(blacklist_categories=["Cs", "Cc", "Cn"], blacklist_characters="\u2028\u2029\ufeff"))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS | st.dates(min_value=date(1000, 1, 1)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("loader", [yamlfile.LOADER, yaml.SafeLoader])
@given(data=PLAIN)
def test_whatever_plain_data_are_written_come_back_with_either_parser(tmp_path_factory, loader, data):
    folder = tmp_path_factory.mktemp("yaml")
    text = yaml.safe_dump({"data": data}, allow_unicode=True, default_style=None)
    (folder / "file.yaml").write_text(text, "utf-8")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yamlfile, "LOADER", loader)
        patch.setattr(yaml.SafeDumper, "ignore_aliases", lambda *_: True)
        document = read(folder, "file.yaml")

    assert document.problems == ()
    assert document.data == {"data": data}
