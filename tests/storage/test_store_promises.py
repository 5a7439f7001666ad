"""What every store promises, asked of both."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from storage_builders import (
    CLERK,
    ELM,
    GOVERNOR,
    LATER,
    NOW,
    OAK,
    a_review,
    acting,
    agree,
    an_action,
    an_answer,
    changing,
    saving,
    starting,
)

from audit.domain.answers import Answer
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Person, School
from audit.domain.signature import Signature
from audit.domain.store import Change, ReviewStore, Saved
from audit.domain.trail import ChangeKind
from audit.domain.words import (
    NOT_APPLICABLE,
    UNKNOWN,
    ActionStatus,
    BoardSigner,
    Grade,
    Rating,
    ReviewStatus,
    SchoolSigner,
    Setting,
)
from audit.errors import NotAllowedError, NotFoundError, StaleError


def test_an_empty_store_holds_nothing(store: ReviewStore):
    assert not store.schools()
    assert not store.reviews()
    assert not store.actions(OAK.urn)
    assert store.school(OAK.urn) is None
    assert store.find(OAK.urn, "core-103-109", date(2026, 11, 1)) is None


def test_a_review_comes_back_as_it_was_given(store: ReviewStore):
    given = replace(a_review(), minute_reference="7.2", exceptions=("IS-07", "DP-01"), agreed_on=date(2026, 11, 2))

    saved = store.write(starting(given))

    assert saved == Saved("r1", 1, NOW)
    assert store.get("r1") == replace(given, version=1, started_at=NOW, changed_at=NOW)


@pytest.mark.parametrize(
    "answer",
    [
        Answer("IS-07", Rating.NOT_IN_PLACE),
        Answer("IS-07", UNKNOWN, note="nobody has asked"),
        Answer("IS-07", NOT_APPLICABLE, na_reason="No boarders."),
        Answer("IS-07", None, evidence_ref="Policy, page 3"),
        Answer(
            "IS-07",
            Rating.EMBEDDED,
            grade=Grade.SAMPLED,
            evidence_ref="Register",
            evidence_date=date(2026, 10, 3),
            evidence_by="Clerk",
            note="=1+1 and “é”\nsecond line",
            proposed_by="DSL",
            checked_by="Link governor",
            checked_on=date(2026, 10, 4),
        ),
    ],
    ids=["not in place", "unknown", "not applicable", "no value", "everything"],
)
def test_an_answer_comes_back_as_it_was_given_with_its_version(store: ReviewStore, answer: Answer):
    store.write(starting())

    store.write(saving(answer))

    assert store.get("r1").answers == {"IS-07": replace(answer, version=2)}


def test_a_saved_answer_replaces_the_one_before_and_leaves_the_others(store: ReviewStore):
    store.write(starting(None, an_answer("IS-07"), an_answer("IS-08")))

    store.write(saving(an_answer("IS-07", Rating.EMBEDDED, version=1)))

    kept = store.get("r1").answers
    assert (kept["IS-07"].value, kept["IS-07"].version) == (Rating.EMBEDDED, 2)
    assert (kept["IS-08"].value, kept["IS-08"].version) == (Rating.IN_PLACE, 1)


def test_a_review_knows_when_it_was_started_and_last_changed(store: ReviewStore):
    store.write(starting())
    store.write(saving(an_answer(), when=LATER))

    review = store.get("r1")

    assert (review.started_at, review.changed_at) == (NOW, LATER)


def test_a_stale_answer_is_refused_with_who_and_when(store: ReviewStore):
    store.write(starting(None, an_answer()))
    store.write(saving(an_answer(value=Rating.EMBEDDED, version=1), who=GOVERNOR, when=LATER))
    store.write(saving(an_answer("IS-08")))

    with pytest.raises(StaleError) as refused:
        store.write(saving(an_answer(value=Rating.NOT_IN_PLACE, version=1)))

    assert str(refused.value) == (
        "The answer to IS-07 was changed by Bo Khan (Link governor) on 22 November 2026 at 09:05. Nothing was saved."
    )
    assert store.get("r1").answers["IS-07"].value is Rating.EMBEDDED
    assert store.get("r1").version == 3


def test_two_first_answers_to_one_item_are_not_both_kept(store: ReviewStore):
    store.write(starting())
    store.write(saving(an_answer(note="first")))

    with pytest.raises(StaleError, match="IS-07 was changed by Ann Lee"):
        store.write(saving(an_answer(note="second")))

    assert store.get("r1").answers["IS-07"].note == "first"


def test_two_people_answer_different_items_without_meeting(store: ReviewStore):
    store.write(starting())

    store.write(saving(an_answer("IS-07")))
    store.write(saving(an_answer("IS-08"), who=GOVERNOR))

    assert set(store.get("r1").answers) == {"IS-07", "IS-08"}


def test_a_change_made_from_an_older_review_is_refused(store: ReviewStore):
    store.write(starting())
    read = store.get("r1")
    store.write(saving(an_answer(), who=GOVERNOR, when=LATER))

    with pytest.raises(StaleError, match="This review was changed by Bo Khan"):
        store.write(changing(replace(read, minute_reference="7.2")))
    with pytest.raises(StaleError, match="This review was changed by Bo Khan"):
        store.write(replace(saving(an_answer("IS-08")), version=read.version))


def test_a_person_without_name_or_role_is_somebody(store: ReviewStore):
    store.write(starting(None, an_answer(), who=Person("", "")))

    with pytest.raises(StaleError, match="was changed by somebody on"):
        store.write(saving(an_answer(value=None)))


def test_answers_of_an_agreed_review_are_frozen_until_it_is_opened_again(store: ReviewStore):
    store.write(starting(None, an_answer()))
    agree(store)
    change = saving(an_answer(value=Rating.EMBEDDED, version=1))

    with pytest.raises(NotAllowedError, match="has been agreed"):
        store.write(change)
    reopened = replace(store.get("r1"), status=ReviewStatus.OPEN, agreed_on=None)
    store.write(changing(reopened, kind=ChangeKind.REVIEW_REOPENED, reason="A policy was found."))
    store.write(change)

    assert store.get("r1").answers["IS-07"].value is Rating.EMBEDDED


def test_actions_go_on_after_a_review_is_agreed(store: ReviewStore):
    store.write(starting(None, an_answer()))
    store.write(acting(an_action()))
    agree(store)
    doing = replace(an_action(version=2), status=ActionStatus.DOING)

    store.write(acting(doing))

    assert store.actions(OAK.urn) == [replace(doing, version=4)]


def test_a_stale_action_is_refused(store: ReviewStore):
    store.write(starting())
    store.write(acting(an_action(), who=GOVERNOR))

    with pytest.raises(StaleError, match="The action for IS-07 was changed by Bo Khan"):
        store.write(acting(an_action(due=date(2027, 2, 1))))


def test_an_action_does_not_move_to_another_review(store: ReviewStore):
    store.write(starting())
    store.write(starting(a_review("r2", school=ELM)))
    store.write(acting(an_action()))

    with pytest.raises(ValueError, match="stays with its review"):
        store.write(acting(an_action(review="r2", version=2)))


def test_actions_of_a_school_come_by_due_date(store: ReviewStore):
    store.write(starting())
    store.write(starting(a_review("r2", school=ELM)))
    for action in (an_action("b", due=date(2027, 3, 1)), an_action("c"), an_action("d", review="r2"), an_action("a")):
        store.write(acting(action))

    assert [action.id for action in store.actions(OAK.urn)] == ["a", "c", "b"]


def test_what_is_not_there_is_not_found(store: ReviewStore):
    for ask in (store.get, store.trail, store.verify):
        with pytest.raises(NotFoundError):
            ask("r9")
    with pytest.raises(NotFoundError):
        store.write(saving(an_answer(), review="r9"))
    with pytest.raises(NotFoundError):
        store.write(changing(replace(a_review("r9"), version=4)))


def test_a_school_has_one_review_of_a_checklist_and_day(store: ReviewStore):
    store.write(starting())

    with pytest.raises(NotAllowedError, match="Oak Primary already has a review of this checklist for 1 November 2026"):
        store.write(starting(a_review("r2")))
    store.write(starting(a_review("r2", on=date(2026, 11, 2))))
    with pytest.raises(NotAllowedError):
        store.write(changing(replace(store.get("r2"), assessed_on=date(2026, 11, 1))))

    found = store.find(OAK.urn, "core-103-109", date(2026, 11, 2))
    assert found is not None
    assert found.id == "r2"


def test_several_changes_are_kept_together_or_not_at_all(store: ReviewStore):
    store.write(starting())

    with pytest.raises(NotFoundError):
        store.write_all([saving(an_answer()), starting(a_review("r2", school=ELM)), saving(an_answer(), review="r9")])

    assert store.get("r1").version == 1
    assert [school.urn for school in store.schools()] == [OAK.urn]
    assert store.school(ELM.urn) is None
    saved = store.write_all(iter([saving(an_answer()), saving(an_answer("IS-08"))]))
    assert [one.version for one in saved] == [2, 3]
    assert store.write_all([]) == []


def test_a_change_that_changes_nothing_is_a_mistake(store: ReviewStore):
    store.write(starting(None, an_answer()))

    for nothing in (saving(an_answer(version=1)), changing(store.get("r1")), saving()):
        with pytest.raises(ValueError, match="changes nothing"):
            store.write(nothing)

    assert len(store.trail("r1")) == 1


@pytest.mark.parametrize(
    "mistake",
    [
        lambda: saving(an_answer(), an_answer(note="again")),
        lambda: replace(acting(an_action()), review_id="r2"),
        lambda: replace(starting(), review_id="r2"),
        lambda: replace(saving(an_answer()), when=datetime(2026, 11, 22, 9)),  # noqa: DTZ001 - the mistake itself
    ],
    ids=["two answers to one item", "an action of another review", "another review", "no time zone"],
)
def test_a_change_that_contradicts_itself_is_a_mistake(mistake):
    with pytest.raises(ValueError, match=r"change"):
        mistake()


def test_moments_are_kept_in_utc(store: ReviewStore):
    noon_in_paris = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=1)))

    saved = store.write(starting(when=noon_in_paris))

    assert saved.when.tzinfo is UTC
    assert store.get("r1").started_at == datetime(2026, 11, 22, 11, tzinfo=UTC)
    assert store.trail("r1")[0].entry.when.tzinfo is UTC


def test_reviews_come_newest_first_of_one_school_or_of_all(store: ReviewStore):
    store.write(starting(a_review("old", on=date(2024, 11, 1))))
    store.write(starting(a_review("new", on=date(2026, 11, 1))))
    store.write(starting(a_review("other", school=ELM, on=date(2025, 11, 1))))

    assert [summary.id for summary in store.reviews()] == ["new", "other", "old"]
    assert [summary.id for summary in store.reviews(OAK.urn)] == ["new", "old"]
    assert [school.name for school in store.schools()] == ["Elm Academy", "Oak Primary"]


def test_history_is_every_earlier_review_oldest_first(store: ReviewStore):
    for year in (2025, 2023, 2024, 2027):
        store.write(starting(a_review(f"r{year}", on=date(year, 11, 1)), an_answer(note=str(year))))
        if year != 2024:
            agree(store, f"r{year}")
    store.write(changing(replace(store.get("r2023"), status=ReviewStatus.SIGNED)))
    store.write(starting(a_review("elm", school=ELM, on=date(2022, 11, 1), status=ReviewStatus.SIGNED)))
    store.write(starting(a_review("now")))

    earlier = store.history(store.get("now"))

    assert [(review.id, review.answers["IS-07"].note) for review in earlier] == [
        (f"r{year}", str(year)) for year in (2023, 2024, 2025)
    ]
    assert [review.id for review in store.history(store.get("now"), most=2)] == ["r2023", "r2025"]  # both agreed


def test_a_school_renamed_later_does_not_change_what_was_agreed(store: ReviewStore):
    renamed = School(OAK.urn, "Oak Academy", Setting.ACADEMY)
    store.write(starting(a_review("r2025", on=date(2025, 11, 1)), an_answer()))
    agree(store, "r2025")
    store.write(starting(a_review("r2026", school=renamed)))

    store.write(changing(replace(store.get("r2025"), minute_reference="7.2")))

    assert store.get("r2025").school == OAK
    assert store.school(OAK.urn) == renamed
    assert store.schools() == [renamed]


def test_the_trail_tells_who_did_what(store: ReviewStore):
    store.write(starting(None, an_answer()))
    store.write(replace(saving(an_answer(value=None, version=1), who=GOVERNOR), how="import", reason="typing slip"))

    started, saved = store.trail("r1")

    assert (started.who.name, started.entry.seq, started.entry.kind) == ("Ann Lee", 1, ChangeKind.REVIEW_STARTED)
    assert (saved.who.words, saved.entry.how) == ("Bo Khan (Link governor)", "import")
    assert '"value":2' in saved.old
    assert '"value":null' in saved.new
    assert '"reason":"typing slip"' in saved.new
    assert "Khan" not in saved.old + saved.new
    assert store.verify("r1") is None


def test_one_person_has_one_id_whatever_they_do(store: ReviewStore):
    store.write(starting(who=CLERK))
    store.write(saving(an_answer(), who=GOVERNOR))
    store.write(saving(an_answer("IS-08"), who=replace(CLERK, id="made up")))

    first, second, third = (line.entry.who for line in store.trail("r1"))

    assert first == third != second


def test_a_change_of_nothing_but_its_reason_is_kept(store: ReviewStore):
    store.write(starting())

    store.write(Change("r1", CLERK, NOW, ChangeKind.REVIEW_CHANGED, "app", reason="The board looked again."))

    assert "The board looked again." in store.trail("r1")[-1].new


SIGNED = Signature(SchoolSigner.DPO, BoardSigner.NOMINATED_GOVERNOR, date(2026, 11, 22), 3, "f" * 64)


def test_a_signature_and_who_recorded_the_agreement_come_back_and_can_be_taken_away(store: ReviewStore):
    store.write(starting(replace(a_review(), status=ReviewStatus.SIGNED, recorded_by="Clerk", signature=SIGNED)))

    assert store.get("r1").signature == SIGNED
    assert store.get("r1").recorded_by == "Clerk"

    store.write(changing(replace(store.get("r1"), signature=None)))

    assert store.get("r1").signature is None
    assert '"met_on":"2026-11-22"' in store.trail("r1")[1].old


def sending(version: int, *, part: int = 1, made_at: datetime = NOW) -> Change:
    paper = PaperSent(part, ReviewStatus.OPEN, "Full governing body", made_at, version)
    return Change("r1", CLERK, NOW, ChangeKind.PAPER_SENT, "app", version=version, paper=paper)


def test_papers_that_were_sent_are_added_one_after_the_other(store: ReviewStore):
    noon_in_paris = datetime(2026, 11, 22, 12, tzinfo=timezone(timedelta(hours=1)))
    store.write(starting())
    store.write(sending(1))
    store.write(sending(2, part=2, made_at=noon_in_paris))

    first, second = store.papers_sent("r1")

    assert first == PaperSent(1, ReviewStatus.OPEN, "Full governing body", NOW, 1, seq=2)
    assert (second.part, second.seq, second.made_at) == (2, 3, datetime(2026, 11, 22, 11, tzinfo=UTC))
    assert second.made_at.tzinfo is UTC
    assert '"meeting":"Full governing body"' in store.trail("r1")[1].new
    assert list(store.papers_sent("r9")) == []


def test_a_paper_of_a_version_that_has_moved_on_is_refused(store: ReviewStore):
    store.write(starting())
    store.write(saving(an_answer()))

    with pytest.raises(StaleError):
        store.write(sending(1))
    assert list(store.papers_sent("r1")) == []


def heading(urn: str = OAK.urn, **changes: object) -> Change:
    head = replace(Letterhead(urn, "Governing board of Oak", b"\x89PNG crest", "crest.png"), **changes)
    return Change("r1", CLERK, NOW, ChangeKind.LETTERHEAD_CHANGED, "app", letterhead=head)


def test_a_letterhead_is_kept_for_the_school_and_the_trail_tells_the_crest_by_name_and_hash(store: ReviewStore):
    store.write(starting())
    store.write(heading())

    kept = Letterhead(OAK.urn, "Governing board of Oak", b"\x89PNG crest", "crest.png", version=1)
    assert store.letterhead(OAK.urn) == kept

    store.write(heading(crest=None, crest_name="", version=1))

    last = store.trail("r1")[-1]
    assert store.letterhead(OAK.urn) == Letterhead(OAK.urn, "Governing board of Oak", version=2)
    assert hashlib.sha256(b"\x89PNG crest").hexdigest() in last.old
    assert '"crest_name":"crest.png"' in last.old
    assert '"crest":null' in last.new
    assert store.verify("r1") is None
    with pytest.raises(ValueError, match="changes nothing"):
        store.write(heading(crest=None, crest_name="", version=2))
    with pytest.raises(NotAllowedError, match="meanwhile"):
        store.write(heading(version=1))


def test_a_letterhead_belongs_to_the_school_of_the_review(store: ReviewStore):
    store.write(starting())

    with pytest.raises(ValueError, match="its own school"):
        store.write(heading(ELM.urn))
    assert store.letterhead(ELM.urn) is None
