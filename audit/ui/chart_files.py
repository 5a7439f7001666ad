"""What stands beneath every chart: the same as a table, and the chart to take away as a table or a picture."""

from functools import partial

import streamlit as st

from audit.domain.chart_words import ChartWords
from audit.domain.file_names import review_file_name
from audit.domain.review import Review
from audit.ui.csvs import csv_download
from audit.ui.html import show, table
from audit.ui.pictures import Chart, png_bytes, svg_bytes

_PICTURES = (("svg", "image/svg+xml", svg_bytes), ("png", "image/png", png_bytes))


def chart_files(words: ChartWords, review: Review, chart: Chart | None, *, what: str, name: str) -> None:
    """The table of every value drawn, folded away, with its downloads; `what` begins their buttons, `name` their files.

    A picture is made by pressing its button. `chart` None: there is too little to draw.
    """
    with st.expander(f"{what}: the table, and files to take away"):
        show(table(words.title, words.headings, words.rows))
        with st.container(horizontal=True):
            csv_download(
                f"{what}: table (CSV)",
                review_file_name(name, review, "csv"),
                words.headings,
                words.rows,
                key=f"{name}_csv",
            )
            if chart is None:
                return
            for kind, mime, made in _PICTURES:
                st.download_button(
                    f"{what}: picture ({kind.upper()})",
                    partial(made, chart),
                    file_name=review_file_name(name, review, kind),
                    mime=mime,
                    key=f"{name}_{kind}",
                    on_click="ignore",
                )
