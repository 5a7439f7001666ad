"""One item with its challenge on one A4 page, as a tagged PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.dates import long_date
from audit.domain.item_sheet import HISTORY_HEADINGS, ItemSheet
from audit.reports.phrases import shortened
from audit.reports.sheet_input import SheetInput
from audit.reports.typeset import typeset

TITLE = "One item"
NOTES = "Notes (no names, no case detail)"
LONGEST_NOTE = 400
"""Signs of the note of this review that are printed; what goes on is said to."""


@dataclass(frozen=True, slots=True)
class ItemContent:
    """The whole page as plain data."""

    title: str
    school: str
    facts: tuple[tuple[str, str], ...]
    item: ItemSheet
    note: str
    headings: tuple[str, ...]
    notes: str
    footer: str
    day: date
    template: str = "item.typ"

    def tags(self) -> Mapping[str, int]:
        """A row for each review and for the headings of their table, and the question's heading."""
        return {"TR": 1 + len(self.item.history), "H1": 1}


def item_content(sheet: ItemSheet, made: SheetInput) -> ItemContent:
    """Every word of the page, in reading order."""
    review = made.review
    return ItemContent(
        title=f"{TITLE}: {sheet.id}",
        school=review.school.name,
        facts=(
            ("Review for", long_date(review.assessed_on)),
            ("Checklist", made.checklist.title),
            ("URN", review.school.urn),
        ),
        item=sheet,
        note=shortened(sheet.note, LONGEST_NOTE),
        headings=HISTORY_HEADINGS,
        notes=NOTES,
        footer=made.build,
        day=made.today,
    )


def item_pdf(content: ItemContent) -> bytes:
    """The page as a PDF/UA-1 file, re-opened and counted. Raises PaperError if anything is missing."""
    return typeset(content)
