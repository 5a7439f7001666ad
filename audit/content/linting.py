"""Hold all content to its rules and report everything at once."""

from collections.abc import Iterator
from pathlib import Path

from audit.content import schema
from audit.content.checklist_rules import coverage_problems, id_problems, level_problems, phrase_problems
from audit.content.draft import Drafts, Known, by_standing, drafts_of, text_of
from audit.content.edition_rules import days_of, edition_problems
from audit.content.folder import Folder, listing, lost_checklists, mapping, read_folder, texts
from audit.content.glossary_rules import glossary_problems
from audit.content.item_rules import belonging_problems, duty_problems, people_problems, source_problems
from audit.content.map_rules import map_problems
from audit.content.retired_rules import retired_problems
from audit.content.status_rules import status_problems
from audit.content.structure import structure_problems
from audit.content.succession_rules import borrowed_id_problems, succession_problems
from audit.content.wording import wording_problems
from audit.content.yamlfile import Document, read
from audit.domain.checklist import Sentence
from audit.errors import Problem


def every_problem(folder: Path) -> tuple[Problem, ...]:
    """Every problem of every file below `folder`: first what cannot be read, then shapes, then rules."""
    files = read_folder(folder)
    phrases, retired = read(folder, "phrases.yaml"), read(folder, "retired.yaml")
    found = [problem for document in (*files.documents, phrases, retired) for problem in document.problems]
    if not files.checklists:
        found.append(
            Problem("checklist_missing", folder.name, "There is no checklist: add a folder with checklist.yaml.")
        )
    found += _lost(files)
    found += _unlisted(folder, files)
    found += _shapes(files, phrases, retired)
    checklists = tuple(drafts_of(each, files.derivation) for each in files.checklists)
    known = _known(files, phrases, retired)
    found += succession_problems(checklists, days_of(files.editions))
    found += _rules(checklists, known)
    found += map_problems(checklists, known.retired)
    found += retired_problems(retired, _living(checklists))
    places = [(phrase, phrases.where(place)) for place, phrase in enumerate(known.phrases)]
    found += phrase_problems(places, [item for checklist in checklists for item in checklist.items])
    found += edition_problems(files.editions, _paragraphs_seen(known))
    found += glossary_problems(files.glossary, [item for checklist in checklists for item in checklist.items])
    return tuple(found)


def _lost(files: Folder) -> Iterator[Problem]:
    for entry in lost_checklists(files):
        message = f"No folder holds the checklist {entry}: bring its checklist.yaml back, or take this entry out."
        yield Problem("checklist_missing", files.derivation.where(entry), message)


def _unlisted(folder: Path, files: Folder) -> Iterator[Problem]:
    for checklist in files.checklists:
        home = checklist.header.name.partition("/")[0]
        listed = {document.name for document in checklist.documents}
        for name in sorted(f"{home}/{path.name}" for path in (folder / home).glob("*.yaml")):
            if name not in listed:
                message = "No content_files names this file, so nobody is asked what it says: list it, or remove it."
                yield Problem("file_unlisted", name, message)


def _shapes(files: Folder, phrases: Document, retired: Document) -> Iterator[Problem]:
    for checklist in files.checklists:
        yield from structure_problems(checklist.header, schema.CHECKLIST)
        for document in checklist.contents:
            yield from structure_problems(document, schema.ITEMS)
        if checklist.edition_map is not None:
            yield from structure_problems(checklist.edition_map, schema.EDITION_MAP)
    for source in files.sources:
        yield from structure_problems(source, schema.SOURCE)
    for document, shape in (
        (files.editions, schema.EDITIONS),
        (files.roles, schema.ROLES),
        (files.derivation, schema.DERIVATION),
        (files.glossary, schema.GLOSSARY),
        (phrases, schema.PHRASES),
        (retired, schema.RETIRED),
    ):
        yield from structure_problems(document, shape)


def _rules(checklists: tuple[Drafts, ...], known: Known) -> Iterator[Problem]:
    for checklist in checklists:
        if checklist.edition not in known.texts_seen:
            message = f"There is no edition “{checklist.edition}” in editions.yaml: choose one that is there."
            yield Problem("edition_unknown", checklist.files.header.where("edition"), message)
        for item in checklist.items:
            yield from source_problems(item, known)
            yield from duty_problems(item)
            yield from status_problems(item)
            yield from people_problems(item, known)
            yield from belonging_problems(item, checklist.derivation)
            yield from wording_problems(item, known)
        yield from coverage_problems(checklist, known)
    current, superseded = by_standing(checklists)
    items = [item for checklist in current for item in checklist.items]
    yield from id_problems(items, known.retired)
    yield from level_problems(items)
    for checklist in superseded:  # an id retired since still stands there, and a later edition may keep its words
        yield from id_problems(checklist.items)
        yield from level_problems(checklist.items)
    yield from borrowed_id_problems(checklists)


def _living(checklists: tuple[Drafts, ...]) -> frozenset[str]:
    current, _ = by_standing(checklists)
    return frozenset(item.id for checklist in current for item in checklist.items)


def _paragraphs_seen(known: Known) -> dict[str, set[str]]:
    seen: dict[str, set[str]] = {}
    for (edition, _), sentence in known.sentences.items():
        seen.setdefault(edition, set()).add(sentence.paragraph)
    return seen


def _known(files: Folder, phrases: Document, retired: Document) -> Known:
    editions = [mapping(raw) for raw in listing(mapping(files.editions.data).get("editions"))]
    return Known(
        sentences={(edition, each.id): each for source in files.sources for edition, each in _sentences(source)},
        texts_seen={text_of(edition, "id"): text_of(edition, "text") for edition in editions},
        roles=frozenset(texts(files.roles.data)),
        phrases=texts(phrases.data),
        retired=frozenset(text_of(mapping(raw), "id") for raw in listing(retired.data)),
    )


def _sentences(source: Document) -> Iterator[tuple[str, Sentence]]:
    data = mapping(source.data)
    for raw in listing(data.get("paragraphs")):
        paragraph = mapping(raw)
        for inner in listing(paragraph.get("sentences")):
            given = mapping(inner)
            number, fragment = str(paragraph.get("number", "")), given.get("fragment") is True
            edition = text_of(data, "edition")
            yield edition, Sentence(text_of(given, "id"), number, text_of(given, "text"), fragment, edition)
