"""What a file would do, or has done: cell by cell, adding up to every non-blank answer cell of it."""

from dataclasses import dataclass, replace
from enum import StrEnum

from audit.domain.returns import Return
from audit.domain.store import Change
from audit.errors import AuditError, Problem


class Outcome(StrEnum):
    """What becomes of one non-blank cell."""

    USED = "used"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


class FileStatus(StrEnum):
    """What became of a file, or would."""

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
    content_hash: str = ""
    """Of the checklist its items were read by; empty where it was refused before that was settled."""

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
    def read_by(self) -> tuple[str, str]:
        """The checklist and the hash of the content that every return of the file was read by; empty where not one."""
        found = {(one.given.checklist, one.content_hash) for one in self.returns}
        return found.pop() if len(found) == 1 else ("", "")

    @property
    def status(self) -> FileStatus:
        """Stored if anything is, refused if nothing is because of a problem, else unchanged."""
        if any(plan.change is not None for plan in self.returns):
            return FileStatus.STORED
        return FileStatus.REFUSED if self.problems else FileStatus.UNCHANGED

    @property
    def review_ids(self) -> tuple[str, ...]:
        """The reviews the file goes to; one that is yet to be started has no id."""
        return tuple(plan.review_id for plan in self.returns if plan.review_id is not None and not plan.problems)

    def refused_by(self, error: AuditError) -> "FilePlan":
        """The same file when it could not be kept after all: nothing of it is."""
        problem = Problem(error.code, "", str(error))
        returns = tuple(refused(one.given, one.problems) for one in self.returns)
        return replace(self, returns=returns, file_problems=(*self.file_problems, problem))

    def count(self, outcome: Outcome) -> int:
        """How many cells of the file come out this way."""
        return sum(plan.count(outcome) for plan in self.returns)


def refused(given: Return, problems: tuple[Problem, ...]) -> ReturnPlan:
    """A return that keeps nothing: every cell refused, by address only, since refused text is kept nowhere."""
    cells = tuple(
        CellChange(given.places.get((item, field), ""), item, field, "", "", Outcome.REFUSED)
        for item, fields in given.given.items()
        for field in fields
    )
    return ReturnPlan(given, given.school, None, cells, problems, None)
