"""What the agenda and the visit sheet are headed and footed with."""

from dataclasses import dataclass
from datetime import date

from audit.domain.checklist import Checklist
from audit.domain.display import short_edition
from audit.domain.review import Review
from audit.reports.phrases import build_words


@dataclass(frozen=True, slots=True)
class SheetInput:
    """The review a sheet is of, and what made it."""

    checklist: Checklist
    review: Review
    today: date
    product: str

    @property
    def edition(self) -> str:
        """The edition the checklist's paragraph numbers are of."""
        return short_edition(self.review.edition)

    @property
    def build(self) -> str:
        """Product, checklist, edition and content, for the foot of every page."""
        return f"{build_words(self.product, self.checklist)} · {self.edition}"
