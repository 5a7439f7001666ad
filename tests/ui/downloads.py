"""The files a page offers, with the names they go by, made as pressing the button would."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
import streamlit as st


@dataclass(frozen=True)
class Offered:
    """One file on offer; `data` makes it."""

    name: str
    data: Callable[[], bytes]

    def rows(self) -> list[list[str]]:
        """A CSV file as a spreadsheet reads it."""
        return list(csv.reader(io.StringIO(self.data().decode("utf-8-sig"), newline="")))


def watch(monkeypatch: pytest.MonkeyPatch) -> dict[str, Offered]:
    """Every file offered from now on, by the key of its button."""
    offered: dict[str, Offered] = {}
    drawn = st.download_button

    def button(label: str, data: Any, **more: Any) -> bool:
        offered[more["key"]] = Offered(more["file_name"], data if callable(data) else lambda: data)
        return drawn(label, data, **more)

    monkeypatch.setattr(st, "download_button", button)
    return offered
