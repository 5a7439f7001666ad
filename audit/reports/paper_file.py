"""The board paper as a file of the kind that was asked for; each proves itself before it is handed out."""

from typing import assert_never

from audit.domain.words import ReportFormat
from audit.reports.paper import board_paper_pdf
from audit.reports.paper_input import PaperInput
from audit.reports.word_paper import board_paper_docx


def paper_file(paper: PaperInput, kind: ReportFormat) -> bytes:
    """The bytes of the file, re-opened and counted. Raises PaperError if anything is missing."""
    match kind:
        case ReportFormat.PDF:
            return board_paper_pdf(paper)
        case ReportFormat.DOCX:
            return board_paper_docx(paper)
        case _:
            assert_never(kind)
