"""A copy of the content, with ways to change one thing in it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from audit.content import lint
from audit.errors import Problem

CORE = "core-103-109"


class PlainDumper(yaml.SafeDumper):
    """Writes every value out, as our own files do."""

    def ignore_aliases(self, data: object) -> bool:
        return True


@dataclass(frozen=True)
class Copy:
    """The copy's folder, with ways to change one thing in it."""

    folder: Path

    def change(self, name: str, change: Callable[[Any], object]) -> None:
        """Change the data of a file in place; what `change` returns does not matter."""

        def changed(data: Any) -> Any:
            change(data)
            return data

        self.rewrite(name, changed)

    def rewrite(self, name: str, new: Callable[[Any], Any]) -> None:
        """Put what `new` makes of the data of a file in their place."""
        path = self.folder / name
        data = yaml.load(path.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        text = yaml.dump(new(data), Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=1000)
        path.write_text(text, "utf-8")

    def item(self, item_id: str, change: Callable[[dict[str, Any]], object]) -> None:
        """Apply `change` to one item of either checklist."""

        def in_file(items: list[dict[str, Any]]) -> None:
            change(next(item for item in items if item["id"] == item_id))

        self.change(self.file_of(item_id), in_file)

    def file_of(self, item_id: str) -> str:
        return next(
            f"{path.parent.name}/{path.name}"
            for path in sorted(self.folder.glob("*/*.yaml"))
            if f"- id: {item_id}\n" in path.read_text("utf-8")
        )

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in a file, leaving every other byte as it is."""
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    def lint(self) -> tuple[Problem, ...]:
        return lint(self.folder)

    def codes(self) -> set[str]:
        return {problem.code for problem in self.lint()}
