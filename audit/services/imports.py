"""Taking a file in: first a plan of what would change, cell by cell, then, if wanted, one transaction a return.

A return with any problem keeps nothing. A blank never removes an answer. The same value again is unchanged: no write,
no trail entry.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.dates import moment_text
from audit.domain.display import field_text
from audit.domain.returns import FileRead, Return, problems_with_content
from audit.domain.review import Person, Review, ReviewStatus, ReviewSummary, School
from audit.domain.store import Change
from audit.domain.trail import ChangeKind
from audit.domain.words import NOT_APPLICABLE, Setting
from audit.errors import Problem, ProblemCode
from audit.services.reviews import ReviewService

FROM_A_FILE = "file"
NOT_VERIFIED = Person("", "not verified")


class Outcome(StrEnum):
    """What becomes of one non-blank cell, of a return or of a file."""

    USED = "used"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class FileStatus(StrEnum):
    """What became, or would become, of a file."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One non-blank cell of the answer columns: where it stands, what was there, what would be."""

    place: str
    item: str
    field: str
    old: str
    new: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """What one return would do. `review_id` None starts a review; `change` None writes nothing."""

    given: Return
    school: str
    review_id: str | None
    cells: tuple[CellChange, ...]
    problems: tuple[Problem, ...]
    change: Change | None

    def count(self, outcome: Outcome) -> int:
        """How many cells come out this way."""
        return sum(cell.outcome is outcome for cell in self.cells)


