"""The checklist to be answered with a pen, as a tagged PDF: an item is never split over two pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.blank_sheet import GRADES, GRADES_MEAN, HOW_TO, NOTE, TO_FILL_IN, WARNING, BlankGroup, BlankSheet
from audit.domain.checklist import Checklist
from audit.domain.display import count, short_edition
from audit.reports.phrases import build_words, shortened
from audit.reports.typeset import typeset
from audit.reports.visit_paper import LONGEST_RUNNING

TITLE = "Checklist to fill in on paper"


@dataclass(frozen=True, slots=True)
class BlankInput:
    """What the sheet is of: a school that may be named already, whose items these are, and what made it."""

    checklist: Checklist
    sheet: BlankSheet
    whose: str
    today: date
    product: str
    school: str = ""
    urn: str = ""
    assessed_on: str = ""


@dataclass(frozen=True, slots=True)
class BlankContent:
    """The whole sheet as plain data. `to_fill_in` are (what, and what is known of it already)."""

    title: str
    school: str
    running: str
    checklist: str
    whose: str
    to_fill_in: tuple[tuple[str, str], ...]
    how_to: str
    warning: str
    grades_mean: tuple[str, ...]
    groups: tuple[BlankGroup, ...]
    grades: tuple[str, ...]
    note: str
    closing: str
    footer: str
    day: date
    template: str = "blank.typ"

    def tags(self) -> Mapping[str, int]:
        """A heading for each paragraph, and one for each item."""
        return {"H1": len(self.groups), "H2": sum(len(group.items) for group in self.groups)}


def blank_content(made: BlankInput) -> BlankContent:
    """Every word of the sheet, in reading order."""
    known = (made.school, made.urn, made.assessed_on, "")
    edition = short_edition(made.checklist.edition)
    return BlankContent(
        title=TITLE,
        school=made.school,
        running=shortened(made.school, LONGEST_RUNNING),
        checklist=made.checklist.title,
        whose=f"{count(made.sheet.items, 'item')}, {made.whose}. Paragraph numbers are those of {edition}.",
        to_fill_in=tuple(zip(TO_FILL_IN, known, strict=True)),
        how_to=HOW_TO,
        warning=WARNING,
        grades_mean=GRADES_MEAN,
        groups=made.sheet.groups,
        grades=GRADES,
        note=NOTE,
        closing=made.sheet.closing,
        footer=f"{build_words(made.product, made.checklist)} · {edition}",
        day=made.today,
    )


def blank_pdf(content: BlankContent) -> bytes:
    """The sheet as a PDF/UA-1 file, re-opened and counted. Raises PaperError if an item is missing."""
    return typeset(content)
