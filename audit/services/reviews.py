"""What a board does with a review: start it, answer, agree, re-open, set actions. Every write passes here."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from audit.domain.answered_on import Contents, answered_on
from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.checklist import Checklist, Item, Library
from audit.domain.dates import today_in_london
from audit.domain.edition_changes import EditionChanges, changes_between
from audit.domain.evidence_age import Looked, looked_again
from audit.domain.follow_up import asked_items, check_day_after_standing, stands
from audit.domain.last_time import LastTime, SetAside, last_time_of, set_aside_for
from audit.domain.privacy import identifiers_in
from audit.domain.review import (
    Action,
    Person,
    Review,
    ReviewStatus,
    School,
    check_action,
    check_answer,
    check_assessed_on,
    check_can_agree,
    check_can_reopen,
    check_lengths,
    check_open,
    previous_of,
)
from audit.domain.scoring import ReviewFigures, figures_of
from audit.domain.store import Change, ReviewStore, Saved
from audit.domain.trail import ChangeKind
from audit.domain.words import ReviewKind
from audit.errors import NotAllowedError, NotFoundError
from audit.services.contents import ReviewContents

IN_THE_APP = "app"


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
    words_kept: bool = True
    """Is `checklist` what the review was answered on, word for word? Else it is the nearest there is."""
    aside: tuple[SetAside, ...] = ()
    """Answers that stopped counting when new words were taken up, by the checklist they were given on."""

    @property
    def previous(self) -> Review | None:
        """The latest agreed review before this one; where none is agreed, the latest open one."""
        return previous_of(self.earlier)

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
        return last_time_of(item_id, self.previous, self.words_of(self.previous), self.since_last)

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
    words_kept: bool = True,
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
        words_kept=words_kept,
        aside=aside,
    )


def check_no_pupil_data(*texts: str) -> None:
    """No text may hold a pupil's identifying number. Raises NotAllowedError, which does not repeat it."""
    for text in texts:
        kinds = identifiers_in(text)
        if kinds:
            raise NotAllowedError(
                f"A text holds what looks like {' and '.join(kinds)}. Take it out: this audit keeps no pupil’s data."
            )


def _answered_after_all(answer: Answer, stored: Answer, who: Person) -> Answer:
    """An answer to an item that stood: its own from now on. Only a check just made is a check of this review."""
    if (answer.checked_by, answer.checked_on) != (stored.checked_by, stored.checked_on):
        return replace(answer, stands_from=None)
    return replace(answer, stands_from=None, proposed_by=who.role, checked_by="", checked_on=None)


