"""Where things stand in the files we write and read: sheets, headings, cells. Imports nothing, for the child's sake."""

SCHOOL_SHEET = "School"
ANSWERS_SHEET = "Answers"
META_SHEET = "_meta"
INSTRUCTIONS_SHEET = "Instructions"

SCHOOL_LABELS = ("URN", "School", "Setting", "Assessed on", "Completed by (name, role)")
"""Column A of the school sheet, from row 2; the values stand beside them in column B."""
META_KEYS = (
    "product",
    "product_version",
    "checklist",
    "edition",
    "content_hash",
    "urn",
    "review_id",
    "review_version",
)

WORKBOOK_HEADINGS = (
    "Item",
    "Paragraph",
    "Question",
    "Source text",
    "Rating",
    "Evidence grade",
    "Evidence reference",
    "Evidence date",
    "Evidence seen by",
    "Note",
    "Reason if not applicable",
    "Last time",
)
WORKBOOK_FIELDS = {
    "Item": "item",
    "Rating": "value",
    "Evidence grade": "grade",
    "Evidence reference": "evidence_ref",
    "Evidence date": "evidence_date",
    "Evidence seen by": "evidence_by",
    "Note": "note",
    "Reason if not applicable": "na_reason",
}
"""The headings that are read back, and the field each one fills; the others only inform."""

LONG_HEADINGS = (
    "urn",
    "school",
    "assessed_on",
    "item",
    "rating",
    "evidence_grade",
    "evidence_ref",
    "evidence_date",
    "note",
    "na_reason",
)
LONG_OPTIONAL = ("setting", "checklist", "evidence_by")
LONG_FIELDS = {"rating": "value", "evidence_grade": "grade"}
"""The headings of the long file whose field has another name."""
FEWEST_LONG_HEADINGS = 3
"""A sheet with fewer headings of the long file is somebody's own sheet, not a long file with a column lost."""

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes. A return is about 20 kB; a thousand of them in one long file are about 3 MB."""
MOST_CELLS = 1_000_000
"""Cells of one file, empty ones between included: 75,000 rows of the long file, about 1,200 returns."""


def heading_key(heading: object) -> str:
    """A heading as it is compared: letters and figures only, in lower case."""
    return "".join(filter(str.isalnum, str(heading).casefold()))
