"""Finding items of a checklist: by the words in them, their strand, whom they ask and how firmly."""

from collections.abc import Iterable
from dataclasses import dataclass

from audit.domain.checklist import Item
from audit.domain.words import Strand, Strength


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; what is left out is not asked about."""

    words: str = ""
    strand: Strand | None = None
    role: str | None = None
    strength: Strength | None = None


def items_wanted(items: Iterable[Item], wanted: Wanted) -> tuple[Item, ...]:
    """The items that answer everything that is wanted, in their order: each word stands somewhere in the item."""
    words = plain(wanted.words).split()
    return tuple(
        item
        for item in items
        if wanted.strand in (None, item.strand)
        and (wanted.role is None or wanted.role in item.ask)
        and wanted.strength in (None, item.strength)
        and (not words or _holds(item, words))
    )


def searched(item: Item) -> str:
    """Everything of an item in which words are looked for."""
    law = (item.basis.law, item.basis.requires) if item.basis else ()
    if item.status:
        law = item.status.law, item.status.says
    quotes = tuple(cite.quote for cite in item.cites if cite.quote)
    return "\n".join(
        (
            item.id,
            item.question,
            item.why,
            *item.levels,
            *item.evidence,
            item.challenge,
            item.rests_on or "",
            *law,
            *quotes,
        )
    )


def plain(text: str) -> str:
    """A text as it is compared: in small letters, with the straight signs that a keyboard writes."""
    return text.casefold().translate(_STRAIGHT)


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-"})


def _holds(item: Item, words: list[str]) -> bool:
    text = plain(searched(item))
    return all(word in text for word in words)
