"""What the page of the board paper says of its two parts, of its standing and of its kinds of file."""

from audit.domain.words import ReportFormat

PARTS = {1: "Part 1, fit to publish", 2: "Part 2, confidential"}
WHY_PARTS = (
    "Agendas, minutes and papers may be inspected, so Part 1 holds no confidential item’s finding; "
    "Part 2 holds them as well, for the board alone."
)
STATES = {
    "PROPOSED": "The paper will say PROPOSED: the board has not agreed this review yet.",
    "AGREED": "The paper will say AGREED: the board has agreed this review.",
}
MIMES = {
    ReportFormat.PDF: "application/pdf",
    ReportFormat.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ReportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What a browser calls each kind of file."""
