"""A board paper that was kept as the one the board was sent."""

from dataclasses import dataclass
from datetime import date, datetime

from audit.domain.dates import LONDON, long_date
from audit.domain.words import ReviewStatus


@dataclass(frozen=True, slots=True)
class PaperSent:
    """Made at a moment, of one version of a review with the standing it had; `seq` is where the trail tells of it."""

    part: int
    status: ReviewStatus
    meeting: str
    made_at: datetime
    version: int
    seq: int = 0

    @property
    def day(self) -> date:
        """The day it was made, in London."""
        return self.made_at.astimezone(LONDON).date()

    @property
    def words(self) -> str:
        """`the paper of 18 November 2026 (proposed)`."""
        standing = "proposed" if self.status is ReviewStatus.OPEN else "agreed"
        return f"the paper of {long_date(self.day)} ({standing})"
