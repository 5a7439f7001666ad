"""Broken content stops no command that works on reviews; a command that judges or scores by the folder refuses."""

import shutil

import pytest
from command_line import Result

from audit import data_dir
from audit.bootstrap import App
from audit.cli.main import run
from audit.content.last_good import HOME

ITEMS = "core-103-109/103.yaml"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(data_dir("checklists"), tmp_path / "content")


@pytest.fixture
def call(folder, tmp_path, capsys):
    """Run a command as a process of its own would: with an app that knows nothing of the last one."""

    def one(*words: object) -> Result:
        app = App(str(tmp_path / "reviews.db"), checklists=folder)
        code = run([str(word) for word in words], app)
        if "store" in vars(app):
            app.store.close()
        said = capsys.readouterr()
        return Result(code, said.out, said.err)

    return one


def broken(folder):
    path = folder / ITEMS
    path.write_text(path.read_text("utf-8").replace("- id: WT-01\n", "- id: WT-01\n  weight: 3\n"), "utf-8")


def test_reviews_are_listed_on_the_last_good_content_and_stderr_says_so(call, folder, long_file):
    call("import", long_file({"item": "WT-01", "rating": "2"}), "--setting", "academy", "--yes")
    broken(folder)

    listed = call("reviews", "list", "--json")

    assert listed.code == 0
    assert [one["urn"] for one in listed.json["reviews"]] == ["900009"]
    assert f"The first: {ITEMS}:2: “weight” is not a field here" in listed.err
    assert "python -m audit checklist lint" in listed.err
    assert call("compare", listed.json["reviews"][0]["id"], listed.json["reviews"][0]["id"]).code == 0


def test_good_content_is_no_subject(call):
    assert call("reviews", "list").err == ""


def test_lint_judges_the_folder_itself(call, folder):
    call("reviews", "list")
    broken(folder)

    result = call("checklist", "lint", "--json")

    assert result.code == 1
    assert [one["where"] for one in result.json["problems"]] == [f"{ITEMS}:2"]


@pytest.mark.parametrize("words", [("checklist", "list"), ("checklist", "show", "core-103-109"), ("score", "none.csv")])
def test_what_needs_no_reviews_never_looks_at_the_copy(call, folder, tmp_path, words):
    call("reviews", "list")
    assert (tmp_path / HOME).is_dir()
    broken(folder)

    result = call(*words, "--json")

    assert result.code == 1
    assert [one["where"] for one in result.json["problems"]] == [f"{ITEMS}:2"]


def test_content_that_was_never_good_is_listed(call, folder):
    broken(folder)

    result = call("reviews", "list", "--json")

    assert result.code == 1
    assert [one["where"] for one in result.json["problems"]] == [f"{ITEMS}:2"]


def test_scoring_leaves_no_copy_behind(call, long_file, tmp_path):
    assert call("score", long_file({"item": "WT-01", "rating": "2"})).code == 0
    assert not (tmp_path / HOME).exists()
