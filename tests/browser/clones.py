"""The product as a clone of its own, whose content may change while it runs, as it does when a new edition comes."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from conftest import ROOT, Server
from copies import Copy
from next_edition import add_next_edition

from audit.bootstrap import App

PARTS = ("audit", "checklists", ".streamlit")


@dataclass(frozen=True)
class Clone:
    """The folder of the clone, its content, and the server that runs from it."""

    folder: Path
    server: Server

    @property
    def content(self) -> Copy:
        return Copy(self.folder / "checklists")

    @contextmanager
    def app(self) -> Iterator[App]:
        """The parts over the same database and the content as it stands now, beside the server."""
        made = App(str(self.server.database), checklists=self.content.folder)
        yield made
        made.store.close()

    def next_edition_comes(self) -> None:
        """The made-up next edition is put into the content, while the server runs or before it."""
        add_next_edition(self.content)


@contextmanager
def a_clone() -> Iterator[Clone]:
    """A clone with an empty database; its server is not started yet."""
    whole = Path(tempfile.mkdtemp())
    folder, data = whole / "clone", whole / "audit"
    data.mkdir()
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part)
    shutil.copy2(ROOT / "app.py", folder)
    server = Server(data, clone=folder)
    try:
        yield Clone(folder, server)
    finally:
        server.kill()
        shutil.rmtree(whole, ignore_errors=True)
