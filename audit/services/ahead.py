"""The store as it will be once the plans made so far are carried out, so that a look ahead says what would happen."""

from dataclasses import dataclass, field, replace
from datetime import date

from audit.domain.review import Review, ReviewSummary, School
from audit.domain.store import Change, ReviewStore


@dataclass(slots=True)
class Ahead:
    """What the store holds, with the reviews that earlier plans would change put in their place."""

    store: ReviewStore
    reviews: dict[str, Review] = field(default_factory=dict[str, Review])

    def school(self, urn: str) -> School | None:
        """The school as last given."""
        planned = [review.school for review in self.reviews.values() if review.school.urn == urn]
        return planned[-1] if planned else self.store.school(urn)

    def review(self, review_id: str) -> Review:
        """One review. Raises NotFoundError."""
        return self.reviews.get(review_id) or self.store.get(review_id)

    def target(
        self, urn: str, checklist: str, assessed_on: date, review_id: str | None
    ) -> ReviewSummary | Review | None:
        """The review a return goes to: by its review id if that fits, else by school, checklist and day."""
        of_school = [one for one in self.store.reviews(urn) if one.checklist == checklist]
        for summary in of_school:
            if summary.id == review_id:
                return summary
        for review in self.reviews.values():
            if (review.school.urn, review.checklist, review.assessed_on) == (urn, checklist, assessed_on):
                return review
        return next((one for one in of_school if one.assessed_on == assessed_on), None)

    def take(self, change: Change) -> None:
        """Put in what a change would leave behind."""
        review = change.review or self.review(change.review_id)
        known = {**review.answers, **review.carried, **{answer.item: answer for answer in change.answers}}
        counting = {item: answer for item, answer in known.items() if not answer.carried_from}
        carried = {item: answer for item, answer in known.items() if answer.carried_from}
        self.reviews[review.id] = replace(review, answers=counting, carried=carried)
