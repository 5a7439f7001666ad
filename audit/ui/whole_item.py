"""One item of a checklist with everything that is written about it, to be read or printed."""

from collections.abc import Iterator

from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import listed, short_edition
from audit.domain.words import HELD_BY_WORDS, RATING_SHAPES, RATING_WORDS, SETTING_WORDS, Rating, Setting
from audit.ui.guidance import guidance, labelled
from audit.ui.html import Markup, el


def whole_item(item: Item) -> Markup:
    """The item: its question, where it comes from, the law behind it, and everything an answer rests on."""
    return el(
        "section",
        el("h4", f"{item.id} · {item.question}", id=item.id),
        guidance(item),
        el("p", el("strong", "How far is it in place?")),
        el("ul", *(_level(rating, item.levels[rating]) for rating in Rating)),
        labelled("Who answers", HELD_BY_WORDS[item.held_by]),
        *(labelled(label, text) for label, text in _limits(item)),
        class_="whole-item",
        aria_label=item.id,
    )


def _limits(item: Item) -> Iterator[tuple[str, str]]:
    """When it may be not applicable, who is not asked and why, from when it is asked, and what else it rests on."""
    if item.na_when:
        yield "Not applicable only where this is so", item.na_when
    if left_out := [SETTING_WORDS[setting] for setting in Setting if setting not in item.applies_to]:
        yield "Not asked of", f"{listed(left_out)}. {item.applies_why or ''}"
    if item.in_force_from:
        yield "Asked from", f"reviews dated {long_date(item.in_force_from)} or later, the day its law came into force."
    if further := [f"{short_edition(cite.edition)}, {_place(cite.paragraph)}" for cite in item.cites[1:]]:
        yield "See also", f"{listed(further)}."


def _place(paragraph: str) -> str:
    return f"paragraph {paragraph}" if paragraph[:1].isdigit() else paragraph


def _level(rating: Rating, text: str) -> Markup:
    return el("li", el("strong", f"{RATING_SHAPES[rating]} {RATING_WORDS[rating]}: "), text)
