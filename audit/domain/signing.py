"""Signing an agreed review: what may be signed and when, and the fingerprint by which it is known again."""

from datetime import date

from audit.domain.applies import the_board
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.review import ROLE_NOT_GIVEN, Review
from audit.domain.signature import Signature
from audit.domain.trail import canonical, sha256
from audit.domain.words import SIGNER_WORDS, BoardSigner, ReviewStatus, SchoolSigner
from audit.errors import NotAllowedError

SIGNED_FORM = 1
"""The form of what is hashed. Another set of fields is another form, so that old fingerprints can still be checked."""
SIGNED_FIELDS = (
    "value",
    "na_reason",
    "grade",
    "evidence_ref",
    "evidence_date",
    "evidence_by",
    "note",
    "proposed_by",
    "checked_by",
    "checked_on",
    "stands_from",
    "carried_from",
)
"""What of an answer is signed."""


def check_can_sign(review: Review) -> None:
    """May this review be signed? Raises NotAllowedError."""
    if review.status is ReviewStatus.OPEN:
        raise NotAllowedError("A review is signed once the board has agreed it. Agree it first.")
    if review.status is ReviewStatus.SIGNED:
        raise NotAllowedError("This review has been signed already.")


def can_sign(review: Review) -> bool:
    """The same rule, for whether a form is shown."""
    try:
        check_can_sign(review)
    except NotAllowedError:
        return False
    return True


def check_meeting(review: Review, met_on: date, today: date) -> None:
    """Signatures are set at a meeting that was held, on the day of agreement or after. Raises NotAllowedError."""
    if met_on > today:
        raise NotAllowedError("The day of the meeting lies in the future.", field="met_on")
    agreed_on = review.agreed_on or review.assessed_on
    if met_on < agreed_on:
        raise NotAllowedError(
            f"The board agreed this review on {long_date(agreed_on)}. It is signed on that day or after.",
            field="met_on",
        )


def fingerprint(review: Review) -> str:
    """The SHA-256 of all that is signed: the school, the checklist, the day, the agreement, every answer.

    The reference of the minute is left out, since it may follow.
    """
    answers = {**review.answers, **review.carried}
    return sha256(
        canonical(
            {
                "form": SIGNED_FORM,
                "urn": review.school.urn,
                "school": review.school.name,
                "setting": review.school.setting,
                "checklist": review.checklist,
                "edition": review.edition,
                "content_hash": review.content_hash,
                "assessed_on": review.assessed_on,
                "kind": review.kind,
                "agreed_on": review.agreed_on,
                "exceptions": review.exceptions,
                "answers": {
                    item: {name: getattr(answer, name) for name in SIGNED_FIELDS} for item, answer in answers.items()
                },
            }
        )
    )


def signature_of(review: Review, school: SchoolSigner, board: BoardSigner, met_on: date) -> Signature:
    """The signature of a review as it was read."""
    return Signature(school, board, met_on, review.version, fingerprint(review))


def as_signed(review: Review) -> bool:
    """Is what is kept of a review the very thing that was signed?"""
    return review.signature is not None and fingerprint(review) == review.signature.content


def agreement_words(review: Review) -> str:
    """Who agreed and when, who recorded it, and where it is minuted; plainly that nobody did, of an open review."""
    board = the_board(review.school.setting)
    if review.status is ReviewStatus.OPEN:
        return f"Not agreed yet: this is a proposal to {board}."
    on = f" on {long_date(review.agreed_on)}" if review.agreed_on else ""
    known = review.recorded_by not in ("", ROLE_NOT_GIVEN)
    recorded = f", recorded by the {review.recorded_by}" if known else ""
    return f"Agreed by {board}{on}{recorded}; minute reference {review.minute_reference.strip() or 'to follow'}."


def signed_words(signature: Signature) -> str:
    """Who signed and when."""
    school, board = SIGNER_WORDS[signature.school], SIGNER_WORDS[signature.board]
    return f"Signed at the meeting of {long_date(signature.met_on)} by the {school} and the {board}."


def changed_since_signed_words(review: Review, items: int, of_part: str = "") -> str:
    """What became of a review since it was signed, where it is signed no more; empty otherwise.

    `of_part`: ` of this part` where it says nothing of some items.
    """
    signature = review.signature
    if signature is None or review.status is ReviewStatus.SIGNED:
        return ""
    on = f"it was signed on {long_date(signature.met_on)}"
    if not items:
        return f"Opened again since {on}: no answer{of_part} has changed so far."
    return f"Changed since {on} ({count(items, 'item')}{of_part})."
