"""The parts of the first page: what is left, where the board stands, the reviews, and moving the day."""

from collections.abc import Sequence

import streamlit as st

from audit.bootstrap import App
from audit.domain.dates import long_date
from audit.domain.display import companions_text, count, in_place_text, judgement_text
from audit.domain.gaps import duties_text, left_by_role, only_unknowns_cause
from audit.domain.review import ReviewStatus, ReviewSummary, School, unanswered
from audit.domain.scoring import overall_of
from audit.domain.words import SETTING_WORDS, STATUS_WORDS, Judgement, ReviewKind
from audit.errors import NotAllowedError, PersonError
from audit.services.demo import sample_mark
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.html import el, escape_markdown, paragraph, show
from audit.ui.links import link
from audit.ui.shell import complain

FEW_SCHOOLS = 10  # up to this many are listed, more are searched


def what_is_left(app: App, opened: Opened) -> None:
    """Unanswered, duties, overdue actions: each with a way there."""
    review = opened.review
    show(el("h2", "What is left"))
    left = unanswered(review, opened.checklist)
    if left:
        verb = "has" if len(left) == 1 else "have"
        roles = " · ".join(f"{role} {number}" for role, number in left_by_role(opened.checklist, review).items())
        line(f"{count(len(left), 'item')} {verb} no answer yet", roles, ("item", "Go to the first", left[0].id))
        if review.status is ReviewStatus.OPEN and (ready := opened.to_confirm):
            was = "was" if len(ready) == 1 else "were"
            line(
                f"{len(ready)} of them {was} answered last time", "", ("still_holds", "Confirm what still holds", None)
            )
    elif review.status is ReviewStatus.OPEN:
        line("Every item has an answer", "", ("check_answers", "Check your answers", None))
    duties = opened.figures.overall.duties_open
    if duties:
        words = "legal duty is" if len(duties) == 1 else "legal duties are"
        line(
            f"{len(duties)} {words} not in place, or not known",
            duties_text(duties, review.answers),
            ("results", "See why", None),
        )
    overdue = [action for action in opened.actions if action.overdue(app.today())]
    if overdue:
        verb = "is" if len(overdue) == 1 else "are"
        line(f"{count(len(overdue), 'action')} {verb} overdue", "", ("actions", "See actions", None))
    again = sum(after.reopened for after in opened.aftermaths.values())
    if again:
        are = "action is" if again == 1 else "actions are"
        line(f"{again} {are} re-opened: done, and rated below target since", "", ("actions", "Take up again", None))
    if not (left or duties or overdue or again) and review.status is not ReviewStatus.OPEN:
        paragraph("Nothing: every item has an answer, every legal duty is in place, and no action is overdue.")


def line(what: str, who_has_it: str, way: tuple[str, str, str | None]) -> None:
    """One thing that is left, who has it, and the way there."""
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        paragraph(el("strong", what), f" · {who_has_it}" if who_has_it else "", class_="left")
        link(*way)


def where_we_stand(opened: Opened) -> None:
    """The judgement and the number, second."""
    overall = opened.figures.overall
    show(el("h2", "Where we stand so far" if overall.provisional else "Where we stand"))
    show(el("p", components.judgement(overall.judgement)))
    if (
        overall.judgement is not None
        and overall.judgement < Judgement.SOUND
        and only_unknowns_cause(opened.checklist, opened.review)
    ):
        paragraph("Because we do not know: find out.")
    paragraph(f"{in_place_text(overall)} · {companions_text(overall)}")


def reviews(app: App, opened: Opened) -> None:
    """The reviews of the school, the other schools kept here, and a new review."""
    school = opened.review.school
    show(el("h2", "Reviews"))
    stood = {one.id: overall_of(opened.words_of(one), one).judgement for one in opened.earlier}
    shown_under = ""
    for summary in by_checklist(app, school):
        if summary.checklist != shown_under:
            shown_under = summary.checklist
            show(el("h3", title_of(app, summary.checklist)))
        words = STATUS_WORDS[summary.status].lower()
        judged = f", {judgement_text(stood[summary.id])}" if summary.id in stood else ""
        kind = ", follow-up" if summary.kind is ReviewKind.FOLLOW_UP else ""
        here = " (shown here)" if summary.id == opened.review.id else ""
        label = f"{long_date(summary.assessed_on)}{kind} {words}{judged}{here}"
        st.button(label, key=f"open_{summary.id}", type="tertiary", on_click=state.choose_review, args=(summary.id,))
    others = [one for one in app.store.schools() if one.urn != school.urn]
    if others:
        show(el("h3", "Other schools"))
        other_schools(app, others)
    link("start", "Start another review")


def by_checklist(app: App, school: School) -> Sequence[ReviewSummary]:
    """The reviews of a school, those of one checklist together, the newest first."""
    order = {one: place for place, one in enumerate(app.library.checklists)}
    return sorted(app.store.reviews(school.urn), key=lambda one: order.get(one.checklist, len(order)))


def title_of(app: App, checklist_id: str) -> str:
    """The name of a checklist; its id where it is not among those that are shipped."""
    found = app.library.checklists.get(checklist_id)
    return found.title if found else checklist_id


def other_schools(app: App, others: Sequence[School]) -> None:
    """A few schools as buttons, many in a box that can be searched by typing."""

    def words(school: School) -> str:
        kind = SETTING_WORDS[school.setting].lower()
        return f"{school.name} ({kind}, URN {school.urn}){sample_mark(school)}"

    if len(others) <= FEW_SCHOOLS:
        for other in others:
            label = escape_markdown(words(other))
            st.button(label, key=f"school_{other.urn}", type="tertiary", on_click=show_school, args=(app, other.urn))
        return
    chosen = st.selectbox(f"{len(others):,} schools", others, index=None, format_func=words, key="other_school")
    if chosen is not None:
        st.button("Open this school", key="open_school", on_click=show_school, args=(app, chosen.urn))


def show_school(app: App, urn: str) -> None:
    """Let this tab be about a school's newest review."""
    state.choose_review(app.store.reviews(urn)[0].id)


def move_day(app: App, opened: Opened) -> None:
    """The day of judgement may be moved until the board agrees."""
    if opened.review.status is not ReviewStatus.OPEN:
        return
    with st.expander("Move the day of this review"):
        person = components.who(app)
        if person is None:
            return
        with st.form("move", enter_to_submit=False):
            typed = components.day_input(components.DAY_LABEL, opened.review.assessed_on, key="move_day")
            pressed = st.form_submit_button("Move the day")
        if not pressed:
            return
        try:
            day = components.day_of(typed, "The day of judgement")
            if day is None:
                raise NotAllowedError("Give the day as at which the board judges.")
            app.reviews.move(opened, day, person)
        except PersonError as error:
            complain(str(error))
            return
        state.session().visit += 1
        state.session().message = f"This review is now for {long_date(day)}."
        st.rerun()
