"""The board paper as a file of the kind that was asked for; each proves itself before it is handed out."""

from collections.abc import Callable
from typing import assert_never

from audit.domain.data_pack import DataPack
from audit.domain.words import ReportFormat
from audit.reports.data_pack import data_pack
from audit.reports.paper import board_paper_pdf
from audit.reports.paper_input import PaperInput
from audit.reports.word_paper import board_paper_docx


def paper_file(paper: PaperInput, kind: ReportFormat, write_pack: Callable[[DataPack], bytes]) -> bytes:
    """The bytes of the file, re-opened and counted. Raises PaperError, or PackError, if anything is missing.

    `write_pack` makes a workbook of a data pack, which is the business of the part that knows workbooks.
    """
    match kind:
        case ReportFormat.PDF:
            return board_paper_pdf(paper)
        case ReportFormat.DOCX:
            return board_paper_docx(paper)
        case ReportFormat.XLSX:
            return write_pack(data_pack(paper))
        case _:
            assert_never(kind)
