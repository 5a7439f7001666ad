"""The two stores, compared on histories that nobody thought of: same answers, same refusals, same trail."""

import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage_builders import CLERK, ELM, GOVERNOR, NOW, OAK, a_review, an_action, opened

from audit.domain.answers import Answer
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Person, Review, School
from audit.domain.signature import Signature
from audit.domain.store import Change, ReviewStore
from audit.domain.trail import ChangeKind
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    BoardSigner,
    Grade,
    Rating,
    ReviewKind,
    ReviewStatus,
    SchoolSigner,
    Setting,
)
from audit.errors import AuditError, NotFoundError
from audit.storage import MemoryStore

IDS = ("r1", "r2", "r3")
SCHOOLS = (OAK, ELM, School(OAK.urn, "Oak Academy", Setting.ACADEMY))
DAYS = tuple(date(year, 11, 1) for year in (2024, 2025, 2026))
PEOPLE = (CLERK, GOVERNOR, Person("Ann Lee", "Chair"), Person("", ""))
TEXTS = st.text(max_size=12)
"""Any text at all but lone surrogates, which no page or file can hand in."""


@dataclass(frozen=True)
class Step:
    """One thing somebody tries; `slip` is how far the version they read is off."""

    review: str
    who: Person
    slip: int
    make: Callable[[Review | None, "Step", ReviewStore], Change]

    def change(self, store: ReviewStore, minute: int) -> Change:
        try:
            kept = store.get(self.review)
        except NotFoundError:
            kept = None
        return replace(self.make(kept, self, store), who=self.who, when=NOW + timedelta(minutes=minute))

    def read(self, version: int) -> int:
        return max(0, version + self.slip)


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    value = draw(st.sampled_from([None, UNKNOWN, NOT_APPLICABLE, *Rating]))
    return Answer(
        draw(st.sampled_from(["IS-07", "IS-08", "DP-01"])),
        value,
        na_reason="None here." if value is NOT_APPLICABLE else draw(TEXTS),
        grade=draw(st.sampled_from([None, *Grade])),
        evidence_ref=draw(TEXTS),
        evidence_date=draw(st.none() | st.dates()),
        evidence_by=draw(st.sampled_from(["", "Clerk"])),
        note=draw(TEXTS),
        proposed_by=draw(st.sampled_from(["", "DSL"])),
        checked_by=draw(st.sampled_from(["", "Link governor"])),
        checked_on=draw(st.none() | st.dates()),
        stands_from=draw(st.none() | st.sampled_from(DAYS)),
        carried_from=draw(st.sampled_from(["", "", "kcsie-2021"])),
    )


@st.composite
def saves(draw: st.DrawFn) -> Callable[[Review | None, Step, ReviewStore], Change]:
    given_answers = draw(st.lists(answers(), max_size=3, unique_by=lambda answer: answer.item))

    def make(kept: Review | None, step: Step, _store: ReviewStore) -> Change:
        stored = {**kept.answers, **kept.carried} if kept else {}
        read = (
            replace(answer, version=step.read(stored[answer.item].version if answer.item in stored else 0))
            for answer in given_answers
        )
        return Change(step.review, CLERK, NOW, ChangeKind.ANSWERS_SAVED, "app", answers=tuple(read))

    return make


@st.composite
def rows(draw: st.DrawFn) -> Callable[[Review | None, Step, ReviewStore], Change]:
    school, day = draw(st.sampled_from(SCHOOLS)), draw(st.sampled_from(DAYS))
    status, reference = draw(st.sampled_from(ReviewStatus)), draw(TEXTS)
    exceptions = tuple(draw(st.lists(st.sampled_from(["IS-07", "é”"]), max_size=2)))
    kind_of = draw(st.sampled_from(ReviewKind))
    agreed_on, reason, first = draw(st.none() | st.dates()), draw(TEXTS), draw(st.none() | answers())
    signature, recorded_by = draw(st.none() | SIGNATURES), draw(st.sampled_from(["", "Clerk"]))

    def make(kept: Review | None, step: Step, _store: ReviewStore) -> Change:
        row = replace(
            kept or a_review(step.review),
            school=school,
            assessed_on=day,
            status=status,
            kind=kind_of,
            minute_reference=reference,
            exceptions=exceptions,
            agreed_on=agreed_on,
            recorded_by=recorded_by,
            signature=signature,
            version=step.read(kept.version if kept else 0),
        )
        together = () if kept or first is None else (first,)
        kind = ChangeKind.REVIEW_CHANGED if kept else ChangeKind.REVIEW_STARTED
        return Change(step.review, CLERK, NOW, kind, "app", review=row, answers=together, reason=reason)

    return make


SIGNATURES = st.builds(
    Signature,
    st.sampled_from(SchoolSigner),
    st.sampled_from(BoardSigner),
    st.dates(),
    st.integers(1, 9),
    st.sampled_from(["", "0" * 64]),
)


