"""Writes our workbook: a school’s details, the items with their answer cells, and what it was made from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection

import audit
from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.applies import LeftOut, left_out
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import short_date
from audit.domain.display import short_edition
from audit.domain.item_words import how_far
from audit.domain.last_time import LastTime
from audit.domain.last_time_words import asked_as
from audit.domain.review import School
from audit.domain.words import CROWN_COPYRIGHT, RATING_WORDS, Relation, Setting, Value
from audit.spreadsheets import dress
from audit.spreadsheets.layout import (
    ANSWERS_SHEET,
    INSTRUCTIONS_SHEET,
    META_KEYS,
    META_SHEET,
    SCHOOL_LABELS,
    SCHOOL_SHEET,
    WORKBOOK_FIELDS,
    WORKBOOK_HEADINGS,
)
from audit.spreadsheets.levels import LEVELS_SHEET, fill_levels

TITLE = "Governor self-audit: {}"
"""Filled in with what the checklist is about."""
INSTRUCTIONS = """\
How to fill in this workbook
1. On the sheet School, give the school’s details and the day the board judges.
2. On the sheet Answers, choose a rating for each item you can speak for. Leave the others blank.
The sheet Levels says what each rating means for each item, and what a board may ask to see.
Choose “Don't know” where nobody has asked yet, “Not applicable” only with the reason.
3. Say how the board knows. told: staff say so. seen: a board member or the clerk read it.
sampled: someone other than its owner checked examples. tested: it was tried out.
From seen on, give the date and the role that looked.
4. No names, no case detail: give roles.
5. “Last time” shows what was agreed before. A blank cell changes nothing.
This supports the board’s judgement. It is not the section 175/157 return, legal advice or a certificate."""
ANSWERS_AT = 2
"""Where the sheet Answers stands: a workbook of a review opens there, a blank one at the instructions."""
OWN_WORDS = "Own words: this continues paragraph {} beyond the supplied text."
NOT_QUOTED = "Not quoted here: look in your copy."
ON_WORDS_BEFORE = "in this review, on the words before"
OTHER_WORDS = "It asks in other words now: read the question again."
WORDS_NOT_KEPT = "The words of then were not kept: read the question again."
NO_PARAGRAPH = "No paragraph: good practice and readiness."


@dataclass(frozen=True, slots=True)
class SchoolNamed:
    """A school as far as anybody has named it: each part may be blank."""

    urn: str = ""
    name: str = ""
    setting: Setting | None = None


def write_workbook(
    checklist: Checklist,
    *,
    school: School | SchoolNamed | None = None,
    setting: Setting | None = None,
    assessed_on: date | None = None,
    completed_by: str = "",
    items: Iterable[Item] | None = None,
    answers: Mapping[str, Answer] | None = None,
    last_time: Mapping[str, LastTime] | None = None,
    review_id: str = "",
    review_version: int | None = None,
) -> bytes:
    """The workbook as .xlsx bytes, blank or with what is known filled in.

    `items`: those to ask (of one role, say); by default all that are in scope of the setting and day, or all. They
    stand in checklist order. `answers` fill the answer cells; `last_time`, by item, stands locked in the last column.
    """
    setting = setting or (school.setting if school else None)
    book: Any = Workbook()
    _instructions(book.active, checklist, left_out(checklist, setting, assessed_on) if setting and assessed_on else ())
    title = TITLE.format(checklist.subject)
    school_sheet = book.create_sheet(SCHOOL_SHEET)
    dress.write(school_sheet["A1"], title)
    _school(school_sheet, school, setting, assessed_on, completed_by)
    asked = _asked(checklist, items, setting, assessed_on)
    _answers(book.create_sheet(ANSWERS_SHEET), checklist, asked, answers or {}, last_time or {})
    fill_levels(book.create_sheet(LEVELS_SHEET), asked, setting)
    meta = (
        audit.PRODUCT,
        audit.__version__,
        checklist.id,
        checklist.edition,
        checklist.content_hash,
        school.urn if school else "",
        review_id,
        "" if review_version is None else str(review_version),
    )
    _meta(book.create_sheet(META_SHEET), meta)
    first = ANSWERS_AT if review_id else 0
    book.active = first
    for n, sheet in enumerate(book.worksheets):
        sheet.sheet_view.tabSelected = n == first
    book.properties.creator = audit.PRODUCT
    book.properties.title = title
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _asked(
    checklist: Checklist, items: Iterable[Item] | None, setting: Setting | None, assessed_on: date | None
) -> list[Item]:
    if items is not None:
        return sorted(items, key=lambda item: checklist.place[item.id])
    if setting and assessed_on:
        return list(checklist.in_scope(setting, assessed_on))
    return [item for item in checklist.items if setting is None or setting in item.applies_to]


def _instructions(sheet: Any, checklist: Checklist, left: Sequence[LeftOut]) -> None:
    sheet.title = INSTRUCTIONS_SHEET
    lines = (
        *INSTRUCTIONS.splitlines(),
        f"Checklist: {checklist.title} ({_edition(checklist)}).",
        *(f"Not asked: {one.why}" for one in left),
        CROWN_COPYRIGHT,
    )
    for row, line in enumerate(lines, start=1):
        dress.write(sheet.cell(row, 1), line)
    dress.as_prose(sheet, len(lines))


def _school(
    sheet: Any,
    school: School | SchoolNamed | None,
    setting: Setting | None,
    assessed_on: date | None,
    completed_by: str,
) -> None:
    values = (school.urn if school else None, school.name if school else None, setting, assessed_on, completed_by)
    for row, (label, value) in enumerate(zip(SCHOOL_LABELS, values, strict=True), start=2):
        dress.write(sheet.cell(row, 1), label)
        cell = sheet.cell(row, 2)
        dress.write(cell, value or None)
        cell.protection = Protection(locked=False)
    dress.as_form(sheet)


def _answers(
    sheet: Any,
    checklist: Checklist,
    items: list[Item],
    answers: Mapping[str, Answer],
    last_time: Mapping[str, LastTime],
) -> None:
    for column, heading in enumerate(WORKBOOK_HEADINGS, start=1):
        dress.write(sheet.cell(1, column), heading)
    for row, item in enumerate(items, start=2):
        cells = _row(item, answers.get(item.id), last_time.get(item.id))
        for column, heading in enumerate(WORKBOOK_HEADINGS, start=1):
            cell = sheet.cell(row, column)
            dress.write(cell, cells[heading])
            if WORKBOOK_FIELDS.get(heading) in ANSWER_FIELDS:
                cell.protection = Protection(locked=False)
    dress.as_answers(sheet, len(items), f"{checklist.title} · {_edition(checklist)}", CROWN_COPYRIGHT)


def _row(item: Item, answer: Answer | None, last: LastTime | None) -> Mapping[str, str | date | None]:
    given = answer or Answer(item.id)
    return {
        "Item": item.id,
        "Paragraph": _paragraph(item),
        "Question": item.question,
        "Source text": _source(item),
        "Rating": _rating(given.value),
        "Evidence grade": given.grade,
        "Evidence reference": given.evidence_ref,
        "Evidence date": given.evidence_date,
        "Evidence seen by": given.evidence_by,
        "Note": given.note,
        "Reason if not applicable": given.na_reason,
        "Last time": _last(given, last),
    }


def _paragraph(item: Item) -> str:
    """`106 (KCSIE 2021)`: no number without its edition; empty for an item that rests on none."""
    return f"{item.paragraph} ({short_edition(item.cites[0].edition)})" if item.cites else ""


def _rating(value: Value | None) -> str | None:
    """The words of the drop-down, with the apostrophe that is on every keyboard."""
    return None if value is None else RATING_WORDS[value].replace("’", "'")


def _source(item: Item) -> str:
    """The sentence an item comes from, verbatim, or why there is none."""
    if item.continues:
        return OWN_WORDS.format(item.continues.rstrip("abc"))
    if item.status:
        return f"{item.status.law}\n{how_far(item.status)}."
    if not item.cites:
        return NO_PARAGRAPH
    return "\n".join(cite.quote for cite in item.cites if cite.quote) or NOT_QUOTED


def _last(now: Answer, last: LastTime | None) -> str:
    """Last time’s answer and how the board knew; above it, where today’s answer stands as agreed before, since when."""
    stand = f"Stands from {short_date(now.stands_from)}" if now.stands_from else ""
    return "\n".join(text for text in (stand, *_answer_then(last)) if text)


def _answer_then(last: LastTime | None) -> Iterator[str]:
    """The answer to this item; where it asks in other words, that it does; where others asked for it, their answers."""
    if last is None:
        return
    answer = last.answer
    if answer is None:
        yield from asked_as(last)
        return
    yield f"{_rating(answer.value)} ({ON_WORDS_BEFORE if last.set_aside else short_date(last.assessed_on)})"
    if answer.grade:
        seen = f", {short_date(answer.evidence_date)}" if answer.evidence_date else ""
        yield f"Evidence: {answer.grade}{seen}"
    if last.relation is Relation.REWORDED:
        yield OTHER_WORDS
    elif not last.words_kept:
        yield WORDS_NOT_KEPT


def _meta(sheet: Any, values: tuple[str, ...]) -> None:
    for row, (key, value) in enumerate(zip(META_KEYS, values, strict=True), start=1):
        dress.write(sheet.cell(row, 1), key)
        dress.write(sheet.cell(row, 2), value)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True


def _edition(checklist: Checklist) -> str:
    return checklist.edition.replace("kcsie-", "Keeping children safe in education ")
