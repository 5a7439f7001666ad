"""The sample schools, loaded the way a clerk would: follow-ups started, workbooks imported, older reviews agreed."""

import csv
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from audit.domain.returns import FileRead
from audit.domain.review import Action, Person, ReviewSummary, School
from audit.domain.words import ActionStatus, ReviewKind, Setting
from audit.errors import FileRefusedError, NotAllowedError
from audit.services.follow_ups import FollowUpService
from audit.services.imports import ImportService

CLERK = Person("Sample clerk", "Clerk")
HOW = "demo"
CHECKLIST = "core-103-109"
SAMPLE_URNS = frozenset({"900001", "900002", "900003"})
SAMPLE_WORDS = "made-up sample school"


def sample_mark(school: School) -> str:
    """` · made-up sample school` to stand behind the name of one of these schools, empty behind any other."""
    return f" · {SAMPLE_WORDS}" if school.urn in SAMPLE_URNS else ""


def load_demo(
    imports: ImportService, follow_ups: FollowUpService, read: Callable[[Path], FileRead], folder: Path
) -> tuple[str, ...]:
    """Load the sample schools into an empty database and return the ids of their reviews, oldest first.

    Every review but each school's newest is agreed. Raises NotAllowedError where there is a review already.
    """
    reviews = imports.reviews
    if reviews.store.reviews():
        raise NotAllowedError(
            "There are reviews here already. The sample schools are loaded into an empty database only."
        )
    rows = sorted(_rows(folder / "reviews.csv"), key=lambda row: (row["assessed_on"], row["urn"]))
    newest = {row["urn"]: row for row in rows}
    loaded: list[str] = []
    for row in rows:
        if row["kind"] == ReviewKind.FOLLOW_UP:
            _start_follow_up(follow_ups, row, folder)
        plan = imports.accept(imports.plan(read(folder / "workbooks" / f"{_name(row)}.xlsx"), by=CLERK))
        if plan.problems:
            raise FileRefusedError(plan.problems)
        loaded += plan.review_ids
        if row is not newest[row["urn"]]:
            opened = reviews.open(plan.review_ids[0])
            day = date.fromisoformat(row["agreed_on"])
            reviews.agree(opened, CLERK, agreed_on=day, minute_reference=row["minute_reference"], how=HOW)
    for row in _rows(folder / "actions.csv"):
        _load_action(imports, row)
    return tuple(loaded)


def _start_follow_up(follow_ups: FollowUpService, row: Mapping[str, str], folder: Path) -> None:
    """A follow-up that asks what it must and whatever the history has a row for."""
    history = _rows(folder / "histories" / f"{row['history']}.csv")
    chosen = [one["item"] for one in history if one["assessed_on"] == row["assessed_on"]]
    school = School(row["urn"], row["school"], Setting(row["setting"]))
    follow_ups.start(school, CHECKLIST, date.fromisoformat(row["assessed_on"]), CLERK, chosen=chosen, how=HOW)


def _name(row: Mapping[str, str]) -> str:
    return f"{row['history']}-{row['assessed_on']}"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _review_on(imports: ImportService, row: dict[str, str]) -> ReviewSummary:
    day = date.fromisoformat(row["assessed_on"])
    return next(one for one in imports.store.reviews(row["urn"]) if one.assessed_on == day)


def _load_action(imports: ImportService, row: dict[str, str]) -> None:
    action = Action(
        id="",
        review=_review_on(imports, row).id,
        item=row["item"],
        what=row["what"],
        owner=row["owner"],
        due=date.fromisoformat(row["due"]),
        status=ActionStatus(row["status"]),
        done_what=row["done_what"],
        done_on=date.fromisoformat(row["done_on"]) if row["done_on"] else None,
        impact=row["impact"],
        dropped_reason=row["dropped_reason"],
    )
    imports.reviews.save_action(action, CLERK, HOW)
