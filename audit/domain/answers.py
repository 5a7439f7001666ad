"""What a board answers about one item, and how it knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from audit.domain.words import NOT_APPLICABLE, Grade, Rating, Value


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one item. `value` None: evidence or a note is kept, the item stays unanswered.

    `evidence_by`, `proposed_by` and `checked_by` are roles, never names; `version` is the review's version at which it
    was last changed (0: never stored). `stands_from`: the day of the review in which it was agreed, where a follow-up
    lets it stand. `carried_from`: the edition on whose words it was given, where those words have changed since: it is
    shown, and the item is unanswered until somebody confirms it.
    """

    item: str
    value: Value | None = None
    na_reason: str = ""
    grade: Grade | None = None
    evidence_ref: str = ""
    evidence_date: date | None = None
    evidence_by: str = ""
    note: str = ""
    proposed_by: str = ""
    checked_by: str = ""
    checked_on: date | None = None
    version: int = 0
    stands_from: date | None = None
    carried_from: str = ""

    def __post_init__(self) -> None:
        if self.value is NOT_APPLICABLE and not self.na_reason.strip():
            raise ValueError(f"{self.item}: not applicable needs its reason.")

    @property
    def rating(self) -> Rating | None:
        """The rating 0 to 3, None where the answer is not a rating."""
        return self.value if isinstance(self.value, Rating) else None

    def fresh(self, assessed_on: date, fresh_days: int) -> bool:
        """Was its evidence dated within `fresh_days` days up to the day of judgement, that day included?"""
        return self.evidence_date is not None and 0 <= (assessed_on - self.evidence_date).days <= fresh_days


Answers = Mapping[str, Answer]
"""Answers by item id; an item without one is unanswered."""
ANSWER_FIELDS = ("value", "grade", "evidence_ref", "evidence_date", "evidence_by", "note", "na_reason")
"""What a person gives, in the order of the workbook's columns."""
