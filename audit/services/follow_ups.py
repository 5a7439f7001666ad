"""Starting a follow-up: what it would ask, told before it is started, and what stands, kept in one step."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from audit.domain.dates import long_date
from audit.domain.edition_changes import changes_between
from audit.domain.follow_up import FollowUp, check_can_follow, follow_up_of
from audit.domain.review import Person, Review, School, previous_of
from audit.domain.store import Saved
from audit.domain.words import ReviewKind
from audit.errors import NotAllowedError
from audit.services.reviews import IN_THE_APP, ReviewService


class FollowUpService:
    """Looks ahead at follow-ups and starts them."""

    def __init__(self, reviews: ReviewService) -> None:
        self.reviews, self.store = reviews, reviews.store

    def look(self, school: School, checklist_id: str, assessed_on: date, *, chosen: Collection[str] = ()) -> FollowUp:
        """What a follow-up of this school as at this day would ask and let stand; keeps nothing.

        Raises NotAllowedError where no earlier review is agreed, there is none, or its own words were not kept.
        """
        checklist = self.reviews.library.checklist(checklist_id)
        as_asked = Review("", school, checklist.id, checklist.edition, checklist.content_hash, assessed_on)
        previous = check_can_follow(previous_of(self.store.history(as_asked, most=1)))
        answered = self.reviews.contents.of(previous)
        if not answered.kept:
            raise NotAllowedError(
                "A follow-up lets stand what was answered on the same words, and the words of the review for "
                f"{long_date(previous.assessed_on)} were not kept. Start a full review."
            )
        return follow_up_of(
            previous,
            checklist,
            changes_between(self.reviews.library, answered.checklist, checklist),
            setting=school.setting,
            assessed_on=assessed_on,
            actions=self.store.actions(school.urn),
            chosen=chosen,
        )

    def start(
        self,
        school: School,
        checklist_id: str,
        assessed_on: date,
        who: Person,
        *,
        chosen: Collection[str] = (),
        how: str = IN_THE_APP,
    ) -> Saved:
        """Start a follow-up: the review and every answer that stands in it, in one transaction.

        Raises NotAllowedError where there is no agreed review to follow, or one of that day already.
        """
        change = self.reviews.change_to_start(school, checklist_id, assessed_on, who, how, kind=ReviewKind.FOLLOW_UP)
        planned = self.look(school, checklist_id, assessed_on, chosen=chosen)
        return self.store.write(replace(change, answers=planned.standing))
