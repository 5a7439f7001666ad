"""Tables to download: read again before they go, and named by whose they are, on which content, by which version."""

from collections.abc import Callable
from datetime import date

import pytest
from downloads import watch
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from audit import __version__
from audit.services.opened import Opened
from audit.spreadsheets.text_table import unguard
from audit.ui.csvs import csv_bytes, read_again, with_rows

Keep = Callable[..., Opened]
OpenPage = Callable[..., AppTest]


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2)))
def test_whatever_stands_in_a_table_comes_back_from_its_file(rows: list[list[str]]) -> None:
    back = read_again(csv_bytes(("Item", "Note"), rows))

    assert [[unguard(cell) for cell in row] for row in back] == [["Item", "Note"], *([*row] for row in rows)]


def test_a_file_that_lost_a_row_is_not_handed_out() -> None:
    data = csv_bytes(("Item",), [("WT-01",), ("WT-02",)])

    assert with_rows(data, 2) == data
    with pytest.raises(RuntimeError, match="every row"):
        with_rows(data, 3)


NAMES = [
    ("over_time", "trend_csv", "trend-900001-2025-11-20-core-103-109-"),
    ("over_time", "bridge_csv", "bridge-900001-2025-11-20-core-103-109-"),
    ("gaps_over_time", "gaps-by-paragraph_csv", "gaps-by-paragraph-900001-2025-11-20-core-103-109-"),
    ("over_time", "movement_csv", "movement-900001-2025-11-20-core-103-109-"),
    ("results", "csv_whole", "working-whole-900001-2025-11-20-core-103-109-"),
    ("workbook", "long_out", "self-audit-900001-2025-11-20-core-103-109-"),
    ("workbook", "workbook_out", "self-audit-900001-2025-11-20-core-103-109-"),
    ("workbook", "workbook_blank", "self-audit-core-103-109-"),
]


@pytest.mark.parametrize("named", NAMES, ids=lambda named: named[1])
def test_a_file_is_named_by_whose_it_is_its_content_and_our_version(
    a_kept_review: Keep, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch, named: tuple[str, str, str]
) -> None:
    page, key, starts = named
    a_kept_review(date(2024, 11, 20), agreed=True)
    opened = a_kept_review()
    offered = watch(monkeypatch)

    open_page(page, review=opened.review.id)

    name, _, extension = offered[key].name.rpartition(".")
    assert name == f"{starts}{opened.review.content_hash[:12]}-v{__version__}"
    assert extension == ("xlsx" if key.startswith("workbook") else "csv")


def test_the_file_holds_the_table_of_the_page(
    a_kept_review: Keep, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = a_kept_review()
    offered = watch(monkeypatch)

    open_page("results", review=opened.review.id)

    assert len(offered["csv_whole"].rows()) == 1 + len(opened.items) + 1
