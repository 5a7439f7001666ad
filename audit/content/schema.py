"""The shape of every content file as JSON Schema, built from the domain's own closed words."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from audit.domain.checklist import LEVELS
from audit.domain.words import HeldBy, Rating, Relation, Setting, Strand, Strength, Sure, TextSeen

Schema = dict[str, Any]
PREFIXES: Mapping[Strand, str] = MappingProxyType(
    {
        Strand.WORKING_TOGETHER: "WT",
        Strand.INFORMATION_SHARING: "IS",
        Strand.DATA_PROTECTION: "DP",
        Strand.SUPPLY: "RD",
        Strand.CHILD_PROTECTION_FILE: "RD",
        Strand.LAW_WATCH: "LW",
    }
)
"""The letters an item's id begins with, by its strand."""
ON_WHOM = ("board", "controller", "school", "staff", "dsl")
"""Whom a sentence or a duty addresses."""
EVIDENCE = (2, 4)
"""One document is too easily a formality; more than four will not be read on a visit of an hour."""
MOST_ROLES = 3

TEXT: Schema = {"type": "string", "minLength": 1}
DAY_TYPE = "day"
"""Our own type beside JSON Schema's: what YAML reads as a day."""
DAY: Schema = {"type": DAY_TYPE}
FLAG: Schema = {"type": "boolean"}
ID: Schema = {"type": "string", "pattern": r"^[A-Z]{2}-[0-9]{2}$"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(words: type[StrEnum] | tuple[str, ...]) -> Schema:
    return {"enum": [str(word) for word in words]}


def _list(schema: Schema, least: int = 1, most: int | None = None) -> Schema:
    return {"type": "array", "items": schema, "minItems": least} | ({} if most is None else {"maxItems": most})


def _record(needed: Schema, optional: Schema | None = None) -> Schema:
    return {
        "type": "object",
        "properties": needed | (optional or {}),
        "required": list(needed),
        "additionalProperties": False,
    }


CITE = _record({"edition": TEXT, "paragraph": TEXT, "sentence": _or_null(TEXT), "quote": _or_null(TEXT)})
LAW_STATUS = _record(
    {
        "law": TEXT,
        "says": TEXT,
        "enacted_on": DAY,
        "in_force_from": _or_null(DAY),
        "sure": _one_of(Sure),
        "checked_on": DAY,
        "source": TEXT,
    }
)
ITEM = _record(
    {
        "id": ID,
        "strand": _one_of(Strand),
        "cites": _list(CITE, least=0),
        "on_whom": _one_of(ON_WHOM),
        "held_by": _one_of(HeldBy),
        "strength": _one_of(Strength),
        "question": TEXT,
        "why": TEXT,
        "ask": _list(TEXT, most=MOST_ROLES),
        "evidence": _list(TEXT, *EVIDENCE),
        "levels": _list(TEXT, LEVELS, LEVELS),
        "challenge": TEXT,
    },
    {
        "facets": _list(TEXT),
        "continues": TEXT,
        "critical": FLAG,
        "basis": _record({"law": TEXT, "requires": TEXT}),
        "status": LAW_STATUS,
        "rests_on": TEXT,
        "in_force_from": DAY,
        "applies_to": _list(_one_of(Setting)),
        "applies_why": TEXT,
        "na_when": TEXT,
        "target": {"type": "integer", "minimum": int(Rating.PARTLY_IN_PLACE), "maximum": int(Rating.EMBEDDED)},
        "fresh_days": {"type": "integer", "minimum": 1},
        "confidential": FLAG,
    },
)
ITEMS = _list(ITEM)
CHECKLIST = _record(
    {"id": TEXT, "title": TEXT, "edition": TEXT, "content_files": _list(TEXT)},
    {"follows": TEXT, "edition_map": TEXT},
)
EDITION_MAP = _list(
    _record({"relation": _one_of(Relation)}, {"old": _list(ID, least=0), "new": _list(ID, least=0), "note": TEXT})
)
SENTENCE = _record({"id": TEXT, "text": TEXT}, {"fragment": FLAG, "footnote": TEXT})
SOURCE = _record(
    {
        "edition": TEXT,
        "paragraphs": _list(
            _record(
                {"number": {"type": "integer"}, "complete": FLAG, "sentences": _list(SENTENCE)},
                {"heading_before": TEXT},
            )
        ),
    },
    {"printed_page": {"type": "integer"}},
)
EDITION = _record(
    {"id": TEXT, "title": TEXT, "in_force_from": DAY, "in_force_to": _or_null(DAY), "text": _one_of(TextSeen)},
    {"remark": TEXT, "changes": _list(_record({"what": TEXT, "sure": _one_of(Sure), "source": TEXT}), least=0)},
)
NUMBER = _record({"number": _or_null(TEXT), "sure": _one_of(Sure)}, {"note": TEXT, "source": TEXT})
TOPIC = _record({"topic": TEXT, "numbers": {"type": "object", "additionalProperties": NUMBER}})
EDITIONS = _record(
    {
        "editions": _list(EDITION),
        "topics": _list(TOPIC),
        "notes": {"type": "object", "additionalProperties": TEXT},
    }
)
ROLES = _list(TEXT)
PHRASES = _list(TEXT, least=0)
RETIRED = _list(
    _record({"id": ID, "retired_on": DAY, "why": TEXT, "replaced_by": _list(ID, least=0)}),
    least=0,
)
GLOSSARY = _list(_record({"term": TEXT, "means": TEXT}, {"stands_for": TEXT, "also": _list(TEXT), "source": TEXT}))
TEXTS_BY_NAME: Schema = {"type": "object", "additionalProperties": _list(TEXT)}
DERIVATION: Schema = {
    "type": "object",
    "additionalProperties": _record(
        {
            "items": _list({"type": "integer"}, 2, 2),
            "strands": {"type": "object", "additionalProperties": _list(TEXT, least=0)},
        },
        {"facets": TEXTS_BY_NAME, "continues": {"type": "object", "additionalProperties": TEXT}},
    ),
}
