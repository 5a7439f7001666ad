"""Finding the way among the items: which one is shown, back, next, and the list by paragraph or by role."""

import streamlit as st

from audit.bootstrap import App
from audit.domain.checklist import Item
from audit.domain.display import paragraph_text, value_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.item_words import shortened
from audit.domain.review import unanswered
from audit.domain.selection import asked_of, why_not_asked
from audit.domain.words import STRAND_WORDS
from audit.services.opened import Opened
from audit.ui import state
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.item_out import item_out
from audit.ui.links import link
from audit.ui.role_box import role_box

ALL_ITEMS = "all_items"
LONGEST_CODE = 12
"""Signs of what an address names that are repeated where there is no such item."""


def choose_item(opened: Opened) -> Item:
    """The item the address names, else the one last shown, else the first without an answer, else the first."""
    named = st.query_params.get(state.ITEM_PARAMETER, state.session().item_shown).upper()
    items = {item.id: item for item in opened.items}
    not_asked = ""
    if named not in items:
        left = unanswered(opened.review, opened.checklist)
        shown = (left or opened.asked or opened.items)[0].id
        if named:
            why = why_not_asked(opened.checklist, opened.review, shortened(named, LONGEST_CODE))
            not_asked = f"{why} {shown} is shown instead."
        named = shown
    mine = state.session()
    if mine.item_shown != named:
        mine.item_shown = named
        mine.visit += 1
        if not_asked:
            mine.not_asked = mine.visit, not_asked
    return items[named]


def say_what_is_not_asked() -> None:
    """Where the address named another item: why it is not the one shown."""
    visit, sentence = state.session().not_asked
    if visit == state.session().visit:
        paragraph(sentence, class_="notice")


def neighbour(opened: Opened, item_id: str, step: int) -> str | None:
    """The id of the item before (-1) or after (+1) this one, None at the end; a follow-up walks what it asks."""
    place = opened.checklist.place
    ids = [item.id for item in opened.asked]
    if step < 0:
        return next((one for one in reversed(ids) if place[one] < place[item_id]), None)
    return next((one for one in ids if place[one] > place[item_id]), None)


def show_item(item_id: str) -> None:
    """Let the address name another item; the page follows."""
    st.query_params[state.ITEM_PARAMETER] = item_id


def menu(app: App, opened: Opened, item: Item) -> None:
    """Back, next and every item, whole or one role's."""
    back, following = neighbour(opened, item.id, -1), neighbour(opened, item.id, 1)
    with st.container(horizontal=True):
        if back:
            st.button(f"Back to {back}", key="item_back", on_click=show_item, args=(back,))
        if following:
            st.button(f"Next without saving: {following}", key="item_next", on_click=show_item, args=(following,))
    # Closed, it draws nothing: its sixty buttons would take longer than the rest of the page, on every save.
    all_items = st.expander("All items", key=ALL_ITEMS, on_change="rerun")
    if all_items.open:
        with all_items:
            every_item(app, opened, item)
    item_out(app, opened, item)
    link("check_answers", "Check your answers")
    link("settings", "Which items apply, and why")


def every_item(app: App, opened: Opened, item: Item) -> None:
    """A button for every item by paragraph, or for those one role is asked about."""
    wanted = asked_of(opened.items, role_box(app, opened.items, "Show the items of", key="menu_role"))
    heading_shown = ""
    for one in wanted:
        heading = paragraph_text(one) or STRAND_WORDS[one.strand]
        if heading != heading_shown:
            heading_shown = heading
            show(el("h3", heading))
        answer = opened.review.answers.get(one.id)
        value = answer.value if answer else None
        stand = f" · {stands_words(answer)}" if stands_words(answer) else ""
        st.button(
            escape_markdown(
                f"{one.id} · {shortened(one.question)} · {value_with_shape(value)}{stand}"
                f"{' (this page)' if one.id == item.id else ''}"
            ),
            key=f"menu_{one.id}",
            type="tertiary",
            on_click=choose_from_menu,
            args=(one.id,),
        )
    if not wanted:
        paragraph("This role is asked about no item in this kind of school.")


def choose_from_menu(item_id: str) -> None:
    """Show this item, and fold the list away."""
    show_item(item_id)
    st.session_state[ALL_ITEMS] = False
