"""The word-level difference: nothing lost on either side, and every text a board reads is looked at."""

from dataclasses import replace
from itertools import pairwise

import pytest
from builders import an_item
from hypothesis import given
from hypothesis import strategies as st

from audit.domain.item_words import board_facing
from audit.domain.word_changes import Ran, Run, text_changes, word_runs
from audit.domain.words import TEXT_WORDS

words = st.lists(st.sampled_from(["the", "school", "shares", "information", "early", "shared"]), max_size=12)


def runs_text(runs: tuple[Run, ...]) -> str:
    """The runs as plain text: `[removed: …]` and `[added: …]` among the words that stayed."""
    return " ".join(run.words if run.fate is Ran.KEPT else f"[{run.fate}: {run.words}]" for run in runs)


def side(runs: tuple[Run, ...], fate: Ran) -> list[str]:
    return [word for run in runs if run.fate in (Ran.KEPT, fate) for word in run.words.split()]


@given(words, words)
def test_kept_and_removed_make_the_old_text_kept_and_added_the_new(old: list[str], new: list[str]):
    runs = word_runs(" ".join(old), " ".join(new))

    assert side(runs, Ran.REMOVED) == old
    assert side(runs, Ran.ADDED) == new
    assert all(run.words for run in runs)
    assert all(one.fate is not other.fate for one, other in pairwise(runs))


@given(words)
def test_a_text_that_stayed_is_one_kept_run_or_nothing(text: list[str]):
    same = " ".join(text)
    assert word_runs(same, same) == ((Run(Ran.KEPT, same),) if text else ())


def test_the_difference_reads_as_words():
    runs = word_runs("Is there a log of requests?", "Is there a full log of all requests?")

    assert runs_text(runs) == "Is there a [added: full] log of [added: all] requests?"


@pytest.mark.parametrize("field", [field for field in TEXT_WORDS if field not in ("levels", "evidence")])
def test_a_changed_text_is_named_as_the_page_names_it(field: str):
    old = an_item(na_when="No child moves.", applies_why="Others answer another item.")
    new = replace(old, **{field: "Wholly other words."})

    (changed,) = text_changes(old, new)

    assert changed.name == TEXT_WORDS[field]
    assert changed.runs[-1].fate is Ran.ADDED


def test_a_level_is_named_by_its_rating_and_a_new_document_stands_alone():
    old = an_item()
    new = replace(
        old, levels=(*old.levels[:2], "Complete, known.", old.levels[3]), evidence=("A minute", *old.evidence)
    )

    assert [(one.name, runs_text(one.runs)) for one in text_changes(old, new)] == [
        ("What the rating means: In place", "[removed: It is complete and] [added: Complete,] known."),
        ("What a board may ask to see", "[added: A minute]"),
    ]


def test_an_optional_text_that_came_or_went_shows_whole():
    old, new = an_item(), an_item(na_when="No child moves.")

    assert [runs_text(one.runs) for one in text_changes(old, new)] == ["[added: No child moves.]"]
    assert [runs_text(one.runs) for one in text_changes(new, old)] == ["[removed: No child moves.]"]


@given(st.data())
def test_a_change_shows_exactly_where_board_facing_words_differ(data: st.DataObject):
    texts = st.sampled_from(["One text here.", "Another text here.", "A third."])
    item = st.builds(
        an_item,
        question=texts, why=texts, challenge=texts, na_when=st.none() | texts,
        levels=st.tuples(texts, texts, texts, texts), evidence=st.lists(texts, min_size=1, max_size=3).map(tuple),
    )  # fmt: skip
    old, new = data.draw(item), data.draw(item)

    changes = text_changes(old, new)

    assert bool(changes) == (board_facing(old) != board_facing(new))
    assert all(any(run.fate is not Ran.KEPT for run in one.runs) for one in changes)
