"""The editions of the guidance: which is in force, where a duty stands in each, how sure that is, and why."""

from datetime import date

from audit.domain.checklist import Edition, Item, Library
from audit.domain.dates import long_date
from audit.domain.display import short_edition
from audit.domain.numbering import crosswalk_rows, in_force_text, reasons, standing_on, standings
from audit.domain.words import SURE_WORDS, TEXT_SEEN_WORDS
from audit.ui.html import bullets, el, paragraph, show, table


def in_force(library: Library, item: Item, day: date) -> None:
    """Where the item's duty stands in the edition in force on the review's day; why, and the others, one press away."""
    line = in_force_text(library, item, day)
    if not line:
        return
    now = standing_on(library, item, day)
    rows = [
        (short_edition(one.edition.id), f"¶{one.number}" if one.number else "–", SURE_WORDS[one.sure], one.why)
        for one in standings(library, item)
    ]
    headings = ("Edition", "Paragraph", "How sure", "Why")
    show(
        el(
            "details",
            el("summary", line),
            *([el("p", now.why)] if now else []),
            table("Where this stands in each edition", headings, rows),
            class_="editions",
        )
    )


def editions(library: Library) -> None:
    """Every edition, what it changed, where each topic of the section stands in it, and why that is believed."""
    show(el("h2", "Editions of the guidance"))
    paragraph(
        "Keeping children safe in education comes out anew nearly every year, and its paragraph numbers move. "
        "A number here always stands with its edition, and says how sure it is."
    )
    rows = [(one.title, _days(one), f"{TEXT_SEEN_WORDS[one.text]}. {one.remark}".strip()) for one in library.editions]
    show(table("The editions", ("Edition", "In force", "What was seen of it here"), rows))
    show(el("h3", "What changed in substance"))
    for edition in library.editions:
        if edition.changes:
            changes = (f"{one.what} {SURE_WORDS[one.sure]}. Source: {one.source}." for one in edition.changes)
            show(el("h4", edition.title), bullets(changes))
    show(el("h3", "Where each subject stands"))
    names = [short_edition(one.id) for one in library.editions]
    show(table("Paragraph numbers by edition", ("Subject", *names), crosswalk_rows(library)))
    show(el("h3", "Why the numbers are believed"), bullets(reasons(library)))


def _days(edition: Edition) -> str:
    """`1 September 2025 to 31 August 2026`; an edition that no later one has followed has no last day."""
    until = f"to {long_date(edition.in_force_to)}" if edition.in_force_to else "on"
    return f"{'from ' if not edition.in_force_to else ''}{long_date(edition.in_force_from)} {until}"
