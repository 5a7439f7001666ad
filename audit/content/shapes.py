"""Values of the shape they must have, taken out of plain data; MisshapenError where they have another."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from audit.content.yamlfile import Raw

T = TypeVar("T")


class MisshapenError(ValueError):
    """A value has not the shape it must have; the text names the field."""


def a_mapping(raw: Raw, name: str) -> dict[str, Raw]:
    """The mapping itself."""
    if not isinstance(raw, dict):
        raise MisshapenError(name)
    return raw


def a_list(raw: Raw, name: str) -> list[Raw]:
    """The list itself."""
    if not isinstance(raw, list):
        raise MisshapenError(name)
    return raw


def a_text(given: Mapping[str, Raw], name: str) -> str:
    """The text of a field that must be there; KeyError where it is not."""
    value = given[name]
    if not isinstance(value, str) or not value:
        raise MisshapenError(name)
    return value


def some_texts(given: Mapping[str, Raw], name: str) -> tuple[str, ...]:
    """One text or more."""
    values = a_list(given.get(name), name)
    found = tuple(value for value in values if isinstance(value, str))
    if not found or len(found) != len(values):
        raise MisshapenError(name)
    return found


def a_day(given: Mapping[str, Raw], name: str) -> date:
    """A day that must be there; KeyError where it is not."""
    value = given[name]
    if not isinstance(value, date):
        raise MisshapenError(name)
    return value


def a_number(given: Mapping[str, Raw], name: str, default: int) -> int:
    """A whole number, `default` where the field is left out."""
    value = given.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise MisshapenError(name)
    return value


def optional(given: Mapping[str, Raw], name: str, kind: type[T]) -> T | None:
    """A value of this kind, None where the field is left out or null."""
    value = given.get(name)
    if value is not None and not isinstance(value, kind):
        raise MisshapenError(name)
    return value
