"""The board paper: from a review to plain content, and from that to a tagged PDF."""

from audit.domain.dates import long_date
from audit.domain.words import CROWN_COPYRIGHT
from audit.reports.agreement import agreement
from audit.reports.annexes import annexes
from audit.reports.attention import attention
from audit.reports.change import changes
from audit.reports.closing import limits
from audit.reports.decisions import decisions
from audit.reports.duties import duties
from audit.reports.knowing import actions, knowing
from audit.reports.paper_input import EditionWords, PaperInput, edition_words
from audit.reports.parts import PaperContent
from audit.reports.phrases import build_words
from audit.reports.standing import standing
from audit.reports.typeset import PaperError, proved, typeset

__all__ = [
    "EditionWords",
    "PaperContent",
    "PaperError",
    "PaperInput",
    "board_paper_pdf",
    "edition_words",
    "paper_content",
    "proved",
]


def paper_content(paper: PaperInput) -> PaperContent:
    """Every sentence, table and figure of the paper, in reading order."""
    review = paper.review
    facts = (
        ("Meeting", paper.meeting or "to be fixed"),
        ("Agenda item", paper.agenda_item or "to be fixed"),
        ("Prepared by", paper.prepared_by),
        ("Assessed on", long_date(review.assessed_on)),
        ("Period", period(paper)),
        ("Guidance", paper.edition.name),
        ("URN", review.school.urn),
    )
    return PaperContent(
        title=f"{paper.checklist.subject}: Part {paper.part}" + ("" if paper.part == 1 else ", confidential"),
        school=review.school.name,
        state="PROPOSED" if paper.proposed else "AGREED",
        part=paper.part,
        facts=facts,
        sections=(
            decisions(paper),
            standing(paper),
            duties(paper),
            changes(paper),
            attention(paper),
            actions(paper),
            knowing(paper),
            limits(paper),
            agreement(paper),
        ),
        annexes=annexes(paper),
        footer=build_words(paper.product, paper.checklist),
        day=paper.today,
        closing=(CROWN_COPYRIGHT,),
        board_name=paper.letterhead.board_name if paper.letterhead else "",
        crest=paper.letterhead.crest if paper.letterhead else None,
    )


def period(paper: PaperInput) -> str:
    """`18 November 2025 to 25 November 2026`: from the review before to this one; `first review` without one."""
    if paper.previous is None:
        return "first review"
    return f"{long_date(paper.previous.assessed_on)} to {long_date(paper.review.assessed_on)}"


def board_paper_pdf(paper: PaperInput) -> bytes:
    """The paper as a tagged PDF (PDF/UA-1), re-opened and counted. Raises PaperError if anything is missing."""
    return typeset(paper_content(paper))
