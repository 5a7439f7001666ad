"""The plain blocks a board paper is made of, before any typesetting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph of text; `strong` are its first words, set bold; a quiet one is set small."""

    text: str
    strong: str = ""
    quiet: bool = False
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered or not; each point's first part is set bold."""

    points: tuple[tuple[str, str], ...]
    numbered: bool = False
    kind: Literal["points"] = "points"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement: shape, word, the tone that colours it, and one sentence why."""

    shape: str
    word: str
    tone: str
    why: str
    kind: Literal["verdict"] = "verdict"


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `layout` names its column widths in the template.

    `asides`, where there are any, are one a row: a few quiet words under the row's second cell, or none.
    """

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    layout: str
    asides: tuple[str, ...] = ()
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart: its SVG, all it shows in words (alt), its one-sentence finding as caption, and perhaps a title."""

    svg: str
    alt: str
    caption: str
    title: str = ""
    width: str = "100%"
    kind: Literal["picture"] = "picture"


Block = Words | Points | Verdict | Table | Picture


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PaperContent:
    """The whole paper as plain data: every sentence, table and figure once."""

    title: str
    school: str
    state: str
    part: int
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    annexes: tuple[Section, ...]
    footer: str
    day: date
    closing: tuple[str, ...] = field(default=())
    template: str = "paper.typ"
    board_name: str = ""
    """What the board calls itself; empty where nobody has said."""
    crest: bytes | None = field(default=None, repr=False)
    """The school’s crest, a PNG of at most 600 by 600 points."""

    def tags(self) -> Mapping[str, int]:
        """A row for each row of each table and its headings, a heading for each section, a figure for each chart."""
        rows = sum(1 + len(table.rows) for table in self.tables())
        figures = len(self.pictures()) + (self.crest is not None)
        return {"TR": rows, "H1": len(self.sections) + len(self.annexes), "Figure": figures}

    def tables(self) -> Sequence[Table]:
        """Every table, in reading order."""
        return [block for part in (*self.sections, *self.annexes) for block in part.blocks if isinstance(block, Table)]

    def pictures(self) -> Sequence[Picture]:
        """Every chart, in reading order."""
        return [
            block for part in (*self.sections, *self.annexes) for block in part.blocks if isinstance(block, Picture)
        ]

    def text(self) -> str:
        """Every word of the paper, in reading order, one piece a line."""
        lines = [self.title, self.school, *([self.board_name] if self.board_name else []), self.state]
        lines += [f"{name}: {fact}" for name, fact in self.facts]
        for part in (*self.sections, *self.annexes):
            lines.append(part.heading)
            for block in part.blocks:
                lines += _lines(block)
        return "\n".join([*lines, *self.closing, self.footer])


def _lines(block: Block) -> list[str]:
    if isinstance(block, Words):
        return [f"{block.strong} {block.text}".strip()]
    if isinstance(block, Points):
        return [f"{strong} {text}".strip() for strong, text in block.points]
    if isinstance(block, Verdict):
        return [f"{block.shape} {block.word}", block.why]
    if isinstance(block, Picture):
        return [*([block.title] if block.title else []), block.caption, block.alt]
    lines = [block.caption, " | ".join(block.headings)]
    for row, aside in zip(block.rows, block.asides or ("",) * len(block.rows), strict=True):
        lines += [" | ".join(row), *([aside] if aside else [])]
    return lines
