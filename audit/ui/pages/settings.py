"""Which items apply to which kind of school, which are left out, and why."""

from audit.bootstrap import App
from audit.domain.applies import SETTING_HEADINGS, left_out, settings_rows
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.words import SETTING_WORDS, Setting
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import bullets, el, paragraph, show, table
from audit.ui.shell import draw


def page(app: App) -> None:
    """The review's own setting first, then every setting of every checklist."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Which items apply, and why", page="settings")
    day = opened.review.assessed_on if opened else app.today()
    if opened is not None:
        components.review_line(opened)
        this_review(opened)
    for checklist in app.library.checklists.values():
        show(el("h2", checklist.title))
        show(table(f"As at {long_date(day)}", SETTING_HEADINGS, settings_rows(checklist, day), numbers=(2,)))
        reasons(checklist)


def this_review(opened: Opened) -> None:
    """What the review shown leaves out, and why."""
    review = opened.review
    show(el("h2", "In this review"))
    out = left_out(opened.checklist, review.school.setting, review.assessed_on)
    paragraph(
        f"{SETTING_WORDS[review.school.setting]}: {count(len(opened.items), 'item')} of "
        f"{len(opened.checklist.items)} apply on {long_date(review.assessed_on)}."
    )
    if out:
        show(bullets(one.why for one in out))


def reasons(checklist: Checklist) -> None:
    """Why any item is not asked of everybody, in the checklist's own words."""
    lines = [
        f"{item.id}: {item.applies_why}"
        for item in checklist.items
        if item.applies_why and len(item.applies_to) < len(Setting)
    ]
    lines += [
        f"{item.id}: asked from {long_date(item.in_force_from)} on." for item in checklist.items if item.in_force_from
    ]
    show(bullets(lines) if lines else el("p", "Every item applies to every kind of school."))


draw(page)
