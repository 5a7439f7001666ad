"""The checklist to be answered with a pen: every item with its levels to tick, and how the board knows."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.domain.checklist import Item
from audit.domain.display import listed, paragraph_text
from audit.domain.item_words import kind_text, level_text, values_offered
from audit.domain.words import (
    CROWN_COPYRIGHT,
    GRADE_MEANS,
    GRADE_WORDS,
    NO_NAMES,
    RATING_SHAPES,
    RATING_WORDS,
    SETTING_WORDS,
    STRAND_WORDS,
    Grade,
    Setting,
)

HOW_TO = (
    "Tick one box an item. Rate what you can show: “Not in place” is the answer where somebody was asked and could "
    "show nothing, “Don’t know” where nobody has asked yet. Then say how you know, who looked, when, and where it is."
)
WARNING = f"{NO_NAMES}: write how things work, never about a child. Roles, not names, say who looked."
NOTE = f"Note ({NO_NAMES[:1].lower()}{NO_NAMES[1:]})"
GRADES = tuple(GRADE_WORDS[grade] for grade in Grade)
GRADES_MEAN = tuple(f"{GRADE_WORDS[grade]}: {GRADE_MEANS[grade]}" for grade in Grade)
TO_FILL_IN = ("School", "URN", "Assessed on", "Completed by (role)")


@dataclass(frozen=True, slots=True)
class BlankItem:
    """One item to answer: `levels` are (shape, word, what it means), not applicable only where it is offered."""

    id: str
    question: str
    about: str
    levels: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class BlankGroup:
    """The items of one paragraph, or of a strand that rests on none."""

    heading: str
    items: tuple[BlankItem, ...]


@dataclass(frozen=True, slots=True)
class BlankSheet:
    """Every item in checklist order."""

    groups: tuple[BlankGroup, ...]
    closing: str

    @property
    def items(self) -> int:
        """How many items it holds."""
        return sum(len(group.items) for group in self.groups)


def blank_sheet(items: Sequence[Item], setting: Setting | None) -> BlankSheet:
    """The items as a sheet; without a setting each says of whom it is not asked."""
    groups: dict[str, list[BlankItem]] = {}
    for item in items:
        heading = " · ".join(text for text in (STRAND_WORDS[item.strand], paragraph_text(item)) if text)
        groups.setdefault(heading, []).append(_blank(item, setting))
    quoted = any(cite.quote for item in items for cite in item.cites)
    return BlankSheet(
        tuple(BlankGroup(heading, tuple(found)) for heading, found in groups.items()), CROWN_COPYRIGHT if quoted else ""
    )


def _blank(item: Item, setting: Setting | None) -> BlankItem:
    about = [kind_text(item), f"Ask: {', '.join(item.ask)}", "Confidential: for Part 2" if item.confidential else ""]
    if setting is None and (others := [SETTING_WORDS[one] for one in Setting if one not in item.applies_to]):
        about.append(f"Not asked of: {listed(others)}")
    levels = tuple(
        (RATING_SHAPES[value], RATING_WORDS[value], level_text(item, value)) for value in values_offered(item)
    )
    return BlankItem(item.id, item.question, " · ".join(text for text in about if text), levels)
