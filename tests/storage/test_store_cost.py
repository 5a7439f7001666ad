"""What saving an answer costs: a few statements, each by a key, whatever else is stored."""

from statements import statements_of
from storage_builders import ELM, a_review, acting, agree, an_action, an_answer, saving, starting

from audit.storage.sql_store import SqlStore


def plans(store: SqlStore, sent: list[tuple[str, tuple[object, ...]]]) -> list[str]:
    """How SQLite goes about each statement."""
    with store._reading() as connection:
        return [
            row.detail
            for statement, parameters in sent
            if not statement.startswith(("BEGIN", "INSERT"))
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]


def test_saving_an_answer_and_reading_the_review_scans_nothing(sql_store: SqlStore):
    sql_store.write(starting(None, an_answer()))

    with statements_of(sql_store) as sent:
        sql_store.write(saving(an_answer(note="again", version=1)))
        sql_store.get("r1")

    found = plans(sql_store, sent)
    assert len(found) >= 5
    assert not [plan for plan in found if "SCAN" in plan]


def test_nothing_about_one_review_or_one_school_scans(sql_store: SqlStore):
    sql_store.write(starting(a_review("r0", on=a_review().assessed_on.replace(year=2025)), an_answer()))
    agree(sql_store, "r0")
    sql_store.write(starting(None, an_answer()))
    review = sql_store.get("r1")

    with statements_of(sql_store) as sent:
        sql_store.write(acting(an_action()))
        agree(sql_store)
        sql_store.trail("r1")
        sql_store.verify("r1")
        sql_store.history(review)
        sql_store.find(review.school.urn, review.checklist, review.assessed_on)
        sql_store.reviews(review.school.urn)
        sql_store.school(review.school.urn)
        sql_store.actions(review.school.urn)

    assert not [plan for plan in plans(sql_store, sent) if "SCAN" in plan]


def test_one_answer_costs_the_same_statements_as_sixty(sql_store: SqlStore):
    sql_store.write(starting())
    sql_store.write(starting(a_review("r2", school=ELM)))

    with statements_of(sql_store) as one:
        sql_store.write(saving(an_answer()))
    with statements_of(sql_store) as sixty:
        sql_store.write(saving(*(an_answer(f"IS-{number}") for number in range(60)), review="r2"))

    assert len(one) == len(sixty) <= 8
