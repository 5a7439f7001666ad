"""Writes the long file: one row per answer, readable by this product and by any spreadsheet."""

import csv
import io
from collections.abc import Iterable

from audit.domain.answers import Answer
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, Rating, Value
from audit.spreadsheets.layout import LONG_HEADINGS, LONG_OPTIONAL
from audit.spreadsheets.text_table import guard


def write_long_csv(reviews: Iterable[Review]) -> bytes:
    """The answers of these reviews as CSV in UTF-8 with its mark, which Excel needs to show ’ and £ rightly.

    A text that a spreadsheet would take for a formula stands behind an apostrophe; reading takes it off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(LONG_HEADINGS + LONG_OPTIONAL)
    for review in reviews:
        writer.writerows(_row(review, answer) for answer in review.answers.values())
    return out.getvalue().encode("utf-8-sig")


def _row(review: Review, answer: Answer) -> list[str]:
    """In the order of the headings."""
    return [
        review.school.urn,
        guard(review.school.name),
        review.assessed_on.isoformat(),
        answer.item,
        _rating(answer.value),
        answer.grade or "",
        guard(answer.evidence_ref),
        answer.evidence_date.isoformat() if answer.evidence_date else "",
        guard(answer.note),
        guard(answer.na_reason),
        review.school.setting,
        review.checklist,
        guard(answer.evidence_by),
    ]


def _rating(value: Value | None) -> str:
    if value is None:
        return ""
    if isinstance(value, Rating):
        return str(int(value))
    return "n/a" if value is NOT_APPLICABLE else value.value
