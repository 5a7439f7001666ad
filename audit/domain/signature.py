"""Who signed a review, at which meeting, and which version of it."""

from dataclasses import dataclass
from datetime import date

from audit.domain.words import BoardSigner, SchoolSigner


@dataclass(frozen=True, slots=True)
class Signature:
    """Two roles, no names. `version` is the review's as it was read; `content` the SHA-256 of what it said then."""

    school: SchoolSigner
    board: BoardSigner
    met_on: date
    version: int = 0
    content: str = ""
