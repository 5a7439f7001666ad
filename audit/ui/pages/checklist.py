"""The whole checklist with its sources, to be searched, read and printed."""

from audit import PRODUCT, __version__
from audit.bootstrap import App
from audit.domain.checklist import Checklist
from audit.domain.display import count, short_edition
from audit.domain.finding_items import Wanted, items_wanted
from audit.domain.item_words import shortened
from audit.domain.words import STRAND_WORDS, STRENGTH_WORDS
from audit.reports.phrases import build_words
from audit.ui import components
from audit.ui.checklist_controls import chosen
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.shell import draw
from audit.ui.terms import TermLinks
from audit.ui.whole_checklist import whole_checklist


def page(app: App) -> None:
    """Draw a checklist, or what is wanted of it; no review is needed."""
    components.heading("The checklist", page="checklist")
    checklist, wanted = chosen(app)
    items = items_wanted(checklist.items, wanted)
    show(el("p", el("strong", shown_text(checklist, wanted, len(items))), role="status"))
    numbers = f"Numbers are those of {short_edition(checklist.edition)}"
    paragraph(f"{checklist.title}. {numbers}. {build_words(f'{PRODUCT} {__version__}', checklist)}.")
    paragraph("To print this page, use your browser’s print.", class_="quiet on-screen")
    link("workbook", "A checklist to fill in on paper")
    if not items:
        paragraph("No item fits. Take a word away, or choose “All” again.")
    links = TermLinks(app.library.glossary)
    show(el("div", links(whole_checklist(app, checklist, items, app.today())), class_="whole"))
    components.crown_copyright()


def shown_text(checklist: Checklist, wanted: Wanted, found: int) -> str:
    """`All 56 items`; `7 of 56 items: “consent”, Data protection, asked of DPO`."""
    limits = [
        f"“{shortened(wanted.words)}”" if wanted.words else "",
        STRAND_WORDS[wanted.strand] if wanted.strand else "",
        f"asked of {wanted.role}" if wanted.role else "",
        STRENGTH_WORDS[wanted.strength] if wanted.strength else "",
    ]
    if not any(limits):
        return f"All {count(found, 'item')}"
    return f"{found} of {count(len(checklist.items), 'item')}: {', '.join(limit for limit in limits if limit)}"


draw(page)
