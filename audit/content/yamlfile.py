"""One YAML file read strictly, with the line on which every value stands.

YAML 1.1 reads an unquoted `No` as false and `010` as eight. Here such a word is a problem, never a value.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

import yaml

from audit.errors import Problem

Raw: TypeAlias = "bool | int | str | date | list[Raw] | dict[str, Raw] | None"
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
"""The C parser reads all shipped content in a few hundredths of a second; without libyaml the slow one does."""

_TAG = "tag:yaml.org,2002:"
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_CONTROL_SIGN = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TOO_DEEP = "things stand inside things far too deep"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Document:
    """One file: its name below the folder, its bytes, its data, and what kept it from being read strictly."""

    name: str
    content: bytes
    data: Raw
    node: yaml.Node | None
    problems: tuple[Problem, ...]

    def where(self, *path: str | int) -> str:
        """`name:line` of the value at `path` (keys and places from 0), or of the nearest thing around it."""
        if self.node is None:
            return self.name
        node, line = self.node, _line(self.node)
        for step in path:
            inner = _step(node, step)
            if inner is None:
                break
            line, node = inner
        return f"{self.name}:{line}"


def read(folder: Path, name: str) -> Document:
    """Read one file; whatever is wrong with it is in `problems`, and `data` is None where nothing can be read."""
    try:
        content = (folder / name).read_bytes()
    except OSError:
        message = f"The file {name} cannot be read: put it back, or take its name out of the list that names it."
        return Document(name, b"", None, None, (Problem("file_missing", name, message),))
    try:
        # the stubs leave the type of this one open
        node: yaml.Node | None = yaml.compose(content, LOADER)  # pyright: ignore[reportUnknownMemberType]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = name if mark is None else f"{name}:{mark.line + 1}"
        begun = error.context_mark  # what was left open may stand far above the place where that is noticed
        above = f", in what begins on line {begun.line + 1}" if begun and mark and begun.line != mark.line else ""
        return _unreadable(name, content, where, f"{error.problem}{above}")
    except yaml.YAMLError as error:  # a sign that no text file holds, or a letter cut in two
        return _unreadable(name, content, f"{name}:{_line_of_bad_sign(content)}", str(error).splitlines()[0])
    except RecursionError:
        return _unreadable(name, content, name, TOO_DEEP)
    reading = _Reading(name)
    try:
        data = reading.value(node) if node is not None else None
    except RecursionError:
        return _unreadable(name, content, name, TOO_DEEP)
    return Document(name, content, data, node, tuple(reading.problems))


def _unreadable(name: str, content: bytes, where: str, why: str) -> Document:
    message = f"This is not YAML ({why}): look for a missing quote, a colon inside a sentence or a shifted line."
    return Document(name, content, None, None, (Problem("yaml_broken", where, message),))


def _line_of_bad_sign(content: bytes) -> int:
    try:
        bad = _CONTROL_SIGN.search(content.decode("utf-8"))
        before = content.decode("utf-8")[: bad.start()] if bad else ""
        return before.count("\n") + 1
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _step(node: yaml.Node, step: str | int) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        return next(((_line(key), value) for key, value in pairs if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        nodes: list[yaml.Node] = node.value
        return (_line(nodes[step]), nodes[step]) if step < len(nodes) else None
    return None


class _Reading:
    """Turns the nodes of one file into plain data and gathers what is not strict."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def value(self, node: yaml.Node) -> Raw:
        """The plain value of a node."""
        if id(node) in self._seen:
            self._refuse("yaml_alias", node, "An alias (*) repeats another value: write the value out.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(inner) for inner in node.value]
        return self._scalar(node)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Raw]:
        found: dict[str, Raw] = {}
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        for key, inner in pairs:
            name = str(key.value)
            if name in found:
                self._refuse("yaml_duplicate_key", key, f"“{name}” is given twice here: keep one of the two.")
            found[name] = self.value(inner)
        return found

    def _scalar(self, node: yaml.Node) -> Raw:
        text = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool" if text in {"true", "false"}:
                return text == "true"
            case "int" if _WHOLE_NUMBER.fullmatch(text):
                return int(text)
            case "timestamp" if _DAY.fullmatch(text):
                return self._day(node, text)
            case _:
                message = f"YAML does not read {text} as the word it looks like: put it in double quotes."
                self._refuse("yaml_trap", node, message)
                return text

    def _day(self, node: yaml.Node, text: str) -> Raw:
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._refuse("yaml_trap", node, f"{text} is not a day of the calendar: write it as YYYY-MM-DD.")
            return text

    def _refuse(self, code: str, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(code, f"{self.name}:{_line(node)}", message))
