"""A table as a CSV download, safe to open in any spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence

import streamlit as st

from audit.spreadsheets.text_table import guard


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """The table in UTF-8 with its mark, which Excel needs to show ’ and £ rightly; no cell becomes a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows([guard(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def csv_download(
    label: str, file_name: str, headings: Sequence[str], rows: Iterable[Sequence[str | int]], *, key: str
) -> None:
    """A button that downloads a table."""
    data = csv_bytes(headings, rows)
    st.download_button(label, data, file_name=file_name, mime="text/csv", key=key, on_click="ignore")
