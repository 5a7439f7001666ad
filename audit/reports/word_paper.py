"""The board paper as an editable Word document (DOCX)."""

from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput
from audit.reports.word.package import word_file
from audit.reports.word.proof import proved


def board_paper_docx(paper: PaperInput) -> bytes:
    """The paper as a Word document, re-opened and counted. Raises PaperError if anything is missing."""
    content = paper_content(paper)
    return proved(word_file(content), content)
