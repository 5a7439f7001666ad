"""Turns rows of cells into the answers of one return, keeping account of every cell and every fault."""

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.privacy import warnings_in
from audit.domain.words import NOT_APPLICABLE
from audit.errors import Problem, ProblemCode
from audit.spreadsheets.cells import (
    Cell,
    CellFault,
    ErrorCell,
    evidence_date_of,
    free_text_of,
    grade_of,
    is_blank,
    rating_of,
    text_of,
)

_TEXTS = ("evidence_ref", "evidence_by", "note", "na_reason")
_SHOWN_ID = re.compile(r"[A-Z0-9][A-Z0-9 ./_–-]{0,11}", re.ASCII)
"""What may be repeated of a wrong item id: anything longer could be somebody’s own words."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row that may hold an answer. `columns` and `places` are shared by all rows of its table.

    `columns`: field (`item`, the names of `ANSWER_FIELDS`) to column from 0; `places`: field to its place, {} for the
    row’s number.
    """

    number: int
    cells: Sequence[Cell]
    columns: Mapping[str, int]
    places: Mapping[str, str]

    def cell(self, name: str) -> Cell:
        """The cell of a field, "" where the table or the row has none."""
        n = self.columns.get(name, len(self.cells))
        return self.cells[n] if n < len(self.cells) else ""

    def place(self, name: str) -> str:
        """Where a field stands."""
        return self.places[name].format(self.number)

    @property
    def item(self) -> str:
        """The item id as given, in capitals, without spaces around it."""
        cell = self.cell("item")
        return "" if isinstance(cell, ErrorCell) else text_of(cell).strip().upper()

    @property
    def given(self) -> tuple[str, ...]:
        """The answer fields whose cells are not blank."""
        columns, cells = self.columns, self.cells
        here = [
            name for name in ANSWER_FIELDS if (n := columns.get(name)) is not None and n < len(cells) and cells[n] != ""
        ]
        return tuple([name for name in here if not is_blank(cells[columns[name]])])


@dataclass(slots=True)
class Gathered:
    """What the rows of one return hold so far."""

    answers: dict[str, Answer] = field(default_factory=dict[str, Answer])
    given: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    places: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    problems: list[Problem] = field(default_factory=list[Problem])
    texts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    notes: list[str] = field(default_factory=list[str])

    def fault(self, place: str, fault: CellFault) -> None:
        """Keep the fault of one cell."""
        self.problems.append(Problem(fault.code, place, fault.message))


def checklist_named(library: Library, name: str, place: str) -> tuple[Checklist | None, Problem | None]:
    """The checklist a file names, whatever its case, or the problem that there is none."""
    for checklist in library.checklists.values():
        if checklist.id.casefold() == name.strip().casefold():
            return checklist, None
    known = ", ".join(library.checklists)
    return None, Problem(ProblemCode.CHECKLIST_UNKNOWN, place, f"This checklist is not known here. Known are: {known}.")


def checklist_of_items(library: Library, rows: Sequence[AnswerRow]) -> tuple[Checklist | None, Problem | None]:
    """The one checklist the items belong to, or the problem that there are two or none.

    Its place is the first item of a second checklist, or the first item at all where none is known.
    """
    ids = {row.item for row in rows}
    earlier = [each for each in library.superseded.values() if not ids.isdisjoint(each.by_id)]
    found = [
        checklist
        for checklist in library.checklists.values()
        if not ids.isdisjoint(checklist.by_id) or any(each.id == checklist.id for each in earlier)
    ]
    if len(found) == 1:
        return found[0], None
    if found:
        names = " and ".join(checklist.id for checklist in found)
        known = [(row, c) for row in rows for c in found if row.item in c.by_id]
        second = next((row for row, checklist in known if checklist is not known[0][1]), rows[0])
        message = f"The items of this return belong to {names}. Give one return for each checklist."
        return None, Problem(ProblemCode.CHECKLIST_MIXED, second.place("item"), message)
    message = "No item of this return belongs to a known checklist, so it has no questions."
    place = next((row.place("item") for row in rows if row.item), "")
    return None, Problem(ProblemCode.CHECKLIST_UNKNOWN, place, message)


def edition_of_items(library: Library, checklist: Checklist, rows: Sequence[AnswerRow]) -> Checklist:
    """The edition the items of a return belong to: the current one, unless only an earlier one asks them all."""
    ids = {row.item for row in rows if row.item}
    while not ids <= checklist.by_id.keys() and checklist.follows:
        earlier = library.of_edition(checklist.id, checklist.follows)
        if earlier is None:
            break
        checklist = earlier
    return checklist if ids <= checklist.by_id.keys() else library.checklists[checklist.id]


