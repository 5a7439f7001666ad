"""What the buttons of an item's form do: save, mark as checked, take over."""

from dataclasses import replace

from audit.bootstrap import App
from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.checklist import Item
from audit.domain.dates import clock
from audit.domain.knowing import check_knowing
from audit.domain.review import Person
from audit.errors import NotAllowedError, PersonError, StaleError
from audit.services.opened import Opened
from audit.ui import state
from audit.ui.answer_boxes import new_texts, typed_answer
from audit.ui.doubts import stop_for_doubts
from audit.ui.item_menu import neighbour, show_item


def save(app: App, opened: Opened, item: Item, person: Person, prefix: str) -> None:
    """Keep the answer and go on to the next item; where it cannot be kept, stay and say why."""
    mine = state.session()
    stored = opened.to_answer(item.id)
    try:
        answer = typed_answer(opened, stored, prefix)
        changed = {name for name in ANSWER_FIELDS if getattr(answer, name) != getattr(stored, name)}
        if answer.value is None and not changed:
            raise NotAllowedError(
                f"Nothing is chosen on {item.id}, so there is nothing to save. Choose how far it is in place, "
                "or go on without saving, below."
            )
        check_knowing(answer, stored)
        stop_for_doubts(prefix, new_texts(opened, answer))
        if "value" in changed:
            answer = replace(answer, checked_by="", checked_on=None)
        saved = app.reviews.save_answer(opened.review.id, answer, person)
    except StaleError as error:
        mine.error = f"{error} What you typed is still here: read the other answer, then decide."
        return
    except PersonError as error:
        state.refuse(error)
        return
    if saved:
        mine.saved_at = clock(saved.when)
    mine.message = kept_words(answer, changed) if saved else f"{item.id} is as it was: nothing new to save."
    following = neighbour(opened, item.id, 1)
    if following:
        show_item(following)
    else:
        mine.visit += 1
        mine.message += " That was the last item: check your answers."


def kept_words(answer: Answer, changed: set[str]) -> str:
    """`WT-03 is saved.`; where no answer was chosen, what is kept all the same."""
    if answer.value is not None:
        return f"{answer.item} is saved."
    what = "note" if changed == {"note"} else "evidence"
    return f"The {what} is kept, but {answer.item} has no answer yet."


def take_over(version: int) -> None:
    """From here on, what is typed was made from this version."""
    state.session().read_version = version


def check(app: App, opened: Opened, stored: Answer, person: Person) -> None:
    """A board member has looked at the evidence. What is typed in the form and not yet saved stays there."""
    mine = state.session()
    try:
        saved = app.reviews.save_answer(
            opened.review.id, replace(stored, checked_by=person.role, checked_on=app.today()), person
        )
    except PersonError as error:
        state.refuse(error)
        return
    if saved and mine.read_version == stored.version:
        mine.read_version = saved.version
    mine.message = f"{stored.item} is marked as checked by {person.role}."
