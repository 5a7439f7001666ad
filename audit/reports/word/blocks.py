"""The blocks of a paper as the elements of a Word document, in reading order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, assert_never

from audit.domain.letterhead import crest_words
from audit.reports.parts import Block, PaperContent, Picture, Points, Section, Table, Verdict, Words
from audit.reports.raster import pngs_of
from audit.reports.word.pictures import Pictures
from audit.reports.word.styles import NUMBERS, TONES
from audit.reports.word.tables import table_xml, widths
from audit.reports.word.text import SPACE, paragraph, runs

TEXT_WIDTH_CM, CREST_WIDTH_CM, CREST_HEIGHT_CM = 17.4, 3.4, 1.7
_PAGE_BREAK = "<w:pageBreakBefore/>"
_B = TypeVar("_B", bound=Block)


@dataclass(slots=True)
class Body:
    """A document while it is written: its pictures, and how many numbered lists it has."""

    content: PaperContent
    pictures: Pictures = field(default_factory=Pictures)
    lists: int = 0
    columns: Mapping[str, Sequence[int]] = field(default_factory=dict[str, Sequence[int]])
    charts: Mapping[str, bytes] = field(default_factory=dict[str, bytes])

    def xml(self) -> str:
        """Everything in the body, from the banner to the closing words."""
        content = self.content
        alike: dict[str, list[Table]] = {}
        for table in content.tables():
            alike.setdefault(_looks(table), []).append(table)
        svgs = [block.svg for part in (*content.sections, *content.annexes) for block in _those(part, Picture)]
        self.charts = dict(zip(svgs, pngs_of(svgs), strict=True))
        self.columns = {name: widths(tables) for name, tables in alike.items()}
        parts = [self._banner()]
        for n, part in enumerate(content.sections, start=1):
            parts.append(paragraph(runs(f"{n}. {part.heading}"), "Heading1"))
            parts += self._blocks(part, together=True, captions=len(_those(part, Table)) > 1)
        for n, part in enumerate(content.annexes):
            parts.append(paragraph(runs(part.heading), "Heading1", look="" if n else _PAGE_BREAK))
            parts += self._blocks(part, together=False, captions=True)
        parts += [paragraph(runs(line), "PaperQuiet") for line in content.closing]
        return "".join(parts)

    def _banner(self) -> str:
        content = self.content
        crest = ""
        if content.crest:
            words = crest_words(content.school)
            drawn = self.pictures.drawn(content.crest, words, widest=CREST_WIDTH_CM, highest=CREST_HEIGHT_CM)
            crest = paragraph(drawn, "PaperCrest")
        named = content.board_name
        board = paragraph(runs(named), "PaperBoard", of=named) if named else ""
        facts = f"{SPACE}{runs('·')}{SPACE}".join(
            f"{runs(f'{name}:', 'PaperFactName')}{SPACE}{runs(fact)}" for name, fact in content.facts
        )
        state = f"{runs(content.state, 'PaperState')}{SPACE * 3}"
        return (
            f"{crest}{paragraph(runs(content.title), 'Subtitle')}"
            f"{paragraph(runs(content.school), 'Title', of=content.school)}"
            f"{board}{paragraph(state + facts, 'PaperFacts')}"
        )

    def _blocks(self, section: Section, *, together: bool, captions: bool) -> Iterator[str]:
        """The blocks of a section. The caption of a table that stands alone under its heading is told, not printed."""
        around = (None, *section.blocks, None)
        for last, block, following in zip(around, section.blocks, around[2:], strict=False):
            match block:
                case Words():
                    style = "PaperQuiet" if block.quiet else "PaperAfterTable" if isinstance(last, Table) else ""
                    stays = isinstance(following, Picture) or (together and isinstance(following, Table))
                    look = "<w:keepNext/>" if stays else ""
                    yield paragraph(_led(block.strong, block.text), style, look=look, of=block.strong or block.text)
                case Points():
                    yield self._points(block)
                case Verdict():
                    yield _verdict(block)
                case Table():
                    yield paragraph(runs(block.caption), "Caption") if captions else ""
                    yield table_xml(block, self.columns[_looks(block)], together=together)
                case Picture():
                    yield self._picture(block)
                case _:
                    assert_never(block)

    def _picture(self, block: Picture) -> str:
        widest = TEXT_WIDTH_CM * float(block.width.removesuffix("%")) / 100
        drawn = self.pictures.drawn(self.charts[block.svg], block.alt, widest=widest)
        title = paragraph(runs(block.title), "Caption") if block.title else ""
        return title + paragraph(drawn, "PaperPicture") + paragraph(runs(block.caption), "PaperFinding")

    def _points(self, block: Points) -> str:
        style, look = "ListBullet", ""
        if block.numbered:
            self.lists += 1
            style = "ListNumber"
            look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{NUMBERS + self.lists}"/></w:numPr>'
        return "".join(
            paragraph(_led(strong, text), style, look=look, of=strong or text) for strong, text in block.points
        )


def _those(section: Section, kind: type[_B]) -> list[_B]:
    return [block for block in section.blocks if isinstance(block, kind)]


def _looks(table: Table) -> str:
    """What tables with columns of the same widths have in common."""
    return f"{table.layout} {len(table.headings)}"


def _led(strong: str, text: str) -> str:
    """Words led by some that stand out."""
    return f"{runs(strong, 'Strong')}{SPACE if strong and text else ''}{runs(text)}"


def _verdict(block: Verdict) -> str:
    tone = TONES[block.tone]
    line = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="{tone}"/></w:pBdr>'
    word = runs(f"{block.shape} {block.word}", look=f'<w:color w:val="{tone}"/>')
    return paragraph(word, "PaperVerdict", look=line) + paragraph(runs(block.why), "PaperVerdictWhy", look=line)
