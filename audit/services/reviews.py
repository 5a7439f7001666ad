"""What a board does with a review: start it, answer, agree, re-open, set actions. Every write passes here."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from audit.domain.answers import ANSWER_FIELDS, Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.dates import today_in_london
from audit.domain.edition_changes import changes_between
from audit.domain.evidence_age import Looked, looked_again
from audit.domain.follow_up import check_day_after_standing, stands
from audit.domain.last_time import SetAside
from audit.domain.last_time_words import read_first_words
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
)
from audit.domain.store import Change, ReviewStore, Saved
from audit.domain.trail import ChangeKind
from audit.domain.words import ActionStatus, ReviewKind
from audit.errors import NotAllowedError, NotFoundError
from audit.services.contents import ReviewContents
from audit.services.opened import Opened, opened_with

IN_THE_APP = "app"


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
        earlier = tuple(self.store.history(review, most=most_earlier))
        contents, nearest = self.contents.of_each((*earlier, review))
        return opened_with(
            self.library,
            review,
            earlier,
            contents,
            actions=tuple(self.store.actions(review.school.urn)),
            nearest=nearest,
            aside=self._set_aside(review, contents[review.content_hash]) if review.carried else (),
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
        Raises NotAllowedError where the item asks in other words than last time, or may: it has to be read first.
        """
        last = opened.last_time(item_id)
        if last is None or last.answer is None:
            raise NotFoundError(f"{item_id} had no answer last time.")
        if not last.may_be_confirmed:
            raise NotAllowedError(read_first_words(last, item_id))
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
            recorded_by=who.role,
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
        """Open an agreed or signed review again, with a reason that is kept; so is the signature."""
        check_can_reopen(opened.review, reason)
        check_lengths(reason)
        check_no_pupil_data(reason)
        again = replace(
            opened.review,
            status=ReviewStatus.OPEN,
            agreed_on=None,
            exceptions=(),
            minute_reference="",
            recorded_by="",
        )
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

    def save_action(self, action: Action, who: Person, how: str = IN_THE_APP, *, reason: str = "") -> Saved:
        """Keep an action, new (empty id) or changed; the `reason` is why its due date moves later.

        Raises StaleError, NotAllowedError.
        """
        review = self.store.get(action.review)
        known = self.store.actions(review.school.urn) if action.id else ()
        before = next((one for one in known if one.id == action.id), None)
        check_action(action, self.contents.of(review).checklist, self.today(), before=before, reason=reason)
        texts = action.what, action.done_what, action.impact, action.dropped_reason, action.owner, reason
        check_no_pupil_data(*texts)
        kept = action if action.id else replace(action, id=uuid.uuid4().hex[:12])
        change = Change(
            action.review, who, self.now(), ChangeKind.ACTION_SAVED, how, actions=(kept,), reason=reason.strip()
        )
        return self.store.write(change)

    def take_up_again(self, action: Action, who: Person, *, owner: str, due: date | None, why: str) -> Saved:
        """Set a done action to open, with a new owner and due date; what was done stays in the trail.

        `why` is kept as the reason. Raises StaleError, NotAllowedError.
        """
        if action.status is not ActionStatus.DONE:
            raise NotAllowedError("Only an action that was done is taken up again.")
        if due is None or due < self.today():
            raise NotAllowedError("Give the day by which it is due now: today or later.", field="again_due")
        again = replace(action, status=ActionStatus.OPEN, owner=owner, due=due, done_what="", done_on=None, impact="")
        return self.save_action(again, who, reason=why)
