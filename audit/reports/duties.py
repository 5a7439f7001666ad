"""Section 3: the legal duties not in place, or not known. It is always there."""

from audit.domain.display import listed
from audit.domain.gaps import in_scope_with_answers
from audit.domain.words import RATING_SHAPES, RATING_WORDS, Strength
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words
from audit.reports.phrases import count, is_or_are, sentence

MOST_DUTIES = 5
"""Open legal duties shown with their question; any more are named beneath."""


def duties(paper: PaperInput) -> Section:
    """The legal duties not in place, or not known; `None` only where every one is answered and in place."""
    figures = paper.visible
    in_scope = [i for i, _ in in_scope_with_answers(paper.shown, paper.review) if i.strength is Strength.MUST]
    asked = len(in_scope) - figures.duties_not_applicable
    confidential = sum(item.strength is Strength.MUST for item, _ in paper.confidential) if paper.withheld else 0
    none = "None in this part." if confidential else "None."
    blocks: list[Words | Table] = []
    if figures.duties_open:
        rows = tuple(_duty(paper, item) for item in figures.duties_open[:MOST_DUTIES])
        blocks.append(Table("Legal duties open", ("Item", "Question", "Where it stands", "Asked of"), rows, "duties"))
        if rest := figures.duties_open[MOST_DUTIES:]:
            noun = count(len(rest), "further legal duty is", "further legal duties are")
            blocks.append(Words(f"{sentence(noun)} open: {listed(rest)} (Annex A)."))
    elif asked:
        blocks.append(Words(f"{_each(asked)} answered, and in place or better.", strong=none))
    else:
        blocks.append(Words("No legal duty among the items of this part applies.", strong="Not applicable."))
    if figures.duties_not_applicable:
        number = figures.duties_not_applicable
        noun = count(number, "legal duty is", "legal duties are")
        reasons = "the reason" if number == 1 else "reasons"
        blocks.append(Words(f"{sentence(noun)} answered not applicable, with {reasons} (Annex A)."))
    if confidential:
        noun = count(confidential, "legal duty", "legal duties")
        pronoun = "it is" if confidential == 1 else "they are"
        are = is_or_are(confidential)
        blocks.append(Words(f"{sentence(noun)} {are} confidential: only Part 2 says whether {pronoun} in place."))
    return Section("Legal duties not in place, or not known", tuple(blocks))


def _each(asked: int) -> str:
    return (
        "The one legal duty asked about here is"
        if asked == 1
        else f"Each of the {asked} legal duties asked about here is"
    )


def _duty(paper: PaperInput, item_id: str) -> tuple[str, ...]:
    item, answer = paper.checklist.by_id[item_id], paper.review.answers.get(item_id)
    value = answer.value if answer else None
    stands = "No answer yet" if value is None else f"{RATING_SHAPES[value]} {RATING_WORDS[value]}"
    return (item.id, item.question, stands, item.holder)