class ReviewService:
    """The rules of a review, in front of the store. `now` gives the moment, aware of its time zone."""

    def __init__(self, store: ReviewStore, library: Library, now: Callable[[], datetime]) -> None:
        self.store, self.library, self.now = store, library, now
        self.contents = ReviewContents(store, library)

    def today(self) -> date:
        """The day it is in London."""
        return today_in_london(self.now())

    def open(self, review_id: str, *, most_earlier: int | None = None) -> Opened:
        """One review with its figures, its earlier reviews and its school's actions. Raises NotFoundError.

        `most_earlier`: for a page that shows last time's answers and no history, 1 spares reading all of it.
        """
        review = self.store.get(review_id)
        answered = self.contents.of(review)
        earlier = tuple(self.store.history(review, most=most_earlier))
        return opened_with(
            self.library,
            review,
            earlier,
            self.contents.of_each((*earlier, review)),
            actions=tuple(self.store.actions(review.school.urn)),
            words_kept=answered.kept,
            aside=self._set_aside(review, answered.checklist) if review.carried else (),
        )

    def _set_aside(self, review: Review, checklist: Checklist) -> tuple[SetAside, ...]:
        given_on = self.contents.given_on(review)
        contents = {asked.content_hash: asked for asked in given_on.values()}
        return tuple(
            SetAside(
                asked,
                changes_between(self.library, asked, checklist),
                {item: review.carried[item] for item, on in given_on.items() if on is asked},
            )
            for asked in contents.values()
        )

    def start(self, school: School, checklist_id: str, assessed_on: date, who: Person, how: str = IN_THE_APP) -> Saved:
        """Start a review. Raises NotAllowedError where there is one of that school, checklist and day already."""
        change = self.change_to_start(school, checklist_id, assessed_on, who, how)
        return self.store.write(change)

    def change_to_start(
        self,
        school: School,
        checklist_id: str,
        assessed_on: date,
        who: Person,
        how: str,
        *,
        kind: ReviewKind = ReviewKind.FULL,
    ) -> Change:
        """The change that would start a review, checked."""
        checklist = self.library.checklist(checklist_id)
        check_assessed_on(assessed_on, self.today())
        if self.store.find(school.urn, checklist_id, assessed_on) is not None:
            raise NotAllowedError(
                f"{school.name} already has a review on this day. Open that one, or choose another day."
            )
        now = self.now()
        review = Review(
            id=uuid.uuid4().hex[:12],
            school=school,
            checklist=checklist.id,
            edition=checklist.edition,
            content_hash=checklist.content_hash,
            assessed_on=assessed_on,
            started_at=now,
            kind=kind,
        )
        return Change(review.id, who, now, ChangeKind.REVIEW_STARTED, how, version=0, review=review, content=checklist)

    def save_answer(self, review_id: str, answer: Answer, who: Person, how: str = IN_THE_APP) -> Saved | None:
        """Keep one answer, made from the version it carries; None where nothing differs from what is kept.

        An answer that stood in a follow-up no longer stands: it is this review's own, be it the same.
        Raises StaleError when the item was changed since, NotAllowedError when a rule forbids it.
        """
        review = self.store.get(review_id)
        check_open(review)
        item = self.contents.of(review).checklist.by_id.get(answer.item)
        if item is None:
            raise NotFoundError(f"There is no item {answer.item} in this checklist.")
        check_answer(item, answer, setting=review.school.setting, today=self.today())
        check_no_pupil_data(answer.note, answer.evidence_ref, answer.evidence_by, answer.na_reason)
        stored = review.answer_kept(answer.item)
        if stored.carried_from and answer.value is None:
            raise NotAllowedError(
                f"{answer.item} asks in other words now. Read what changed and choose the rating anew; what you say "
                "beside it is kept with the rating."
            )
        if stands(stored):
            answer = _answered_after_all(answer, stored, who)
        if replace(answer, version=stored.version, proposed_by=stored.proposed_by) == stored:
            return None
        if any(getattr(answer, name) != getattr(stored, name) for name in ANSWER_FIELDS) or not stored.proposed_by:
            answer = replace(answer, proposed_by=who.role)
        return self.store.write(Change(review_id, who, self.now(), ChangeKind.ANSWERS_SAVED, how, answers=(answer,)))

    def confirm_last(self, opened: Opened, item_id: str, who: Person, looked: Looked | None = None) -> Saved | None:
        """Say that last time's answer still holds: it becomes this review's answer.

        Its evidence keeps its own date, unless somebody `looked` again; only then is it renewed.
        Raises NotAllowedError where the item asks in other words than last time: it has to be read first.
        """
        last = opened.last_time(item_id)
        if last is None or last.answer is None:
            raise NotFoundError(f"{item_id} had no answer last time.")
        if not last.may_be_confirmed:
            raise NotAllowedError(
                f"{item_id} has been reworded since it was last answered. "
                "Read what changed, then choose the rating anew."
            )
        confirmed = replace(
            last.answer,
            version=opened.review.answer_kept(item_id).version,
            proposed_by=who.role,
            checked_by="",
            checked_on=None,
            stands_from=None,
            carried_from="",
        )
        if looked is not None:
            confirmed = looked_again(confirmed, looked)
        return self.save_answer(opened.review.id, confirmed, who)

    def move(self, opened: Opened, assessed_on: date, who: Person) -> Saved:
        """Move the day of judgement of an open review."""
        check_open(opened.review)
        check_assessed_on(assessed_on, self.today())
        check_day_after_standing(opened.review, assessed_on)
        if self.store.find(opened.review.school.urn, opened.review.checklist, assessed_on) is not None:
            raise NotAllowedError("There is already a review of this school on that day.")
        return self._write_review(
            opened, replace(opened.review, assessed_on=assessed_on), ChangeKind.REVIEW_CHANGED, who
        )

    def agree(
        self,
        opened: Opened,
        who: Person,
        *,
        agreed_on: date,
        exceptions: Sequence[str] = (),
        minute_reference: str = "",
        how: str = IN_THE_APP,
    ) -> Saved:
        """The board agrees the review: as proposed, in one step, but for the items it pulled out and agreed singly.

        The review must be as the page showed it (StaleError otherwise).
        """
        check_can_agree(opened.review, self.today())
        if agreed_on > self.today():
            raise NotAllowedError("The day of agreement lies in the future.")
        check_lengths(minute_reference)
        check_no_pupil_data(minute_reference)
        agreed = replace(
            opened.review,
            status=ReviewStatus.AGREED,
            agreed_on=agreed_on,
            exceptions=tuple(exceptions),
            minute_reference=minute_reference.strip(),
        )
        return self._write_review(opened, agreed, ChangeKind.REVIEW_AGREED, who, how=how)

    def add_minute_reference(self, opened: Opened, who: Person, minute_reference: str) -> Saved:
        """The reference of the minute, which may follow the agreement. Raises StaleError, NotAllowedError."""
        if opened.review.status is ReviewStatus.OPEN or not minute_reference.strip():
            raise NotAllowedError("A minute reference is added, in words, to a review that has been agreed.")
        check_lengths(minute_reference)
        check_no_pupil_data(minute_reference)
        noted = replace(opened.review, minute_reference=minute_reference.strip())
        return self._write_review(opened, noted, ChangeKind.REVIEW_CHANGED, who)

    def reopen(self, opened: Opened, who: Person, reason: str) -> Saved:
        """Open an agreed review again, with a reason that is kept."""
        check_can_reopen(opened.review, reason)
        check_lengths(reason)
        check_no_pupil_data(reason)
        again = replace(opened.review, status=ReviewStatus.OPEN, agreed_on=None, exceptions=(), minute_reference="")
        return self._write_review(opened, again, ChangeKind.REVIEW_REOPENED, who, reason=reason)

    def _write_review(
        self,
        opened: Opened,
        review: Review,
        kind: ChangeKind,
        who: Person,
        *,
        reason: str = "",
        how: str = IN_THE_APP,
    ) -> Saved:
        return self.store.write(
            Change(
                review.id,
                who,
                self.now(),
                kind,
                how,
                version=opened.review.version,
                review=review,
                reason=reason.strip(),
                content=opened.checklist if opened.words_kept else None,
            )
        )

    def save_action(self, action: Action, who: Person, how: str = IN_THE_APP) -> Saved:
        """Keep an action, new (empty id) or changed. Raises StaleError, NotAllowedError."""
        checklist = self.contents.of(self.store.get(action.review)).checklist
        check_action(action, checklist, self.today())
        check_no_pupil_data(action.what, action.done_what, action.impact, action.dropped_reason, action.owner)
        kept = action if action.id else replace(action, id=uuid.uuid4().hex[:12])
        return self.store.write(Change(action.review, who, self.now(), ChangeKind.ACTION_SAVED, how, actions=(kept,)))
