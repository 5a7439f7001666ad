"""A board's desk for tests: the services over a store in memory, on a day that stands still."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from builders import a_checklist, a_library, an_item

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Library
from audit.domain.returns import FileRead, Return
from audit.domain.review import Person, School
from audit.domain.words import NOT_APPLICABLE, Setting, Strength
from audit.errors import Problem
from audit.services.imports import ImportService
from audit.services.reviews import ReviewService
from audit.storage import MemoryStore

ALDER = School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL)
DSL = Person("Ada Field", "DSL")
CHAIR = Person("Bo Lane", "Chair")
TODAY = date(2026, 11, 22)
CORE = "core-103-109"


@dataclass
class Clock:
    """A clock that moves one second with each look."""

    moment: datetime = field(default_factory=lambda: datetime(2026, 11, 22, 10, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def content() -> Library:
    """A checklist with one item of each kind that a rule tells apart."""
    return a_library(
        a_checklist(
            an_item("WT-01"),
            an_item("WT-02", na_when="None attends elsewhere."),
            an_item("IS-01", critical=True),
            an_item("DP-01", strength=Strength.MUST),
            an_item("DP-22", applies_to=frozenset({Setting.COLLEGE}), applies_why="Schools answer another item."),
        )
    )


@dataclass
class Desk:
    """The services and what they stand on."""

    clock: Clock = field(default_factory=Clock)
    library: Library = field(default_factory=content)
    store: MemoryStore = field(default_factory=MemoryStore)

    def __post_init__(self) -> None:
        self.reviews = ReviewService(self.store, self.library, self.clock)
        self.imports = ImportService(self.reviews)

    @property
    def checklist(self) -> Checklist:
        return self.library.checklists[CORE]

    def a_review(self, day: date = TODAY, **values: object) -> str:
        """Start a review and answer what is named (`WT_01=Rating.IN_PLACE`); returns its id."""
        review = self.reviews.start(ALDER, CORE, day, DSL).review_id
        for key, value in values.items():
            reason = "None attends." if value is NOT_APPLICABLE else ""
            self.reviews.save_answer(review, Answer(key.replace("_", "-"), value, na_reason=reason), DSL)
        return review

    def an_agreed_review(self, day: date, **values: object) -> str:
        """The same, agreed on its day."""
        review = self.a_review(day, **values)
        self.reviews.agree(self.reviews.open(review), CHAIR, agreed_on=day)
        return review


def a_return(*answers: Answer, problems: tuple[Problem, ...] = (), **changes: object) -> Return:
    """A return of Alder Row for the day, from an own file."""
    given = {
        a.item: tuple(
            name
            for name in ("value", "grade", "evidence_ref", "evidence_date", "evidence_by", "note", "na_reason")
            if getattr(a, name) not in (None, "")
        )
        for a in answers
    }
    whole = {
        "urn": ALDER.urn,
        "school": ALDER.name,
        "setting": ALDER.setting,
        "checklist": CORE,
        "assessed_on": TODAY,
        "answers": {a.item: a for a in answers},
        "given": given,
        "places": {(item, name): f"line {n}, {name}" for n, item in enumerate(given, 2) for name in given[item]},
        "problems": problems,
        **changes,
    }
    return Return(**whole)


def a_file(*returns: Return, name: str = "return.csv", problems: tuple[Problem, ...] = ()) -> FileRead:
    return FileRead(name, returns, problems)
