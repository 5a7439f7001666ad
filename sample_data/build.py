"""Make the sample: twelve workbooks and one long file, out of `reviews.csv` and the histories beside this script.

Run it as `python sample_data/build.py`. The same histories always give the same content.
"""

import csv
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))  # so that it runs in a clone that is not installed

from audit import data_dir  # noqa: E402 - needs the line above
from audit.content import load_library  # noqa: E402
from audit.domain.answers import Answer  # noqa: E402
from audit.domain.checklist import Checklist  # noqa: E402
from audit.domain.edition_changes import derived  # noqa: E402
from audit.domain.last_time import LastTime, last_time_of  # noqa: E402
from audit.domain.review import Review, School  # noqa: E402
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating, ReviewStatus, Setting, Value  # noqa: E402
from audit.spreadsheets.long_csv import write_long_csv  # noqa: E402
from audit.spreadsheets.workbook import write_workbook  # noqa: E402

CHECKLIST = "core-103-109"
FOLLOW_UP = "follow_up"
VALUES: dict[str, Value] = {"unknown": UNKNOWN, "n/a": NOT_APPLICABLE} | {str(int(rating)): rating for rating in Rating}


@dataclass(frozen=True, slots=True)
class Kept:
    """One review of the sample: who filled it in (name, role), and the name its workbook starts with."""

    review: Review
    completed_by: str
    history: str

    @property
    def workbook(self) -> str:
        """The file name of its workbook."""
        return f"{self.history}-{self.review.assessed_on.isoformat()}.xlsx"


def read_sample(folder: Path, checklist: Checklist) -> tuple[Kept, ...]:
    """Every review of the sample, school by school and the oldest first.

    In a follow-up an item without a row stands as it was, evidence and all; in a full review it is unanswered. KeyError
    or ValueError where a row uses a word that the product does not have.
    """
    found: list[Kept] = []
    for row in rows_of(folder / "reviews.csv"):
        review = Review(
            id="",
            school=School(row["urn"], row["school"], Setting(row["setting"])),
            checklist=checklist.id,
            edition=checklist.edition,
            content_hash=checklist.content_hash,
            assessed_on=date.fromisoformat(row["assessed_on"]),
            status=ReviewStatus.AGREED if row["agreed_on"] else ReviewStatus.OPEN,
            agreed_on=day_of(row["agreed_on"]),
            minute_reference=row["minute_reference"],
            answers=answers_of(folder / "histories" / f"{row['history']}.csv", row["assessed_on"]),
        )
        if row["kind"] == FOLLOW_UP:
            review = replace(review, answers={**found[-1].review.answers, **review.answers})
        found.append(Kept(review, row["completed_by"], row["history"]))
    return tuple(found)


def answers_of(path: Path, assessed_on: str) -> dict[str, Answer]:
    """The answers that a school’s history gives for one day, by item."""
    return {
        row["item"]: Answer(
            item=row["item"],
            value=VALUES[row["rating"]],
            na_reason=row["na_reason"],
            grade=Grade(row["evidence_grade"]) if row["evidence_grade"] else None,
            evidence_ref=row["evidence_ref"],
            evidence_date=day_of(row["evidence_date"]),
            evidence_by=row["evidence_by"],
            note=row["note"],
        )
        for row in rows_of(path)
        if row["assessed_on"] == assessed_on
    }


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, each by its headings."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day_of(text: str) -> date | None:
    """A day written YYYY-MM-DD; None for a blank."""
    return date.fromisoformat(text) if text else None


def write_sample(source: Path, target: Path, checklist: Checklist) -> tuple[Path, ...]:
    """Write the workbooks and the long file below `target`; return what was written."""
    sample = read_sample(source, checklist)
    workbooks = target / "workbooks"
    workbooks.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for before, kept in zip((None, *sample), sample, strict=False):
        path = workbooks / kept.workbook
        path.write_bytes(workbook_of(kept, before, checklist))
        written.append(path)
    long_file = target / "all-returns.csv"
    long_file.write_bytes(write_long_csv(kept.review for kept in sample))
    return (*written, long_file)


def workbook_of(kept: Kept, before: Kept | None, checklist: Checklist) -> bytes:
    """One review as its school would hand it in, with what was agreed the time before in the last column."""
    last_time: dict[str, LastTime] = {}
    if before and before.review.school == kept.review.school:
        same_words = derived(checklist, checklist)
        for item in checklist.items:
            if last := last_time_of(item.id, before.review, checklist, same_words):
                last_time[item.id] = last
    return write_workbook(
        checklist,
        school=kept.review.school,
        assessed_on=kept.review.assessed_on,
        completed_by=kept.completed_by,
        answers=kept.review.answers,
        last_time=last_time,
    )


def main() -> None:
    """Write the sample beside this script."""
    checklist = load_library(data_dir("checklists")).checklists[CHECKLIST]
    for path in write_sample(HERE, HERE, checklist):
        print(path.relative_to(HERE))


if __name__ == "__main__":
    main()