@st.composite
def sends(draw: st.DrawFn) -> Callable[[Review | None, Step, ReviewStore], Change]:
    part, status, meeting = draw(st.sampled_from([1, 2])), draw(st.sampled_from(ReviewStatus)), draw(TEXTS)

    def make(kept: Review | None, step: Step, _store: ReviewStore) -> Change:
        version = step.read(kept.version if kept else 0)
        paper = PaperSent(part, status, meeting, NOW, version)
        return Change(step.review, CLERK, NOW, ChangeKind.PAPER_SENT, "app", version=version, paper=paper)

    return make


@st.composite
def heads(draw: st.DrawFn) -> Callable[[Review | None, Step, ReviewStore], Change]:
    name, crest = draw(TEXTS), draw(st.none() | st.binary(max_size=4))
    crest_name = draw(TEXTS) if crest is not None else ""
    elsewhere = draw(st.sampled_from([False, False, False, True]))

    def make(kept: Review | None, step: Step, store: ReviewStore) -> Change:
        urn = ELM.urn if elsewhere or kept is None else kept.school.urn
        there = store.letterhead(urn)
        head = Letterhead(urn, name, crest, crest_name, step.read(there.version if there else 0))
        return Change(step.review, CLERK, NOW, ChangeKind.LETTERHEAD_CHANGED, "app", letterhead=head)

    return make


@st.composite
def acts(draw: st.DrawFn) -> Callable[[Review | None, Step, ReviewStore], Change]:
    action = an_action(draw(st.sampled_from(["a1", "a2"])), due=draw(st.dates()))
    status, text = draw(st.sampled_from(ActionStatus)), "since " + draw(TEXTS)

    def make(_kept: Review | None, step: Step, store: ReviewStore) -> Change:
        known = {kept.id: kept for urn in (OAK.urn, ELM.urn) for kept in store.actions(urn)}
        done = {"done_what": text, "done_on": DAYS[0], "impact": text, "dropped_reason": text}
        version = step.read(known[action.id].version if action.id in known else 0)
        mine = replace(action, review=step.review, status=status, version=version, **done)
        return Change(step.review, CLERK, NOW, ChangeKind.ACTION_SAVED, "app", actions=(mine,))

    return make


STEPS = st.builds(
    Step,
    st.sampled_from(IDS),
    st.sampled_from(PEOPLE),
    st.sampled_from([0, 0, 0, 0, -1, 1]),
    saves() | rows() | acts() | sends() | heads(),
)
HISTORIES = st.lists(st.lists(STEPS, min_size=1, max_size=2), max_size=12)
"""Steps taken together are one transaction: all of them or none."""


def outcome(store: ReviewStore, changes: Sequence[Change]) -> object:
    """What a store says to these changes, a refusal included."""
    try:
        return list(store.write_all(changes))
    except (AuditError, ValueError) as refused:
        return type(refused), str(refused)


def everything(store: ReviewStore) -> object:
    """All that can be read from a store."""
    reviews = [store.get(summary.id) for summary in store.reviews()]
    return {
        "schools": list(store.schools()),
        "each school": [store.school(school.urn) for school in SCHOOLS],
        "reviews": list(store.reviews()),
        "by school": [list(store.reviews(school.urn)) for school in SCHOOLS],
        "whole": reviews,
        "found": [store.find(review.school.urn, review.checklist, review.assessed_on) for review in reviews],
        "history": [list(store.history(review)) for review in reviews],
        "latest": [[list(store.history(review, most=most)) for most in (0, 1, 2)] for review in reviews],
        "actions": [list(store.actions(school.urn)) for school in SCHOOLS],
        "papers": [list(store.papers_sent(review_id)) for review_id in IDS],
        "letterheads": [store.letterhead(school.urn) for school in SCHOOLS],
        "trail": [list(store.trail(review.id)) for review in reviews],
        "verified": [store.verify(review.id) for review in reviews],
    }


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "empty.db"
    with opened(file):
        return file


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(history=HISTORIES)
def test_both_stores_tell_the_same_story(empty_database: Path, history: list[list[Step]]):
    memory = MemoryStore()
    with tempfile.TemporaryDirectory() as folder:
        with opened(shutil.copy(empty_database, Path(folder) / "audit.db")) as sql:
            for minute, steps in enumerate(history):
                changes = [step.change(memory, minute) for step in steps]

                assert outcome(sql, changes) == outcome(memory, changes)

            assert everything(sql) == everything(memory)
        with opened(Path(folder) / "audit.db") as again:
            assert everything(again) == everything(memory)
            assert all(review.version == len(again.trail(review.id)) for review in again.reviews())
            assert all(again.verify(review.id) is None for review in again.reviews())
