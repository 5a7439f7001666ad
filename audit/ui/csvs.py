"""A table as a CSV download, safe to open in any spreadsheet, made when asked for and read again before it goes."""

import csv
import io
from collections.abc import Sequence

import streamlit as st

from audit.spreadsheets.text_table import guard

Row = Sequence[str | int]


def csv_bytes(headings: Sequence[str], rows: Sequence[Row]) -> bytes:
    """The table in UTF-8 with its mark, which Excel needs to show ’ and £ rightly; no cell becomes a formula.

    What comes back when it is read again is what went in, cell by cell, or it is not handed out: RuntimeError.
    """
    written = [list(headings), *([guard(cell) if isinstance(cell, str) else str(cell) for cell in row] for row in rows)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(written)
    data = out.getvalue().encode("utf-8-sig")
    if read_again(data) != written:
        raise RuntimeError("A table does not read as it was written, so it is not handed out.")
    return data


def read_again(data: bytes) -> list[list[str]]:
    """Every row of a CSV file as any spreadsheet will read it."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def with_rows(data: bytes, rows: int) -> bytes:
    """A long file, which is one heading and this many rows when it is read again; else RuntimeError."""
    if len(read_again(data)) != 1 + rows:
        raise RuntimeError("A file does not hold every row that went into it, so it is not handed out.")
    return data


def csv_download(label: str, file_name: str, headings: Sequence[str], rows: Sequence[Row], *, key: str) -> None:
    """A button that downloads a table; the file is made by pressing it."""
    st.download_button(
        label, lambda: csv_bytes(headings, rows), file_name=file_name, mime="text/csv", key=key, on_click="ignore"
    )
