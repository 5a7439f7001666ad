"""From plain data to the domain's own types. Refuses any wrong shape; `lint` is what explains it to an author."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date

from audit.content.folder import ChecklistFiles, mapping, texts
from audit.content.shapes import MisshapenError, a_day, a_list, a_mapping, a_number, a_text, optional, some_texts
from audit.content.yamlfile import Document, Raw
from audit.domain.checklist import (
    DEFAULT_FRESH_DAYS,
    DEFAULT_TARGET,
    LEVELS,
    Basis,
    Checklist,
    Cite,
    Edition,
    EditionChange,
    Item,
    LawStatus,
    ParagraphNumber,
    Sentence,
)
from audit.domain.edition_map import EditionMap, ItemChange
from audit.domain.words import HeldBy, Relation, Setting, Strand, Strength, Sure, TextSeen

ITEM_FIELDS = frozenset(field.name for field in fields(Item))


def checklist(files: ChecklistFiles, derivation: Raw) -> Checklist:
    """Build a checklist, derived as said; MisshapenError or ValueError where an item is not one."""
    header = a_mapping(files.header.data, files.header.name)
    strands = mapping(mapping(derivation).get("strands"))
    follows = optional(header, "follows", str)
    if (follows is None) != (files.edition_map is None):
        raise MisshapenError("follows and edition_map, both or neither")
    return Checklist(
        id=a_text(header, "id"),
        title=a_text(header, "title"),
        edition=a_text(header, "edition"),
        items=tuple(item(raw) for document in files.contents for raw in a_list(document.data, document.name)),
        content_hash=_content_hash(files),
        paragraphs=tuple(number for numbers in strands.values() for number in texts(numbers)),
        follows=follows,
        edition_map=edition_map(files.edition_map, follows) if files.edition_map and follows else None,
    )


def _content_hash(files: ChecklistFiles) -> str:
    """The SHA-256 of the content files; of an edition that follows another also of its name.

    Else an edition that asks what the one before asked would pass for it, and its reviews for reviews of that one.
    """
    named = (files.edition.encode(),) if files.follows else ()
    return hashlib.sha256(b"".join((*named, *(document.content for document in files.contents)))).hexdigest()


def edition_map(document: Document, earlier: str) -> EditionMap:
    """Build the map of an edition that follows the one called `earlier`; ValueError where a relation is not one."""
    listed = [a_mapping(raw, "map") for raw in a_list(document.data, document.name)]
    return EditionMap(
        earlier,
        tuple(
            ItemChange(
                Relation(a_text(raw, "relation")),
                _some_or_no_texts(raw, "old"),
                _some_or_no_texts(raw, "new"),
                optional(raw, "note", str) or "",
            )
            for raw in listed
        ),
    )


def item(raw: Raw) -> Item:
    """Build one item."""
    given = a_mapping(raw, "item")
    if unknown := given.keys() - ITEM_FIELDS:
        raise MisshapenError(f"fields that an item does not have: {', '.join(sorted(unknown))}")
    levels = some_texts(given, "levels")
    if len(levels) != LEVELS:
        raise MisshapenError("levels")
    first, second, third, fourth = levels
    applies_to = given.get("applies_to")
    return Item(
        id=a_text(given, "id"),
        strand=Strand(a_text(given, "strand")),
        question=a_text(given, "question"),
        why=a_text(given, "why"),
        cites=tuple(_cite(cite) for cite in a_list(given.get("cites"), "cites")),
        on_whom=a_text(given, "on_whom"),
        held_by=HeldBy(a_text(given, "held_by")),
        strength=Strength(a_text(given, "strength")),
        ask=some_texts(given, "ask"),
        evidence=some_texts(given, "evidence"),
        levels=(first, second, third, fourth),
        challenge=a_text(given, "challenge"),
        critical=optional(given, "critical", bool) or False,
        basis=_basis(given["basis"]) if "basis" in given else None,
        rests_on=optional(given, "rests_on", str),
        in_force_from=optional(given, "in_force_from", date),
        applies_to=frozenset(Setting)
        if applies_to is None
        else frozenset(map(Setting, some_texts(given, "applies_to"))),
        applies_why=optional(given, "applies_why", str),
        na_when=optional(given, "na_when", str),
        target=a_number(given, "target", DEFAULT_TARGET),
        fresh_days=a_number(given, "fresh_days", DEFAULT_FRESH_DAYS),
        confidential=optional(given, "confidential", bool) or False,
        facets=some_texts(given, "facets") if "facets" in given else (),
        continues=optional(given, "continues", str),
        status=_status(given["status"]) if "status" in given else None,
    )


def sentences(document: Document) -> Iterator[Sentence]:
    """The sentences of one supplied text, in order."""
    source = a_mapping(document.data, document.name)
    edition = a_text(source, "edition")
    for raw in a_list(source.get("paragraphs"), "paragraphs"):
        paragraph = a_mapping(raw, "paragraph")
        number = str(paragraph["number"])
        for inner in a_list(paragraph.get("sentences"), "sentences"):
            sentence = a_mapping(inner, "sentence")
            fragment = sentence.get("fragment") is True
            yield Sentence(a_text(sentence, "id"), number, a_text(sentence, "text"), fragment, edition)


def editions(document: Document) -> tuple[Edition, ...]:
    """The editions, oldest first as listed."""
    listed = [a_mapping(raw, "edition") for raw in a_list(mapping(document.data).get("editions"), "editions")]
    return tuple(
        Edition(
            id=a_text(raw, "id"),
            title=a_text(raw, "title"),
            in_force_from=a_day(raw, "in_force_from"),
            in_force_to=optional(raw, "in_force_to", date),
            text=TextSeen(a_text(raw, "text")),
            remark=optional(raw, "remark", str) or "",
            changes=tuple(_edition_change(change) for change in a_list(raw.get("changes", []), "changes")),
        )
        for raw in listed
    )


def crosswalk(document: Document) -> dict[tuple[str, str], tuple[ParagraphNumber, ...]]:
    """Every known (edition, paragraph) to where its topic stands in each edition, in the order of the topic's list."""
    found: dict[tuple[str, str], tuple[ParagraphNumber, ...]] = {}
    notes = mapping(mapping(document.data).get("notes"))
    for raw in a_list(mapping(document.data).get("topics"), "topics"):
        about = a_mapping(raw, "topic")
        topic, given = a_text(about, "topic"), a_mapping(about.get("numbers"), "numbers")
        row = tuple(
            _paragraph_number(edition, a_mapping(place, edition), notes, topic) for edition, place in given.items()
        )
        found |= {(place.edition, place.number): row for place in row if place.number is not None}
    return found


