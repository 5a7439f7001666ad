"""The last good content stands in for a broken folder, in the same process and after a start; nothing else does."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit import data_dir
from audit.content import last_good, lint, load_library
from audit.content.last_good import HOME, LastGood
from audit.errors import ContentError

CORE = "core-103-109"
ITEMS = f"{CORE}/103.yaml"
BREAKS = {
    "half a file": ("question: Is there a dated list", 'question: "Is there a dated list'),
    "a typed weight": ("- id: WT-01\n", "- id: WT-01\n  weight: 3\n"),
    "a quote of its own": ('quote: "work with social care', 'quote: "work with the social care'),
}
"""The first two cannot be loaded; the third can, and only the lint sees it."""


@pytest.fixture
def home(tmp_path):
    return tmp_path / "data" / HOME


@pytest.fixture
def watched(copy, home):
    return LastGood(copy.folder, home)


def broken(copy, name):
    copy.replace(ITEMS, *BREAKS[name])


def kept_files(home):
    return {path.relative_to(home).as_posix().partition("/")[2] for path in home.rglob("*.yaml")}


@pytest.mark.parametrize("name", BREAKS)
def test_broken_content_is_told_and_the_last_good_is_used(copy, watched, name):
    good = watched.current()
    broken(copy, name)

    after = watched.current()

    assert (good.problems, good.trouble) == ((), "")
    assert after.library is good.library
    assert after.stands_in
    assert after.problems == lint(copy.folder) != ()
    assert f"{len(after.problems)} problem" in after.trouble
    assert after.problems[0].where in after.trouble
    assert after.problems[0].message in after.trouble


def test_mended_content_is_used_at_once_and_is_new(copy, watched):
    before = watched.current()
    copy.replace(ITEMS, "question: Is there a dated list", 'question: "Is there a dated list')
    assert watched.current().stands_in

    copy.replace(ITEMS, 'question: "Is there a dated list', "question: Is there an agreed list")
    after = watched.current()

    assert (after.problems, after.stands_in) == ((), False)
    assert after.library.checklists[CORE].by_id["WT-01"].question.startswith("Is there an agreed list")
    assert after.library.checklists[CORE].content_hash != before.library.checklists[CORE].content_hash


@pytest.mark.parametrize("name", BREAKS)
def test_after_a_start_with_a_broken_folder_the_kept_copy_is_used(copy, watched, home, name):
    good = watched.current().library
    watched.keep()
    broken(copy, name)

    found = LastGood(copy.folder, home).current()

    assert found.stands_in
    assert found.library == good
    assert found.problems == lint(copy.folder)


def test_after_a_start_with_no_folder_at_all_the_kept_copy_is_used(copy, watched, home):
    good = watched.current().library
    watched.keep()
    shutil.rmtree(copy.folder)

    assert LastGood(copy.folder, home).current().library == good


def test_content_that_was_never_good_and_cannot_be_loaded_is_refused(copy, home):
    broken(copy, "half a file")
    watched = LastGood(copy.folder, home)

    for _ in range(2):
        with pytest.raises(ContentError) as refused:
            watched.current()
        assert refused.value.problems == lint(copy.folder)


def test_content_that_was_never_good_but_can_be_loaded_is_used_and_says_so(copy, home):
    broken(copy, "a quote of its own")

    found = LastGood(copy.folder, home).current()

    assert found.library == load_library(copy.folder)
    assert not found.stands_in
    assert "used as it stands" in found.trouble


def test_broken_content_is_never_kept(copy, watched, home):
    broken(copy, "a quote of its own")
    watched.current()
    watched.keep()

    assert kept_files(home) == set()


def test_only_the_newest_good_content_is_kept(copy, watched, home):
    for word in ("agreed", "current", "posted"):
        copy.replace(ITEMS, "why: >-\n", f"why: >-\n    One {word} list helps.\n")
        watched.current()
        watched.keep()

    (only,) = home.iterdir()
    assert (only / ITEMS).read_bytes() == (copy.folder / ITEMS).read_bytes()
    assert kept_files(home) == {path.relative_to(copy.folder).as_posix() for path in copy.folder.rglob("*.yaml")}


def test_a_copy_that_was_damaged_is_not_used_and_is_made_anew(copy, watched, home):
    watched.current()
    watched.keep()
    (only,) = home.iterdir()
    (only / ITEMS).write_text("[]\n", "utf-8")

    again = LastGood(copy.folder, home)
    again.current()
    again.keep()

    (only,) = home.iterdir()
    assert (only / ITEMS).read_bytes() == (copy.folder / ITEMS).read_bytes()
    (only / ITEMS).write_text("[]\n", "utf-8")
    broken(copy, "half a file")
    with pytest.raises(ContentError):
        LastGood(copy.folder, home).current()


def test_a_copy_left_half_written_is_not_used(copy, home):
    shutil.copytree(copy.folder, home / ".0123456789.17")
    broken(copy, "half a file")

    with pytest.raises(ContentError):
        LastGood(copy.folder, home).current()


def test_a_place_that_cannot_be_written_to_stops_nobody(copy, tmp_path):
    (tmp_path / "data").write_text("not a folder", "utf-8")
    watched = LastGood(copy.folder, tmp_path / "data" / HOME)

    watched.current()
    watched.keep()

    assert watched.current().trouble == ""


def test_unchanged_files_are_not_read_again(watched, monkeypatch):
    first = watched.current()
    monkeypatch.setattr(last_good, "load_library", lambda _: pytest.fail("loaded again"))
    monkeypatch.setattr(last_good, "lint", lambda _: pytest.fail("checked again"))

    assert watched.current() is first


def test_what_is_as_it_was_kept_is_not_checked_again(copy, watched, home, monkeypatch):
    good = watched.current()
    watched.keep()
    monkeypatch.setattr(last_good, "lint", lambda _: pytest.fail("checked again"))

    assert LastGood(copy.folder, home).current() == good


def test_a_change_of_the_same_size_is_seen(copy, watched):
    watched.current()
    path = copy.folder / ITEMS
    about = path.stat()
    copy.replace(ITEMS, "Is there a dated list", "Is there a dusty list")
    os.utime(path, ns=(about.st_atime_ns, about.st_mtime_ns + 1))

    found = watched.current().library

    assert found.checklists[CORE].by_id["WT-01"].question.startswith("Is there a dusty list")


MOVES = st.lists(st.sampled_from(["break", "mend", "keep", "start again", "look"]), max_size=8)


@settings(max_examples=12, deadline=None)
@given(moves=MOVES)
def test_whatever_happens_the_content_in_use_is_good(tmp_path_factory, moves):
    """Against a plain account of it: what was good last, here and in the copy."""
    root: Path = tmp_path_factory.mktemp("moves")
    folder = shutil.copytree(data_dir("checklists"), root / "checklists")
    path, whole = folder / ITEMS, (folder / ITEMS).read_text("utf-8")
    watched, good_now, in_memory, in_copy = LastGood(folder, root / HOME), True, False, False
    for turn, move in enumerate(moves):
        match move:
            case "break" | "mend":
                good_now = move == "mend"
                path.write_text(whole + f"# {turn}\n" if good_now else f"{whole[:200]}# {turn}\n", "utf-8")
            case "keep":
                watched.keep()
                in_copy = in_copy or in_memory
            case "start again":
                watched, in_memory = LastGood(folder, root / HOME), False
            case _:
                pass
        try:
            found = watched.current()
        except ContentError:
            assert (good_now, in_memory, in_copy) == (False, False, False)
            continue
        in_memory = in_memory or good_now or in_copy
        assert found.stands_in != good_now
        assert len(found.library.checklists[CORE].items) > 50
