"""What became of an item since it was last answered: what changed in its words, or where its old answer stands."""

from collections.abc import Iterable

from audit.domain.checklist import Item
from audit.domain.last_time import LastTime
from audit.domain.last_time_words import NEAREST_SHOWN, asked_as, not_kept_words, pointer_words, when_words
from audit.domain.review import ReviewStatus
from audit.domain.word_changes import Ran, Run, text_changes
from audit.domain.words import Relation
from audit.services.opened import Opened
from audit.ui.html import Markup, bullets, el, join, show


def changed_words(opened: Opened, item: Item) -> None:
    """Drawn above the answer of an item that asks in other words than last time, or that was not asked as such."""
    last = opened.last_time(item.id)
    if last is None:
        return
    if last.relation is Relation.UNCHANGED:
        if not last.words_kept:
            read_again(opened, last)
    elif last.relation is Relation.REWORDED:
        reworded(opened, last, item)
    else:
        pointer(last, item)


def to_be_rated(opened: Opened, item_id: str) -> bool:
    """Has nobody rated it yet on the words it has now, and may they still?"""
    answer = opened.review.answers.get(item_id)
    return opened.review.status is ReviewStatus.OPEN and (answer is None or answer.value is None)


def read_again(opened: Opened, last: LastTime) -> None:
    """It may have asked in other words, and nobody can show which: no answer is carried over such a doubt."""
    to_do = " Read it as it is now and choose the rating anew." if to_be_rated(opened, last.change.new[0]) else ""
    show(
        el(
            "div",
            el("h2", "Read this item again" if to_do else "It may have been asked in other words"),
            el("p", f"{not_kept_words(last)}{to_do}"),
            class_="changed",
        )
    )


def reworded(opened: Opened, last: LastTime, item: Item) -> None:
    """The words that came and went, text by text. The answer has to be given anew."""
    to_do = " Read it again and choose the rating anew." if to_be_rated(opened, item.id) else ""
    then = last.from_items[0][0]
    show(
        el(
            "div",
            el("h2", "What changed in the words since it was answered"),
            el("p", f"{when_words(last)} it was asked in other words.{to_do}"),
            *nearest(last),
            *(el("p", note) for note in last.change.notes),
            *(el("p", el("strong", f"{one.name}: "), runs(one.runs)) for one in text_changes(then, item)),
            class_="changed",
        )
    )


def pointer(last: LastTime, item: Item) -> None:
    """Where to read what was answered then; nothing is carried over."""
    asked = [el("p", f"{when_words(last)} this was asked as:"), bullets(asked_as(last))] if last.from_items else []
    show(
        el(
            "div",
            el("h2", "New since last time" if last.relation is Relation.NEW else "Asked another way since last time"),
            *asked,
            *nearest(last),
            el("p", pointer_words(last, item)),
            class_="changed",
        )
    )


def nearest(last: LastTime) -> list[Markup]:
    """That the words shown as those of then are only the nearest there are."""
    if last.words_kept or not last.from_items:
        return []
    return [el("p", NEAREST_SHOWN)]


def runs(found: Iterable[Run]) -> Markup:
    """Words that stayed, were taken out and were put in: marked by line, weight and word, never by colour alone."""
    drawn: list[str] = []
    for run in found:
        match run.fate:
            case Ran.KEPT:
                drawn.append(run.words)
            case Ran.REMOVED:
                drawn.append(el("del", el("span", "removed: ", class_="aloud"), run.words))
            case Ran.ADDED:
                drawn.append(el("ins", el("span", "added: ", class_="aloud"), run.words))
        drawn.append(" ")
    return join(drawn[:-1])
