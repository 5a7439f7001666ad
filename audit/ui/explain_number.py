"""Every figure opens to its working: items, weights, sums, the arithmetic in words, and the same as a download."""

import streamlit as st

from audit.domain.arithmetic import arithmetic, sums_of
from audit.domain.explain import EXPLAIN_HEADINGS, Line
from audit.domain.figures import Figures
from audit.domain.file_names import review_file_name
from audit.domain.review import Review
from audit.ui.csvs import csv_download
from audit.ui.html import bullets, show, table

_NUMBERS = (2, 4, 5, 6)


def explain_number(name: str, lines: tuple[Line, ...], figures: Figures, review: Review, *, key: str) -> None:
    """An expander on one set of items; `name` says which, `key` is unique on the page."""
    with st.expander(f"Explain this number: {name}"):
        rows = [*(line.cells() for line in lines), sums_of(lines).cells()]
        show(bullets(arithmetic(lines, figures)))
        show(table(f"The working of {name}", EXPLAIN_HEADINGS, rows, numbers=_NUMBERS))
        csv_download(
            f"Download the working of {name} (CSV)",
            review_file_name(f"working-{key.replace('_', '-')}", review, "csv"),
            EXPLAIN_HEADINGS,
            rows,
            key=f"csv_{key}",
        )
