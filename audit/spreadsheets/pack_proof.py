"""The proof that a data pack holds what it should: opened again, its sheets, rows and charts counted."""

from io import BytesIO
from itertools import chain
from zipfile import BadZipFile, ZipFile

from python_calamine import CalamineError, CalamineWorkbook

from audit.domain.data_pack import Cell, DataPack
from audit.errors import AuditError
from audit.spreadsheets.dress import cell_text

_CHARTS, _DRAWINGS = "xl/charts/chart", "xl/drawings/drawing"
_BEFORE_ROWS = 4
"""Rows of a sheet up to and with the headings of its table."""
_ALT = b' descr="'


class PackError(AuditError):
    """The data pack that was made does not hold everything it should; nothing is handed out."""

    code = "data_pack"


def proved(data: bytes, pack: DataPack) -> bytes:
    """The same bytes, once their sheets, rows, cells, charts and descriptions have been counted. Raises PackError."""
    wanted = _wanted(pack)
    found = _found(data)
    if found != wanted:
        raise PackError(
            f"The data pack was made with {_counted(found)} where it should have {_counted(wanted)}, "
            "so it is not handed out. Please report this."
        )
    return data


def _wanted(pack: DataPack) -> dict[str, int]:
    rows = [*pack.about, *(row for sheet in pack.sheets for row in sheet.rows)]
    return {
        "sheets": 1 + len(pack.sheets),
        "rows": sum(any(map(_has_something, row)) for row in rows),
        "cells": sum(map(_has_something, chain.from_iterable(rows))),
        "charts": pack.charts,
        "descriptions": pack.charts,
    }


def _has_something(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or cell_text(cell) != "")


def _found(data: bytes) -> dict[str, int]:
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        about, *others = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names)
        with ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
            charts = sum(name.startswith(_CHARTS) and len(archive.read(name)) > 0 for name in names)
            texts = sum(archive.read(name).count(_ALT) for name in names if name.startswith(_DRAWINGS))
    except (CalamineError, BadZipFile, ValueError, KeyError, OSError) as error:
        raise PackError(f"The data pack cannot be opened again ({error}), so it is not handed out.") from error
    rows = [*about[1:], *(row for sheet in others for row in sheet[_BEFORE_ROWS:])]
    filled = [sum(value not in ("", None) for value in row) for row in rows]
    return {
        "sheets": 1 + len(others),
        "rows": sum(map(bool, filled)),
        "cells": sum(filled),
        "charts": charts,
        "descriptions": texts,
    }


def _counted(numbers: dict[str, int]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.items())
