"""What only the browser can do: move focus to a new page's heading, say what is not saved, say a connection is lost.

One component without an own frame. It is handed no text that anybody wrote but the name and role of this very tab.
"""

from pathlib import Path

from streamlit.components import v2

from audit.domain.review import LONGEST_NAME, Person
from audit.ui.state import ITEM_PARAMETER, REVIEW_PARAMETER, Session

_HTML = '<div class="live-saved" role="status" aria-live="polite"></div>'

_HERE = Path(__file__).parent
_component = v2.component(
    "self_audit_live",
    html=_HTML,
    css=(_HERE / "live.css").read_text(encoding="utf-8"),
    js=(_HERE / "live.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def live(page: str, mine: Session) -> None:
    """Mount it: a new `page` moves the focus, a new visit starts forms afresh, the address names what is shown.

    The tab keeps who answers until it is closed, so that a page loaded again need not ask; taken over here.
    """
    address = {REVIEW_PARAMETER: mine.review_id} if mine.review_id else {}
    if page.startswith("item "):
        address[ITEM_PARAMETER] = mine.item_shown
    focus, mine.focus_next = mine.focus_next, ""
    who = {"name": mine.person.name, "role": mine.person.role} if mine.person else None
    told = _component(
        key="live",
        data={
            "page": page,
            "visit": mine.visit,
            "focus": focus,
            "errors": mine.errors_told,
            "beside": bool(mine.error_drawn),
            "words": f"Saved {mine.saved_at}" if mine.saved_at else "",
            "address": address,
            "who": who,
            "forget": mine.forgotten,
        },
        on_who_change=lambda: None,
    )
    kept = getattr(told, "who", None)
    if isinstance(kept, dict) and mine.person is None and not mine.forgotten:
        name, role = (str(kept.get(key, ""))[:LONGEST_NAME] for key in ("name", "role"))
        mine.person = Person(name, role) if role else None
