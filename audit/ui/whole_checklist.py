"""A whole checklist on one page: what the guidance says, paragraph by paragraph, and every item it led to."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import groupby

from audit.bootstrap import App
from audit.content import coverage
from audit.domain.checklist import Checklist, Item, Library, Sentence
from audit.domain.display import short_edition
from audit.domain.words import STRAND_WORDS, SURE_WORDS, Sure
from audit.ui.html import Markup, el, join
from audit.ui.whole_item import whole_item


def whole_checklist(app: App, checklist: Checklist, items: Sequence[Item], today: date) -> Markup:
    """These items of the checklist by strand and paragraph, in its own order, as one piece of HTML."""
    return join(_strands(app, checklist, items, today))


def elsewhere(library: Library, edition: str, paragraph: str, today: date) -> str:
    """`KCSIE 2025: ¶112. KCSIE 2026, in force today: not verified, look in your copy.`: only what somebody has read."""
    in_force = library.in_force_on(today)
    words: list[str] = []
    for number in library.crosswalk.get((edition, paragraph), ()):
        now = in_force is not None and number.edition == in_force.id
        if number.edition == edition and number.sure is not Sure.STATED:
            words.append(f"This number: {SURE_WORDS[number.sure].lower()}.")
        if number.edition == edition or not (now or number.sure is Sure.STATED):
            continue
        stated = f"¶{number.number}" if number.sure is Sure.STATED else "not verified, look in your copy"
        words.append(f"{short_edition(number.edition)}{', in force today' if now else ''}: {stated}.")
    return " ".join(words)


def _strands(app: App, checklist: Checklist, items: Sequence[Item], today: date) -> Iterator[Markup]:
    led_to = dict(coverage(app.library, checklist.id))
    shown = {item.id for item in items}
    for strand, of_strand in groupby(items, lambda item: item.strand):
        heading = [el("h2", STRAND_WORDS[strand])]
        for paragraph, group in groupby(of_strand, lambda item: item.paragraph):
            first, *rest = group
            edition = first.cites[0].edition if first.cites else checklist.edition
            if paragraph:
                heading.append(el("h3", f"Paragraph {paragraph} of {short_edition(edition)}"))
                heading.append(el("p", elsewhere(app.library, edition, paragraph, today), class_="quiet"))
            sentences = [
                _sentence(one, led_to[one.id], shown)
                for one in app.library.sentences
                if one.id in led_to and (one.edition, one.paragraph) == (edition, paragraph)
            ]
            # what opens a paragraph is printed on one page with the first item it led to
            yield el("div", *heading, *sentences, whole_item(first), class_="opening")
            yield from (whole_item(item) for item in rest)
            heading = []


def _sentence(sentence: Sentence, led_to: Sequence[str], shown: Collection[str]) -> Markup:
    """A supplied sentence, and the items it led to; those on the page are links."""
    ends = sentence.text.endswith(".")
    begins = "(the supplied page begins here) … " if sentence.fragment and ends else ""
    breaks_off = " … (the supplied page ends here)" if sentence.fragment and not ends else ""
    links = [el("a", one, href=f"#{one}") if one in shown else one for one in led_to]
    separated = [part for one in links for part in (", ", one)][1:]
    return el(
        "div",
        el("blockquote", el("p", f"{begins}“{sentence.text}”{breaks_off}"), class_="kcsie"),
        el("p", "This sentence led to ", *separated, ".", class_="quiet"),
        class_="sentence",
    )