def roles(document: Document) -> tuple[str, ...]:
    """The roles that may be asked."""
    return some_texts({"roles": document.data}, "roles")


def _some_or_no_texts(given: Mapping[str, Raw], name: str) -> tuple[str, ...]:
    return some_texts(given, name) if given.get(name) else ()


def _paragraph_number(edition: str, place: Mapping[str, Raw], notes: Mapping[str, Raw], topic: str) -> ParagraphNumber:
    return ParagraphNumber(
        edition=edition,
        number=optional(place, "number", str),
        sure=Sure(a_text(place, "sure")),
        note=a_text(notes, a_text(place, "note")) if "note" in place else "",
        source=optional(place, "source", str) or "",
        topic=topic,
    )


def _edition_change(raw: Raw) -> EditionChange:
    given = a_mapping(raw, "changes")
    return EditionChange(a_text(given, "what"), Sure(a_text(given, "sure")), a_text(given, "source"))


def _cite(raw: Raw) -> Cite:
    given = a_mapping(raw, "cites")
    return Cite(
        a_text(given, "edition"),
        a_text(given, "paragraph"),
        optional(given, "sentence", str),
        optional(given, "quote", str),
    )


def _basis(raw: Raw) -> Basis:
    given = a_mapping(raw, "basis")
    return Basis(a_text(given, "law"), a_text(given, "requires"))


def _status(raw: Raw) -> LawStatus:
    given = a_mapping(raw, "status")
    return LawStatus(
        law=a_text(given, "law"),
        says=a_text(given, "says"),
        enacted_on=a_day(given, "enacted_on"),
        in_force_from=optional(given, "in_force_from", date),
        sure=Sure(a_text(given, "sure")),
        checked_on=a_day(given, "checked_on"),
        source=a_text(given, "source"),
    )
