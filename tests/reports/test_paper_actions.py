"""Actions in the paper: one whose item fell again is told with what is to do, and its result is claimed no more."""

from datetime import date

import pytest
from builders import a_checklist, a_review
from paper_builders import EDITION, TODAY

from audit.domain.review import Action
from audit.domain.words import UNKNOWN, ActionStatus, Rating, Value
from audit.reports.paper import paper_content
from audit.reports.paper_input import PaperInput

CODES = [item.id for item in a_checklist().items]


def paper(last: Value) -> PaperInput:
    days = {"r1": date(2024, 11, 20), "r2": date(2025, 11, 20), "r3": date(2026, 11, 20)}
    ratings = dict(zip(days, (Rating.NOT_IN_PLACE, Rating.IN_PLACE, last), strict=True))
    first, second, newest = (
        a_review(dict.fromkeys(CODES, Rating.IN_PLACE) | {"IS-01": ratings[name]}, id=name, assessed_on=day)
        for name, day in days.items()
    )
    done = Action(
        "a", "r1", "IS-01", "Write it", "DSL", days["r1"], ActionStatus.DONE, "Written", date(2025, 12, 1), "Known"
    )
    running = Action("b", "r1", "IS-02", "Tell", "Head", date(2027, 1, 1))
    return PaperInput(
        checklist=a_checklist(),
        edition=EDITION,
        review=newest,
        previous=second,
        earlier=(first, second),
        actions=(done, running),
        today=TODAY,
        product="P 1",
    )


def test_it_is_counted_apart_from_the_done_and_its_result_is_not_told() -> None:
    said = paper_content(paper(Rating.PARTLY_IN_PLACE)).text()

    assert "0 done, 1 re-opened by a later rating below target, 1 open or being done" in said
    assert "IS-01 | Write it | DSL | 20 Nov 2024 | Re-opened: gap back since the review of 20 Nov 2026" in said
    assert "IS-02 | Tell | Head | 1 Jan 2027 | Open, carried over 2 reviews" in said
    assert "To have 1 action taken up again: its item has since been rated below target." in said
    assert "What changed as a result" not in said


@pytest.mark.parametrize("last", [Rating.IN_PLACE, UNKNOWN])
def test_it_stays_done_under_any_other_answer(last: Value) -> None:
    said = paper_content(paper(last)).text()

    assert "1 done, 1 open or being done" in said
    assert "e-opened by" not in said
    assert "What changed as a result (IS-01): Known." in said
