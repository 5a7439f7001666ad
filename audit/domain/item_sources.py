"""What an item rests on, in words: what KCSIE says, what the law behind it says, and what is said in our own words."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.domain.checklist import Item
from audit.domain.display import quotation, short_edition
from audit.domain.item_words import READINESS, status_text


@dataclass(frozen=True, slots=True)
class Source:
    """One source: what it is, and what it says; a `quoted` one is verbatim, in its quotation marks."""

    label: str
    text: str
    quoted: bool = False


def kcsie_says(item: Item) -> tuple[Source, ...]:
    """The sentence itself where it was supplied; else that it is not, and what was read elsewhere, in our words."""
    return tuple(_kcsie(item))


def law_says(item: Item) -> tuple[Source, ...]:
    """The law behind a duty; a law to watch, with where it stands."""
    return tuple(_law(item))


def _kcsie(item: Item) -> Iterator[Source]:
    cite = item.cites[0] if item.cites else None
    if cite and not cite.quote:
        yield Source(
            "",
            f"The words of {short_edition(cite.edition)} paragraph {cite.paragraph} are not in our source, so none are "
            "quoted here.",
        )
    if cite and cite.quote:
        goes_on = ", in a sentence whose continuation is not in our source and is put here in our own words"
        yield Source(f"KCSIE says{goes_on if item.continues else ''}", quotation(cite.quote), quoted=True)
    if item.rests_on:
        yield Source("Beside it" if cite and cite.quote else "In our own words", item.rests_on)


def _law(item: Item) -> Iterator[Source]:
    if item.basis:
        yield Source(f"The law behind it: {item.basis.law}", item.basis.requires)
    if item.status:
        yield Source(f"A law to watch: {item.status.law}", item.status.says)
        yield Source("Where it stands", status_text(item.status))
        yield Source("", READINESS)
