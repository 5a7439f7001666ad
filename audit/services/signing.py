"""Recording that an agreed review was signed, and what became of it since."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from audit.domain.changed_since import changes_since
from audit.domain.review import Person, Review, ReviewStatus
from audit.domain.signing import check_can_sign, check_meeting, signature_of
from audit.domain.store import Change, Saved
from audit.domain.trail import ChangeKind
from audit.domain.words import BoardSigner, SchoolSigner
from audit.services.opened import Opened
from audit.services.reviews import IN_THE_APP, ReviewService


class SigningService:
    """Signatures of reviews: two roles and a meeting, never a name."""

    def __init__(self, reviews: ReviewService) -> None:
        self.reviews = reviews

    def sign(
        self,
        opened: Opened,
        who: Person,
        *,
        school: SchoolSigner,
        board: BoardSigner,
        met_on: date,
        how: str = IN_THE_APP,
    ) -> Saved:
        """Record that the review, as the page showed it, was signed. Raises NotAllowedError, StaleError."""
        review = opened.review
        check_can_sign(review)
        check_meeting(review, met_on, self.reviews.today())
        signed = replace(review, status=ReviewStatus.SIGNED, signature=signature_of(review, school, board, met_on))
        return self.reviews.store.write(
            Change(
                review.id,
                who,
                self.reviews.now(),
                ChangeKind.REVIEW_SIGNED,
                how,
                version=review.version,
                review=signed,
            )
        )

    def changed_since(self, review: Review, hidden: Collection[str] = ()) -> int:
        """How many answers, the hidden left out, have changed since it was signed; 0 where it is signed."""
        if review.signature is None or review.status is ReviewStatus.SIGNED:
            return 0
        changes = changes_since(review.signature.version, self.reviews.store.trail(review.id), review, ())
        return sum(one.item not in hidden for one in changes.items)
