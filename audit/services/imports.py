"""Taking a file in: first a plan of what would change, cell by cell, then, if wanted, one transaction.

A return with any problem keeps nothing. A blank never removes an answer. The same value again is unchanged: no write,
no trail entry.
"""

from dataclasses import replace

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.dates import long_date, moment_text
from audit.domain.display import field_text
from audit.domain.returns import FileRead, Return, problems_with_content, problems_with_edition
from audit.domain.review import Person, Review, ReviewStatus, School
from audit.domain.store import Change
from audit.domain.trail import ChangeKind
from audit.domain.words import NOT_APPLICABLE, SETTING_WORDS, Setting
from audit.errors import Problem, ProblemCode
from audit.services.ahead import Ahead
from audit.services.receipts import CellChange, FilePlan, Outcome, ReturnPlan, refused
from audit.services.reviews import ReviewService

FROM_A_FILE = "file"
NOT_VERIFIED = Person("", "not verified")


class ImportService:
    """Plans and carries out imports."""

    def __init__(self, reviews: ReviewService) -> None:
        self.reviews, self.store = reviews, reviews.store

    def look_ahead(self) -> Ahead:
        """Where plans that follow one another are told of each other."""
        return Ahead(self.store)

    def plan(
        self, read: FileRead, *, setting: Setting | None = None, by: Person | None = None, ahead: Ahead | None = None
    ) -> FilePlan:
        """What the file would do to the store as it stands, or as plans made `ahead` would leave it; writes nothing."""
        ahead = ahead or self.look_ahead()
        returns: list[ReturnPlan] = []
        notes = list(read.notes)
        for given in read.returns:
            planned = self._plan_return(given, setting, by, ahead, notes)
            if planned.change is not None:
                ahead.take(planned.change)
            returns.append(planned)
        return FilePlan(read.file, tuple(returns), read.problems, tuple(notes))

    def accept(self, plan: FilePlan) -> FilePlan:
        """Carry a plan out in one transaction and return it with the ids of the reviews it went to.

        Raises StaleError when an answer has changed since the plan was made; then nothing of the file is kept.
        """
        changes = [one.change for one in plan.returns if one.change is not None]
        if changes:
            self.store.write_all(changes)
        done = tuple(replace(one, review_id=one.change.review_id) if one.change else one for one in plan.returns)
        return replace(plan, returns=done)

    def _plan_return(
        self, given: Return, option: Setting | None, by: Person | None, ahead: Ahead, notes: list[str]
    ) -> ReturnPlan:
        current = self.reviews.library.checklists.get(given.checklist)
        if given.problems or current is None or given.assessed_on is None:
            return refused(given, given.problems)
        target = ahead.target(given.urn, given.checklist, given.assessed_on, given.review_id)
        review = ahead.review(target.id) if target else None
        checklist = self.reviews.contents.of(review).checklist if review else current
        if wrong := problems_with_edition(given, checklist, of_a_review=review is not None):
            return refused(given, wrong)
        known = review.school if review else ahead.school(given.urn)
        setting = given.setting or option or (known.setting if known else None)
        if setting is None:
            return refused(given, (_setting_missing(given),))
        problems = problems_with_content(given, checklist, setting)
        if review is not None:
            problems += _problems_with_review(given, review, setting) or self._stale(given, review, by)
        if problems:
            return refused(given, problems)
        if review is not None and review.assessed_on != given.assessed_on:
            notes.append(
                f"The day in the file, {long_date(given.assessed_on)}, was not used: the workbook belongs to the "
                f"review of {long_date(review.assessed_on)}, whose day is moved in the app."
            )
        name = given.school or (known.name if known else f"School {given.urn}")
        return self._changes(given, checklist, review, School(given.urn, name, setting), given.completed_by or by)

    def _stale(self, given: Return, review: Review, by: Person | None) -> tuple[Problem, ...]:
        """Answers that somebody changed here after the workbook was taken out, and that it would change back.

        What the same person brought in before from the same workbook is theirs to correct.
        """
        if given.review_version is None or given.review_id != review.id:
            return ()
        who = given.completed_by or by or NOT_VERIFIED
        found: list[Problem] = []
        for item, answer in given.answers.items():
            stored = review.answer_kept(item)
            if stored.version <= given.review_version or _merged(given, answer, stored) == stored:
                continue
            line = self.store.trail(review.id)[stored.version - 1]
            if line.entry.how == _how(given) and (line.who.name, line.who.role) == (who.name, who.role):
                continue
            found.append(
                Problem(
                    ProblemCode.STALE,
                    given.places.get((item, given.given[item][0]), ""),
                    f"{item} was changed here by {line.who.words} on {moment_text(line.entry.when)}, after this "
                    "workbook was taken out. Look at both, and change it in the app.",
                )
            )
        return tuple(found)

    def _changes(
        self, given: Return, checklist: Checklist, review: Review | None, school: School, by: Person | None
    ) -> ReturnPlan:
        who = by or NOT_VERIFIED
        answers: list[Answer] = []
        cells: list[CellChange] = []
        for item in checklist.items:
            answer = given.answers.get(item.id)
            if answer is None:
                continue
            stored = review.answer_kept(item.id) if review else Answer(item.id)
            merged = _merged(given, answer, stored)
            if merged != stored:
                anew = _given_anew(merged, stored)
                answers.append(
                    replace(
                        merged,
                        proposed_by=who.role,
                        checked_by="" if anew else stored.checked_by,
                        checked_on=None if anew else stored.checked_on,
                    )
                )
            cells += [_cell(given, stored, merged, field) for field in given.given.get(item.id, ())]
        change = None
        how = _how(given)
        stored_id = review.id if review is not None and review.version else None
        if review is None and given.assessed_on is not None:
            start = self.reviews.change_to_start(school, checklist.id, given.assessed_on, who, how)
            change = replace(start, answers=tuple(answers))
        elif answers and review is not None:
            change = Change(review.id, who, self.reviews.now(), ChangeKind.ANSWERS_SAVED, how, answers=tuple(answers))
        return ReturnPlan(given, school.name, stored_id, tuple(cells), (), change, checklist.content_hash)


