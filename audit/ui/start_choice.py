"""Which checklist a new review is of, and whether it is full or a follow-up; what a follow-up would ask, told ahead."""

from dataclasses import dataclass

import streamlit as st

from audit.bootstrap import App
from audit.domain.applies import checklist_sentence
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date
from audit.domain.display import count, listed
from audit.domain.follow_up import FollowUp, reasons_words, standing_and_too_old
from audit.domain.review import School
from audit.domain.words import KIND_WORDS, ReviewKind
from audit.errors import NotAllowedError
from audit.ui.html import escape_markdown, paragraph, show, table
from audit.ui.links import link

KIND_MEANS = {
    ReviewKind.FULL: "Every item is asked. Last time’s answers stand beside it; none counts until it is confirmed.",
    ReviewKind.FOLLOW_UP: "Only gaps, don’t-knows, unfinished actions and what you choose; the rest stands as agreed.",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be started."""

    checklist: Checklist
    kind: ReviewKind = ReviewKind.FULL
    chosen: tuple[str, ...] = ()


def choice(app: App, known: School | None) -> Choice:
    """Draw the choices; a follow-up is offered where a board has agreed a review of this school and checklist."""
    checklists = app.library.checklists
    chosen = st.radio(
        "Which checklist?",
        list(checklists),
        format_func=lambda one: checklists[one].title,
        captions=[escape_markdown(checklist_sentence(one)) for one in checklists.values()],
        key="start_checklist",
    )
    checklist = checklists[chosen or next(iter(checklists))]
    link("settings", "Which items apply to which kind of school, and why")
    ahead = _ahead(app, known, checklist)
    if ahead is None:
        return Choice(checklist)
    kind = st.radio(
        "Full or follow-up?",
        list(ReviewKind),
        format_func=lambda one: KIND_WORDS[one],
        captions=[KIND_MEANS[one] for one in ReviewKind],
        key="start_kind",
    )
    if kind is not ReviewKind.FOLLOW_UP:
        return Choice(checklist)
    return Choice(checklist, ReviewKind.FOLLOW_UP, _what_it_asks(app, checklist, ahead))


def _ahead(app: App, known: School | None, checklist: Checklist) -> FollowUp | None:
    """What a follow-up today would be; where there can be none of a known school, why not is drawn."""
    if known is None:
        return None
    try:
        return app.follow_ups.look(known, checklist.id, app.today())
    except NotAllowedError as error:
        paragraph(str(error), class_="quiet")
        return None


def _what_it_asks(app: App, checklist: Checklist, ahead: FollowUp) -> tuple[str, ...]:
    """How many are asked and stand, which, why; and the items to ask as well."""
    paragraph(f"As things are today, {ahead.words}", class_="notice")
    with st.expander("What would be asked, and why"):
        rows = [(item, checklist.by_id[item].question, reasons_words(why)) for item, why in ahead.asked.items()]
        show(table("Items a follow-up would ask", ("Item", "Question", "Because"), rows))
    if old := standing_and_too_old(checklist, ahead, app.today()):
        has = "has" if len(old) == 1 else "have"
        paragraph(
            f"{count(len(old), 'item')} that would stand {has} evidence too old to count as known: {listed(old)}.",
            class_="quiet",
        )
    names = {one.item: checklist.by_id[one.item].question for one in ahead.standing}
    chosen = st.multiselect(
        "Ask these as well",
        list(names),
        format_func=lambda one: f"{one}: {names[one]}",  # chips show text as it is
        key="start_chosen",
        placeholder="None: the rest stands",
        select_all=False,
        help=f"What you do not choose stands as agreed for {long_date(ahead.of.assessed_on)}.",
    )
    if chosen:
        asked = count(len(ahead.asked) + len(chosen), "item")
        paragraph(f"With what you chose, {asked} would be asked and {len(names) - len(chosen)} would stand.")
    return tuple(chosen)
