"""The head of a school’s papers: what its board calls itself, and the school’s crest."""

from dataclasses import dataclass, field

from audit.domain.review import LONGEST_NAME
from audit.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Of one school. `crest` is a PNG the product made itself; `crest_name` is what its file was called.

    `version` grows by one with every change; 0: never stored.
    """

    urn: str
    board_name: str = ""
    crest: bytes | None = field(default=None, repr=False)
    crest_name: str = ""
    version: int = 0

    def __post_init__(self) -> None:
        if len(self.board_name) > LONGEST_NAME or len(self.crest_name) > LONGEST_NAME:
            raise NotAllowedError(f"A name has at most {LONGEST_NAME} characters.", field="board_name")
        if self.crest_name and self.crest is None:
            raise ValueError("Only a crest has a name.")


def crest_words(school: str) -> str:
    """What is said of a crest to whoever does not see it."""
    return f"Crest of {school}"