def _how(given: Return) -> str:
    """How the trail says it came in: a workbook of a review is told by the version it was made from."""
    return FROM_A_FILE if given.review_version is None else f"workbook of version {given.review_version}"


def _merged(given: Return, answer: Answer, stored: Answer) -> Answer:
    """The stored answer with the file's non-blank cells put in; a rating takes the place of a not-applicable whole."""
    fields = {field: getattr(answer, field) for field in given.given.get(answer.item, ())}
    if "value" in fields and fields["value"] is not NOT_APPLICABLE and "na_reason" not in fields:
        fields["na_reason"] = ""
    carried_from = "" if "value" in fields else stored.carried_from  # only a rating counts again after new words
    merged = replace(stored, **fields, carried_from=carried_from)
    return merged if merged == stored else replace(merged, stands_from=None)


def _given_anew(merged: Answer, stored: Answer) -> bool:
    """Is it another rating, one on new words, or this review's own now? Then no earlier check is a check of it."""
    return (merged.value, merged.carried_from, merged.stands_from) != (
        stored.value,
        stored.carried_from,
        stored.stands_from,
    )


def _cell(given: Return, stored: Answer, merged: Answer, field: str) -> CellChange:
    old, new = field_text(stored, field), field_text(merged, field)
    counts_again = field == "value" and merged.carried_from != stored.carried_from
    same = getattr(stored, field) == getattr(merged, field) and not counts_again
    outcome = Outcome.UNCHANGED if same else Outcome.USED
    return CellChange(given.places.get((stored.item, field), ""), stored.item, field, old, new, outcome)


def _setting_missing(given: Return) -> Problem:
    return Problem(
        ProblemCode.SETTING_MISSING,
        given.places.get(("", "setting"), ""),
        f"Nobody has said what kind of school {given.school or given.urn} is. "
        "Fill in the setting in the file, or give --setting.",
    )


def _problems_with_review(given: Return, review: Review, setting: Setting) -> tuple[Problem, ...]:
    """Why a return cannot go into the review it belongs to."""
    if review.status is not ReviewStatus.OPEN:
        return (
            Problem(
                ProblemCode.REVIEW_CLOSED,
                given.places.get(("", "assessed_on"), ""),
                f"The review of {review.school.name} on {long_date(review.assessed_on)} has been {review.status}. "
                "Re-open it, with a reason, before changing an answer.",
            ),
        )
    if review.school.setting is not setting:
        return (
            Problem(
                ProblemCode.RETURN_INCONSISTENT,
                given.places.get(("", "setting"), ""),
                f"The review kept here is of another kind of school: {SETTING_WORDS[review.school.setting].lower()}. "
                f"Give the setting {review.school.setting}, or leave it out.",
            ),
        )
    return ()
