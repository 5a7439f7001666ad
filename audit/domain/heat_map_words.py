"""The heat map in words: where the gaps are now, how many there were before, and every cell."""

from audit.domain.chart_words import ChartWords, read_aloud
from audit.domain.dates import long_date
from audit.domain.display import count, listed
from audit.domain.heat_map import HeatCell, HeatMap

NOT_ASKED = "not asked"
ALL_NOT_APPLICABLE = "not applicable"


def heat_map_words(heat: HeatMap) -> ChartWords:
    """The heat map as a chart says it."""
    said = [
        f"{column.words}: " + ", ".join(f"{row.name} {cell_text(row.cells[place])}" for row in heat.rows)
        for place, column in enumerate(heat.reviews)
    ]
    return ChartWords(
        title="Gaps by paragraph, review by review",
        finding=_finding(heat),
        alt=read_aloud(said if heat.rows else []),
        headings=("Paragraph", *(column.words for column in heat.reviews)),
        rows=tuple((row.name, *(cell_text(cell) for cell in row.cells)) for row in heat.rows),
    )


def cell_text(cell: HeatCell | None) -> str:
    """`2 of 6 below target, 1 don’t know, 3 without an answer`."""
    if cell is None:
        return NOT_ASKED
    if not cell.applicable:
        return ALL_NOT_APPLICABLE
    text = f"{cell.gaps} of {cell.applicable} below target{_unknown(cell)}"
    return text + (f", {cell.unanswered} without an answer" if cell.unanswered else "")


def _unknown(cell: HeatCell) -> str:
    """`, 2 of them don’t-knows`; `, a don’t-know` where that is all."""
    if not cell.unknown:
        return ""
    of_them = f"{cell.unknown} of them " if cell.gaps > 1 else ""
    return f", {of_them}{'a don’t-know' if cell.unknown == 1 else 'don’t-knows'}"


def _finding(heat: HeatMap) -> str:
    """Where it stands now, the rows with the most gaps, and what it was the review before."""
    if not heat.reviews:
        return "There is no review yet."
    now = heat.total(-1)
    on = f"On {long_date(heat.reviews[-1].assessed_on)}"
    if not now.applicable:
        return f"{on} no item is applicable."
    if now.unanswered == now.applicable:
        return f"{on} none of the {count(now.applicable, 'applicable item')} has an answer yet."
    said = f"{on} {_below(now)}"
    if most := _most(heat):
        said += f", the most in {most}"
    if now.unanswered:
        said += f", while {now.unanswered} {'has' if now.unanswered == 1 else 'have'} no answer"
    if len(heat.reviews) > 1:
        said += f"; on {long_date(heat.reviews[-2].assessed_on)} {_then(heat.total(-2))}"
    return f"{said}."


def _below(cell: HeatCell) -> str:
    """`4 of 52 applicable items are below target, 1 of them a don’t-know`."""
    answered = cell.applicable - cell.unanswered
    if not cell.gaps:
        return f"{f'none of the {answered} answered items' if answered > 1 else 'no answered item'} is below target"
    are = "is" if cell.gaps == 1 else "are"
    return f"{cell.gaps} of {count(cell.applicable, 'applicable item')} {are} below target{_unknown(cell)}"


def _then(cell: HeatCell) -> str:
    """The same of the review before, shorter."""
    if not cell.applicable:
        return "no item was applicable"
    if cell.unanswered == cell.applicable:
        return "nothing was answered"
    if not cell.gaps:
        text = f"it was 0 of {count(cell.applicable - cell.unanswered, 'answered item')}"
    else:
        text = f"it was {cell.gaps} of {cell.applicable}"
    return text + (f", while {cell.unanswered} had no answer" if cell.unanswered else "")


def _most(heat: HeatMap) -> str:
    """`¶106 (KCSIE 2021) with 4`; rows with as many stand together; empty without gaps or with one row alone."""
    cells = [(row.name, row.cells[-1]) for row in heat.rows]
    now = [(name, cell.gaps) for name, cell in cells if cell is not None and cell.applicable]
    most = max((gaps for _, gaps in now), default=0)
    first = [name for name, gaps in now if gaps == most]
    if not most or len(now) == 1:
        return ""
    return f"{listed(first)} with {most}{' each' if len(first) > 1 else ''}"
