"""The one place that knows the session: who answers, which review is shown. Nothing that matters lives here."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

import streamlit as st

from audit.bootstrap import App
from audit.domain.returns import FileRead
from audit.domain.review import Person
from audit.errors import NotFoundError, PersonError
from audit.services.opened import Opened
from audit.services.receipts import FilePlan

if TYPE_CHECKING:
    from audit.ui.many_papers import Papers

_KEY = "self_audit"
REVIEW_PARAMETER = "review"
ITEM_PARAMETER = "item"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was handed in and what it would do, until it is kept or put away."""

    file_id: str
    read: FileRead
    plan: FilePlan


@dataclass(frozen=True, slots=True)
class MadePaper:
    """The last paper made: what it was made from, its bytes, and when."""

    version: int
    """The review's; it moves on where this very paper was kept as sent, since that changes nothing in it."""
    made_from: str
    data: bytes
    made_at: datetime


@dataclass(slots=True)
class Session:
    """What one browser tab is about."""

    person: Person | None = None
    forgotten: bool = False
    """Somebody else is to answer: what the tab remembers of the last one no longer counts."""
    review_id: str | None = None
    item_shown: str = ""
    visit: int = 0
    """Grows with every move, so that a form starts from what is kept."""
    action_unfolded: int = -1
    """The visit in which the form for an action was last unfolded."""
    actions_added: int = 0
    """Grows with every action, so that its form starts empty and the answer’s form stays as it is."""
    not_asked: tuple[int, str] = (-1, "")
    """Why the item an address named is not shown, and the visit in which that is said."""
    read_version: int = 0
    saved_at: str = ""
    error: str = ""
    error_field: str = ""
    """The box the error is about, so that it stands beside it as well."""
    error_drawn: str = ""
    errors_told: int = 0
    """How many this tab was told, so that the browser knows a new one."""
    message: str = ""
    focus_next: str = ""
    """The key of the button where the keyboard goes on, where the one that was pressed is gone; told once."""
    upload: "Upload | None" = None
    receipt: FilePlan | None = None
    paper: MadePaper | None = None
    papers: "Papers | None" = None
    """The last making of every school’s paper."""
    typed: dict[str, str] = field(default_factory=dict[str, str])


def session() -> Session:
    """Return what this tab is about."""
    if _KEY not in st.session_state:
        st.session_state[_KEY] = Session()
    found: Session = st.session_state[_KEY]
    return found


def current_review_id(app: App) -> str | None:
    """The review the address names, else this tab's, else the newest open one, else the newest; None without any."""
    mine = session()
    named = st.query_params.get(REVIEW_PARAMETER)
    if not named and mine.review_id is None:
        summaries = app.store.reviews()
        open_first = sorted(summaries, key=lambda one: one.status != "open")
        mine.review_id = open_first[0].id if open_first else None
    elif named:
        mine.review_id = named
    return mine.review_id


def open_review(app: App, *, most_earlier: int | None = None) -> Opened | None:
    """The review this tab is about, from the store's newest version; None where there is none yet."""
    review_id = current_review_id(app)
    if review_id is None:
        return None
    try:
        return app.reviews.open(review_id, most_earlier=most_earlier)
    except NotFoundError:
        session().review_id = None  # else every page of this tab would meet the same wrong address again
        raise


def choose_review(review_id: str) -> None:
    """Let this tab be about another review."""
    mine = session()
    mine.review_id, mine.item_shown, mine.saved_at, mine.error, mine.message = review_id, "", "", "", ""
    mine.visit += 1


def take_message() -> tuple[str, str]:
    """The message and the error left by the last action, told once."""
    mine = session()
    said = mine.message, mine.error
    mine.error_drawn = mine.error_field and mine.error
    mine.errors_told += bool(mine.error)
    if not mine.error:
        mine.error_field = ""
    mine.message = mine.error = ""
    return said


def refuse(error: PersonError) -> None:
    """Keep why something was refused, for the top of the page and for beside its box."""
    mine = session()
    mine.error, mine.error_field = str(error), getattr(error, "field", "")
