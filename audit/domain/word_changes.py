"""What changed in the words of an item, word by word, in everything of it that a board reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, zip_longest

from audit.domain.checklist import Item
from audit.domain.item_words import board_facing
from audit.domain.words import RATING_WORDS, TEXT_WORDS, Rating


class Ran(StrEnum):
    """What became of a run of words."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand one after the other and share one fate."""

    fate: Ran
    words: str


@dataclass(frozen=True, slots=True)
class TextChange:
    """One text of an item that reads otherwise now: what a page calls it, and its runs in reading order."""

    name: str
    runs: tuple[Run, ...]


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """The two texts as one: its kept and removed words make the old text, its kept and added words the new one."""
    was, now = old.split(), new.split()
    runs: list[Run] = []
    for what, start, end, from_, to in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if what == "equal":
            runs.append(Run(Ran.KEPT, " ".join(was[start:end])))
            continue
        if start < end:
            runs.append(Run(Ran.REMOVED, " ".join(was[start:end])))
        if from_ < to:
            runs.append(Run(Ran.ADDED, " ".join(now[from_:to])))
    return tuple(runs)


def text_changes(old: Item, new: Item) -> tuple[TextChange, ...]:
    """Every text a board reads that differs, in the order a page shows them."""
    was, now = _by_field(old), _by_field(new)
    found: list[TextChange] = []
    for field in dict.fromkeys((*now, *was)):
        before, after = was.get(field, ()), now.get(field, ())
        pairs = zip(before, after, strict=True) if field == "levels" else _paired(before, after)
        for place, (one, other) in enumerate(pairs):
            if one != other:
                found.append(TextChange(_name(field, place), word_runs(one, other)))
    return tuple(found)


def _by_field(item: Item) -> dict[str, tuple[str, ...]]:
    return {
        field: tuple(text for _, text in pairs)
        for field, pairs in groupby(board_facing(item), key=lambda pair: pair[0])
    }


def _paired(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Each text beside the one it was, or beside nothing; texts that stayed are found wherever they now stand."""
    pairs: list[tuple[str, str]] = []
    for what, start, end, from_, to in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pairs += [(text, text) for text in before[start:end]]
        else:
            pairs += zip_longest(before[start:end], after[from_:to], fillvalue="")
    return pairs


def _name(field: str, place: int) -> str:
    """What a page calls a text; a level by its rating, since there are always four in order."""
    return f"{TEXT_WORDS[field]}: {RATING_WORDS[Rating(place)]}" if field == "levels" else TEXT_WORDS[field]
