"""What can go wrong, sorted by who must act. `str(error)` is always a sentence a governor may read.

Many faults are values (`Problem`), one fault is an exception (`AuditError`). A programming mistake is neither.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

_LONDON = ZoneInfo("Europe/London")  # the clock on the wall of every school this is for


class ProblemCode(StrEnum):
    """The stable codes of what can be wrong with a file somebody hands in."""

    FILE_MISSING = "file_missing"
    FILE_EMPTY = "file_empty"
    HEADING_MISSING = "heading_missing"
    RETURN_INCONSISTENT = "return_inconsistent"
    SETTING_UNKNOWN = "setting_unknown"
    FILE_TYPE = "file_type"
    FILE_CORRUPT = "file_corrupt"
    FILE_ENCRYPTED = "file_encrypted"
    FILE_TOO_LARGE = "file_too_large"
    FILE_FOREIGN = "file_foreign"
    CHECKLIST_UNKNOWN = "checklist_unknown"
    CHECKLIST_MIXED = "checklist_mixed"
    EDITION_WRONG = "edition_wrong"
    ITEM_UNKNOWN = "item_unknown"
    ITEM_NOT_IN_SETTING = "item_not_in_setting"
    RATING_INVALID = "rating_invalid"
    GRADE_INVALID = "grade_invalid"
    DATE_INVALID = "date_invalid"
    DATE_FUTURE = "date_future"
    DUPLICATE_ANSWER = "duplicate_answer"
    NA_REASON_MISSING = "na_reason_missing"
    NA_NOT_ALLOWED = "na_not_allowed"
    URN_INVALID = "urn_invalid"
    SETTING_MISSING = "setting_missing"
    MANY_RETURNS = "many_returns"
    REVIEW_CLOSED = "review_closed"
    STALE = "stale"
    PUPIL_DATA = "pupil_data"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable code, the place (`Answers!E14`, `line 14, rating`, or empty) and what would be right."""

    code: str
    where: str
    message: str


class AuditError(Exception):
    """Anything a person can do something about."""

    code = "error"


class ContentError(AuditError):
    """For the author of a checklist: its content breaks the rules."""

    code = "content"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first = problems[0]
        more = f" ({len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"The checklist content needs mending: {first.where}: {first.message}{more}")


class PersonError(AuditError):
    """For the person at the screen."""

    code = "refused"


class NotFoundError(PersonError):
    """What was asked for is not there."""

    code = "not_found"


class NotAllowedError(PersonError):
    """A rule of the review forbids it; the sentence says which. `field` names the box it is about, if it is one."""

    code = "not_allowed"

    def __init__(self, message: str, *, field: str = "") -> None:
        self.field = field
        super().__init__(message)


class FileRefusedError(PersonError):
    """A file handed in cannot be used; carries every problem found."""

    code = "file_refused"

    def __init__(self, problems: tuple[Problem, ...], file: str = "") -> None:
        self.problems, self.file = problems, file
        super().__init__(problems[0].message)


class StaleError(PersonError):
    """Somebody else saved first: says who and when (`when` is UTC), so that nothing is overwritten unseen."""

    code = "stale"

    def __init__(self, who: str, when: datetime, what: str) -> None:
        self.who, self.when, self.what = who, when, what
        there = when.astimezone(_LONDON)
        super().__init__(f"{what} was changed by {who} on {there.day} {there:%B %Y at %H:%M}. Nothing was saved.")


class ServerError(AuditError):
    """For whoever runs the server: the place where reviews are kept cannot be used."""

    code = "server"


class StoreUnavailableError(ServerError):
    """The database is missing, full, read-only, locked or on a place where it would not last."""

    code = "store_unavailable"


class NewerDatabaseError(ServerError):
    """The database was made by a newer version of the product."""

    code = "database_newer"
