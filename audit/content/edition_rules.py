"""What the editions must keep to: days that do not overlap, and numbers that say how sure they are."""

from collections.abc import Container, Iterator, Mapping
from datetime import date

from audit.content.draft import text_of
from audit.content.folder import listing, mapping
from audit.content.yamlfile import Document, Raw
from audit.domain.words import Sure, TextSeen
from audit.errors import Problem


def edition_problems(document: Document, seen: Mapping[str, Container[str]]) -> Iterator[Problem]:
    """Every fault of `editions.yaml` that its schema cannot see; `seen` are the paragraphs supplied, by edition."""
    yield from _days(document)
    yield from _numbers(document, seen)


def days_of(document: Document) -> dict[str, date]:
    """The day on which each edition comes into force, of those that give one."""
    listed = [mapping(raw) for raw in listing(mapping(document.data).get("editions"))]
    return {text_of(each, "id"): day for each in listed if isinstance(day := each.get("in_force_from"), date)}


def _days(document: Document) -> Iterator[Problem]:
    last: date | None = None
    for place, raw in enumerate(listing(mapping(document.data).get("editions"))):
        edition = mapping(raw)
        start, end = edition.get("in_force_from"), edition.get("in_force_to")
        where = document.where("editions", place, "in_force_from")
        if isinstance(start, date) and last is not None and start <= last:
            message = "Editions overlap or are out of order: each begins after the one before it ends."
            yield Problem("editions_overlap", where, message)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield Problem("edition_backwards", where, "The edition ends before it begins: mend one of the days.")
        last = end if isinstance(end, date) else date.max


def _numbers(document: Document, seen: Mapping[str, Container[str]]) -> Iterator[Problem]:
    data = mapping(document.data)
    listed = [mapping(raw) for raw in listing(data.get("editions"))]
    ids = [text_of(each, "id") for each in listed]
    notes = mapping(data.get("notes"))
    read = {text_of(each, "id") for each in listed if text_of(each, "text") == TextSeen.READ}
    taken: dict[tuple[str, str], str] = {}
    for place, raw in enumerate(listing(data.get("topics"))):
        topic = mapping(raw)
        numbers = mapping(topic.get("numbers"))
        where = document.where("topics", place, "topic")
        if list(numbers) != ids:
            message = f"Give a number, or null, for each edition in order: {', '.join(ids)}."
            yield Problem("crosswalk_editions", where, message)
        for edition, value in numbers.items():
            given = mapping(value)
            line = document.where("topics", place, "numbers", edition)
            number = text_of(given, "number")
            if (number == "") != (text_of(given, "sure") == "unknown"):
                message = "A number is stated or inferred, and null is unknown: make the two agree."
                yield Problem("crosswalk_sure", line, message)
            yield from _grounds(given, notes, line, seen=number in seen.get(edition, ()) or edition in read)
            if number and taken.setdefault((edition, number), where) != where:
                message = f"Paragraph {number} of {edition} stands under two topics: take it out of one."
                yield Problem("crosswalk_twice", line, message)


def _grounds(given: Mapping[str, Raw], notes: Mapping[str, Raw], line: str, *, seen: bool) -> Iterator[Problem]:
    """Why the number is believed: a note that is there, and for one stated by a text nobody here holds, its source."""
    note, source = text_of(given, "note"), text_of(given, "source")
    if note not in notes and (note or not source):
        message = f"There is no note “{note}”: say under notes why we believe the number, or give its source here."
        yield Problem("crosswalk_note", line, message)
    if text_of(given, "sure") == Sure.STATED and not seen and not source:
        message = (
            "This number is stated by a text that is neither supplied nor read here: say in source who read it, in"
            " what and when, or call it inferred."
        )
        yield Problem("crosswalk_source", line, message)
