"""The evidence index on one A4 page, as a tagged PDF: what does not fit is counted and said where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from audit.domain.dates import long_date
from audit.domain.display import count, named
from audit.domain.evidence_index import HEADINGS, EvidenceLine, evidence_index
from audit.reports.paper_input import PaperInput
from audit.reports.phrases import build_words
from audit.reports.typeset import typeset

TITLE = "Evidence index"
LIMITS = (
    "Self-assessed. It tells what the answers rest on, and nothing of how anybody else would see them. Every item "
    "stands in Annex A of the board paper."
)
DROPPED_AT_ONCE = 3
"""Lines taken off a page that is too full before it is tried again."""
_A_PAGE = re.compile(rb"/Type\s*/Page(?![a-zA-Z])")


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """The whole page as plain data."""

    title: str
    school: str
    state: str
    part: int
    facts: tuple[tuple[str, str], ...]
    lead: str
    withheld: str
    headings: tuple[str, ...]
    lines: tuple[EvidenceLine, ...]
    left_out: str
    without: tuple[tuple[str, str], ...]
    limits: str
    footer: str
    day: date
    template: str = "evidence.typ"

    def tags(self) -> Mapping[str, int]:
        """A row for each statement, and one for the headings where there is any."""
        return {"TR": 1 + len(self.lines) if self.lines else 0, "H1": bool(self.lines) + bool(self.without)}


def evidence_content(paper: PaperInput) -> EvidenceContent:
    """Every word of the page, with every line: `evidence_pdf` leaves out what does not fit."""
    review = paper.review
    index = evidence_index(
        paper.shown,
        review,
        paper.previous,
        paper.earlier,
        contents=paper.shown_contents,
        of_part=paper.of_this_part,
    )
    since = long_date(paper.previous.assessed_on) if paper.previous else "none before this one"
    return EvidenceContent(
        title=f"{TITLE}: Part {paper.part}" + ("" if paper.part == 1 else ", confidential"),
        school=review.school.name,
        state="PROPOSED" if paper.proposed else "AGREED",
        part=paper.part,
        facts=(
            ("Assessed on", long_date(review.assessed_on)),
            ("Last time", since),
            ("Guidance", paper.edition.name),
            ("URN", review.school.urn),
        ),
        lead=index.lead,
        withheld=_withheld(paper.withheld),
        headings=HEADINGS,
        lines=index.lines,
        left_out="",
        without=index.without,
        limits=LIMITS,
        footer=build_words(paper.product, paper.checklist),
        day=paper.today,
    )


def evidence_pdf(content: EvidenceContent) -> bytes:
    """One page as a PDF/UA-1 file, re-opened and counted. Raises PaperError if a line is missing."""
    pdf = typeset(content)
    shown = len(content.lines)
    while len(_A_PAGE.findall(pdf)) > 1 and shown:
        shown = max(0, shown - DROPPED_AT_ONCE)
        pdf = typeset(_with(content, shown))
    return pdf


def _with(content: EvidenceContent, shown: int) -> EvidenceContent:
    """The page with its first lines, and a sentence about the others."""
    left = content.lines[shown:]
    more = "statement rests" if len(left) == 1 else "statements rest"
    words = f"{len(left)} more {more} on a look and {'does' if len(left) == 1 else 'do'} not fit on this page"
    return replace(
        content,
        lines=content.lines[:shown],
        left_out=f"{words}: {named([line.id for line in left])}. See Annex A of the board paper.",
    )


def _withheld(number: int) -> str:
    if not number:
        return ""
    return f"{count(number, 'confidential item')} {'stands' if number == 1 else 'stand'} in Part 2 only."