@dataclass(frozen=True, slots=True)
class FilePlan:
    """What a file would do, or has done. The three counts add up to its non-blank answer cells."""

    file: str
    returns: tuple[ReturnPlan, ...]
    file_problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of the file and of its returns."""
        return self.file_problems + tuple(problem for plan in self.returns for problem in plan.problems)

    @property
    def status(self) -> FileStatus:
        """Stored if anything is, refused if nothing is because of a problem, else unchanged."""
        if any(plan.change is not None for plan in self.returns):
            return FileStatus.STORED
        return FileStatus.REFUSED if self.problems else FileStatus.UNCHANGED

    @property
    def review_ids(self) -> tuple[str, ...]:
        """The reviews touched, or that would be: a review yet to be started has no id."""
        return tuple(plan.review_id for plan in self.returns if plan.review_id is not None and not plan.problems)

    def count(self, outcome: Outcome) -> int:
        """How many cells of the file come out this way."""
        return sum(plan.count(outcome) for plan in self.returns)


class ImportService:
    """Plans and carries out imports."""

    def __init__(self, reviews: ReviewService) -> None:
        self.reviews, self.store = reviews, reviews.store

    def plan(self, read: FileRead, *, setting: Setting | None = None, by: Person | None = None) -> FilePlan:
        """What the file would do to the store as it stands; writes nothing."""
        returns = tuple(self._plan_return(given, setting, by) for given in read.returns)
        return FilePlan(read.file, returns, read.problems, read.notes)

    def accept(self, plan: FilePlan) -> FilePlan:
        """Carry a plan out, each return in one transaction, and return it with the ids of the reviews it went to.

        Raises StaleError when an answer has changed since the plan was made; that return keeps nothing.
        """
        done: list[ReturnPlan] = []
        for one in plan.returns:
            if one.change is not None:
                self.store.write(one.change)
            done.append(replace(one, review_id=one.change.review_id) if one.change else one)
        return replace(plan, returns=tuple(done))

    def _plan_return(self, given: Return, option: Setting | None, by: Person | None) -> ReturnPlan:
        checklist = self.reviews.library.checklists.get(given.checklist)
        if given.problems or checklist is None or given.assessed_on is None:
            return _refused(given, given.problems)
        target = self._target(given)
        known = self.store.school(given.urn)
        stored_setting = target.setting if target else known.setting if known else None
        setting = given.setting or option or stored_setting
        if setting is None:
            return _refused(given, (_setting_missing(),))
        problems = problems_with_content(given, checklist, setting)
        if target is not None and target.setting is not setting:
            problems += (
                Problem(
                    ProblemCode.RETURN_INCONSISTENT,
                    given.places.get(("", "setting"), ""),
                    f"The review kept here is of another kind of school ({target.setting}). Give that setting.",
                ),
            )
        if target is not None and target.status is not ReviewStatus.OPEN:
            problems += (_closed(target),)
        if problems:
            return _refused(given, problems)
        review = self.store.get(target.id) if target else None
        problems = self._stale(given, review)
        if problems:
            return _refused(given, problems)
        name = given.school or (known.name if known else f"School {given.urn}")
        return self._changes(given, checklist, review, School(given.urn, name, setting), given.completed_by or by)

    def _target(self, given: Return) -> ReviewSummary | None:
        """The review a return goes to: by its review id if that fits, else by school, checklist and day."""
        for summary in self.store.reviews(given.urn):
            if summary.checklist == given.checklist and summary.id == given.review_id:
                return summary
        return None if given.assessed_on is None else self.store.find(given.urn, given.checklist, given.assessed_on)

    def _stale(self, given: Return, review: Review | None) -> tuple[Problem, ...]:
        """Answers that were changed here after the workbook was taken out, and that it would change back."""
        if review is None or given.review_version is None or given.review_id != review.id:
            return ()
        found: list[Problem] = []
        for item, answer in given.answers.items():
            stored = review.answers.get(item)
            if stored is None or stored.version <= given.review_version or _merged(given, answer, stored) == stored:
                continue
            line = self.store.trail(review.id)[stored.version - 1]
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
            stored = (review.answers.get(item.id) if review else None) or Answer(item.id)
            merged = _merged(given, answer, stored)
            if merged != stored:
                fresh_value = merged.value != stored.value
                answers.append(
                    replace(
                        merged,
                        proposed_by=who.role,
                        checked_by="" if fresh_value else stored.checked_by,
                        checked_on=None if fresh_value else stored.checked_on,
                    )
                )
            cells += [_cell(given, stored, merged, field) for field in given.given.get(item.id, ())]
        change = None
        if answers and review is not None:
            change = Change(
                review.id, who, self.reviews.now(), ChangeKind.ANSWERS_SAVED, FROM_A_FILE, answers=tuple(answers)
            )
        elif answers and given.assessed_on is not None:
            start = self.reviews.change_to_start(school, checklist.id, given.assessed_on, who, FROM_A_FILE)
            change = replace(start, answers=tuple(answers))
        return ReturnPlan(given, school.name, review.id if review else None, tuple(cells), (), change)


def _merged(given: Return, answer: Answer, stored: Answer) -> Answer:
    """The stored answer with the file's non-blank cells put in; a rating takes the place of a not-applicable whole."""
    fields = {field: getattr(answer, field) for field in given.given.get(answer.item, ())}
    if "value" in fields and fields["value"] is not NOT_APPLICABLE and "na_reason" not in fields:
        fields["na_reason"] = ""
    return replace(stored, **fields)


def _cell(given: Return, stored: Answer, merged: Answer, field: str) -> CellChange:
    old, new = field_text(stored, field), field_text(merged, field)
    outcome = Outcome.UNCHANGED if getattr(stored, field) == getattr(merged, field) else Outcome.USED
    return CellChange(given.places.get((stored.item, field), ""), stored.item, field, old, new, outcome)


def _refused(given: Return, problems: tuple[Problem, ...]) -> ReturnPlan:
    """A return that keeps nothing: every cell refused, by address only, since refused text is kept nowhere."""
    cells = tuple(
        CellChange(given.places.get((item, field), ""), item, field, "", "", Outcome.REFUSED)
        for item, fields in given.given.items()
        for field in fields
    )
    return ReturnPlan(given, given.school, None, cells, problems, None)


def _setting_missing() -> Problem:
    return Problem(
        ProblemCode.SETTING_MISSING,
        "",
        "Nobody has said what kind of school this is. Fill in the setting in the file, or give --setting.",
    )


def _closed(target: ReviewSummary) -> Problem:
    return Problem(
        ProblemCode.REVIEW_CLOSED,
        "",
        f"The review of {target.school} on {target.assessed_on.isoformat()} has been {target.status}. "
        "Re-open it, with a reason, before changing an answer.",
    )
