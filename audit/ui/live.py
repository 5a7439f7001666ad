"""What only the browser can do: move focus to a new page's heading, say what is not saved, say a connection is lost.

One component without an own frame. It is handed no user text: only the key of the page and what was saved when.
"""

from pathlib import Path

from streamlit.components import v2

_HTML = '<div class="live-saved" role="status" aria-live="polite"></div>'

_HERE = Path(__file__).parent
_component = v2.component(
    "self_audit_live",
    html=_HTML,
    css=(_HERE / "live.css").read_text(encoding="utf-8"),
    js=(_HERE / "live.js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def live(page: str, saved: str, visit: int) -> None:
    """Mount it: a new `page` moves the focus, `saved` is `19:42` or empty, a new `visit` starts forms afresh."""
    _component(
        key="live", data={"page": page, "saved": saved, "visit": visit, "words": f"Saved {saved}" if saved else ""}
    )
