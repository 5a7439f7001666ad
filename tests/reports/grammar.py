"""A small reader of the paper's prose: each sentence is read back by a template, and the template says if it is true.

A template is a regular expression with a check; the check is given what was read and a recount of the review. Text that
no template reads is a fault by itself, so that no sentence can be added without its check.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from recount import Recount

SHORT = {
    "{n}": r"(?:[Nn]o|\d+)",
    "{id}": r"[A-Z]{2}-\d\d",
    "{ids}": r"[A-Z]{2}-\d\d(?:(?:, | and )[A-Z]{2}-\d\d)*(?: and \d+ more)?",
    "{day}": r"\d{1,2} [A-Z][a-z]+ \d{4}",
    "{pc}": r"\d{1,3}\.\d%",
    "{para}": r"¶\d+ \(KCSIE \d{4}\)",
    "{place}": r"(?:¶\d+ \(KCSIE \d{4}\)|Law watch|Working together|Information sharing|Data protection"
    r"|Supplying information|The child protection file)",
}
"""What templates are made of; `(?P<name>{ids})` captures one of them."""
Check = Callable[[re.Match[str], Recount], None]


@dataclass(frozen=True)
class Template:
    """A sentence as it may stand in the paper, and whether it is true."""

    name: str
    pattern: re.Pattern[str]
    check: Check


@dataclass
class Grammar:
    """Every template of a kind of text."""

    templates: list[Template] = field(default_factory=list)
    met: Counter[str] = field(default_factory=Counter)
    """How often each was read, by name."""

    def says(self, pattern: str) -> Callable[[Check], Check]:
        """Add a template: the whole sentence, from its first letter to its full stop."""
        for short, long in SHORT.items():
            pattern = pattern.replace(short, long)

        def add(check: Check) -> Check:
            self.templates.append(Template(check.__name__, re.compile(pattern), check))
            return check

        return add

    def read(self, text: str, known: Recount) -> list[tuple[Template, str]]:
        """Read a text sentence by sentence and check each. AssertionError for one that is untrue or not known."""
        found: list[tuple[Template, str]] = []
        at = 0
        while at < len(text):
            fits = [
                (match, template)
                for template in self.templates
                if (match := template.pattern.match(text, at)) and text[match.end() : match.end() + 1] in ("", " ")
            ]
            assert fits, f"no template reads: {text[at:]!r}"
            match, template = max(fits, key=lambda pair: pair[0].end())
            try:
                template.check(match, known)
            except AssertionError as error:
                raise AssertionError(f"untrue ({template.name}): {match[0]!r}\n{error}") from error
            self.met[template.name] += 1
            found.append((template, match[0]))
            at = match.end() + 1
        return found


def number(text: str) -> int:
    """`no` is 0."""
    return 0 if text.lower() == "no" else int(text)


def listed(text: str) -> list[str]:
    """`a, b and c` as a list; a last `3 more` stands for itself."""
    head, _, last = text.rpartition(" and ")
    return [*head.split(", "), last] if head else [last]


def named(text: str) -> tuple[list[str], int]:
    """The ids that are named, and how many there are in all."""
    found = listed(text)
    more = re.fullmatch(r"(\d+) more", found[-1])
    return (found[:-1], len(found) - 1 + int(more[1])) if more else (found, len(found))


def agrees(noun: str, amount: int, one: str, many: str) -> None:
    """One thing in the singular, any other number in the plural."""
    assert noun == (one if amount == 1 else many), f"{amount} {noun}"


def names_all(text: str, wanted: list[str]) -> None:
    """Does the text name these, in this order, or the first six and count the rest?"""
    ids, total = named(text)
    assert total == len(wanted), f"{total} are said, there are {len(wanted)}: {wanted}"
    assert ids == wanted[: len(ids)], f"{ids} are named, they are {wanted}"
    assert len(ids) == total or len(ids) == 6
