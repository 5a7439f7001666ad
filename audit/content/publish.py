"""The shape of every content file as JSON Schema (Draft 2020-12), for an editor to use.

`python -m audit.content.publish` writes them. The lint reads the same shapes from the code; a test holds the published
ones to them.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from audit import data_dir
from audit.content import schema
from audit.content.schema import DAY, Schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schema"
SHAPES: Mapping[str, tuple[str, Schema]] = MappingProxyType(
    {
        "checklist": ("checklist.yaml: one edition of a checklist", schema.CHECKLIST),
        "derivation": ("derivation.yaml: what each checklist is derived from", schema.DERIVATION),
        "edition-map": ("map.yaml: what became of each item of the edition before", schema.EDITION_MAP),
        "editions": ("editions.yaml: the yearly editions and their paragraph numbers", schema.EDITIONS),
        "glossary": ("glossary.yaml: words explained", schema.GLOSSARY),
        "items": ("The items of one paragraph or subject", schema.ITEMS),
        "phrases": ("phrases.yaml: phrases in which a question may join two words", schema.PHRASES),
        "retired": ("retired.yaml: ids no longer asked", schema.RETIRED),
        "roles": ("roles.yaml: the roles an item may ask", schema.ROLES),
        "source": ("A supplied text, sentence by sentence", schema.SOURCE),
    }
)
"""Name of the schema to the file it is for and its shape."""


def published() -> dict[str, str]:
    """Every schema as text, by the name of its file."""
    return {
        f"{name}.schema.json": json.dumps(
            {"$schema": DIALECT, "title": title, **_for_editors(shape)}, ensure_ascii=False, indent=2
        )
        + "\n"
        for name, (title, shape) in SHAPES.items()
    }


def publish(folder: Path) -> None:
    """Write every schema into the folder, and take away those of shapes that are no more."""
    folder.mkdir(exist_ok=True)
    texts = published()
    for path in folder.glob("*.schema.json"):
        if path.name not in texts:
            path.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def _for_editors(shape: Any) -> Any:
    """The shape without our own type for a day: an editor sees a day as text of the form 2026-06-19."""
    if shape == DAY:
        return {"type": "string", "format": "date"}
    if isinstance(shape, dict):
        return {key: _for_editors(value) for key, value in cast("Schema", shape).items()}
    if isinstance(shape, list):
        return [_for_editors(each) for each in cast("list[Any]", shape)]
    return shape


if __name__ == "__main__":
    publish(data_dir("checklists") / FOLDER)
