"""Load all shipped content, and prove which item each supplied sentence has led to."""

from pathlib import Path

from audit.content import building
from audit.content.folder import Folder, derivation_of, lost_checklists, read_folder
from audit.content.glossary import glossary
from audit.content.shapes import MisshapenError
from audit.content.succession import editions_of_each
from audit.domain.checklist import Checklist, Library
from audit.errors import ContentError, Problem


def load_library(folder: Path) -> Library:
    """Load every checklist, the supplied text, the editions and the roles below `folder`.

    Only the structure is looked at, in a few hundredths of a second; raises ContentError with every problem that `lint`
    finds where it is wrong.
    """
    files = read_folder(folder)
    why = next((problem.message for document in files.documents for problem in document.problems), "")
    if not why:
        try:
            return _library(files)
        except KeyError as error:
            why = f"the field {error} is missing."
        except ValueError as error:
            why = f"{error}: this is missing or not of the kind it must be."
    raise ContentError(lint(folder) or (Problem("structure", folder.name, why),))


def lint(folder: Path) -> tuple[Problem, ...]:
    """Every problem of the content at once, in the order of the files; empty where there is none."""
    from audit.content.linting import every_problem  # noqa: PLC0415 - only an author waits for the schema checker

    return every_problem(folder)


def coverage(library: Library, checklist_id: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each supplied sentence of the checklist's paragraphs, in the order of the text, with the items that cite it.

    KeyError if there is no such checklist.
    """
    checklist = library.checklists[checklist_id]
    return tuple(
        (sentence.id, _items_citing(checklist, sentence.id))
        for sentence in library.sentences
        if sentence.edition == checklist.edition and sentence.paragraph in checklist.paragraphs
    )


def _items_citing(checklist: Checklist, sentence: str) -> tuple[str, ...]:
    return tuple(item.id for item in checklist.items if any(cite.sentence == sentence for cite in item.cites))


def _library(files: Folder) -> Library:
    checklists = [building.checklist(each, derivation_of(files.derivation, each)) for each in files.checklists]
    if not checklists:
        raise MisshapenError("a folder with a checklist.yaml")
    if lost := lost_checklists(files):
        raise MisshapenError(f"the checklist {lost[0]}")
    current, superseded = editions_of_each(checklists)
    return Library(
        checklists=current,
        sentences=tuple(sentence for source in files.sources for sentence in building.sentences(source)),
        editions=building.editions(files.editions),
        crosswalk=building.crosswalk(files.editions),
        roles=building.roles(files.roles),
        superseded=superseded,
        glossary=glossary(files.glossary),
    )
