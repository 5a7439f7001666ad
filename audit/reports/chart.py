"""The data of the paper's one chart: every item as a cell, a row for each paragraph, most to do on top."""

from dataclasses import dataclass

from audit.domain.checklist import Checklist, Item
from audit.domain.display import listed, paragraph_text
from audit.domain.gaps import gaps, in_scope_with_answers
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, RATING_WORDS, STRAND_WORDS, UNKNOWN, Rating, Value
from audit.reports.phrases import count, has

BETWEEN = " · "
NO_PARAGRAPH = "No paragraph"
CHART_HEADINGS = (
    "Paragraph",
    "Strand",
    "In place or better",
    "Partly in place",
    "Not in place",
    "Don’t know",
    "No answer",
)


@dataclass(frozen=True, slots=True)
class Cell:
    """One applicable item: its value (None: no answer yet) and how far it is below target."""

    item: str
    value: Value | None
    gap: int


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One paragraph: its name, its strand, and its applicable items, the best first."""

    name: str
    strand: str
    cells: tuple[Cell, ...]

    @property
    def short(self) -> int:
        """How many of its items are below target; a don't-know is."""
        return sum(cell.gap > 0 for cell in self.cells)

    def holding(self, *values: Value | None) -> int:
        """How many of its items have one of these values."""
        return sum(cell.value in values for cell in self.cells)

    @property
    def in_place(self) -> int:
        """How many are in place or better."""
        return self.holding(Rating.IN_PLACE, Rating.EMBEDDED)

    def row(self) -> tuple[str, ...]:
        """The row of the data table, under CHART_HEADINGS."""
        others = (Rating.PARTLY_IN_PLACE, Rating.NOT_IN_PLACE, UNKNOWN, None)
        numbers = [str(self.holding(value)) for value in others]
        return (self.name, self.strand, f"{self.in_place} of {len(self.cells)}", *numbers)

    def words(self) -> str:
        """What stands at the end of its bar."""
        parts = [f"{self.in_place} of {len(self.cells)} in place or better"]
        below = (Rating.PARTLY_IN_PLACE, Rating.NOT_IN_PLACE, UNKNOWN)
        parts += [f"{self.holding(value)} {RATING_WORDS[value].lower()}" for value in below if self.holding(value)]
        if number := self.holding(None):
            parts.append(f"{number} no answer")
        return BETWEEN.join(parts)


def chart_rows(checklist: Checklist, review: Review) -> tuple[ChartRow, ...]:
    """A row for each paragraph with applicable items (items without one: by strand), most items below target first."""
    sizes = {gap.item.id: gap.size for gap in gaps(checklist, review)}
    rows: dict[tuple[str, str], list[Cell]] = {}
    for item, answer in in_scope_with_answers(checklist, review):
        value = answer.value if answer else None
        if value is not NOT_APPLICABLE:
            rows.setdefault(_key(item), []).append(Cell(item.id, value, sizes.get(item.id, 0)))
    drawn = [ChartRow(*key, tuple(sorted(cells, key=_best_first))) for key, cells in rows.items()]
    return tuple(sorted(drawn, key=lambda row: (-row.short, -row.holding(None))))


def row_name(item: Item) -> str:
    """What the item's row is called: its paragraph with its edition, its strand where it rests on none."""
    return paragraph_text(item) if item.cites else STRAND_WORDS[item.strand]


def _key(item: Item) -> tuple[str, str]:
    return (row_name(item), STRAND_WORDS[item.strand] if item.paragraph else NO_PARAGRAPH)


def _best_first(cell: Cell) -> tuple[int, int]:
    if isinstance(cell.value, Rating):
        return (0, -cell.value)
    return (1, 0) if cell.value is UNKNOWN else (2, 0)


def finding(rows: tuple[ChartRow, ...]) -> str:
    """The chart in one sentence, true of its data."""
    if not rows:
        return "No item applies, so there is nothing to draw."
    most = rows[0].short
    open_ = sum(row.holding(None) for row in rows)
    if most == 0:
        if open_:
            if open_ == sum(len(row.cells) for row in rows):
                return "No item drawn has an answer yet."
            return f"No answered item is below its target; {count(open_, 'item')} still {has(open_)} no answer."
        return "Every item drawn is at its target or above."
    worst = [row for row in rows if row.short == most]
    if len(worst) == 1:
        row = worst[0]
        total = len(row.cells)
        place = row.name if row.strand == NO_PARAGRAPH else f"{row.name}, {row.strand.lower()}"
        which = "its one item" if total == 1 else f"{most} of its {count(total, 'item')}"
        return f"The most to do is in {place}: {which} below target."
    names = listed([row.name for row in worst])
    return f"{names} have the most to do: {count(most, 'item')} below target in each."


def alt_text(rows: tuple[ChartRow, ...]) -> str:
    """The chart in words, row by row."""
    return "; ".join(f"{row.name}, {row.strand}: {row.words()}" for row in rows) + "." if rows else "Nothing to draw."
