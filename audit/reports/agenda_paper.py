"""The agenda as a tagged PDF: one A4 page for forty minutes, more pages for more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from audit.domain.agenda_sheet import ITEMS_A_PAGE, AgendaLine, AgendaSheet
from audit.domain.dates import long_date
from audit.domain.words import STATUS_WORDS, ReviewStatus
from audit.reports.sheet_input import SheetInput
from audit.reports.typeset import typeset

TITLE = "Agenda"
HEADINGS = ("Item", "What it asks, and who has it", "Where it stands, and why it is here", "The question to ask")


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """A heading, some words, and a table of items where there are any."""

    heading: str
    words: tuple[str, ...]
    lines: tuple[AgendaLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaContent:
    """The whole agenda as plain data. `one_page`: it is set small enough to stand on one page."""

    title: str
    school: str
    state: str
    part: int
    facts: tuple[tuple[str, str], ...]
    headings: tuple[str, ...]
    sections: tuple[AgendaSection, ...]
    one_page: bool
    footer: str
    day: date
    template: str = "agenda.typ"

    def tags(self) -> Mapping[str, int]:
        """A row for each item and for each table's headings, and a heading for each section."""
        tables = [section for section in self.sections if section.lines]
        rows = sum(1 + len(section.lines) for section in tables)
        return {"TR": rows, "H1": len(self.sections)}


def agenda_content(sheet: AgendaSheet, made: SheetInput, *, meeting: str, part: Literal[1, 2]) -> AgendaContent:
    """Every word of the agenda, in reading order."""
    review = made.review
    taken = AgendaSection("For the board’s time", _some(sheet.lead, sheet.goes_on), sheet.lines)
    sections = [taken]
    if sheet.spare:
        sections.append(AgendaSection("If there is time", (), sheet.spare))
    if words := _some(sheet.left, sheet.rest):
        sections.append(AgendaSection("The rest", words))
    return AgendaContent(
        title=f"{TITLE}: Part {part}" + ("" if part == 1 else ", confidential"),
        school=review.school.name,
        state="PROPOSED" if review.status is ReviewStatus.OPEN else STATUS_WORDS[review.status].upper(),
        part=part,
        facts=(
            ("Meeting", meeting or "to be fixed"),
            ("Review for", long_date(review.assessed_on)),
            ("Checklist", made.checklist.title),
            ("Guidance", made.edition),
            ("URN", review.school.urn),
        ),
        headings=HEADINGS,
        sections=tuple(sections),
        one_page=len(sheet.lines) + len(sheet.spare) <= ITEMS_A_PAGE,
        footer=made.build,
        day=made.today,
    )


def agenda_pdf(content: AgendaContent) -> bytes:
    """The agenda as a PDF/UA-1 file, re-opened and counted. Raises PaperError if anything is missing."""
    return typeset(content)


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
