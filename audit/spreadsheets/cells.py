"""What one cell may hold and what it means: ratings, grades, dates, settings, numbers of schools.

Every reading raises `CellFault` with the code and a sentence saying what would be right. Free text is never repeated.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from audit.domain.dates import MOST_DAYS_AHEAD, last_day_for_assessed_on, long_date
from audit.domain.privacy import identifiers_in
from audit.domain.review import LONGEST_TEXT, URN
from audit.domain.words import (
    GRADE_WORDS,
    NOT_APPLICABLE,
    RATING_WORDS,
    SETTING_WORDS,
    UNKNOWN,
    Grade,
    Rating,
    Setting,
    Value,
)
from audit.errors import ProblemCode


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error such as #REF! instead of a value."""

    text: str


Cell: TypeAlias = str | float | bool | date | ErrorCell | None
"""A cell as read; blank is "" or None."""


class CellFault(Exception):  # noqa: N818  # it never leaves this layer: it becomes a Problem with its place
    """What is wrong with one cell."""

    def __init__(self, code: ProblemCode, message: str) -> None:
        self.code, self.message = code, message
        super().__init__(message)


_APOSTROPHES = str.maketrans("’‘`´ʼ", "'''''")
_LONGEST_SHOWN = 12
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00(?:\.0+)?)?)?")
_BRITISH_DATE = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")
_RATING_FIGURE = re.compile(r"([0-3])(?:\.0+)?")


def _key(text: str) -> str:
    """A word as it is compared: no case, no white space, straight apostrophes, no underscores."""
    return "".join(text.translate(_APOSTROPHES).casefold().replace("_", "").split())


_RATINGS: dict[str, Value] = {_key(words): value for value, words in RATING_WORDS.items()} | {
    "unknown": UNKNOWN,
    "dontknow": UNKNOWN,
    "n/a": NOT_APPLICABLE,
}
_RATING_AS_WRITTEN = {words.replace("’", "'"): value for value, words in RATING_WORDS.items()}
"""The words of our own drop-down, which most cells hold: found without looking closer."""
_GRADES = {_key(words): grade for grade, words in GRADE_WORDS.items()} | {_key(grade): grade for grade in Grade}
_SETTINGS = {_key(words): setting for setting, words in SETTING_WORDS.items()} | {_key(s): s for s in Setting}


def is_blank(cell: Cell) -> bool:
    """Is there nothing in it but white space?"""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def text_of(cell: Cell) -> str:
    """A cell as text: a whole number without its point, a date as ISO, line ends as one sign, no control characters."""
    if cell is None or isinstance(cell, str):
        return _clean(cell or "")
    match cell:
        case bool():
            return str(cell).upper()
        case int() | float():
            return str(int(cell)) if float(cell).is_integer() else repr(cell)
        case date():
            return cell.isoformat()
        case ErrorCell():
            return cell.text


def _clean(text: str) -> str:
    if text.isprintable():
        return text if text.strip() else ""
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if text.strip() else ""


def rating_of(cell: Cell) -> Value | None:
    """The answer in a rating cell, None where it is blank."""
    if is_blank(cell):
        return None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        if cell in (0, 1, 2, 3):
            return Rating(int(cell))
    elif isinstance(cell, str):
        if (value := _RATING_AS_WRITTEN.get(cell)) is not None:
            return value
        if figure := _RATING_FIGURE.fullmatch(cell.strip()):
            return Rating(int(figure[1]))
        if (value := _RATINGS.get(_key(cell))) is not None:
            return value
    raise CellFault(
        ProblemCode.RATING_INVALID,
        f"{_shown(cell)} is not a rating. Give 0, 1, 2 or 3 or its name (Not in place, Partly in place, In place, "
        "Embedded), “Don’t know” or “Not applicable”, or leave the cell blank.",
    )


def grade_of(cell: Cell) -> Grade | None:
    """The evidence grade, None where it is blank."""
    if is_blank(cell):
        return None
    if isinstance(cell, str) and (grade := _GRADES.get(_key(cell))):
        return grade
    raise CellFault(
        ProblemCode.GRADE_INVALID,
        f"{_shown(cell)} is not an evidence grade. Give told, seen, sampled or tested, or leave the cell blank.",
    )


