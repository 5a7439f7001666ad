"""A review as it was opened: with its figures, its past, its actions, and the words each of these was answered on."""

from dataclasses import dataclass, field, replace

from audit.domain.answered_on import Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item, Library
from audit.domain.edition_changes import EditionChanges, changes_between
from audit.domain.follow_up import asked_items
from audit.domain.last_time import LastTime, SetAside, last_time_of, set_aside_for
from audit.domain.reopened_actions import Aftermaths, aftermaths
from audit.domain.review import Action, Review, previous_of, unanswered
from audit.domain.scoring import ReviewFigures, figures_of


@dataclass(frozen=True, slots=True)
class Opened:
    """A review with all a page needs beside it; every part read in one go from the store's newest version."""

    review: Review
    checklist: Checklist
    figures: ReviewFigures
    earlier: tuple[Review, ...]
    """Reviews of the same school and checklist before this one, oldest first: all, or the previous one alone."""
    actions: tuple[Action, ...]
    """Every action of the school, by due date."""
    contents: Contents = field(default_factory=dict[str, Checklist])
    """The checklists these reviews were answered on, by the hash of their content."""
    since_last: EditionChanges | None = None
    """What became of each item since the previous review; None without one."""
    nearest: frozenset[str] = frozenset()
    """The hashes in `contents` whose own words are nowhere any more: the nearest there are stand under them."""
    aside: tuple[SetAside, ...] = ()
    """Answers that stopped counting when new words were taken up, by the checklist they were given on."""

    @property
    def previous(self) -> Review | None:
        """The latest agreed review before this one; where none is agreed, the latest open one."""
        return previous_of(self.earlier)

    @property
    def reviews(self) -> tuple[Review, ...]:
        """The earlier reviews and this one, oldest first."""
        return (*self.earlier, self.review)

    @property
    def aftermaths(self) -> Aftermaths:
        """What became of each done action, as far as `reviews` tell: open all of them to ask."""
        return aftermaths(self.checklist, self.reviews, self.actions, contents=self.contents)

    @property
    def words_kept(self) -> bool:
        """Is `checklist` what the review was answered on, word for word? Else it is the nearest there is."""
        return self.review.content_hash not in self.nearest

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in scope of this review, in checklist order."""
        return self.checklist.in_scope(self.review.school.setting, self.review.assessed_on)

    @property
    def asked(self) -> tuple[Item, ...]:
        """The items this review itself asks: in a follow-up all but those that stand."""
        return asked_items(self.items, self.review)

    def last_time(self, item_id: str) -> LastTime | None:
        """What was said of this item, or of those that asked for it then; None: nothing.

        It is what this review said before it took up new words, if it did, else what the previous review says.
        """
        for aside in self.aside:
            if (found := set_aside_for(item_id, self.review, aside)) is not None:
                return found
        if self.previous is None or self.since_last is None:
            return None
        found = last_time_of(item_id, self.previous, self.words_of(self.previous), self.since_last)
        return found and replace(found, words_kept=self.previous.content_hash not in self.nearest)

    @property
    def to_confirm(self) -> tuple[Item, ...]:
        """The items without an answer whose last answer may be said to hold still."""
        last = ((item, self.last_time(item.id)) for item in unanswered(self.review, self.checklist))
        return tuple(item for item, found in last if found is not None and found.may_be_confirmed)

    def to_answer(self, item_id: str) -> Answer:
        """What the answer to an item starts from: what is kept; after new words its rating has to be chosen anew."""
        kept = self.review.answer_kept(item_id)
        if not kept.carried_from:
            return kept
        return replace(
            kept, value=None, na_reason="", checked_by="", checked_on=None, stands_from=None, carried_from=""
        )

    def words_of(self, review: Review) -> Checklist:
        """The checklist that one of these reviews was answered on."""
        return answered_on(review, self.checklist, self.contents)


def opened_with(
    library: Library,
    review: Review,
    earlier: tuple[Review, ...],
    contents: Contents,
    *,
    actions: tuple[Action, ...] = (),
    nearest: frozenset[str] = frozenset(),
    aside: tuple[SetAside, ...] = (),
) -> Opened:
    """A review with its figures and what became of its items since the previous one; `contents` hold every review's."""
    checklist = contents[review.content_hash]
    previous = previous_of(earlier)
    return Opened(
        review=review,
        checklist=checklist,
        figures=figures_of(checklist, review),
        earlier=earlier,
        actions=actions,
        contents=contents,
        since_last=changes_between(library, contents[previous.content_hash], checklist) if previous else None,
        nearest=nearest,
        aside=aside,
    )
