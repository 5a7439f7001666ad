"""What stands above the answer: what KCSIE says, the law, what the item counts, whom to ask and what to ask to see."""

from collections.abc import Iterator

from audit.domain.checklist import Item
from audit.domain.item_sources import kcsie_says, law_says
from audit.domain.item_words import weight_text
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
    law, *rest = law_says(item) or (None,)
    if law is not None:
        more = [labelled(one.label, one.text) if one.label else el("p", one.text) for one in rest]
        yield el("div", el("p", el("strong", f"{law.label}. "), law.text), *more, class_="law")


def _what_kcsie_says(item: Item) -> Iterator[Markup]:
    for source in kcsie_says(item):
        if source.quoted:
            yield el("p", f"{source.label}:", class_="quiet")
            yield el("blockquote", el("p", source.text), class_="kcsie")
        elif source.label:
            yield labelled(source.label, source.text)
        else:
            yield el("p", source.text, class_="quiet")
