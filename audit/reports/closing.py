"""Sections 8 and 9: what the paper does not tell, and the agreement."""

from audit.domain.dates import long_date
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words
from audit.reports.phrases import count


def limits(paper: PaperInput) -> Section:
    """What nobody should read into the paper."""
    blocks = [
        Words(
            f"This is the {paper.board}’s own assessment, on what it was told and shown. It is not the section 175/157 "
            "return, not legal advice and not a certificate, and it predicts no inspection. A rating of in place says "
            "that the arrangement exists, not that it served every child."
        ),
        Words(numbering(paper)),
    ]
    if paper.withheld:
        number = count(paper.withheld, "confidential item")
        blocks.append(
            Words(
                f"The figures of the whole review, in sections 1, 2, 4 and 7, include {number}, so they are not the "
                "sum of the lines of this part; the findings on confidential items stand in Part 2."
            )
        )
    if paper.review.content_hash and paper.review.content_hash != paper.checklist.content_hash:
        blocks.append(
            Words(
                "The words this review was answered on were not kept by the version of the product that made it; items "
                "are printed in the nearest words there are."
            )
        )
    return Section("What this paper does not tell you", (Words(" ".join(block.text for block in blocks)),))


def numbering(paper: PaperInput) -> str:
    """Whose paragraph numbers these are, and which edition was in force."""
    edition = paper.edition
    text = f"Paragraph numbers are those of {edition.title}."
    if edition.in_force and edition.in_force != edition.name:
        day = long_date(paper.review.assessed_on)
        text += f" The edition in force on {day} is {edition.in_force}: look there for its own numbers."
    return text


def agreement(paper: PaperInput) -> Section:
    """Two roles, the meeting and the minute."""
    signed = (*paper.signed_by, "", "")
    roles = ("Head, DSL or DPO", "Chair, nominated governor or proprietor")
    minute = paper.review.minute_reference.strip() or "to follow"
    meeting = paper.meeting or "to be fixed"
    rows = tuple(
        (role, f"Signed: {by}" if by else "to sign", meeting, minute) for role, by in zip(roles, signed, strict=False)
    )
    table = Table("Agreement", ("Role", "Signature", "Meeting", "Minute reference"), rows, "agreement")
    return Section("Agreement", (table,))
