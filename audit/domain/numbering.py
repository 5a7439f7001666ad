"""Where the duty behind an item stands in each edition, how sure that is, and why."""

from dataclasses import dataclass
from datetime import date

from audit.domain.checklist import Edition, Item, Library, ParagraphNumber
from audit.domain.dates import long_date
from audit.domain.display import listed, short_edition
from audit.domain.words import SURE_WORDS, Sure

NO_PARAGRAPH = "No paragraph"
LOOK = "not verified, look in your copy"
UNKNOWN_EDITION = "No edition that is known here was in force on the review’s date"


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition, and where an item's duty stands in it; `place` None where nothing is known of it there."""

    edition: Edition
    place: ParagraphNumber | None

    @property
    def number(self) -> str | None:
        """The paragraph number, stated or worked out."""
        return self.place.number if self.place else None

    @property
    def sure(self) -> Sure:
        """How sure the number is."""
        return self.place.sure if self.place else Sure.UNKNOWN

    @property
    def words(self) -> str:
        """`¶115 in KCSIE 2025`; `KCSIE 2026: not verified, look in your copy`."""
        name = short_edition(self.edition.id)
        if self.number is None:
            return f"{name}: {LOOK}"
        doubt = "" if self.sure is Sure.STATED else f" – {SURE_WORDS[self.sure].lower()}: check your copy"
        return f"¶{self.number} in {name}{doubt}"

    @property
    def why(self) -> str:
        """Why the number is believed, or is not known, and who says it."""
        if self.place is None:
            return "Nothing about this paragraph in this edition is written down here."
        return " ".join(filter(None, (self.place.note, f"Source: {self.place.source}." if self.place.source else "")))


def standings(library: Library, item: Item) -> tuple[Standing, ...]:
    """Where the item's duty stands in every edition, oldest first; empty for an item that rests on no paragraph."""
    if not item.cites:
        return ()
    cite = item.cites[0]
    known = {one.edition: one for one in library.crosswalk.get((cite.edition, cite.paragraph), ())}
    return tuple(Standing(edition, known.get(edition.id)) for edition in library.editions)


def standing_on(library: Library, item: Item, day: date) -> Standing | None:
    """Where it stands in the edition in force on a day; None for no paragraph, or no edition known for that day."""
    in_force = library.in_force_on(day)
    return next((one for one in standings(library, item) if in_force and one.edition.id == in_force.id), None)


def numbers_text(library: Library, item: Item, day: date) -> str:
    """`¶106 (KCSIE 2021; ¶115 in KCSIE 2025; in force on the review’s date: KCSIE 2026: not verified, …)`.

    The number the checklist uses, the newest that is stated where that is another edition, and the one in force.
    """
    number, said = numbers_apart(library, item, day)
    return f"{number[:-1]}; {said})" if said else number


def numbers_apart(library: Library, item: Item, day: date) -> tuple[str, str]:
    """`¶106 (KCSIE 2021)`, and what else is known of it: `¶115 in KCSIE 2025; in force on the review’s date, …`."""
    if not item.cites:
        return NO_PARAGRAPH, ""
    cite = item.cites[0]
    own = next((one for one in standings(library, item) if one.edition.id == cite.edition), None)
    doubt = f", {SURE_WORDS[own.sure].lower()}" if own and own.place and own.sure is not Sure.STATED else ""
    said: list[str] = []
    now = standing_on(library, item, day)
    shown = {cite.edition, now.edition.id if now else ""}
    stated = [one for one in standings(library, item) if one.sure is Sure.STATED and one.number is not None]
    if stated and stated[-1].edition.id not in shown:
        said.append(stated[-1].words)
    if now is not None and now.edition.id != cite.edition:
        said.append(f"in force on the review’s date, {now.words}")
    return f"¶{cite.paragraph} ({short_edition(cite.edition)}{doubt})", "; ".join(said)


def crosswalk_rows(library: Library) -> tuple[tuple[str, ...], ...]:
    """A row for each topic: what it is about, then where it stands in each edition and how sure that is, oldest first.

    A number carries the sign of its edition in its column’s heading; a cell without one says that it is not verified.
    """
    rows = {id(row): row for row in library.crosswalk.values()}
    found: list[tuple[str, ...]] = []
    for row in rows.values():
        places = {one.edition: one for one in row}
        cells = (Standing(edition, places.get(edition.id)) for edition in library.editions)
        found.append((row[0].topic, *(_cell(one) for one in cells)))
    return tuple(found)


def reasons(library: Library) -> tuple[str, ...]:
    """Why the numbers are believed: each reason once, with the editions it speaks of, in the order of the editions."""
    spoken: dict[str, dict[str, None]] = {}
    for edition in library.editions:
        for row in library.crosswalk.values():
            for one in row:
                if one.edition == edition.id:
                    spoken.setdefault(Standing(edition, one).why, {})[short_edition(edition.id)] = None
    return tuple(f"{listed(list(editions))}: {why}" for why, editions in spoken.items())


def _cell(one: Standing) -> str:
    return SURE_WORDS[Sure.UNKNOWN] if one.number is None else f"¶{one.number}, {SURE_WORDS[one.sure].lower()}"


def in_force_text(library: Library, item: Item, day: date) -> str:
    """Where the duty stands in the edition in force on the review's date, in one line; empty for no paragraph."""
    if not item.cites:
        return ""
    now = standing_on(library, item, day)
    if now is None:
        return f"{UNKNOWN_EDITION}, {long_date(day)}."
    return f"In the edition in force on {long_date(day)}: {now.words}."
