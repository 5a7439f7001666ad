"""The words a governor may meet, each explained; an address may name one of them."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.display import count
from audit.domain.glossary import Term
from audit.domain.item_words import shortened
from audit.ui import components
from audit.ui.html import Markup, el, join, paragraph, show
from audit.ui.shell import draw
from audit.ui.terms import TERM_PARAMETER


def page(app: App) -> None:
    """Draw the glossary, the term that the address names first."""
    glossary = app.library.glossary
    asked = str(st.query_params.get(TERM_PARAMETER, ""))
    term = glossary.term(asked) if asked else None
    title = "Glossary"
    page_key = f"glossary {term.slug}" if term else "glossary"
    components.heading(title, page=page_key, tab_title=f"{term.term} · {title}" if term else title)
    if term:
        show(el("div", el("dl", entry(term)), class_="notice", aria_label="The word you asked about", role="region"))
    elif asked:
        paragraph(f"The glossary does not explain “{shortened(asked)}”. What it does explain is below.")
    terms = sorted(glossary.terms, key=lambda one: one.term.casefold())
    paragraph(
        f"{count(len(terms), 'term')} explained in our own words, to help you read on. It is not legal advice.",
        class_="quiet",
    )
    show(el("dl", join(entry(one) for one in terms), class_="glossary"))


def entry(term: Term) -> Markup:
    """A term, what it means, how else it is written and where its meaning is fixed."""
    also = ", ".join(term.other_names)
    return join(
        [
            el("dt", f"{term.term} – {term.stands_for}" if term.stands_for else term.term),
            el("dd", term.means),
            el("dd", f"Also: {also}", class_="quiet") if also else Markup(),
            el("dd", f"Source: {term.source}", class_="quiet") if term.source else Markup(),
        ]
    )


draw(page)
