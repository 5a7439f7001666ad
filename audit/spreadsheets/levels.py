"""The sheet Levels of our workbook: what each rating means for each item, to read beside the answers."""

from collections.abc import Iterable
from typing import Any

from audit.domain.applies import held_by_words
from audit.domain.checklist import Item
from audit.domain.words import HELD_BY_WORDS, RATING_WORDS, Rating, Setting
from audit.spreadsheets import dress

LEVELS_SHEET = "Levels"
HEADINGS = (
    "Item",
    "Question",
    *(RATING_WORDS[rating] for rating in Rating),
    "A board may ask to see",
    "Not applicable only where",
    "Who answers",
)


def fill_levels(sheet: Any, items: Iterable[Item], setting: Setting | None) -> None:
    """One row an item: its four levels, what to ask to see, the one case in which it does not apply, who answers."""
    rows = [
        (
            item.id,
            item.question,
            *item.levels,
            "\n".join(f"• {one}" for one in item.evidence),
            item.na_when or "–",
            held_by_words(item, setting) if setting else HELD_BY_WORDS[item.held_by],
        )
        for item in items
    ]
    for row, values in enumerate((HEADINGS, *rows), start=1):
        for column, value in enumerate(values, start=1):
            dress.write(sheet.cell(row, column), value)
    dress.as_reading(sheet, len(rows), len(HEADINGS))
