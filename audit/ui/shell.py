"""The frame of every page: its title, its look, the way to the others, and errors in words."""

from collections.abc import Callable

import streamlit as st

from audit import PRODUCT
from audit.bootstrap import App
from audit.content.last_good import SEE_ALL
from audit.errors import AuditError, ContentError, ServerError
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
    app = the_app()
    try:
        say_what_is_wrong_with_the_content(app)
        body(app)
        app.keep_good_content()
    except ContentError as error:
        cannot("The checklist needs mending", str(error))
        show(bullets(f"{problem.where}: {problem.message}" for problem in error.problems))
    except ServerError as error:
        cannot("The reviews cannot be reached", str(error))
        show(el("p", "Nothing you saved is lost by this. Tell whoever looks after this computer.", class_="quiet"))
    except AuditError as error:
        cannot("This cannot be done", str(error))
        st.page_link(page("home"), label="Go to the home page")


def say_what_is_wrong_with_the_content(app: App) -> None:
    """Use the content as it stands now; where it needs mending, say so above the page. Raises ContentError."""
    if trouble := app.look_at_content().trouble:
        show(
            el(
                "div",
                el("p", el("strong", "The checklist content needs mending")),
                el("p", trouble),
                el("p", "To see all of it, run ", el("code", SEE_ALL)),
                class_="summary",
                role="status",
            )
        )


def cannot(title: str, message: str) -> None:
    """Say what cannot be done and why, in place of the page."""
    show(el("h1", title))
    complain(message)


def complain(message: str) -> None:
    """Say at the top what is wrong."""
    show(el("div", el("p", el("strong", "There is a problem")), el("p", message), class_="summary", role="alert"))
