"""Results: the judgement and why, the three numbers, duties, gaps, how we know; each opens to its working."""

from audit.bootstrap import App
from audit.domain.display import count, figures_texts
from audit.domain.explain import working
from audit.domain.why import why_whole
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.explain_number import explain_number
from audit.ui.html import bullets, el, paragraph, show
from audit.ui.links import link
from audit.ui.result_parts import duties, gap_list, knowing
from audit.ui.result_sets import known, parts, reason
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw what the answers say, the word first and the numbers after it."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("Results", page="results")
    if opened is None:
        return components.choose_a_review_first()
    components.review_line(opened)
    verdict(opened)
    numbers(opened)
    duties(opened)
    gap_list(opened)
    knowing(opened)
    parts(app, opened)
    link("how_scoring_works", "How scoring works")
    return None


def verdict(opened: Opened) -> None:
    """The judgement in word and shape, and why, or what is missing for one."""
    overall = opened.figures.overall
    show(el("p", components.judgement(overall.judgement)))
    why = why_whole(opened.checklist, opened.review, opened.figures)
    reason(why, "Open one of them:" if overall.judgement is not None else "Answer these:")
    if overall.judgement is not None and overall.provisional:
        paragraph(f"So far: {count(overall.unanswered, 'item')} without an answer can still change this.")


def numbers(opened: Opened) -> None:
    """The three numbers that belong together, and their working."""
    overall = opened.figures.overall
    lines = working(opened.checklist, opened.review)
    show(el("h2", "The numbers"))
    show(bullets((*figures_texts(overall), known(opened, lines, overall))))
    explain_number("the whole review", lines, overall, opened.review, key="whole")


draw(page)
