"""An item as its author left it, perhaps unfinished: every rule can look at it, whatever is missing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from audit.content.folder import ChecklistFiles, derivation_of, listing, mapping, texts
from audit.content.yamlfile import Document, Raw
from audit.domain.checklist import Sentence
from audit.errors import Problem


@dataclass(frozen=True)
class Draft:
    """One item: the document it stands in, its place there from 0, and its fields."""

    document: Document
    index: int
    raw: Mapping[str, Raw]

    @property
    def id(self) -> str:
        """Its id, "" where it has none."""
        return self.text("id")

    @cached_property
    def cites(self) -> tuple[Mapping[str, Raw], ...]:
        """Its citations."""
        return tuple(mapping(cite) for cite in listing(self.raw.get("cites")))

    @property
    def sentences(self) -> frozenset[str]:
        """The ids of the sentences it cites."""
        return frozenset(text_of(cite, "sentence") for cite in self.cites) - {""}

    def text(self, field: str) -> str:
        """The text of a field, "" where there is none."""
        return text_of(self.raw, field)

    def texts(self, field: str) -> tuple[str, ...]:
        """The texts of a list, empty where there is none."""
        return texts(self.raw.get(field))

    def problem(self, code: str, message: str, *path: str | int) -> Problem:
        """A problem of this item, at the line of the value at `path`."""
        return Problem(code, self.document.where(self.index, *path), f"{self.id or 'An item'}: {message}")

    def own_words(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Every text in our own words (all but the quotations), with its path."""
        for field in ("question", "why", "challenge", "rests_on", "applies_why", "na_when"):
            yield self.text(field), (field,)
        for field in ("law", "requires"):
            yield text_of(mapping(self.raw.get("basis")), field), ("basis", field)
        for field in ("law", "says", "source"):
            yield text_of(mapping(self.raw.get("status")), field), ("status", field)
        for field in ("evidence", "levels"):
            for place, text in enumerate(self.texts(field)):
                yield text, (field, place)


@dataclass(frozen=True)
class Derivation:
    """What one checklist must be derived from; see `derivation.yaml`."""

    fewest: int
    most: int
    strands: Mapping[str, tuple[str, ...]]
    facets: Mapping[str, tuple[str, ...]]
    continues: Mapping[str, str]

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Every paragraph, in order."""
        return tuple(number for numbers in self.strands.values() for number in numbers)


@dataclass(frozen=True)
class Known:
    """What the items may refer to. `sentences` are by (edition, id); `texts_seen` by edition."""

    sentences: Mapping[tuple[str, str], Sentence]
    texts_seen: Mapping[str, str]
    roles: frozenset[str]
    phrases: tuple[str, ...]
    retired: frozenset[str]


@dataclass(frozen=True)
class Drafts:
    """One checklist's items as they stand; `derivation` is None where `derivation.yaml` does not name it."""

    files: ChecklistFiles
    items: tuple[Draft, ...]
    derivation: Derivation | None

    @property
    def edition(self) -> str:
        """The edition whose numbering it follows."""
        return self.files.edition

    @property
    def key(self) -> tuple[str, str]:
        """Its id and edition, which no other folder may have."""
        return self.files.id, self.files.edition


def drafts_of(files: ChecklistFiles, derivation: Document) -> Drafts:
    """The items of one checklist, with what is asked of it."""
    items = tuple(
        Draft(document, index, mapping(raw))
        for document in files.contents
        for index, raw in enumerate(listing(document.data))
    )
    return Drafts(files, items, _derivation(derivation_of(derivation, files)))


def by_standing(checklists: Iterable[Drafts]) -> tuple[tuple[Drafts, ...], tuple[Drafts, ...]]:
    """The current edition of each checklist, and the others: those followed, or second to be current."""
    everything = tuple(checklists)
    followed = {(each.files.id, each.files.follows) for each in everything if each.files.follows}
    current: dict[str, Drafts] = {}
    for each in everything:
        if each.key not in followed:
            current.setdefault(each.files.id, each)
    return tuple(current.values()), tuple(each for each in everything if current.get(each.files.id) is not each)


def text_of(raw: Mapping[str, Raw], field: str) -> str:
    """The text of a field, "" where there is none."""
    value = raw.get(field)
    return value if isinstance(value, str) else ""


def _derivation(raw: Raw) -> Derivation | None:
    if not isinstance(raw, dict):
        return None
    counts = [count for count in listing(raw.get("items")) if isinstance(count, int)]
    fewest, most = counts if len(counts) == len(("fewest", "most")) else (0, 0)
    continues = mapping(raw.get("continues"))
    return Derivation(
        fewest,
        most,
        strands={strand: texts(numbers) for strand, numbers in mapping(raw.get("strands")).items()},
        facets={sentence: texts(facets) for sentence, facets in mapping(raw.get("facets")).items()},
        continues={limb: text_of(continues, limb) for limb in continues},
    )
