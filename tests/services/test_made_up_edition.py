"""A whole review, agreed; a made-up next edition that uses every relation; the next review, agreed: no false gap."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from copies import Copy
from next_edition import (
    CORE,
    EDITION,
    MERGED_INTO,
    MERGED_ONE,
    MERGED_TWO,
    MOVED_TO,
    NEW,
    REMOVED,
    REWORDED,
    SPLIT,
    SPLIT_INTO,
    add_next_edition,
    renumber,
)

from audit import data_dir
from audit.bootstrap import App, WorkbookOrder
from audit.cli.main import run
from audit.domain.answers import Answer
from audit.domain.movement import movements
from audit.domain.review import Person, School, unanswered
from audit.domain.trend import trend_of
from audit.domain.words import Grade, Movement, Rating, Setting
from audit.errors import NotAllowedError, NotFoundError
from audit.services.opened import Opened
from audit.services.receipts import Outcome
from audit.spreadsheets import write_workbook

CLERK = Person("Robin Clerk", "Clerk")
ALDER = School("900001", "Alder Row", Setting.MAINTAINED_SCHOOL)
THEN, NOW = date(2026, 11, 18), date(2027, 11, 17)
GAPS = {
    SPLIT: Rating.NOT_IN_PLACE,
    MERGED_ONE: Rating.PARTLY_IN_PLACE,
    REMOVED: Rating.NOT_IN_PLACE,
    "IS-01": Rating.PARTLY_IN_PLACE,
}


@dataclass
class Product:
    """The product before and after the made-up edition, over one database; each as a machine would start it."""

    database: str
    folder: Path

    def before(self) -> App:
        """As shipped, at the first meeting."""
        return App(self.database, checklists=data_dir("checklists"), now=lambda: datetime(2026, 11, 18, 12, tzinfo=UTC))

    def after(self) -> App:
        """With the made-up edition, a year later."""
        return App(self.database, checklists=self.folder, now=lambda: datetime(2027, 11, 17, 12, tzinfo=UTC))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Copy(shutil.copytree(data_dir("checklists"), tmp_path_factory.mktemp("content") / "checklists"))
    add_next_edition(copy)
    renumber(copy)
    return copy.folder


@pytest.fixture
def product(tmp_path: Path, folder: Path) -> Product:
    return Product(str(tmp_path / "reviews.db"), folder)


@pytest.fixture
def closing() -> Iterator[Callable[[App], App]]:
    opened: list[App] = []

    def keep(app: App) -> App:
        opened.append(app)
        return app

    yield keep
    for app in opened:
        app.store.close()


def answer_all(app: App, review: str, ratings: dict[str, Rating]) -> None:
    for item in app.reviews.open(review).items:
        answer = Answer(
            item.id, ratings.get(item.id, Rating.IN_PLACE), grade=Grade.SEEN, evidence_ref="file 3",
            evidence_date=app.reviews.open(review).review.assessed_on, evidence_by="Link governor",
        )  # fmt: skip
        if app.reviews.open(review).review.answers.get(item.id) is None:
            app.reviews.save_answer(review, answer, CLERK)


def agreed_before(product: Product, closing: Callable[[App], App]) -> str:
    app = closing(product.before())
    review = app.reviews.start(ALDER, CORE, THEN, CLERK).review_id
    answer_all(app, review, GAPS)
    app.reviews.agree(app.reviews.open(review), CLERK, agreed_on=THEN)
    return review


def a_year_later(app: App) -> Opened:
    """The next review, carried over as far as anything may be, the rest answered in place, agreed."""
    review = app.reviews.start(ALDER, CORE, NOW, CLERK).review_id
    opened = app.reviews.open(review)
    assert opened.figures.overall.answered == 0
    for item in opened.items:
        last = opened.last_time(item.id)
        if last is not None and last.may_be_confirmed:
            app.reviews.confirm_last(opened, item.id, CLERK)
        else:
            with pytest.raises((NotAllowedError, NotFoundError)):
                app.reviews.confirm_last(opened, item.id, CLERK)
    left = {item.id for item in unanswered(app.store.get(review), opened.checklist)}
    assert left == {REWORDED, *SPLIT_INTO, MERGED_INTO, NEW}
    answer_all(app, review, {})
    app.reviews.agree(app.reviews.open(review), CLERK, agreed_on=NOW)
    return app.reviews.open(review)


def test_from_agreed_to_agreed_across_every_relation_without_a_false_gap(product: Product, closing):
    old = agreed_before(product, closing)
    app = closing(product.after())

    opened = a_year_later(app)

    moved = {
        one.item: one.movement
        for one in movements(
            opened.checklist, opened.earlier[0], opened.review, opened.earlier, contents=opened.contents
        )
    }
    assert opened.review.edition == EDITION
    for item in (SPLIT, MERGED_ONE, MERGED_TWO, REMOVED):
        assert moved.pop(item) is Movement.LEFT_SCOPE
    for item in (*SPLIT_INTO, MERGED_INTO, NEW):
        assert moved.pop(item) is Movement.NEWLY_IN_SCOPE
    assert moved.pop("IS-01") is Movement.PERSISTING
    assert set(moved.values()) == {Movement.HELD}
    assert moved[REWORDED] is Movement.HELD

    trend = trend_of(opened.checklist, (*opened.earlier, opened.review), contents=opened.contents)
    first, last = trend.points
    assert first.figures == app.reviews.open(old).figures.overall
    assert first.like_for_like == last.like_for_like
    assert trend.matched == len(opened.items) - 4


def test_the_agreed_review_shows_its_old_words_and_figures_to_the_last_digit(product: Product, closing):
    old = agreed_before(product, closing)
    before = closing(product.before())
    was, paper = before.reviews.open(old), before.paper_content(before.reviews.open(old)).text()
    app = closing(product.after())
    a_year_later(app)

    now = app.reviews.open(old)

    assert now.checklist == was.checklist
    assert now.figures == was.figures
    assert now.checklist.by_id[REWORDED].question == was.checklist.by_id[REWORDED].question
    again = app.paper_content(now).text()
    assert again.replace("17 November 2027", "18 November 2026") == paper
    assert app.store.verify(old) is None


def test_the_commands_compare_the_two_reviews_on_their_own_words(product: Product, closing, capsys):
    old = agreed_before(product, closing)
    app = closing(product.after())
    new = a_year_later(app).review.id

    assert run(["compare", old, new, "--json"], app) == 0

    found = json.loads(capsys.readouterr().out)
    moved = {one["item"]: one for one in found["items"]}
    assert moved[SPLIT] == {"item": SPLIT, "movement": "left_scope", "from": 0, "to": None}
    assert moved[NEW]["movement"] == "newly_in_scope"
    assert not {"closed", "opened", "reopened"} & {one["movement"] for one in found["items"]}
    assert found["like_for_like"]["from"] == found["like_for_like"]["to"]


def workbook_of(app: App, review: str) -> bytes:
    opened = app.reviews.open(review)
    return app.workbook(WorkbookOrder(opened.checklist, opened.items, opened=opened))


def test_a_workbook_of_the_old_edition_still_goes_into_its_open_review(product: Product, closing):
    before = closing(product.before())
    review = before.reviews.start(ALDER, CORE, THEN, CLERK).review_id
    opened = before.reviews.open(review)
    filled = write_workbook(
        opened.checklist, school=ALDER, assessed_on=THEN, answers={SPLIT: Answer(SPLIT, Rating.EMBEDDED)},
        review_id=review, review_version=opened.review.version,
    )  # fmt: skip
    app = closing(product.after())

    plan = app.imports.accept(app.imports.plan(app.read_upload("book.xlsx", filled)))

    assert plan.problems == ()
    assert plan.count(Outcome.USED) == 1
    assert app.reviews.open(review).review.answers[SPLIT].value is Rating.EMBEDDED
    taken_out = app.imports.plan(app.read_upload("book.xlsx", workbook_of(app, review)))
    assert (taken_out.problems, taken_out.count(Outcome.UNCHANGED)) == ((), 1)


def test_a_workbook_of_the_next_edition_says_what_became_of_each_item_since(product: Product, closing):
    agreed_before(product, closing)
    app = closing(product.after())
    review = app.reviews.start(ALDER, CORE, NOW, CLERK).review_id

    rows = openpyxl.load_workbook(BytesIO(workbook_of(app, review)))["Answers"].iter_rows(min_row=2, values_only=True)
    last = {row[0]: row[-1] for row in rows}

    assert last["IS-01"] == "Partly in place (18 Nov 2026)\nEvidence: seen, 18 Nov 2026"
    assert last[REWORDED].endswith("It asks in other words now: read the question again.")
    assert all(last[item].startswith(f"{SPLIT}, “") and "Not in place" in last[item] for item in SPLIT_INTO)
    assert [line[:5] for line in last[MERGED_INTO].splitlines()] == [MERGED_ONE, MERGED_TWO]
    assert last[NEW] is None


def a_line(item: str) -> str:
    headings = "urn,school,assessed_on,item,rating,evidence_grade,evidence_ref,evidence_date,note,na_reason"
    return f"{headings}\n900001,Alder Row,{THEN},{item},2,,,,,\n"


def test_a_workbook_of_an_edition_that_no_review_here_follows_is_refused_with_the_cure(product: Product, closing):
    before = closing(product.before())
    items = before.library.checklists[CORE].items
    blank = before.workbook(
        WorkbookOrder(
            before.library.checklists[CORE], items, urn=ALDER.urn, school_name=ALDER.name, setting=ALDER.setting,
            assessed_on=NOW,
        )
    )  # fmt: skip
    app = closing(product.after())

    plan = app.imports.plan(app.read_upload("book.xlsx", blank))

    (problem,) = plan.problems
    assert problem.code == "edition_wrong"
    assert "This file follows KCSIE 2021, and a new review follows KCSIE 2027" in problem.message
    assert "Take a fresh workbook" in problem.message
    assert plan.count(Outcome.USED) == 0


@pytest.mark.parametrize("item", [SPLIT, "IS-01"])
def test_a_long_file_of_old_items_goes_into_the_open_review_that_asks_them(product: Product, closing, item: str):
    before = closing(product.before())
    review = before.reviews.start(ALDER, CORE, THEN, CLERK).review_id
    app = closing(product.after())
    line = a_line(item)

    plan = app.imports.accept(app.imports.plan(app.read_upload("long.csv", line.encode())))

    assert plan.problems == ()
    assert app.reviews.open(review).review.answers[item].value is Rating.IN_PLACE


def test_a_long_file_of_new_items_is_refused_by_an_open_review_on_the_old_words(product: Product, closing):
    before = closing(product.before())
    before.reviews.start(ALDER, CORE, THEN, CLERK)
    app = closing(product.after())
    line = a_line(NEW)

    (problem,) = app.imports.plan(app.read_upload("long.csv", line.encode())).problems

    assert problem.code == "item_unknown"
    assert problem.message.startswith(f"{NEW} is not an item of KCSIE 2021")


def test_a_paragraph_that_moved_is_named_with_the_edition_whose_number_it_is(product: Product, closing):
    old = agreed_before(product, closing)
    app = closing(product.after())
    opened = a_year_later(app)

    paper, was = app.paper_content(opened).text(), app.paper_content(app.reviews.open(old)).text()

    assert f"¶{MOVED_TO} (KCSIE 2027)" in paper
    assert f"¶{MOVED_TO}" not in was
    assert "¶107 (KCSIE 2021)" in was
    assert "¶106 (KCSIE 2021)" in paper
