"""The visit sheet as a tagged PDF: one block an item, never split, with room to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.dates import long_date
from audit.domain.visit_sheet import CONTROLLER_HEADINGS, FOUND, TICKS, WARNING, VisitLine, VisitSheet
from audit.reports.phrases import shortened
from audit.reports.sheet_input import SheetInput
from audit.reports.typeset import typeset

TITLE = "Visit sheet"
LONGEST_RUNNING = 60
"""Signs of a name that share one line with the day and the warning."""


@dataclass(frozen=True, slots=True)
class VisitGroup:
    """Whom to see, and the items to look at with them."""

    heading: str
    lines: tuple[VisitLine, ...]


@dataclass(frozen=True, slots=True)
class VisitContent:
    """The whole sheet as plain data."""

    title: str
    school: str
    running: str
    """The school's name as it stands on top of every page: one line."""
    visit_day: str
    facts: tuple[tuple[str, str], ...]
    lead: tuple[str, ...]
    warning: str
    groups: tuple[VisitGroup, ...]
    controller: str
    controller_words: str
    controller_headings: tuple[str, ...]
    of_controller: tuple[tuple[str, ...], ...]
    closing: tuple[str, ...]
    found: str
    ticks: tuple[str, ...]
    footer: str
    day: date
    template: str = "visit.typ"

    def tags(self) -> Mapping[str, int]:
        """A heading for each role and for what the trust answers, one for each item, and that table's rows."""
        apart = len(self.of_controller)
        return {
            "H1": len(self.groups) + bool(apart),
            "H2": sum(len(group.lines) for group in self.groups),
            "TR": 1 + apart if apart else 0,
        }


def visit_content(sheet: VisitSheet, made: SheetInput, *, visit_on: date | None) -> VisitContent:
    """Every word of the sheet, in reading order."""
    review = made.review
    return VisitContent(
        title=TITLE,
        school=review.school.name,
        running=shortened(review.school.name, LONGEST_RUNNING),
        visit_day=long_date(visit_on) if visit_on else "",
        facts=(
            ("Review for", long_date(review.assessed_on)),
            ("Checklist", made.checklist.title),
            ("Guidance", made.edition),
            ("URN", review.school.urn),
        ),
        lead=tuple(text for text in (sheet.lead, sheet.confidential) if text),
        warning=WARNING,
        groups=tuple(VisitGroup(f"See: {role}", lines) for role, lines in sheet.groups),
        controller=sheet.controller,
        controller_words=sheet.controller_means,
        controller_headings=CONTROLLER_HEADINGS,
        of_controller=sheet.controller_rows,
        closing=tuple(text for text in (sheet.left,) if text),
        found=FOUND,
        ticks=tuple(TICKS.values()),
        footer=made.build,
        day=made.today,
    )


def visit_pdf(content: VisitContent) -> bytes:
    """The sheet as a PDF/UA-1 file, re-opened and counted. Raises PaperError if anything is missing."""
    return typeset(content)
