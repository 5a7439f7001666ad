"""Section 8: what the paper does not tell."""

from audit.domain.dates import long_date
from audit.domain.display import listed
from audit.domain.gaps import in_scope_with_answers
from audit.domain.words import Strand
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Words
from audit.reports.phrases import count

READY = (
    "Items of the law watch ask whether the board is ready for a law. They count as good practice; a low rating there "
    "says that there is preparing to do, never that a duty was missed."
)


NEAREST_WORDS = (
    "The words this review was answered on were not kept by the version of the product that made it; items are printed "
    "in the nearest words there are."
)


def limits(paper: PaperInput) -> Section:
    """What nobody should read into the paper."""
    said = [own_assessment(paper), numbering(paper), *readiness(paper)]
    if paper.withheld:
        number = count(paper.withheld, "confidential item")
        said.append(
            f"The figures of the whole review, in sections 1, 2, 4 and 7, include {number}. So they are not the "
            "sum of the lines of this part. What was found on confidential items is in Part 2."
        )
    return Section("What this paper does not tell you", (Words(" ".join([*said, *nearest_words(paper)])),))


def readiness(paper: PaperInput) -> tuple[str, ...]:
    """What a rating in the law watch says, where one is asked."""
    asked = in_scope_with_answers(paper.checklist, paper.review)
    return (READY,) if any(item.strand is Strand.LAW_WATCH for item, _ in asked) else ()


def nearest_words(paper: PaperInput) -> tuple[str, ...]:
    """That the items are printed in other words than they were answered on, where those were not kept."""
    answered_on = paper.review.content_hash
    return (NEAREST_WORDS,) if answered_on and answered_on != paper.checklist.content_hash else ()


def own_assessment(paper: PaperInput) -> str:
    """Whose assessment this is, and what it is not."""
    return (
        f"This is the {paper.board}’s own assessment, on what it was told and shown. It is not the section 175/157 "
        "return, not legal advice and not a certificate, and it predicts no inspection. A rating of in place says "
        "that the arrangement exists, not that it served every child."
    )


def numbering(paper: PaperInput) -> str:
    """Whose paragraph numbers these are, and which edition was in force."""
    edition = paper.edition
    own = set(paper.checklist.numbering.values()) <= {paper.review.edition}
    text = f"Paragraph numbers are those of {edition.title}." if own else "Each paragraph number names its edition."
    if unseen := _not_quoted(paper):
        text += f" The words of {_paragraphs(unseen)} in it were not seen: those items are in our own words."
    if edition.in_force and edition.in_force != edition.name:
        day = long_date(paper.review.assessed_on)
        text += f" The edition in force on {day} is {edition.in_force}: look there for its own numbers."
    return text


def _not_quoted(paper: PaperInput) -> list[str]:
    """The paragraphs of which the items asked quote nothing, in order."""
    cited = [item.cites[0] for item, _ in in_scope_with_answers(paper.checklist, paper.review) if item.cites]
    quoted = {cite.paragraph for cite in cited if cite.quote}
    return [number for number in dict.fromkeys(cite.paragraph for cite in cited) if number not in quoted]


def _paragraphs(numbers: list[str]) -> str:
    return f"paragraph {numbers[0]}" if len(numbers) == 1 else f"paragraphs {listed(numbers)}"
