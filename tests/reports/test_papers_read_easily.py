"""A board of volunteers can read its paper: half of all papers at fourteen, and no sentence only a graduate can follow.

The measure is that of the items (`tests/content/reading_age.py`). Only what the product says is measured: a chart read
aloud is a list of figures, and an item's own words are measured where they are kept.
"""

import statistics
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from histories import History, a_history
from sentences_chart import ALT
from test_every_sentence_is_true import paper_of, read_all, texts

sys.path.insert(0, str(Path(__file__).parents[1] / "content"))

from reading_age import HALF_OF_PAPERS, HARDEST_SENTENCE, age

HISTORIES = 12
ANSWERED = {
    "item_by_item": "A list of counts: each is three words, and a reader who wants one finds it without the others.",
    "gaps_by_paragraph": "A chart has one sentence for its finding; this one is made of counts, days and paragraphs.",
    "strands": "A chart has one sentence for its finding; this one is a count for each strand.",
}
"""Why a sentence beyond the limit stays as it is."""
NOT_MEASURED = frozenset({"named_one", "what_changed", "not_asked_of_this_setting", "alt_rows", "every_value"})


@cache
def shipped() -> tuple[History, ...]:
    """Histories on the shipped checklists."""
    return tuple(h for h in map(a_history, range(60)) if h.checklist.id != "made-up")[:HISTORIES]


def prose(history: History) -> Iterator[str]:
    """What Part 1 of its paper says in sentences."""
    content = paper_of(history, 1)
    return (text for section in content.sections for grammar, text in texts(section) if grammar is not ALT)


def test_half_of_all_papers_read_at_fourteen() -> None:
    assert statistics.median(age(" ".join(prose(history))) for history in shipped()) <= HALF_OF_PAPERS


def test_no_sentence_is_only_for_graduates() -> None:
    ages: dict[str, list[float]] = {}
    for history in shipped():
        for template, text in read_all(history):
            if template.name not in NOT_MEASURED:
                ages.setdefault(template.name, []).append(age(text))

    middle = {name: statistics.median(found) for name, found in ages.items()}
    assert {name: found for name, found in middle.items() if found > HARDEST_SENTENCE and name not in ANSWERED} == {}


def test_a_sentence_for_graduates_would_be_found() -> None:
    words = "notwithstanding the aforementioned methodological considerations, stakeholders are respectfully notified"

    assert age(f"In accordance with established organisational practice, {words}.") > HARDEST_SENTENCE
