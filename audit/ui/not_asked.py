"""The items that a review leaves out, and why."""

from audit.domain.applies import left_out
from audit.services.opened import Opened
from audit.ui.html import bullets, el, show
from audit.ui.links import link


def not_asked(opened: Opened) -> None:
    """The items that this review leaves out, and why."""
    out = left_out(opened.checklist, opened.review.school.setting, opened.review.assessed_on)
    if out:
        show(el("h2", "Not asked of this school"), bullets(one.why for one in out))
        link("settings", "Which items apply, and why")
