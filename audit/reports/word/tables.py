"""A table of the paper as a Word table: its heading row repeated on every page, short rows never split."""

from collections.abc import Sequence
from math import hypot, sqrt

from audit.reports.fonts import SEMIBOLD, text_width
from audit.reports.parts import Table
from audit.reports.word.text import escaped, paragraph, runs

TEXT_WIDTH = 9865
"""Twentieths of a point between the margins."""
_WHOLE = TEXT_WIDTH / 20
LONGEST_UNBROKEN = 500
"""Signs: a row with a longer text may run over the page; any other stays in one piece."""
FIGURES = "figures"
"""The layout of the few figures that stand large."""
AGREEMENT = "agreement"
"""The layout with room for signatures."""
_TO_SIGN = (6.6, 4.2, 3.8, 2.8)
"""Centimetres, as in the PDF."""
_SIZE, _FIGURE_SIZE = 8.0, 11.0
"""Points of a table's words and of its large figures. They are measured bold, in the shipped typeface."""
_WIDER = 1.14
"""How much wider Arial is than that typeface."""
_AIR = 7.0
"""Points between a column's words and the next column's."""
_WIDEST_PIECE = 90.0
"""Points: a longer word does not widen its column."""
_SHORT_LINES = (90.0, 70.0, 55.0)
"""Points, the first that leaves room: lines no longer than this are not broken in a column where most are so short."""
_ONE_LINE_HEADING = 50.0
"""Points: a longer heading may take two lines."""
_FOR_LONG_LINES = 0.4
"""The part of the page's width that columns of long lines have at least, where it can be had."""


def widths(tables: Sequence[Table]) -> tuple[int, ...]:
    """The widths of the columns of tables that look alike; what words leave goes by how long lines usually are."""
    if tables[0].layout == AGREEMENT:
        return _shared_out(_TO_SIGN)
    columns = list(zip(*(row for table in tables for row in (table.headings, *table.rows)), strict=True))
    if tables[0].layout == FIGURES:
        return _shared_out([_AIR + max(_width(cell, _FIGURE_SIZE) for cell in cells) for _, *cells in columns])
    lines = [[_width(cell) for cell in column] for column in columns]
    pieces = [min(_WIDEST_PIECE, max(map(_widest_piece, set(column)))) for column in columns]
    usual = [hypot(*line) / sqrt(len(line)) for line in lines]
    wanted = [_AIR + piece for piece in pieces]
    for short in _SHORT_LINES:
        roomy = [_AIR + max(piece, _unbroken(line, short)) for piece, line in zip(pieces, lines, strict=True)]
        long = sum(want for want, line in zip(roomy, usual, strict=True) if line > _SHORT_LINES[0])
        if _WHOLE - sum(roomy) + long >= (_FOR_LONG_LINES * _WHOLE if long else 0):
            wanted = roomy
            break
    more = [max(0.0, line + _AIR - want) for line, want in zip(usual, wanted, strict=True)]
    left, share = _WHOLE - sum(wanted), sum(more)
    if left < 0 or not share:
        return _shared_out(wanted)
    return _shared_out([want + left * extra / share for want, extra in zip(wanted, more, strict=True)])


def _shared_out(wanted: Sequence[float]) -> tuple[int, ...]:
    """The width between the margins, in the measure of what each column wants."""
    return tuple(int(TEXT_WIDTH * want / sum(wanted)) for want in wanted)


def _unbroken(lines: Sequence[float], longest: float) -> float:
    """What the short lines of a column need, where most of them are short; its heading, the first, may take two."""
    heading, *cells = lines
    short = [line for line in cells if line <= longest]
    if 2 * len(short) <= len(cells):
        return 0.0
    return max([*short, heading if heading < _ONE_LINE_HEADING else min(heading * 0.6, longest)])


def _widest_piece(text: str) -> float:
    """Of what a line is not broken within."""
    return max(map(_width, text.replace("/", "/ ").split()), default=0.0)


def _width(text: str, size: float = _SIZE) -> float:
    return text_width(text, size, SEMIBOLD) * _WIDER


def table_xml(table: Table, columns: Sequence[int], *, together: bool) -> str:
    """The table, its caption among its properties too; `together` on one page, unless somebody wrote at length."""
    large = table.layout == FIGURES
    asides = table.asides or ("",) * len(table.rows)
    cells = ((*row, aside) for row, aside in zip(table.rows, asides, strict=True))
    long = [any(len(cell) >= LONGEST_UNBROKEN for cell in row) for row in cells]
    kept = together and not any(long)
    rows = [_row(table.headings, columns, "PaperCellHead", head=True, kept=True)]
    last = len(table.rows) - 1
    for n, (row, aside) in enumerate(zip(table.rows, asides, strict=True)):
        style = "PaperFigure" if large else "PaperCell"
        rows.append(_row(row, columns, style, aside=aside, whole=not long[n], kept=kept and n < last))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{"PaperFigures" if large else "PaperTable"}"/>'
        f'<w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{escaped(table.caption)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[str],
    columns: Sequence[int],
    style: str,
    *,
    head: bool = False,
    aside: str = "",
    whole: bool = True,
    kept: bool = False,
) -> str:
    about = f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if head else ''}"
    look = "<w:keepNext/>" if kept else ""
    found: list[str] = []
    for n, (cell, width) in enumerate(zip(cells, columns, strict=True)):
        strong = "Strong" if n == 0 and style == "PaperCell" else ""
        inner = paragraph(runs(cell, strong), style, look=look, of=cell)
        if n == 1 and aside:
            inner += paragraph(runs(aside), "PaperCellAside", look=look, of=aside)
        found.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inner}</w:tc>')
    return f"<w:tr>{f'<w:trPr>{about}</w:trPr>' if about else ''}{''.join(found)}</w:tr>"
