"""A store that already holds many schools: the newest tables made by the product, the rows put in by SQL."""

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from made_data import CLERK, CORE, DAY, library

from audit.domain.answers import Answer
from audit.domain.review import School
from audit.domain.words import Grade, Rating, Setting
from audit.services.reviews import ReviewService
from audit.storage import open_store

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST_URN = 100_000
_COUNT = "WITH RECURSIVE others(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM others WHERE value < ?)"
MEASURED = "500000"
"""The URN of the school that is measured, whose review was made through the product."""


def clock() -> datetime:
    """A moment that stands still: what is measured does not depend on it."""
    return NOW


def a_service(place: Path) -> ReviewService:
    """The rules of a review over the store at this place."""
    return ReviewService(open_store(place, now=NOW), library(), clock)


def a_filled_store(place: Path, schools: int, *, earlier: int = 0) -> str:
    """Make a store of so many schools, each with one fully answered review; return the id of the one to measure.

    `earlier` is how many agreed reviews that school has beside it, half a year apart.
    """
    service = a_service(place)
    for back in range(earlier, 0, -1):
        _one_review(service, DAY - timedelta(days=182 * back), agree=True)
    measured = _one_review(service, DAY)
    service.store.close()
    _multiply(place, measured, schools - 1)
    return measured


def _one_review(service: ReviewService, day: date, *, agree: bool = False) -> str:
    school = School(MEASURED, "The measured school", Setting.MAINTAINED_SCHOOL)
    review_id = service.start(school, CORE, day, CLERK).review_id
    for item in service.open(review_id).items:
        answer = Answer(
            item.id, Rating.IN_PLACE, grade=Grade.SEEN, evidence_ref=f"Governors’ folder, {item.id}",
            evidence_date=day - timedelta(days=40), evidence_by="Link governor", note="Read in full, with the log.",
        )  # fmt: skip
        service.save_answer(review_id, answer, CLERK)
    if agree:
        service.agree(service.open(review_id), CLERK, agreed_on=day)
    return review_id


def _multiply(place: Path, measured: str, others: int) -> None:
    """Copy the measured school's review and answers, under ids and URNs of their own, on both sides of its own."""
    if others < 1:
        return
    db = sqlite3.connect(place, isolation_level=None)
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute("BEGIN")
    db.execute("CREATE TEMP TABLE others AS " + _COUNT + " SELECT value, ? + value + (value > ? / 2) * 500000 AS urn,"
               " lower(hex(randomblob(6))) AS id FROM others", (others, FIRST_URN, others))  # fmt: skip
    db.execute("INSERT INTO schools SELECT CAST(urn AS TEXT), 'School ' || value, 'academy' FROM others")
    for table, changed in (
        ("reviews", {"id": "o.id", "urn": "CAST(o.urn AS TEXT)", "school": "'School ' || o.value"}),
        ("answers", {"review": "o.id"}),
        ("trail", {"review": "o.id"}),
    ):
        names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        columns = ", ".join(changed.get(name, f't."{name}"') for name in names)
        key = "id" if table == "reviews" else "review"
        newest = f" AND seq = (SELECT max(seq) FROM trail WHERE review = t.{key})" if table == "trail" else ""
        db.execute(
            f"INSERT INTO {table} SELECT {columns} FROM (SELECT * FROM others ORDER BY id) o"
            f" CROSS JOIN {table} t WHERE t.{key} = ?{newest}",
            (measured,),
        )
    db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
