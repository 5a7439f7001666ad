"""What stands above the answer: what KCSIE says, the law, what the item counts, whom to ask and what to ask to see."""

from collections.abc import Iterator

from audit.domain.checklist import Item
from audit.domain.display import quotation, short_edition
from audit.domain.item_words import READINESS, status_text, weight_text
from audit.ui.html import Markup, bullets, el, join


def guidance(item: Item) -> Markup:
    """What KCSIE says and what the law says, apart; why it matters; whom to ask and what to ask to see."""
    return join(
        [
            *_what_kcsie_says(item),
            *_the_law(item),
            el("p", weight_text(item), class_="quiet"),
            labelled("Why it matters", item.why),
            labelled("Ask", ", ".join(item.ask)),
            el("p", el("strong", "A board may ask to see:")),
            bullets(item.evidence),
            labelled("A question to ask at the table", item.challenge),
        ]
    )


def labelled(label: str, text: str) -> Markup:
    """A paragraph with what it is about in front."""
    return el("p", el("strong", f"{label}: "), text)


def _the_law(item: Item) -> Iterator[Markup]:
    if item.basis:
        words = el("strong", f"The law behind it: {item.basis.law}. "), item.basis.requires
        yield el("div", el("p", *words), class_="law")
    if item.status:
        yield el(
            "div",
            el("p", el("strong", f"A law to watch: {item.status.law}. "), item.status.says),
            labelled("Where it stands", status_text(item.status)),
            el("p", READINESS),
            class_="law",
        )


def _what_kcsie_says(item: Item) -> Iterator[Markup]:
    """The sentence itself where it was supplied; else that it is not, and what was read elsewhere, in our words."""
    cite = item.cites[0] if item.cites else None
    if cite and not cite.quote:
        yield el(
            "p",
            f"The words of {short_edition(cite.edition)} paragraph {cite.paragraph} are not in our source, so none are "
            "quoted here.",
            class_="quiet",
        )
    if cite and cite.quote:
        goes_on = ", in a sentence whose continuation is not in our source and is put here in our own words"
        yield el("p", f"KCSIE says{goes_on if item.continues else ''}:", class_="quiet")
        yield el("blockquote", el("p", quotation(cite.quote)), class_="kcsie")
    if item.rests_on:
        yield labelled("Beside it" if cite and cite.quote else "In our own words", item.rests_on)
