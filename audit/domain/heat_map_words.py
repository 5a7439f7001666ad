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
        if now.applicable == 1:
            return f"{on} the one applicable item has no answer yet."
        return f"{on} none of the {now.applicable} applicable items has an answer yet."
    where = _where(heat)
    said = [f"{on} {_below(now)}{f', {where}' if where else ''}"]
    if now.unknown:
        said.append(_of_them_unknown(now))
    if now.unanswered:
        said.append(f"{now.unanswered} {'has' if now.unanswered == 1 else 'have'} no answer")
    if len(heat.reviews) > 1:
        said.append(f"on {long_date(heat.reviews[-2].assessed_on)} {_then(heat.total(-2))}")
    return f"{'; '.join(said)}."


def _below(cell: HeatCell) -> str:
    """`4 of 52 applicable items are below target`."""
    answered = cell.applicable - cell.unanswered
    if not cell.gaps:
        return f"{f'none of the {answered} answered items' if answered > 1 else 'no answered item'} is below target"
    if cell.applicable == 1:
        return "the one applicable item is below target"
    are = "is" if cell.gaps == 1 else "are"
    return f"{cell.gaps} of {count(cell.applicable, 'applicable item')} {are} below target"


def _of_them_unknown(cell: HeatCell) -> str:
    """`2 of them are don’t-knows`; `it is a don’t-know` where there is one gap and it is that."""
    if cell.unknown == 1:
        return f"{'it' if cell.gaps == 1 else '1 of them'} is a don’t-know"
    return f"{cell.unknown} of them are don’t-knows"


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


def _where(heat: HeatMap) -> str:
    """`the most in ¶106 (KCSIE 2021) with 4`; `all of them in ¶106 (KCSIE 2021)`; rows with as many stand together.

    Empty without gaps, and where there is one row alone.
    """
    cells = [(row.name, row.cells[-1]) for row in heat.rows]
    now = [(name, cell.gaps) for name, cell in cells if cell is not None and cell.applicable]
    most, every = max((gaps for _, gaps in now), default=0), sum(gaps for _, gaps in now)
    first = [name for name, gaps in now if gaps == most]
    if not most or len(now) == 1:
        return ""
    if most == every:
        return f"{'all of them ' if most > 1 else ''}in {first[0]}"
    each = f"{listed(first)} with {most}{' each' if len(first) > 1 else ''}"
    return f"in {each}" if most * len(first) == every else f"the most in {each}"
