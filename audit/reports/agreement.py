"""Section 9: who agreed, who signed, at which meeting, and where it is minuted."""

from audit.domain.dates import long_date
from audit.domain.review import ReviewStatus
from audit.domain.signing import agreement_words, changed_since_signed_words
from audit.domain.words import SIGNER_WORDS
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words

HEADINGS = ("Role", "Signature", "Meeting", "Minute reference")
MAY_SIGN = ("Head, DSL or DPO", "Chair, nominated governor or proprietor")


def agreement(paper: PaperInput) -> Section:
    """What the board did in a sentence, what became of it since it was signed, and two lines for two roles."""
    changed = changed_since_signed_words(paper.review, paper.changed_since_signed, paper.of_this_part)
    said = (agreement_words(paper.review), changed)
    table = Table("Agreement", HEADINGS, _lines(paper), "agreement")
    return Section("Agreement", (Words(" ".join(text for text in said if text)), table))


def _lines(paper: PaperInput) -> tuple[tuple[str, ...], ...]:
    review = paper.review
    minute = review.minute_reference.strip() or "to follow"
    signature = review.signature
    if review.status is ReviewStatus.SIGNED and signature is not None:
        met = long_date(signature.met_on)
        return tuple((SIGNER_WORDS[role], "Signed", met, minute) for role in (signature.school, signature.board))
    agreed_on = long_date(review.agreed_on) if review.agreed_on else ""
    return tuple((role, "to sign", paper.meeting or agreed_on or "to be fixed", minute) for role in MAY_SIGN)
