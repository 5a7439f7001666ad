"""Every sentence of the board paper is read back and held against a second count of the review, over many histories."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from typing import Literal

import pytest
from expected_words import WORDS
from grammar import Grammar, Template
from histories import History, a_history, the_library
from reasons import check_row
from recount import Recount
from sentences_agreement import AGREEMENT
from sentences_annexes import ANNEX_A, ANNEX_B, ANNEX_C, ANNEX_D
from sentences_changed import CHANGED
from sentences_chart import ALT, CHART
from sentences_deciding import DECIDE
from sentences_duties import DUTIES
from sentences_knowing import ACTIONS, ATTENTION, KNOW
from sentences_limits import LIMITS
from sentences_over_time import ANNEX_E, VALUES
from sentences_since import SINCE
from sentences_standing import CLAUSES, STAND
from surroundings import surroundings

from audit.bootstrap import App, PaperOrder
from audit.reports.parts import PaperContent, Picture, Points, Section, Table, Verdict, Words
from audit.services.opened import opened_with

FAST, MANY = 60, 1_000
PARTS: tuple[Literal[1, 2], ...] = (1, 2)
SECTIONS = {
    "What the board is asked to decide": DECIDE,
    "Where we stand": STAND,
    "Legal duties not in place, or not known": DUTIES,
    "What has changed since": CHANGED,
    "What needs the board’s attention": ATTENTION,
    "Actions": ACTIONS,
    "How we know": KNOW,
    "What this paper does not tell you": LIMITS,
    "Agreement": AGREEMENT,
    "Annex A: every item": ANNEX_A,
    "Annex B: the arithmetic": ANNEX_B,
    "Annex C: confidential items": ANNEX_C,
    "Annex D: every action": ANNEX_D,
    "Annex E: gaps over time": ANNEX_E,
}
"""Which sentences may stand under which heading."""
CHANGED.templates += SINCE.templates
GRAMMARS = (*SECTIONS.values(), CLAUSES, CHART, ALT, VALUES)
NEVER = re.compile(
    r"complian|\bbreach|\bsafe\b|certified|inspection[- ]ready|no gaps|\bvot(e|ed|es|ing)\b|\brank(ed|ing|s)?\b"
    r"|\bimproved\b|\bnull\b|\bnan\b",
    re.IGNORECASE,
)
MAY_BE_SAID = re.compile(r"data breach(es)?|Keeping children safe in education", re.IGNORECASE)
ONE = r"(?<![\d.,/] )(?<![\d.,–])1"
CLUMSY = {
    "one in the plural": re.compile(
        rf"{ONE} (items|actions|ratings|gaps|points|legal duties|reviews|days|months|years)\b"
    ),
    "many in the singular": re.compile(r"\b(0|[2-9]|\d\d+) (item|action|rating|gap|legal duty|review|day|month)\b"),
    "one with a verb of many": re.compile(rf"{ONE} [a-z’-]+ (are|have|need|rest|stand)\b"),
    "many with a verb of one": re.compile(r"\b([2-9]|\d\d+) [a-z’-]+s (is|has|needs|rests|stands)\b"),
    "one of one": re.compile(rf"{ONE} of (its|the) 1\b"),
    "a doubled space": re.compile(r" {2}"),
    "a space before a stop": re.compile(r" [.,;:](?![\d.])"),
    "two stops": re.compile(r"(?<!\.)\.\.(?!\.)|[;,:]\.|\?\."),
    "something that is nothing": re.compile(r"\bNone\b(?!\.| in this part\.)|\{\}|\[\]"),
    "a straight quote": re.compile(r"['\"]"),
}


@cache
def the_app() -> App:
    """The product, with the shipped content read once; it opens no database."""
    return App("no-database-is-opened.db")


def paper_of(history: History, part: Literal[1, 2]) -> PaperContent:
    """The paper of the newest review, made as the product makes it."""
    app = the_app()
    app.now = lambda: datetime.combine(history.today, time(12), UTC)
    app.__dict__["library"] = the_library()
    opened = opened_with(the_library(), history.newest, history.earlier, history.contents, actions=history.actions)
    return app.paper_content(opened, PaperOrder(part=part), surroundings(history, part).beside)


def grammar_of(section: Section) -> Grammar:
    """The sentences that may stand in a section; an unknown heading is a fault."""
    return next(grammar for heading, grammar in SECTIONS.items() if section.heading.startswith(heading))


def texts(section: Section) -> Iterator[tuple[Grammar, str]]:
    """Every text of a section outside its tables, with the sentences it may be made of."""
    grammar = grammar_of(section)
    for block in section.blocks:
        match block:
            case Words() if section.heading == "Where we stand":
                yield CHART, block.text
            case Words():
                yield grammar, f"{block.strong} {block.text}".strip()
            case Points():
                yield from ((grammar, f"{strong} {text}".strip()) for strong, text in block.points)
            case Verdict():
                yield grammar, block.why
            case Picture() if section.heading == "Where we stand":
                yield CHART, block.caption
                yield ALT, block.alt
            case Picture() if grammar is ANNEX_E:
                yield grammar, block.caption
                yield VALUES, block.alt
            case Picture():
                yield grammar, block.caption
                yield grammar, block.alt
            case Table():
                pass


def read_all(history: History) -> list[tuple[Template, str]]:
    """Every sentence of both parts, read and found true. AssertionError names the history and the sentence."""
    found: list[tuple[Template, str]] = []
    for part in PARTS:
        content, known = paper_of(history, part), Recount(history, part)
        try:
            assert content.state == ("PROPOSED" if known.review.status == "open" else "AGREED")
            for section in (*content.sections, *content.annexes):
                for grammar, text in texts(section):
                    found += grammar.read(text, known)
                    assert_good_english(text)
            verdict = content.sections[1].blocks[0]
            assert isinstance(verdict, Verdict)
            assert verdict.word == WORDS[known.whole.judgement]
            assert_never_says(content)
            for table in content.tables():
                if table.layout == "attention":
                    for item, _, cell, _ in table.rows:
                        check_row(item, cell, known)
        except AssertionError as error:
            raise AssertionError(f"{history}, Part {part}: {error}") from error
    return found


def assert_good_english(text: str) -> None:
    """One or many, a capital first letter, a stop at the end, no gap and no hole in it."""
    for fault, pattern in CLUMSY.items():
        assert not pattern.search(text), f"{fault}: {text!r}"
    assert text[0].isupper() or text[0].isdigit() or text[0] == "¶", f"no capital letter: {text!r}"
    assert text.endswith((".", "?", "…", ":", "!")), f"no full stop: {text!r}"


def assert_never_says(content: PaperContent) -> None:
    """None of the phrases that this product never uses."""
    for line in content.text().splitlines():
        found = NEVER.search(MAY_BE_SAID.sub("", line))
        assert found is None, f"never said: {line!r}"


@pytest.mark.parametrize("first", range(0, FAST, 20))
def test_every_sentence_is_true_of_the_review(first: int) -> None:
    for seed in range(first, first + 20):
        read_all(a_history(seed))


@pytest.mark.slow
def test_every_sentence_is_true_over_a_thousand_histories_and_each_one_is_met() -> None:
    for seed in range(FAST, FAST + MANY):
        read_all(a_history(seed))

    assert [one.name for grammar in GRAMMARS for one in grammar.templates if not grammar.met[one.name]] == []


def test_the_same_number_gives_the_same_history() -> None:
    assert a_history(7) == a_history(7)
    assert a_history(7) != a_history(8)
