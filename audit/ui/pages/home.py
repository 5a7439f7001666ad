"""The first page: what is left and who has it; the number comes second."""

import streamlit as st

from audit import data_dir
from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.words import ReviewKind
from audit.services.demo import load_demo, sample_mark
from audit.ui import components, state
from audit.ui.agreed import who_signed
from audit.ui.home_parts import move_day, reviews, what_is_left, where_we_stand
from audit.ui.html import bullets, paragraph, show
from audit.ui.links import go, link
from audit.ui.new_words import words_of_the_review
from audit.ui.shell import draw


def page(app: App) -> None:
    """Draw the home page, or the way to a first review."""
    opened = state.open_review(app)
    if opened is None:
        return welcome(app)
    review = opened.review
    components.heading(
        f"{review.school.name} · {'Follow-up' if review.kind is ReviewKind.FOLLOW_UP else 'Board review'} for "
        f"{long_date(review.assessed_on)}",
        page="home",
        tab_title=review.school.name,
    )
    if mark := sample_mark(review.school):
        paragraph(mark.removeprefix(" · ").capitalize(), class_="quiet")
    if review.kind is ReviewKind.FOLLOW_UP:
        paragraph(
            f"{len(opened.asked)} of {count(len(opened.items), 'item')} asked; the others stand as agreed before.",
            class_="quiet",
        )
    link("paper", "Open paper")
    words_of_the_review(app, opened)
    what_is_left(app, opened)
    where_we_stand(opened)
    who_signed(app, review)
    reviews(app, opened)
    move_day(app, opened)
    return None


def welcome(app: App) -> None:
    """An empty database: say what the product does and how to begin."""
    components.heading("Governor Self-Audit", page="welcome")
    paragraph(
        "Your board looks at its own arrangements for sharing information and protecting data, item by item, against "
        "Keeping children safe in education. It takes one visit and forty minutes of a meeting, and ends in a paper."
    )
    checklists = app.library.checklists.values()
    items = f"{sum(len(one.items) for one in checklists)} items in {count(len(checklists), 'checklist')}"
    show(
        bullets(
            (
                f"{items}, each with what the guidance says, what a board may ask to see, and four levels.",
                "Nothing leaves this computer. No pupil’s data is asked for, and none is kept.",
                "It supports your judgement: it is not the section 175 or 157 return, legal advice or a certificate.",
            )
        )
    )
    if st.button("Start a review", type="primary", key="start_first"):
        go("start")
    paragraph("Or look round first, with three made-up schools and four reviews each.", class_="quiet")
    if st.button("Load the sample schools", key="load_demo"):
        with st.spinner("Loading twelve reviews…"):
            load_demo(app.imports, app.follow_ups, app.read_path, data_dir("sample_data"))
        st.rerun()


draw(page)
