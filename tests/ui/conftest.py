"""The app as a browser tab meets it, over a database of its own; and reviews to look at."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from audit.bootstrap import DATABASE_VARIABLE, App
from audit.domain.answers import Answer
from audit.domain.review import Person, School
from audit.domain.words import Grade, NotRated, Rating, Setting, Value
from audit.services.opened import Opened
from audit.ui.caches import the_app

ROOT = Path(__file__).resolve().parents[2]
CLERK = Person("Robin Clerk", "Clerk")
SCHOOL = School("900001", "Alder Row Primary School", Setting.MAINTAINED_SCHOOL)
FIRST_DAY, SECOND_DAY, THIRD_DAY = date(2023, 11, 20), date(2024, 11, 20), date(2025, 11, 20)
CHECKLIST = "core-103-109"


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    """The very app the pages will use, over an empty database."""
    monkeypatch.setenv(DATABASE_VARIABLE, str(tmp_path / "reviews.db"))
    the_app.cache_clear()
    made = the_app()
    yield made
    made.store.close()
    the_app.cache_clear()


@pytest.fixture
def a_kept_review(app: App) -> Callable[..., Opened]:
    """Keep a review: every item rated `otherwise` (None: left unanswered) but those named; agreed if asked."""

    def keep(
        day: date = THIRD_DAY,
        named: Mapping[str, Value | Answer | None] | None = None,
        *,
        otherwise: Value | None = Rating.IN_PLACE,
        agreed: bool = False,
        school: School = SCHOOL,
        checklist: str = CHECKLIST,
    ) -> Opened:
        review_id = app.reviews.start(school, checklist, day, CLERK).review_id
        for item in app.reviews.open(review_id).items:
            given = (named or {}).get(item.id, otherwise)
            if given is None:
                continue
            reason = "None is placed with us." if given is NotRated.NOT_APPLICABLE else ""
            answer = given if isinstance(given, Answer) else Answer(item.id, given, na_reason=reason, grade=Grade.TOLD)
            app.reviews.save_answer(review_id, answer, CLERK)
        if agreed:
            app.reviews.agree(app.reviews.open(review_id), CLERK, agreed_on=day)
        return app.reviews.open(review_id)

    return keep


@pytest.fixture
def open_page(app: App) -> Callable[..., AppTest]:
    """Open a page by name in a new tab, its review and item in the address if given; a role may be set before."""

    def go(
        name: str, *, review: str | None = None, item: str | None = None, person: Person | None = CLERK, **address: str
    ) -> AppTest:
        at = AppTest.from_file(str(ROOT / "audit" / "page_script.py"), default_timeout=30)
        at.run()
        if person is not None:
            at.session_state["self_audit"].person = person
        for key, value in {"review": review, "item": item, **address}.items():
            if value is not None:
                at.query_params[key] = value
        if name != "home":
            at.switch_page(f"ui/pages/{name}.py")
        at.run()
        assert not at.exception
        return at

    return go
