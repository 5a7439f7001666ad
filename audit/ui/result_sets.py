"""Every strand and paragraph of the results, and what stands beside each judgement and each number."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from audit.bootstrap import App
from audit.domain.arithmetic import assurance_text
from audit.domain.checklist import Item
from audit.domain.display import figures_texts, judgement_text, paragraph_text
from audit.domain.explain import Line, working
from audit.domain.figures import Figures
from audit.domain.gaps import in_scope_with_answers, too_old
from audit.domain.item_words import READINESS
from audit.domain.missing import everything
from audit.domain.selection import grouped
from audit.domain.why import FIND_OUT, Why, why_part
from audit.domain.words import STRAND_WORDS, Strand
from audit.services.opened import Opened
from audit.ui import components
from audit.ui.explain_number import explain_number
from audit.ui.html import Markup, el, paragraph, show
from audit.ui.item_links import MOST_LINKS, item_links

MOST_TO_CHECK = 8


def reason(why: Why, lead: str) -> None:
    """Why a judgement is what it is, with the way to the items it speaks of."""
    paragraph(why.sentence)
    if why.find_out:
        paragraph(el("strong", FIND_OUT))
    item_links(lead, why.items, MOST_LINKS)


def known(
    opened: Opened, lines: tuple[Line, ...], figures: Figures, wanted: Callable[[Item], bool] = everything
) -> str:
    """How we know, in one line, with what is too old to count: that explains why fewer count than were looked at."""
    old = too_old(opened.checklist, opened.review, wanted)
    text = assurance_text(lines, figures)
    return f"{text} · {old} too old to count" if old else text


@dataclass(frozen=True, slots=True)
class _Set:
    """One strand or paragraph: how it is headed, its name in a sentence, its figures and its items."""

    heading: Markup
    name: str
    key: str
    figures: Figures
    wanted: Callable[[Item], bool]


def parts(app: App, opened: Opened) -> None:
    """Every strand and its paragraphs: judgement, numbers, why, and the working."""
    show(el("h2", "Each strand and paragraph"))
    for strand, paragraphs in grouped(in_scope_with_answers(opened.checklist, opened.review)).items():
        words = STRAND_WORDS[strand]
        figures = opened.figures.strands[strand]
        _part(opened, _Set(el("h3", words), words, strand, figures, partial(_is_of, strand)))
        if strand is Strand.LAW_WATCH:
            paragraph(READINESS, class_="quiet")
        for number, pairs in paragraphs.items():
            if number is not None:
                heading = components.paragraph_heading("h4", app, pairs[0][0], opened.review.assessed_on)
                name = paragraph_text(pairs[0][0])
                figures = opened.figures.paragraphs[number]
                _part(opened, _Set(heading, name, f"paragraph-{number}", figures, partial(_rests_on, number)))


def _is_of(strand: Strand, item: Item) -> bool:
    return item.strand is strand


def _rests_on(number: str, item: Item) -> bool:
    return item.paragraph == number


def _part(opened: Opened, part: _Set) -> None:
    lines = working(opened.checklist, opened.review, part.wanted)
    show(
        part.heading,
        el("p", el("strong", judgement_text(part.figures.judgement))),
        *(el("p", text) for text in figures_texts(part.figures)),
        el("p", known(opened, lines, part.figures, part.wanted)),
    )
    reason(why_part(opened.checklist, opened.review, part.figures, part.wanted), "Open an item:")
    explain_number(part.name, lines, part.figures, opened.review, key=part.key)
