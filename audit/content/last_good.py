"""The content in use: the folder's own while it is good, else the last that was, so that a slip stops nobody's work."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from audit.content.library import lint, load_library
from audit.domain.checklist import Library
from audit.errors import ContentError, Problem

HOME = "last-good-content"
"""The folder beside the reviews that keeps the copy, in a folder named by the digest of its files."""
SEE_ALL = "python -m audit checklist lint"
_OWNER_ONLY = 0o700
_Signature = tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The library in use, and what is wrong with the folder as it stands; `stands_in` where it is an earlier one."""

    library: Library
    problems: tuple[Problem, ...] = ()
    stands_in: bool = False

    @property
    def trouble(self) -> str:
        """What to tell whoever uses it, "" where there is nothing to tell."""
        if not self.problems:
            return ""
        first, count = self.problems[0], len(self.problems)
        used = (
            "so it is not used: the last good content is"
            if self.stands_in
            else "and is used as it stands, since no earlier good content was kept"
        )
        faults = "1 problem" if count == 1 else f"{count} problems"
        return f"The checklist content has {faults}, {used}. The first: {first.where}: {first.message}"


class LastGood:
    """Watches a folder of content. `home` is where the copy of the last good content is, or will be, kept."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder, self.home = folder, home
        self._lock = Lock()
        self._seen: _Signature | None = None
        self._found: Content | ContentError | None = None
        self._good: Library | None = None
        self._unkept: Mapping[str, bytes] = {}

    def current(self) -> Content:
        """The content as of now, read anew only where a file's name, size or time has changed.

        Raises ContentError where the folder cannot be loaded and there has never been good content.
        """
        with self._lock:
            now = _signature(self.folder)
            if now != self._seen or self._found is None:
                self._found = self._look(now)
                self._seen = now
            if isinstance(self._found, ContentError):
                raise self._found
            return self._found

    def keep(self) -> None:
        """Keep a copy of what is good, once; that it cannot be written is no reason to stop."""
        with self._lock:
            files, self._unkept = self._unkept, {}
            if files:
                with suppress(OSError):
                    _keep(files, self.home)

    def _look(self, now: _Signature) -> Content | ContentError:
        files = _files(self.folder)
        kept = _digest(files) in _kept_digests(self.home)
        problems = () if kept else lint(self.folder)
        if not problems:
            try:
                library = load_library(self.folder)
            except ContentError as error:
                problems = error.problems
            else:
                self._good = library
                self._unkept = files if not kept and _signature(self.folder) == now else {}
                return Content(library)
        if self._good is None:
            self._good = _kept_library(self.home)
        if self._good is not None:
            return Content(self._good, problems, stands_in=True)
        try:
            return Content(load_library(self.folder), problems)
        except ContentError as error:
            return error


def _signature(folder: Path) -> _Signature:
    """Names, sizes and times of the files: enough to see a change, and a thousandth of a second to find."""
    found: list[tuple[str, int, int]] = []
    for path in sorted(folder.rglob("*.yaml")):
        with suppress(OSError):  # it may go between being listed and being looked at
            about = path.stat()
            found.append((str(path), about.st_size, about.st_mtime_ns))
    return tuple(found)


def _files(folder: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in sorted(folder.rglob("*.yaml")):
        with suppress(OSError):
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _digest(files: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for name in sorted(files):
        whole.update(f"{name}\0{len(files[name])}\0".encode())
        whole.update(files[name])
    return whole.hexdigest()[:32]


def _kept_digests(home: Path) -> dict[str, Path]:
    """The copies that are whole, newest first; what was damaged or left half written is not among them."""
    found: dict[str, Path] = {}
    with suppress(OSError):  # not there yet, or not to be read: nothing was kept
        for path in sorted(home.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True):
            if path.is_dir() and _digest(_files(path)) == path.name:
                found[path.name] = path
    return found


def _kept_library(home: Path) -> Library | None:
    for folder in _kept_digests(home).values():
        with suppress(ContentError):  # a newer version of the product may ask for more
            return load_library(folder)
    return None


def _keep(files: Mapping[str, bytes], home: Path) -> None:
    """Write the copy aside and move it in whole; then drop every older one."""
    digest = _digest(files)
    aside = home / f".{digest}.{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    for name, content in files.items():
        path = aside / name
        path.parent.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.rmtree(home / digest, ignore_errors=True)  # a damaged copy of the same
    aside.rename(home / digest)
    for other in home.iterdir():
        if other.name != digest:
            shutil.rmtree(other, ignore_errors=True)
