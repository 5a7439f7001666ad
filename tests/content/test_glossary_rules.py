"""The shipped glossary explains every short form that an item uses, and its lint catches what an author gets wrong."""

import re
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from audit import data_dir
from audit.content import load_library

LIBRARY = load_library(data_dir("checklists"))
ITEMS = [item for checklist in LIBRARY.checklists.values() for item in checklist.items]
FIRST = ["DSL", "DPO", "DPIA", "URN", "KCSIE", "MASH", "SENCO", "LADO", "SAR", "UPN", "GIAS", "MAT", "PRU"]
WORDS = [
    "section 17", "section 47", "safeguarding partners", "relevant agency", "placing authority", "early help", "ROPA",
    "controller", "processor", "special category data", "lawful basis", "condition", "appropriate policy document",
    "serious harm test", "AP", "child protection file", "s16H", "s16LA", "consistent identifier", "proprietor",
    "trust board", "governing body", "link governor", "threshold document", "retention schedule", "privacy notice",
]  # fmt: skip


def texts(thing: Any) -> list[str]:
    """Every text within an item, quotations included."""
    if isinstance(thing, str):
        return [thing]
    if is_dataclass(thing):
        return [text for field in fields(thing) for text in texts(getattr(thing, field.name))]
    return [text for inner in thing for text in texts(inner)] if isinstance(thing, tuple) else []


@pytest.mark.parametrize("name", [*FIRST, *WORDS])
def test_the_words_a_governor_meets_first_are_explained(name):
    assert LIBRARY.glossary.term(name) is not None


@pytest.mark.parametrize("item", [pytest.param(item, id=item.id) for item in ITEMS])
def test_every_short_form_of_an_item_is_explained(item):
    explained = {word for term in LIBRARY.glossary.terms for form in term.forms for word in form.split()}
    used = {form for text in texts(item) for form in re.findall(r"\b[A-Z]{2,}\b(?!-[0-9])", text)}

    assert used <= explained


def test_no_two_terms_share_an_address_or_a_form():
    slugs = [term.slug for term in LIBRARY.glossary.terms]
    forms = [form for term in LIBRARY.glossary.terms for form in {form.casefold() for form in term.forms}]

    assert len(set(slugs)) == len(slugs)
    assert len(set(forms)) == len(forms)


def test_every_meaning_is_short_and_ends():
    for term in LIBRARY.glossary.terms:
        assert term.means.endswith((".", "”.")), term.term
        assert len(re.findall(r"[.]\s+(?=[A-Z])", term.means)) <= 2, term.term


def test_a_form_that_is_explained_twice_is_told_with_both_places(copy):
    copy.replace("glossary.yaml", "- term: GIAS\n", "- term: GIAS\n  also: [dsl]\n")

    (problem,) = copy.lint()

    assert problem.code == "term_twice"
    assert problem.where.startswith("glossary.yaml:")
    assert "“dsl” is explained already, at glossary.yaml:" in problem.message


def test_a_short_form_that_nothing_explains_is_told_with_its_item(copy):
    copy.item("IS-06", lambda item: item.update(why="Ask the XYZ first."))

    (problem,) = copy.lint()

    assert problem.code == "short_form_unexplained"
    assert problem.where.startswith("core-103-109/106.yaml:")
    assert problem.message.startswith("IS-06: nothing explains “XYZ”")


def test_a_word_never_to_be_said_is_not_said_in_the_glossary(copy):
    copy.replace("glossary.yaml", "keeps the files and makes referrals", "keeps the school compliant and isn't idle")

    assert copy.codes() == {"word_forbidden", "straight_quote"}


def test_a_term_without_a_meaning_is_refused(copy):
    copy.rewrite("glossary.yaml", lambda terms: [{"term": "DSL"}, *terms[1:]])

    assert "field_missing" in copy.codes()
