"""The sheet Levels of our workbook: what each rating means for each item, to read beside the answers."""

from collections.abc import Iterable
from typing import Any

from audit.domain.checklist import Item
from audit.domain.words import RATING_WORDS, Rating
from audit.spreadsheets import dress

LEVELS_SHEET = "Levels"
HEADINGS = (
    "Item",
    "Question",
    *(RATING_WORDS[rating] for rating in Rating),
    "A board may ask to see",
    "Not applicable only where",
)


def fill_levels(sheet: Any, items: Iterable[Item]) -> None:
    """One row an item: its four levels, what to ask to see, and the one case in which it does not apply."""
    rows = [
        (item.id, item.question, *item.levels, "\n".join(f"• {one}" for one in item.evidence), item.na_when or "–")
        for item in items
    ]
    for row, values in enumerate((HEADINGS, *rows), start=1):
        for column, value in enumerate(values, start=1):
            dress.write(sheet.cell(row, column), value)
    dress.as_reading(sheet, len(rows), len(HEADINGS))
