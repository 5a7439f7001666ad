"""What stands beneath every chart: the same as a table, and the chart to take away."""

import streamlit as st

from audit.domain.chart_words import ChartWords
from audit.domain.file_names import review_file_name
from audit.domain.review import Review
from audit.ui.csvs import csv_download
from audit.ui.html import show, table


def chart_files(words: ChartWords, review: Review, *, what: str, name: str) -> None:
    """The table of every value drawn, folded away, with its download; `what` begins its button, `name` its file."""
    with st.expander(f"{what}: the table, and files to take away"):
        show(table(words.title, words.headings, words.rows))
        csv_download(
            f"{what}: table (CSV)",
            review_file_name(name, review, "csv"),
            words.headings,
            words.rows,
            key=f"{name}_csv",
        )
