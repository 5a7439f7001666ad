"""British spelling in every word people read, and a list of words to let pass that holds nothing idle."""

import os
import shutil

import pytest
from spelling import AMERICAN, allowed, explained, misspelt, texts_by_file, unknown, words_of


@pytest.fixture(scope="module", autouse=True)
def hunspell() -> None:
    """The speller. Without it the tests are skipped, unless the environment says that they must run."""
    if shutil.which("hunspell") is None:
        reason = "hunspell is not installed (apt-get install hunspell hunspell-en-gb)"
        if os.environ.get("AUDIT_TESTS_NEED_HUNSPELL") == "1":
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="module")
def texts() -> dict[str, list[str]]:
    return texts_by_file()


def test_every_word_is_british_or_allowed(texts):
    assert misspelt(texts, {*allowed(), *explained()}) == {}


def test_the_list_of_allowed_words_is_sorted_and_each_is_needed(texts):
    listed = allowed()

    assert listed == sorted(listed, key=lambda word: (word.casefold(), word))
    assert set(listed) == set(misspelt(texts, explained()))


def test_the_texts_are_those_that_people_read(texts):
    everything = "\n".join(text for its_texts in texts.values() for text in its_texts)

    assert "Look for words anywhere in an item" in everything  # a label in a page
    assert "A legal duty stands behind it" in everything  # the words of the domain
    assert "designated safeguarding lead" in everything  # the glossary
    assert {"README.md", "CHANGELOG.md", "checklists/CHANGES.md", "docs/traps.md"} <= texts.keys()
    assert {f"checklists/core-103-109/{number}.yaml" for number in range(103, 110)} <= texts.keys()


@pytest.mark.parametrize(
    "word",
    [
        "organization",
        "Organizations",
        "program",
        "analyze",
        "analyzed",
        "center",
        "behavior",
        "color",
        "organizing",
        "recognized",
        "prioritize",
        "judgment",
        "fulfill",
        "enrollment",
        "catalog",
        "labeled",
        "gray",
        "safegaurding",
        "recieve",
    ],
)
def test_a_planted_word_is_found(word):
    planted = {"planted.yaml": [f"Each school’s {word} is in place, and the children’s too."]}

    assert misspelt(planted, {*allowed(), *explained()}) == {word: ["planted.yaml"]}


@pytest.mark.parametrize(
    "word",
    [
        "organisation",
        "programme",
        "analyse",
        "centre",
        "behaviour",
        "size",
        "sizes",
        "prize",
        "seized",
        "judgement",
        "licence",
        "don't",
    ],
)
def test_british_words_pass(word):
    assert unknown([word]) == set()


def test_codes_addresses_and_numbers_are_no_words():
    text = (
        "Write `colour`, see [it](docs/x.md) at https://a.gov.uk/colr: `applys_to`, kcsie-2021, IS-06 or 16LA; LW- too."
    )

    assert words_of(text) == {"Write", "see", "it", "at", "or", "too"}
    assert words_of("the DSL’s files, governors’ duties, don’t") == {
        "the", "DSL", "files", "governors", "duties", "don't"
    }  # fmt: skip


def test_size_and_what_is_like_it_are_no_americans():
    assert not any(AMERICAN.fullmatch(word) for word in ("size", "sized", "prizes", "seizing", "capsized"))
