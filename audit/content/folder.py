"""Which files a folder of checklists holds, read once for loading and for linting alike."""

from dataclasses import dataclass
from pathlib import Path

from audit.content.yamlfile import Document, Raw, read


@dataclass(frozen=True, slots=True)
class ChecklistFiles:
    """One checklist's own files: `checklist.yaml`, the content files in the order it lists them, its edition map."""

    header: Document
    contents: tuple[Document, ...]
    edition_map: Document | None = None

    @property
    def id(self) -> str:
        """The id it gives itself, "" where it gives none."""
        return self._given("id")

    @property
    def edition(self) -> str:
        """The edition it names, "" where it names none."""
        return self._given("edition")

    @property
    def follows(self) -> str:
        """The edition it says it follows, "" where it is the first."""
        return self._given("follows")

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file of its own."""
        return (self.header, *self.contents, *((self.edition_map,) if self.edition_map else ()))

    def _given(self, field: str) -> str:
        given = mapping(self.header.data).get(field)
        return given if isinstance(given, str) else ""


@dataclass(frozen=True, slots=True)
class Folder:
    """All that is needed to load the content."""

    checklists: tuple[ChecklistFiles, ...]
    sources: tuple[Document, ...]
    editions: Document
    roles: Document
    derivation: Document
    glossary: Document

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file."""
        own = [file for checklist in self.checklists for file in checklist.documents]
        return (*own, *self.sources, self.editions, self.roles, self.derivation, self.glossary)


def read_folder(folder: Path) -> Folder:
    """Read the folder; what cannot be read is among the problems of its document."""
    headers = [f"{path.parent.name}/{path.name}" for path in sorted(folder.glob("*/checklist.yaml"))]
    sources = [f"source/{path.name}" for path in sorted(folder.glob("source/*.yaml"))]
    return Folder(
        checklists=tuple(_checklist(folder, name) for name in headers),
        sources=tuple(read(folder, name) for name in sources),
        editions=read(folder, "editions.yaml"),
        roles=read(folder, "roles.yaml"),
        derivation=read(folder, "derivation.yaml"),
        glossary=read(folder, "glossary.yaml"),
    )


def _checklist(folder: Path, name: str) -> ChecklistFiles:
    header = read(folder, name)
    home = name.partition("/")[0]
    given = mapping(header.data)
    contents = tuple(read(folder, f"{home}/{file}") for file in texts(given.get("content_files")))
    its_map = given.get("edition_map")
    return ChecklistFiles(header, contents, read(folder, f"{home}/{its_map}") if isinstance(its_map, str) else None)


def derivation_of(derivation: Document, files: ChecklistFiles) -> Raw:
    """What this edition of a checklist is derived from: an entry `id@edition` of its own, else that of its id."""
    entries = mapping(derivation.data)
    return entries.get(f"{files.id}@{files.edition}", entries.get(files.id))


def lost_checklists(files: Folder) -> tuple[str, ...]:
    """The entries of `derivation.yaml` for a checklist that no folder holds: its `checklist.yaml` may have gone."""
    here = {each.id for each in files.checklists}
    return tuple(entry for entry in mapping(files.derivation.data) if entry.partition("@")[0] not in here)


def mapping(raw: Raw) -> dict[str, Raw]:
    """The mapping, or an empty one where it is something else."""
    return raw if isinstance(raw, dict) else {}


def listing(raw: Raw) -> list[Raw]:
    """The list, or an empty one where it is something else."""
    return raw if isinstance(raw, list) else []


def texts(raw: Raw) -> tuple[str, ...]:
    """The texts of a list, leaving out what is not text."""
    return tuple(text for text in listing(raw) if isinstance(text, str))