def date_of(cell: Cell) -> date | None:
    """The day in a cell, None where it is blank. Never month first."""
    if is_blank(cell):
        return None
    if isinstance(cell, date):
        return cell
    if isinstance(cell, str):
        found = _ISO_DATE.fullmatch(cell.strip())
        parts = found.groups() if found else None
        if british := _BRITISH_DATE.fullmatch(cell.strip()):
            parts = british.groups()[::-1]
        if parts:
            try:
                return date(*map(int, parts))
            except ValueError:
                pass  # such as 31/02/2026: told below like any other
    raise CellFault(
        ProblemCode.DATE_INVALID,
        f"{_shown(cell)} is not a date. Give the day as DD/MM/YYYY or YYYY-MM-DD, for example 01/09/2026.",
    )


def evidence_date_of(cell: Cell, today: date) -> date | None:
    """The day somebody looked, not after today."""
    day = date_of(cell)
    if day is not None and day > today:
        raise CellFault(
            ProblemCode.DATE_FUTURE,
            f"The evidence is dated {long_date(day)}, which is after today. Give the day somebody looked.",
        )
    return day


def assessed_on_of(cell: Cell, today: date) -> date:
    """The day as at which the board judges: needed, and at most a term ahead."""
    day = date_of(cell)
    if day is None:
        raise CellFault(
            ProblemCode.DATE_INVALID, "The day as at which the board judges is missing. Give it as DD/MM/YYYY."
        )
    if day > last_day_for_assessed_on(today):
        raise CellFault(
            ProblemCode.DATE_FUTURE,
            f"{long_date(day)} is more than {MOST_DAYS_AHEAD} days ahead. "
            f"Give a day up to {long_date(last_day_for_assessed_on(today))}.",
        )
    return day


def urn_of(cell: Cell) -> str:
    """The school's number: six digits, as text or as a whole number."""
    whole = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    urn = text_of(cell).strip() if whole or isinstance(cell, str) else ""
    if URN.fullmatch(urn):
        return urn
    raise CellFault(
        ProblemCode.URN_INVALID,
        f"{'The URN is missing' if is_blank(cell) else f'{_shown(cell)} is not a URN'}. "
        "Give the school’s unique reference number: six digits, for example 900001.",
    )


def setting_of(cell: Cell) -> Setting | None:
    """The kind of school, by code or in words; None where it is blank."""
    if is_blank(cell):
        return None
    if isinstance(cell, str) and (setting := _SETTINGS.get(_key(cell))):
        return setting
    raise CellFault(
        ProblemCode.SETTING_UNKNOWN, f"This is not a kind of school that is known. Give one of: {', '.join(Setting)}."
    )


def free_text_of(cell: Cell, longest: int = LONGEST_TEXT) -> str:
    """A text somebody wrote, refused where it is too long or holds a number that identifies a child."""
    if isinstance(cell, ErrorCell):
        raise CellFault(
            ProblemCode.FILE_CORRUPT,
            "This cell holds an error or a formula without a result where a text should be; the rest of the file can "
            "be read. Type the text again.",
        )
    text = text_of(cell)
    if len(text) > longest:
        raise CellFault(
            ProblemCode.FILE_TOO_LARGE,
            f"The text in this cell has {len(text):,} characters, which is too long; the file itself is not. "
            f"Shorten the text to at most {longest:,}.",
        )
    if kinds := identifiers_in(text):
        raise CellFault(
            ProblemCode.PUPIL_DATA,
            f"This text seems to hold {' and '.join(kinds)}, which identifies a child. Take it out: "
            "this audit holds no names and no case detail.",
        )
    return text


def _shown(cell: Cell) -> str:
    """A short wrong value as a message may show it; anything that could be somebody’s own words is not repeated."""
    if isinstance(cell, ErrorCell):
        return f"An error ({cell.text})" if len(cell.text) <= 25 else "An error"
    text = text_of(cell).strip()
    return f"“{text}”" if len(text) <= _LONGEST_SHOWN and len(text.split()) == 1 else "What stands here"
