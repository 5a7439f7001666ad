"""One item a page: what the guidance says, the four levels, the answer, and how the board knows."""

from audit.bootstrap import App
from audit.domain.applies import held_by_words
from audit.domain.checklist import Item
from audit.domain.review import ReviewStatus, unanswered
from audit.domain.words import STRAND_WORDS
from audit.services.opened import Opened
from audit.ui import components, state
from audit.ui.action_form import new_action
from audit.ui.answer_form import answer_form
from audit.ui.changed_words import changed_words
from audit.ui.editions import in_force
from audit.ui.guidance import guidance
from audit.ui.html import el, paragraph, show
from audit.ui.item_menu import choose_item, menu, say_what_is_not_asked
from audit.ui.item_out import item_out
from audit.ui.levels import closed, levels_to_read
from audit.ui.shell import draw
from audit.ui.standing import progress, said_on_old_evidence, standing_or_asked
from audit.ui.terms import EXPLAINED, TermLinks


def page(app: App) -> None:
    """Draw the item the address names, or the first without an answer."""
    opened = state.open_review(app, most_earlier=1)
    if opened is None:
        components.heading("Answer the items", page="item")
        return components.choose_a_review_first()
    item = choose_item(opened)
    crumb(app, opened, item)
    links = TermLinks(app.library.glossary)
    components.heading(links(item.question), page=f"item {item.id}", tab_title=f"{item.id} {item.question}")
    say_what_is_not_asked()
    standing_or_asked(opened, item)
    said_on_old_evidence(opened, item)
    changed_words(opened, item)
    show(el("div", links(guidance(item)), class_="guidance"))
    in_force(app.library, item, opened.review.assessed_on)
    paragraph(el("strong", "Who answers: "), held_by_words(item, opened.review.school.setting))
    paragraph(EXPLAINED, class_="quiet")
    if opened.review.status is not ReviewStatus.OPEN:
        closed(opened, item, links)
        return item_out(app, opened, item)
    if state.session().person is None:
        levels_to_read(opened, item, links)
    person = components.who(app)
    if person is not None:
        answer_form(app, opened, item, person)
        new_action(app, opened, item, person)
    menu(app, opened, item)
    if any(cite.quote for cite in item.cites):
        components.crown_copyright()
    return None


def crumb(app: App, opened: Opened, item: Item) -> None:
    """Where in the checklist this item stands."""
    left = len(unanswered(opened.review, opened.checklist))
    place = STRAND_WORDS[item.strand]
    if item.cites:
        place += f" › {components.edition_words(app, item, opened.review.assessed_on)}"
    show(
        el(
            "div",
            el("span", place),
            el("span", progress(opened, item, left)),
            class_="crumb",
        )
    )


draw(page)
