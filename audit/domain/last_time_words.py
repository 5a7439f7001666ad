"""Last time's answer in words, and where it is to be found where an item is not asked as it was."""

from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import evidence_text, listed, short_edition, value_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.last_time import LastTime
from audit.domain.words import RELATION_WORDS, Relation


def when_words(last: LastTime) -> str:
    """`Last time (18 November 2025, KCSIE 2021)`; of this review's own answer, that it was given on earlier words."""
    if last.set_aside:
        return f"In this review, on the words before ({short_edition(last.edition)})"
    return f"Last time ({long_date(last.assessed_on)}, {short_edition(last.edition)})"


NEAREST_SHOWN = "Its own words of then were not kept: shown are the nearest there are."


def not_kept_words(last: LastTime) -> str:
    """`Last time (18 November 2025, KCSIE 2021) it was answered on words that were not kept: …`"""
    return f"{when_words(last)} it was answered on words that were not kept: they may have been others than these."


def read_first_words(last: LastTime, item_id: str) -> str:
    """Why last time’s answer cannot be confirmed by itself, and what to do instead."""
    if not last.words_kept:
        return (
            f"The words {item_id} was last answered on were not kept: they may have been others. "
            "Read the item, then choose the rating anew."
        )
    return f"{item_id} has been reworded since it was last answered. Read what changed, then choose the rating anew."


def last_time_text(last: LastTime | None) -> str:
    """`Last time (18 November 2025): ◑ In place, we read it, …`; empty without an answer to this very item."""
    if last is None or last.answer is None:
        return ""
    stand = stands_words(last.answer)
    day = f"Last time ({long_date(last.assessed_on)}{', ' if stand else ''}{stand})"
    return f"{when_words(last) if last.set_aside else day}: {answer_words(last.answer)}"


def answer_words(answer: Answer | None) -> str:
    """`◑ In place, we read it, link governor, 3 November 2025`."""
    if answer is None:
        return value_with_shape(None)
    evidence = evidence_text(answer)
    return value_with_shape(answer.value) + (f", {evidence[:1].lower()}{evidence[1:]}" if evidence else "")


def asked_as(last: LastTime) -> tuple[str, ...]:
    """One sentence for each item that asked for it then: its id, its question, its answer."""
    return tuple(f"{item.id}, “{item.question}”: {answer_words(answer)}." for item, answer in last.from_items)


def pointer_words(last: LastTime, item: Item) -> str:
    """What became of what was asked then: `Split into several. It is now asked as IS-23 and IS-24.`"""
    match last.relation:
        case Relation.NEW:
            told = f"{item.id} was not asked last time. It starts without an answer."
        case _:
            now = f"{RELATION_WORDS[last.relation]}: now asked as {listed(last.change.new)}."
            told = f"{now} Nothing said then is carried over."
    return " ".join((told, *last.change.notes))
