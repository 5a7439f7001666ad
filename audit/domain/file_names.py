"""The names of files that leave: what it is, whose, on which checklist and content, and by which version of us."""

from audit import __version__
from audit.domain.checklist import Checklist
from audit.domain.review import Review

HASH_SIGNS = 12
"""Signs of the content’s hash in a name: enough to tell one content from another."""


def file_name(what: str, extension: str, *, checklist: str = "", content_hash: str = "") -> str:
    """`problems-core-103-109-ab12cd34ef56-v0.1.0.csv`; where a file is of no one checklist, its name has none."""
    parts = (what, checklist, content_hash[:HASH_SIGNS], f"v{__version__}")
    return f"{'-'.join(part for part in parts if part)}.{extension}"


def review_file_name(what: str, review: Review, extension: str) -> str:
    """`trend-900001-2026-11-25-core-103-109-ab12cd34ef56-v0.1.0.csv`."""
    whose = f"{what}-{review.school.urn}-{review.assessed_on.isoformat()}"
    return file_name(whose, extension, checklist=review.checklist, content_hash=review.content_hash)


def checklist_file_name(what: str, checklist: Checklist, extension: str) -> str:
    """The name of a file about a checklist, of no school."""
    return file_name(what, extension, checklist=checklist.id, content_hash=checklist.content_hash)
