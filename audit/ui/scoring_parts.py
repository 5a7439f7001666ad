"""The rules of scoring, part by part, in words a governor can hold against a calculator."""

from audit.bootstrap import App
from audit.domain.checklist import DEFAULT_FRESH_DAYS
from audit.domain.display import percent
from audit.domain.explain import EXPLAIN_HEADINGS
from audit.domain.figures import FEW_ITEMS
from audit.domain.judging import ENOUGH_ANSWERED_PERCENT, ENOUGH_ASSURANCE_PERCENT
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE
from audit.domain.rules import (
    BAND_HEADINGS,
    CAP_HEADINGS,
    WEIGHT_HEADINGS,
    band_rows,
    cap_rows,
    weight_rows,
    worked_example,
)
from audit.domain.tally import TOP_RATING
from audit.domain.words import RATING_SHAPES, RATING_WORDS, Rating
from audit.ui.html import bullets, el, paragraph, show, table


def the_score() -> None:
    """Ratings, weights, score."""
    show(el("h2", "The score"))
    scale = ", ".join(f"{RATING_SHAPES[rating]} {RATING_WORDS[rating]} {int(rating)}" for rating in Rating)
    paragraph(f"Each item is rated: {scale}. A rating is multiplied by what the item counts, and the points are added.")
    show(table("What an item counts", WEIGHT_HEADINGS, weight_rows(), numbers=(1,)))
    paragraph(
        f"The score is the points earned, divided by the points possible ({TOP_RATING} times what each item counts), "
        "as a per cent. Not applicable takes an item out of both sides. Don’t know counts as nothing earned. "
        f"A part with fewer than {FEW_ITEMS} items shows counts and no per cent."
    )


def the_example(app: App) -> None:
    """Four real items put through the engine, so that the sum can be done again by hand."""
    found = worked_example(next(iter(app.library.checklists.values())), app.today())
    figures = found.figures
    show(el("h3", "An example"))
    show(
        table(
            "Made-up answers to a few items",
            EXPLAIN_HEADINGS,
            [line.cells() for line in found.lines],
            numbers=(2, 4, 5, 6),
        )
    )
    paragraph(
        f"{figures.earned} points of {figures.possible}: 100 × {figures.earned} ÷ {figures.possible} = "
        f"{percent(figures.score)}, with {figures.in_place} of {figures.applicable} in place or better and "
        f"{figures.unknown} not known. Once the unknown is known, it lies between {percent(figures.low)} and "
        f"{percent(figures.high)}. Known from more than what staff say: {percent(figures.assurance)} of the weight."
    )


def the_judgement() -> None:
    """Bands, caps and the other limits."""
    show(el("h2", "The judgement"))
    paragraph("The judgement is a word, and always the lowest of what each of these allows:")
    show(
        bullets(
            (
                "the band of the score;",
                "each item’s own limit (for the whole review, only those of legal duties and critical items);",
                (
                    "for the whole review, one step above its worst paragraph, and the best word that more than half "
                    "of its paragraphs reach;"
                ),
                (
                    "at most Sound, while any item is below its target or without an answer, or while less than "
                    f"{ENOUGH_ASSURANCE_PERCENT}% is known from more than what staff say."
                ),
            )
        )
    )
    show(table("What the score allows", BAND_HEADINGS, band_rows()))
    show(table("What one answer allows", CAP_HEADINGS, cap_rows()))
    paragraph(
        "So one legal duty that is not in place means Act now, however good the rest is. Good practice alone never "
        f"does. Evidence is in date for {DEFAULT_FRESH_DAYS} days unless the item says otherwise."
    )


def what_is_missing() -> None:
    """Unanswered and unknown, apart."""
    show(el("h2", "What is missing"))
    show(
        bullets(
            (
                (
                    "No answer yet: the item earns nothing and costs nothing, and the range beside the score says how "
                    "far it could still move."
                ),
                (
                    "Don’t know: nobody has asked yet. It earns nothing until somebody does. If somebody asked and "
                    "nothing could be shown, that is Not in place."
                ),
                (
                    f"There is no judgement until {ENOUGH_ANSWERED_PERCENT}% of what counts is answered, and every "
                    "legal duty and critical item."
                ),
                (
                    "The range: the lower end is the score if everything open turned out to be not in place, the upper "
                    "end if everything open turned out to be embedded."
                ),
                "Last time’s answer counts only once somebody confirms it.",
            )
        )
    )


def over_time() -> None:
    """Like for like."""
    show(el("h2", "From review to review"))
    paragraph(
        "Two scores can differ because arrangements changed, or because other items were asked. The like-for-like "
        "line holds only items counted in every review drawn; with fewer than "
        f"{FEWEST_LIKE_FOR_LIKE} of those it is not drawn."
    )


def what_it_is_not() -> None:
    """The limits of the word."""
    show(el("h2", "What the judgement is not"))
    show(
        bullets(
            (
                "It is your board’s own view of its own arrangements, from what it was told, read or tested.",
                (
                    "It is not the section 175 or 157 return, legal advice or a certificate, and it does not foretell "
                    "what an inspector will find."
                ),
                "It is not made to compare schools, and schools are never ranked.",
            )
        )
    )
