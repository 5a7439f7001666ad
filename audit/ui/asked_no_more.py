"""What was asked last time and is not asked any more: listed once, with its answer, since it is no closed gap."""

from audit.domain.last_time_words import answer_words
from audit.domain.words import RELATION_MEANS, Relation
from audit.services.opened import Opened
from audit.ui.html import bullets, el, show


def asked_no_more(opened: Opened) -> None:
    """The items that went, as they were asked; of this review's own answers where it took up new words."""
    gone: dict[str, str] = {}
    sides = [(aside.asked, aside.since, aside.answers) for aside in opened.aside]
    if opened.previous is not None and opened.since_last is not None:
        sides.append((opened.words_of(opened.previous), opened.since_last, opened.previous.answers))
    for asked, since, answers in sides:
        for one in since.of(Relation.REMOVED):
            (item_id,) = one.old
            told = f"{item_id}, “{asked.by_id[item_id].question}”: {answer_words(answers.get(item_id))}."
            gone.setdefault(item_id, " ".join((told, *one.notes)))
    if gone:
        show(el("h2", "No longer asked"), el("p", RELATION_MEANS[Relation.REMOVED]), bullets(gone.values()))
