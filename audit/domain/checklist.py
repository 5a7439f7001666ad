"""A checklist: a published set of items, each one thing a board assures itself of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from audit.domain.edition_map import EditionMap
from audit.domain.glossary import Glossary
from audit.domain.words import HeldBy, Setting, Strand, Strength, Sure, TextSeen
from audit.errors import NotFoundError

WEIGHTS = {Strength.MUST: 3, Strength.SHOULD: 2, Strength.EXPECTED: 1}
"""What an item counts, by strength alone; a critical `should` counts as a `must`."""
CRITICAL_WEIGHT = 3
DEFAULT_TARGET = 2
DEFAULT_FRESH_DAYS = 400
"""A yearly look with a month's grace: evidence older than this no longer counts as known."""
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Cite:
    """Where an item comes from. `sentence` and `quote` are None where the text is not among the supplied sources."""

    edition: str
    paragraph: str
    sentence: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Basis:
    """The law behind a `must`: the Act and section, and what it requires."""

    law: str
    requires: str


@dataclass(frozen=True, slots=True)
class LawStatus:
    """A law worth watching: what it says, and how far it had come on the day somebody looked.

    `in_force_from` is None while no such day is known, which is what a `sure` of `unknown` says.
    """

    law: str
    says: str
    enacted_on: date
    in_force_from: date | None
    sure: Sure
    checked_on: date
    source: str

    def __post_init__(self) -> None:
        if (self.in_force_from is None) != (self.sure is Sure.UNKNOWN):
            raise ValueError(f"{self.law}: its day in force is unknown, or given and not unknown.")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a board assures itself of. `id` is permanent; `levels` are the four ratings in words, 0 to 3."""

    id: str
    strand: Strand
    question: str
    why: str
    cites: tuple[Cite, ...]
    on_whom: str
    held_by: HeldBy
    strength: Strength
    ask: tuple[str, ...]
    evidence: tuple[str, ...]
    levels: tuple[str, str, str, str]
    challenge: str
    critical: bool = False
    basis: Basis | None = None
    rests_on: str | None = None
    in_force_from: date | None = None
    applies_to: frozenset[Setting] = frozenset(Setting)
    applies_why: str | None = None
    na_when: str | None = None
    target: int = DEFAULT_TARGET
    fresh_days: int = DEFAULT_FRESH_DAYS
    confidential: bool = False
    facets: tuple[str, ...] = ()
    continues: str | None = None
    status: LawStatus | None = None

    def __post_init__(self) -> None:
        if self.critical and self.strength is not Strength.SHOULD:
            raise ValueError(f"{self.id}: only a should may be critical.")
        if (self.basis is None) == (self.strength is Strength.MUST):
            raise ValueError(f"{self.id}: a must, and only a must, names the law behind it.")
        if self.status is not None and self.strand is not Strand.LAW_WATCH:
            raise ValueError(f"{self.id}: only an item of the law watch has a status.")

    @property
    def paragraph(self) -> str | None:
        """The paragraph of the first citation; None for an item that rests on no paragraph."""
        return self.cites[0].paragraph if self.cites else None

    @property
    def weight(self) -> int:
        """3 for a must or a critical should, 2 for another should, 1 for what is expected."""
        return CRITICAL_WEIGHT if self.critical else WEIGHTS[self.strength]

    @property
    def decisive(self) -> bool:
        """A must or a critical item: the two kinds whose failing caps everything."""
        return self.critical or self.strength is Strength.MUST

    @property
    def holder(self) -> str:
        """The role that has it: the first one to ask."""
        return self.ask[0]

    def in_scope(self, setting: Setting, assessed_on: date) -> bool:
        """Is it asked of a school of this setting, as at this day?"""
        return setting in self.applies_to and (self.in_force_from is None or self.in_force_from <= assessed_on)


@dataclass(frozen=True)
class Checklist:
    """A published set of items in one edition's numbering. `content_hash` is the SHA-256 of its content.

    `paragraphs` are those it is derived from: every supplied sentence of theirs must be cited by an item. `follows` is
    the edition this one came after, None for the first; the map says what became of each item of it.
    """

    id: str
    title: str
    edition: str
    items: tuple[Item, ...]
    content_hash: str
    paragraphs: tuple[str, ...] = ()
    follows: str | None = None
    edition_map: EditionMap | None = None

    @property
    def subject(self) -> str:
        """What it is about: its title without the paragraphs in brackets."""
        return self.title.partition(" (")[0]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Every item's place in the checklist's own order."""
        return {item.id: n for n, item in enumerate(self.items)}

    @cached_property
    def parts(self) -> Mapping[tuple[Strand, str | None], tuple[Item, ...]]:
        """The items of each strand and paragraph, in checklist order; every set that is scored is made of these."""
        found: dict[tuple[Strand, str | None], tuple[Item, ...]] = {}
        for item in self.items:
            key = item.strand, item.paragraph
            found[key] = (*found.get(key, ()), item)
        return found

    @cached_property
    def numbering(self) -> Mapping[str, str]:
        """Each paragraph its items rest on to the edition whose number that is."""
        return {item.cites[0].paragraph: item.cites[0].edition for item in self.items if item.cites}

    def in_scope(self, setting: Setting, assessed_on: date) -> tuple[Item, ...]:
        """The items asked of this setting as at this day, in checklist order."""
        return tuple(item for item in self.items if item.in_scope(setting, assessed_on))


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the supplied text of an edition."""

    id: str
    paragraph: str
    text: str
    fragment: bool
    edition: str


@dataclass(frozen=True, slots=True)
class ParagraphNumber:
    """Where a topic stands in one edition: `number` is None when `sure` is `unknown`.

    `note` says in a sentence why the number is believed, `source` who says it, in what and when; `topic` is what the
    paragraph is about.
    """

    edition: str
    number: str | None
    sure: Sure
    note: str = ""
    source: str = ""
    topic: str = ""


@dataclass(frozen=True, slots=True)
class EditionChange:
    """Something an edition changed in substance in this section, how sure that is, and who says so."""

    what: str
    sure: Sure
    source: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One year's Keeping children safe in education; `text` tells how much of it was seen here."""

    id: str
    title: str
    in_force_from: date
    in_force_to: date | None
    text: TextSeen = TextSeen.NOT_SEEN
    remark: str = ""
    changes: tuple[EditionChange, ...] = ()


