"""The one chart of the paper: every item as a cell, a row for each paragraph, the row with most to do on top.

Colour is one blue ramp by the size of the gap (darker is further from target); each cell also holds its rating's
shape and each row ends in words, so that it reads in grey and without a legend.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from audit.domain.checklist import Checklist, Item
from audit.domain.display import listed
from audit.domain.gaps import gaps, in_scope_with_answers
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, RATING_WORDS, STRAND_WORDS, UNKNOWN, Rating, Value
from audit.reports.phrases import count, paragraph

RAMP = ("#ffffff", "#8fb0d6", "#3f6fae", "#12305c")
"""By gap, 0 to 3: three clear steps of the one ramp and white."""
INK, QUIET, ON_DARK = "#0b0c0c", "#505a5f", "#ffffff"
CELL, ROW, TOP = 18, 24, 1
LABELS = 108
"""Room for the row's name, in chart units (a point each at full width)."""
WIDTH = 500
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
        return " · ".join(parts)


def chart_rows(checklist: Checklist, review: Review, edition: str) -> tuple[ChartRow, ...]:
    """A row for each paragraph with applicable items (items without one: by strand), most items below target first."""
    sizes = {gap.item.id: gap.size for gap in gaps(checklist, review)}
    rows: dict[tuple[str, str], list[Cell]] = {}
    for item, answer in in_scope_with_answers(checklist, review):
        value = answer.value if answer else None
        if value is not NOT_APPLICABLE:
            rows.setdefault(_key(item, edition), []).append(Cell(item.id, value, sizes.get(item.id, 0)))
    drawn = [ChartRow(*key, tuple(sorted(cells, key=_best_first))) for key, cells in rows.items()]
    return tuple(sorted(drawn, key=lambda row: (-row.short, -row.holding(None))))


def _key(item: Item, edition: str) -> tuple[str, str]:
    return (paragraph(item.paragraph, edition) if item.paragraph else "No paragraph", STRAND_WORDS[item.strand])


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
            return f"No answered item is below its target; {count(open_, 'item')} still without an answer."
        return "Every item drawn is at its target or above."
    worst = [row for row in rows if row.short == most]
    if len(worst) == 1:
        row = worst[0]
        total = len(row.cells)
        return (
            f"The most to do is in {row.name}, {row.strand.lower()}: {most} of its {count(total, 'item')} below target."
        )
    names = listed([row.name for row in worst])
    return f"{names} have the most to do: {count(most, 'item')} below target in each."


def alt_text(rows: tuple[ChartRow, ...]) -> str:
    """The chart in words, row by row."""
    return "; ".join(f"{row.name}, {row.strand}: {row.words()}" for row in rows) + "." if rows else "Nothing to draw."


def chart_svg(rows: tuple[ChartRow, ...]) -> str:
    """The chart as SVG, one unit a point at full width; its title and description are its finding and its words."""
    height = TOP + ROW * max(1, len(rows))
    shapes = [f"<title>{escape(finding(rows))}</title><desc>{escape(alt_text(rows))}</desc>"]
    longest = max((len(row.cells) for row in rows), default=1)
    size = min(CELL, (WIDTH - LABELS - 176) // max(longest, 1))
    for n, row in enumerate(rows):
        top = TOP + n * ROW
        shapes.append(_text(0, top + 9, row.name, weight=600) + _text(0, top + 20, row.strand, fill=QUIET))
        shapes += [_cell(cell, LABELS + k * size, top + 2, size) for k, cell in enumerate(row.cells)]
        first, *rest = row.words().split(" · ")
        left = LABELS + len(row.cells) * size + 7
        shapes.append(_text(left, top + (9 if rest else 15), first, weight=600))
        shapes.append(_text(left, top + 20, " · ".join(rest), fill=QUIET))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="Source Sans Pro, sans-serif" font-size="9">{"".join(shapes)}</svg>'
    )


def _text(x: float, y: float, words: str, *, weight: int = 400, fill: str = INK) -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}" fill="{fill}">{escape(words)}</text>' if words else ""


def _cell(cell: Cell, x: float, y: float, size: float) -> str:
    """A cell: its fill by gap, its outline dashed where nothing is answered, its rating's shape in the middle."""
    ink = ON_DARK if cell.gap > 1 else INK
    dash = ' stroke-dasharray="2 2"' if cell.value is None else ""
    box = (
        f'<rect x="{x}" y="{y}" width="{size - 2}" height="{size - 2}" rx="1.5" fill="{RAMP[cell.gap]}" '
        f'stroke="{QUIET}" stroke-width="0.7"{dash}/>'
    )
    return box + rating_shape(cell.value, x + size / 2 - 1, y + size / 2 - 1, size * 0.24, ink)


def rating_shape(value: Value | None, x: float, y: float, r: float, ink: str) -> str:
    """The shape of a rating drawn around a point: ring, quarter, half, full; a question mark; nothing for no answer."""
    ring = f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{ink}" stroke-width="1"/>'
    if value is Rating.NOT_IN_PLACE:
        return ring
    if value is Rating.PARTLY_IN_PLACE:
        return ring + f'<path d="M{x} {y} V{y - r} A{r} {r} 0 0 1 {x + r} {y} Z" fill="{ink}"/>'
    if value is Rating.IN_PLACE:
        return ring + f'<path d="M{x} {y - r} A{r} {r} 0 0 1 {x} {y + r} Z" fill="{ink}"/>'
    if value is Rating.EMBEDDED:
        return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{ink}"/>'
    if value is UNKNOWN:
        return f'<text x="{x}" y="{y + 3.2}" text-anchor="middle" font-weight="700" fill="{ink}">?</text>'
    return ""
