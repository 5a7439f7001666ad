"""The pages, their names and the way from one to another."""

from pathlib import Path
from types import MappingProxyType

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from audit.ui.state import ITEM_PARAMETER, REVIEW_PARAMETER, session

_FOLDER = Path(__file__).parent / "pages"
PAGES = MappingProxyType(
    {
        "home": "Home",
        "start": "Start a review",
        "item": "Answer the items",
        "still_holds": "Confirm what still holds",
        "check_answers": "Check your answers",
        "visit": "Visit sheet",
        "agenda": "Agenda",
        "agree": "Agree the review",
        "results": "Results",
        "over_time": "Over time",
        "gaps_over_time": "Gaps over time",
        "compare": "Compare two reviews",
        "actions": "Actions",
        "workbook": "Workbook",
        "paper": "Board paper",
        "checklist": "The checklist",
        "settings": "Which items apply",
        "how_scoring_works": "How scoring works",
        "glossary": "Glossary",
        "about": "About and your data",
    }
)


def page(name: str) -> StreamlitPage:
    """The page of this name."""
    return st.Page(
        _FOLDER / f"{name}.py", title=PAGES[name], default=name == "home", url_path="" if name == "home" else name
    )


def parameters(item: str | None = None) -> dict[str, str]:
    """What the address of a page holds: the review, and the item where one is shown."""
    found: dict[str, str] = {}
    if review_id := session().review_id:
        found[REVIEW_PARAMETER] = review_id
    if item:
        found[ITEM_PARAMETER] = item
    return found


def link(name: str, label: str, item: str | None = None) -> None:
    """Draw a link to a page."""
    st.page_link(page(name), label=label, query_params=parameters(item))


def go(name: str, item: str | None = None) -> None:
    """Go to a page."""
    st.switch_page(page(name), query_params=parameters(item))