@dataclass(frozen=True)
class Library:
    """All shipped content: checklists, the supplied text, editions, their crosswalk and the roles.

    `checklists` holds the current edition of each by its id, `superseded` every earlier one by id and edition.
    """

    checklists: Mapping[str, Checklist]
    sentences: tuple[Sentence, ...]
    editions: tuple[Edition, ...]
    crosswalk: Mapping[tuple[str, str], tuple[ParagraphNumber, ...]]
    """(edition, paragraph) to where that topic stands in each edition."""
    roles: tuple[str, ...]
    superseded: Mapping[tuple[str, str], Checklist] = field(default_factory=dict[tuple[str, str], Checklist])
    glossary: Glossary = field(default_factory=Glossary)

    def checklist(self, checklist_id: str) -> Checklist:
        """The shipped checklist with this id. Raises NotFoundError."""
        found = self.checklists.get(checklist_id)
        if found is None:
            raise NotFoundError(f"There is no checklist “{checklist_id}”. There is: {', '.join(self.checklists)}.")
        return found

    def of_edition(self, checklist_id: str, edition: str) -> Checklist | None:
        """The given edition of a checklist, current or superseded; None where there is no such thing."""
        current = self.checklists.get(checklist_id)
        if current is not None and current.edition == edition:
            return current
        return self.superseded.get((checklist_id, edition))

    def edition(self, edition_id: str) -> Edition:
        """The edition with this id; KeyError if there is none."""
        for edition in self.editions:
            if edition.id == edition_id:
                return edition
        raise KeyError(edition_id)

    def in_force_on(self, day: date) -> Edition | None:
        """The edition in force on a day, None before the first one known."""
        found = [e for e in self.editions if e.in_force_from <= day and (e.in_force_to is None or day <= e.in_force_to)]
        return found[-1] if found else None
