"""The sample schools, loaded: follow-ups that are follow-ups, and the figures that their files give by themselves."""

from datetime import UTC, date, datetime

import pytest

from audit import data_dir
from audit.bootstrap import App
from audit.domain.scoring import figures_of
from audit.domain.words import ReviewKind, ReviewStatus
from audit.services.demo import load_demo
from audit.services.scores import score_file


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    made = App(
        str(tmp_path_factory.mktemp("demo") / "reviews.db"), now=lambda: datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    )
    load_demo(made.imports, made.follow_ups, made.read_path, data_dir("sample_data"))
    yield made
    made.store.close()


def reviews_of(app):
    return [app.store.get(one.id) for one in app.store.reviews()]


def test_each_june_review_is_a_follow_up_in_which_the_rest_stands_from_november(app):
    follow_ups = [one for one in reviews_of(app) if one.kind is ReviewKind.FOLLOW_UP]

    assert {(one.school.urn, one.assessed_on.month) for one in follow_ups} == {
        ("900001", 6), ("900002", 6), ("900003", 6)
    }  # fmt: skip
    standing = {one.school.urn: [answer for answer in one.answers.values() if answer.stands_from] for one in follow_ups}
    assert {urn: len(answers) for urn, answers in standing.items()} == {"900001": 19, "900002": 47, "900003": 31}
    days = {answer.stands_from for answers in standing.values() for answer in answers}
    assert days == {date(2024, 11, 19), date(2024, 11, 21), date(2024, 11, 26)}


def test_what_is_loaded_has_the_figures_that_the_long_file_has_by_itself(app):
    scored, problems = score_file(app.read_path(data_dir("sample_data") / "all-returns.csv"), app.library, None)
    by_key = {(one.given.urn, one.given.assessed_on): one.figures for one in scored}

    assert not problems
    assert len(by_key) == 12
    for review in reviews_of(app):
        checklist = app.library.checklist(review.checklist)
        assert figures_of(checklist, review) == by_key[review.school.urn, review.assessed_on]


def test_all_but_each_schools_newest_review_are_agreed(app):
    for urn in ("900001", "900002", "900003"):
        newest, *older = app.store.reviews(urn)
        assert newest.status is ReviewStatus.OPEN
        assert {one.status for one in older} == {ReviewStatus.AGREED}
