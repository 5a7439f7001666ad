"""What this is and is not, what it keeps and where, who can use it, which version it is, and the record of changes."""

import platform

import streamlit as st

from audit import PRODUCT, __version__
from audit.bootstrap import App
from audit.domain.display import short_edition
from audit.ui import components, state
from audit.ui.about_words import ERASE_PERSON, ERASE_REVIEW, KEPT, LIMITS, TESTED
from audit.ui.editions import editions
from audit.ui.html import bullets, el, paragraph, show, table
from audit.ui.links import link
from audit.ui.shell import draw
from audit.ui.trail_check import trail_check

HASH_SHOWN = 12  # signs of a content hash: enough to tell two versions of a checklist apart


def page(app: App) -> None:
    """Draw every part; the record of changes where there is a review."""
    opened = state.open_review(app, most_earlier=1)
    components.heading("About and your data", page="about")
    show(el("h2", "What this is, and is not"), bullets(LIMITS))
    link("settings", "Which items apply to which kind of school, and why")
    your_data(app)
    if opened is not None:
        components.review_line(opened)
        trail_check(app, opened)
    editions(app.library)
    show(el("h2", "Accessibility"), bullets(TESTED))
    versions(app)
    show(el("h2", "Licences"))
    paragraph(f"{PRODUCT} is free software under the MIT licence: use it, change it and pass it on, with its notice.")
    components.crown_copyright()


def your_data(app: App) -> None:
    """What is kept, where, how long, whose it is, how to erase it."""
    show(el("h2", "Your data"))
    show(el("h3", "What is kept"), bullets(KEPT))
    show(el("h3", "Where"))
    paragraph(f"In {app.database_in_words}. Nothing is sent anywhere else: no statistics, no fonts, no maps.")
    show(el("h3", "For how long"))
    paragraph("Until you erase it: nothing is removed by itself. Follow your school’s own retention schedule.")
    show(el("h3", "Who is responsible"))
    paragraph(
        "Your school, or its trust or proprietor, is the controller of what is kept here. Those who wrote this "
        "product receive none of it. Workbooks and papers you take out are yours to look after."
    )
    show(el("h3", "To erase a person"))
    paragraph(ERASE_PERSON)
    show(el("h3", "To erase a review"))
    paragraph(ERASE_REVIEW)


def versions(app: App) -> None:
    """What is running, for whoever is asked to help."""
    rows = [(PRODUCT, __version__)]
    rows += [
        (f"Checklist {one.id}", f"{short_edition(one.edition)}, content {one.content_hash[:HASH_SHOWN]}")
        for one in app.library.checklists.values()
    ]
    rows += [("Python", platform.python_version()), ("Streamlit", st.__version__)]
    show(el("h2", "Versions"))
    show(table("What is running here", ("Part", "Version"), rows))


draw(page)
