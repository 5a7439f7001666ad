"""What can be answered and what was, to be read: before somebody says who answers, and once a review is agreed."""

from audit.domain.answers import Answer
from audit.domain.applies import the_board
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import value_with_shape
from audit.domain.item_words import level_text, said_beside, values_offered
from audit.domain.last_time_words import last_time_text
from audit.services.opened import Opened
from audit.ui import components
from audit.ui.html import el, paragraph, show
from audit.ui.links import link
from audit.ui.terms import TermLinks


def levels_to_read(opened: Opened, item: Item, links: TermLinks) -> None:
    """Every level of the item and what it means, the answer so far, and last time’s."""
    lines = [(value_with_shape(value), level_text(item, value)) for value in values_offered(item)]
    show(
        el("h2", "How far is it in place?"),
        el("ul", *(el("li", el("strong", name), ": ", links(meaning)) for name, meaning in lines)),
    )
    answer = opened.review.answers.get(item.id, Answer(item.id))
    paragraph(el("strong", "So far: "), value_with_shape(answer.value))
    beside(answer)
    if last := last_time_text(opened.last_time(item.id)):
        paragraph(last)


def closed(opened: Opened, item: Item, links: TermLinks) -> None:
    """An agreed review shows its answers, with the level they stand for, and changes none."""
    answer = opened.review.answers.get(item.id, Answer(item.id))
    paragraph(el("strong", "Answer: "), value_with_shape(answer.value))
    if answer.rating is not None:
        paragraph(links(level_text(item, answer.rating)))
    beside(answer)
    if opened.review.agreed_on:
        board = the_board(opened.review.school.setting)
        paragraph(
            f"{board[:1].upper()}{board[1:]} agreed this review on {long_date(opened.review.agreed_on)}.",
            class_="quiet",
        )
    link("agree", "Re-open the review")
    components.crown_copyright()


def beside(answer: Answer) -> None:
    """What was said beside an answer."""
    for text in said_beside(answer):
        paragraph(text)