def by_checklist(rows: Sequence[AnswerRow], library: Library) -> Sequence[Sequence[AnswerRow]]:
    """The rows of one school and day, apart by checklist where rows name two and ask for items of each.

    Only a row whose item is of the checklist it names can begin a return of its own; any other row goes where its item
    belongs, else to the first.
    """
    named = {
        checklist.id: checklist
        for row in rows
        for checklist in library.checklists.values()
        if row.item in checklist.by_id and _names(row, checklist)
    }
    if len(named) < 2:
        return (rows,)
    parts: dict[str, list[AnswerRow]] = {checklist: [] for checklist in named}
    for row in rows:
        home = next((id_ for id_, c in named.items() if row.item in c.by_id), next(iter(named)))
        parts[home].append(row)
    return tuple(parts.values())


def _names(row: AnswerRow, checklist: Checklist) -> bool:
    cell = row.cell("checklist")
    return not isinstance(cell, ErrorCell) and text_of(cell).strip().casefold() == checklist.id.casefold()


def gather(rows: Iterable[AnswerRow], checklist: Checklist | None, library: Library, today: date) -> Gathered:
    """The answers in these rows, and every fault with its place. Without a checklist no answer is kept."""
    into = Gathered()
    seen = set[str]()
    for row in rows:
        given, item = row.given, row.item
        if not item and not given and is_blank(row.cell("item")):
            continue
        known = checklist is not None and item in checklist.by_id
        if not known and (message := _unknown(item, checklist, library)):
            into.problems.append(Problem(ProblemCode.ITEM_UNKNOWN, row.place("item"), message))
        if item and item in seen:
            message = f"{item} stands in this return twice. Keep one row for it, even if both say the same."
            into.problems.append(Problem(ProblemCode.DUPLICATE_ANSWER, row.place("item"), message))
        if given:
            _take(into, row, item, given, today, keep=known and item not in seen)
        seen.add(item)
    if into.texts and warnings_in("\n".join(text for _, text in into.texts)):
        into.notes += _warnings(into.texts)
    return into


def _warnings(texts: Iterable[tuple[str, str]]) -> Iterable[str]:
    for place, text in texts:
        if kinds := warnings_in(text):
            yield f"{place} may hold {' and '.join(kinds)}. Look at it before you go on."


def _unknown(item: str, checklist: Checklist | None, library: Library) -> str:
    """Why an item is not one of this checklist; "" where the checklist itself is in doubt, which is told once."""
    others = [c for c in library.checklists.values() if item in c.by_id]
    if not others:
        return _unknown_item(item, checklist, library)
    return f"{item} belongs to the checklist {others[0].id}, not to {checklist.id}." if checklist else ""


def _unknown_item(item: str, checklist: Checklist | None, library: Library) -> str:
    if not item:
        return "This row has an answer but no item. Give the id of the item, such as IS-07, or clear the row."
    ids = list(checklist.by_id) if checklist else [i for c in library.checklists.values() for i in c.by_id]
    near = difflib.get_close_matches(item[:20], ids, n=1)
    shown = f"{item} is not" if _SHOWN_ID.fullmatch(item) else "What stands here is not"
    return f"{shown} the id of an item. " + (f"Did you mean {near[0]}?" if near else "Ids look like IS-07.")


def _take(into: Gathered, row: AnswerRow, item: str, given: tuple[str, ...], today: date, *, keep: bool) -> None:
    """Read a row's answer cells; keep what is right of them where the item is known and new."""
    values: dict[str, object] = {}
    shown = item if keep or _SHOWN_ID.fullmatch(item) else ""
    into.given[shown] = into.given.get(shown, ()) + given
    for name in given:
        place = row.place(name)
        into.places.setdefault((shown, name), place)
        try:
            value = values[name] = _value(name, row.cell(name), today)
        except CellFault as fault:
            into.fault(place, fault)
        else:
            if name in _TEXTS:
                into.texts.append((place, str(value)))
    if values.get("value") is NOT_APPLICABLE and "na_reason" not in values:
        values["value"] = None
        if "na_reason" not in given:
            message = "“Not applicable” needs its reason. Give it here, or a rating from 0 to 3, or “don’t know”."
            into.problems.append(Problem(ProblemCode.NA_REASON_MISSING, row.place("na_reason"), message))
    if keep:
        into.answers[item] = _answer(item, values)


def _value(name: str, cell: Cell, today: date) -> object:
    match name:
        case "value":
            return rating_of(cell)
        case "grade":
            return grade_of(cell)
        case "evidence_date":
            return evidence_date_of(cell, today)
        case _:
            return free_text_of(cell)


def _answer(item: str, values: Mapping[str, object]) -> Answer:
    return Answer(item=item, **values)  # type: ignore[arg-type]  # each reader above gives its field's own type
