"""Each shipped item by its id: what the lint promises of it, looked at a second time and in another way."""

import re
from datetime import date

import pytest

from audit import data_dir
from audit.content import lint, load_library
from audit.domain.checklist import Item
from audit.domain.words import Setting, Strand, Strength

LIBRARY = load_library(data_dir("checklists"))
SENTENCES = {sentence.id: sentence for sentence in LIBRARY.sentences}
ITEMS = [item for checklist in LIBRARY.checklists.values() for item in checklist.items]
PROBLEMS = lint(data_dir("checklists"))
PREFIX = {"working_together": "WT", "information_sharing": "IS", "data_protection": "DP"} | {
    "supply": "RD",
    "child_protection_file": "RD",
    "law_watch": "LW",
}
PHRASES = ("lawful basis and special category condition", "sharing and withholding")
NEVER = ("compliant", "certified", "inspection ready", "no gaps", "five working days", "must report to the ico")
every_item = pytest.mark.parametrize("item", [pytest.param(item, id=item.id) for item in ITEMS])


def own_words(item: Item) -> list[str]:
    basis = [item.basis.law, item.basis.requires] if item.basis else []
    status = [item.status.law, item.status.says, item.status.source] if item.status else []
    maybe = [item.rests_on, item.applies_why, item.na_when]
    return [
        item.question,
        item.why,
        item.challenge,
        *item.evidence,
        *item.levels,
        *basis,
        *status,
        *[text for text in maybe if text],
    ]


@every_item
def test_the_item_keeps_every_promise(item):
    # nothing the lint could say about it
    assert [problem for problem in PROBLEMS if problem.message.startswith(f"{item.id}:")] == []
    # its id and its source
    assert item.id.startswith(PREFIX[item.strand])
    for cite in item.cites:
        if cite.sentence is None:
            assert cite.quote is None
        else:
            assert cite.quote
            assert cite.quote in SENTENCES[cite.sentence].text
            assert SENTENCES[cite.sentence].paragraph == cite.paragraph
    if len(item.cites) > 1:
        assert item.rests_on
    # one question
    assert item.question.count("?") == 1
    assert item.question.endswith("?")
    assert len(item.question.split()) <= 32
    shorter = item.question
    for phrase in PHRASES:
        shorter = shorter.replace(phrase, "")
    assert not re.search(r"\band\b", shorter, re.IGNORECASE)
    # the law behind it
    assert (item.basis is not None) == (item.strength is Strength.MUST)
    assert item.strength is Strength.SHOULD or not item.critical
    assert item.in_force_from is None or item.basis is not None
    # whom it concerns
    assert (item.applies_why is not None) == (item.applies_to != frozenset(Setting))
    assert set(item.ask) <= set(LIBRARY.roles)
    assert 1 <= len(item.ask) <= 3
    # what may be shown
    assert 2 <= len(item.evidence) <= 4
    assert len(set(item.levels)) == 4
    assert all(level.endswith((".", "”", "”.")) for level in item.levels)
    assert item.challenge.endswith("?")
    # how it is worded
    for text in own_words(item):
        assert "'" not in text
        assert '"' not in text
        assert not any(word in text.casefold() for word in NEVER)
        assert not re.search(r"(?<!data )\bbreach", text, re.IGNORECASE)


@every_item
def test_no_level_of_the_item_is_shared(item):
    others = {level.casefold() for other in ITEMS if other is not item for level in other.levels}

    assert not others & {level.casefold() for level in item.levels}


@every_item
def test_a_limb_beyond_the_supplied_page_is_never_printed_as_its_words(item):
    if item.continues is None:
        return
    assert "109.s1" in {cite.sentence for cite in item.cites}
    assert all(cite.quote in SENTENCES["109.s1"].text for cite in item.cites if cite.quote)
    assert item.rests_on


def test_the_core_checklist_has_between_48_and_60_items_and_about_54_for_each_setting():
    core = LIBRARY.checklists["core-103-109"]

    assert 48 <= len(core.items) <= 60
    for setting in Setting:
        assert 50 <= len(core.in_scope(setting, date(2026, 11, 25))) <= 58


def test_the_related_duties_ask_each_setting_about_20_items():
    related = LIBRARY.checklists["related-duties"]

    for setting in Setting:
        assert 17 <= len(related.in_scope(setting, date(2026, 11, 25))) <= 22


@every_item
def test_a_law_to_watch_is_readiness_and_nothing_else_is(item):
    watched = item.strand is Strand.LAW_WATCH

    assert (item.status is not None) == watched
    if watched:
        assert (item.cites, item.strength, item.critical) == ((), Strength.EXPECTED, False)
        assert item.paragraph is None
        assert not re.search(r"\b(duty (?:is|was) (?:missed|failed)|in breach|unlawful)", " ".join(own_words(item)))


@every_item
def test_a_paragraph_that_was_not_supplied_is_put_in_our_words_and_says_where_it_was_read(item):
    if item.paragraph in {"110", "111", "112", "113"}:
        assert [cite.quote for cite in item.cites] == [None] * len(item.cites)
        assert "2025 edition" in (item.rests_on or "")
        assert "kcsie-2025" in {cite.edition for cite in item.cites}


@every_item
def test_five_days_are_given_only_with_the_editions_that_name_them(item):
    for text in own_words(item):
        if re.search(r"\b(?:5|five)\b[^.]{0,20}\bdays?\b", text, re.IGNORECASE):
            assert item.paragraph == "112"
            assert re.search(r"2025 edition|2022 edition", text)
        if item.paragraph in {"112", "113"}:
            assert not re.search(r"(?:working|school|term[- ]time) days?", text, re.IGNORECASE)


def test_no_paragraph_103_or_104_item_is_a_must():
    found = {item.id for item in ITEMS if item.paragraph in {"103", "104"} and item.strength is Strength.MUST}

    assert found == set()


def test_the_shipped_folder_has_no_problem_at_all():
    assert PROBLEMS == ()
