"""Taking up the checklist's new words in an open review: told exactly before it is done, then one change."""

from dataclasses import replace

from audit.domain.edition_changes import changes_between
from audit.domain.new_words import NewWords, check_can_take_up
from audit.domain.review import Person, ReviewStatus
from audit.domain.store import Change, Saved
from audit.domain.trail import ChangeKind
from audit.services.opened import Opened
from audit.services.reviews import IN_THE_APP, ReviewService


class NewWordsService:
    """Looks at what new words would do to an open review, and takes them up where a board wants them.

    Nobody has to: a review can be finished on the words it was started on.
    """

    def __init__(self, reviews: ReviewService) -> None:
        self.reviews = reviews

    def look(self, opened: Opened) -> NewWords | None:
        """What taking up would do; None where the review is closed, has the newest words, or its own were not kept."""
        review = opened.review
        current = self.reviews.library.checklists.get(review.checklist)
        if current is None or review.status is not ReviewStatus.OPEN or not opened.words_kept:
            return None
        if current.content_hash == review.content_hash:
            return None
        changes = changes_between(self.reviews.library, opened.checklist, current)
        return NewWords(review, opened.checklist, current, changes)

    def take_up(self, opened: Opened, who: Person, how: str = IN_THE_APP) -> Saved:
        """Answer the review on the new words from now on, in one step.

        What is asked as before keeps its answer; every other answer is kept to be read and does not count.
        Raises NotAllowedError where there are none, StaleError where the review has changed since it was opened.
        """
        new = check_can_take_up(self.look(opened))
        review = replace(opened.review, edition=new.checklist.edition, content_hash=new.checklist.content_hash)
        return self.reviews.store.write(
            Change(
                review.id,
                who,
                self.reviews.now(),
                ChangeKind.CONTENT_TAKEN_UP,
                how,
                version=review.version,
                review=review,
                answers=new.carried(),
                content=new.checklist,
            )
        )
