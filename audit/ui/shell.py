"""The frame of every page: its title, its look, the way to the others, and errors in words."""

from collections.abc import Callable

import streamlit as st

from audit import PRODUCT
from audit.bootstrap import App
from audit.errors import AuditError, ContentError, PersonError, ServerError
from audit.ui import theme
from audit.ui.caches import the_app
from audit.ui.html import bullets, el, show
from audit.ui.links import PAGES, page


def run() -> None:
    """Draw the page the address names."""
    st.set_page_config(page_title=PRODUCT, layout="centered", initial_sidebar_state="auto")
    st.html(theme.CSS)
    st.navigation([page(name) for name in PAGES], position="sidebar", expanded=True).run()


def draw(body: Callable[[App], None]) -> None:
    """Draw a page's body; what a person can do something about is said in words."""
    try:
        body(the_app())
    except PersonError as error:
        st.title("This cannot be done")
        complain(str(error))
    except ContentError as error:
        st.title("The checklist needs mending")
        show(bullets(f"{problem.where}: {problem.message}" for problem in error.problems))
    except ServerError as error:
        st.title("The reviews cannot be reached")
        complain(str(error))
        show(el("p", "Nothing you saved is lost by this. Tell whoever looks after this computer.", class_="quiet"))
    except AuditError as error:
        st.title("This cannot be done")
        complain(str(error))


def complain(message: str) -> None:
    """Say at the top what is wrong."""
    show(el("div", el("p", el("strong", "There is a problem")), el("p", message), class_="summary", role="alert"))
