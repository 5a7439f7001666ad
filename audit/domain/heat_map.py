"""Gaps by paragraph and review, as each review stood on its own words: the heat map.

A row is a paragraph of the newest review's checklist, or a strand without paragraphs. An item stands in the row it has
there, whatever its number was then; what is not asked any more stands in a row of its own, under the number it had.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.chart_words import Column, column_of
from audit.domain.checklist import Checklist, Item
from audit.domain.display import paragraph_text
from audit.domain.review import Review
from audit.domain.states import Outside, State, is_gap, items_over, states_of
from audit.domain.words import NOT_APPLICABLE, STRAND_WORDS, UNKNOWN, Strand

SHADES = 4
"""Steps of the ramp above white; with fewer gaps than these in every cell, one gap is one step."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One row in one review. `gaps` are the items below target, the `unknown` ones among them; `items` are those."""

    gaps: int
    unknown: int
    unanswered: int
    applicable: int
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One paragraph, or a strand without any, review by review; None where a review asked none of its items.

    `asked_now` is False for a row of items that the newest review's checklist does not hold any more.
    """

    paragraph: str | None
    strand: Strand
    name: str
    cells: tuple[HeatCell | None, ...]
    asked_now: bool = True


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Every row over every review, oldest first."""

    reviews: tuple[Column, ...]
    rows: tuple[HeatRow, ...]

    def total(self, place: int) -> HeatCell:
        """All rows of one review together."""
        cells = [cell for row in self.rows if (cell := row.cells[place]) is not None]
        return HeatCell(
            sum(cell.gaps for cell in cells),
            sum(cell.unknown for cell in cells),
            sum(cell.unanswered for cell in cells),
            sum(cell.applicable for cell in cells),
            tuple(item for cell in cells for item in cell.items),
        )

    @property
    def most(self) -> int:
        """The most gaps in any cell."""
        return max((cell.gaps for row in self.rows for cell in row.cells if cell is not None), default=0)

    def shade(self, cell: HeatCell) -> int:
        """How dark a cell is, on screen and on paper: 0 without a gap, then by quarters of the most there is."""
        return -(-SHADES * cell.gaps // max(self.most, SHADES))


def heat_map(checklist: Checklist, reviews: Sequence[Review], *, contents: Contents = NO_OTHERS) -> HeatMap:
    """The heat map over reviews of one school, oldest first; rows in checklist order, those not asked any more last."""
    rows = _rows(checklist, items_over(checklist, reviews, contents=contents))
    columns = [_cells(rows, answered_on(review, checklist, contents), review) for review in reviews]
    found = (replace(row, cells=tuple(column[key] for column in columns)) for key, (row, _) in rows.items())
    return HeatMap(
        tuple(column_of(review) for review in reviews),
        tuple(row for row in found if any(cell is not None for cell in row.cells)),
    )


_Rows = Mapping[str, tuple[HeatRow, tuple[str, ...]]]


def _rows(checklist: Checklist, items: Sequence[Item]) -> _Rows:
    """Each row, still without cells, and the ids that stand in it, by what makes it a row of its own."""
    found: dict[str, tuple[HeatRow, tuple[str, ...]]] = {}
    for item in items:
        asked_now = item.id in checklist.by_id
        name = paragraph_text(item) or STRAND_WORDS[item.strand]
        key = f"{item.strand} {name}"
        row, ids = found.get(key) or (HeatRow(item.paragraph, item.strand, name, (), asked_now), ())
        found[key] = row, (*ids, item.id)
    return found


def _cells(rows: _Rows, asked: Checklist, review: Review) -> Mapping[str, HeatCell | None]:
    states = states_of(asked, review)
    return {
        key: _cell([(item, states.get(item, Outside.OUT)) for item in ids], asked) for key, (_, ids) in rows.items()
    }


def _cell(found: Sequence[tuple[str, State]], asked: Checklist) -> HeatCell | None:
    inside = [(item, state) for item, state in found if state is not Outside.OUT]
    if not inside:
        return None
    below = [(item, state) for item, state in inside if is_gap(state, asked.by_id[item].target)]
    return HeatCell(
        gaps=len(below),
        unknown=sum(state is UNKNOWN for _, state in below),
        unanswered=sum(state is Outside.UNANSWERED for _, state in inside),
        applicable=sum(state is not NOT_APPLICABLE for _, state in inside),
        items=tuple(item for item, _ in below),
    )
