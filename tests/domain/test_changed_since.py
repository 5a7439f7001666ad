"""What changed since a version: exactly what differs now, from a trail that real changes made."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_review
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.domain.answers import Answer
from audit.domain.changed_since import ActionChange, Changes, ItemChange, changes_since
from audit.domain.changed_since_words import SinceLastPaper, since_rows, told, what_changed
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Person, Review
from audit.domain.store import Change, TrailLine
from audit.domain.trail import ChangeKind
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, Grade, Rating, ReviewStatus
from audit.storage import MemoryStore

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
CLERK = Person("Ann Lee", "Clerk")
ITEMS = ("IS-01", "IS-02", "DP-01")
ID = "review-1"


class Board:
    """A store with one review, and whoever changes it."""

    def __init__(self) -> None:
        self.store, self.minute = MemoryStore(), 0
        self.write(ChangeKind.REVIEW_STARTED, review=a_review())

    @property
    def review(self) -> Review:
        return self.store.get(ID)

    @property
    def version(self) -> int:
        return self.review.version

    def write(self, kind: ChangeKind, **what: object) -> None:
        self.minute += 1
        self.store.write(Change(ID, CLERK, NOW + timedelta(minutes=self.minute), kind, "app", **what))

    def answer(self, item: str, value: object = Rating.IN_PLACE, **changes: object) -> None:
        kept = self.review.answer_kept(item)
        reason = "None is placed." if value is NOT_APPLICABLE else ""
        given = replace(Answer(item, value, reason, **changes), version=kept.version)
        if replace(given, version=kept.version) != kept or not kept.version:
            self.write(ChangeKind.ANSWERS_SAVED, answers=(given,))

    def row(self, kind: ChangeKind = ChangeKind.REVIEW_CHANGED, **changes: object) -> None:
        self.write(kind, review=replace(self.review, **changes))

    def act(self, action_id: str = "a1", item: str = "IS-01", **changes: object) -> None:
        kept = {one.id: one for one in self.actions}.get(action_id)
        new = Action(action_id, ID, item, "Write the protocol", "DSL", date(2027, 1, 31))
        self.write(ChangeKind.ACTION_SAVED, actions=(replace(kept or new, **changes),))

    @property
    def actions(self) -> Sequence[Action]:
        return self.store.actions("900001")

    def since(self, version: int, *, erased: Sequence[int] = ()) -> Changes:
        lines = [replace(line, old="", new="") if line.entry.seq in erased else line for line in self.store.trail(ID)]
        return changes_since(version, lines, self.review, self.actions)


STEPS = st.one_of(
    st.tuples(
        st.just("answer"),
        st.sampled_from(ITEMS),
        st.sampled_from([None, UNKNOWN, NOT_APPLICABLE, Rating.IN_PLACE, Rating.PARTLY_IN_PLACE]),
        st.sampled_from(["", "a note"]),
        st.sampled_from(["", "", "kcsie-2021"]),
        st.sampled_from([None, Grade.SEEN]),
    ),
    st.tuples(st.just("act"), st.sampled_from(["a1", "a2"]), st.sampled_from(["DSL", "Head"])),
    st.tuples(st.just("row"), st.integers(1, 5), st.sampled_from(["", "FGB 7"])),
)


def take(board: Board, step: tuple) -> None:
    match step:
        case ("answer", item, value, note, carried, grade):
            board.answer(item, value, note=note, carried_from=carried, grade=grade)
        case ("act", name, owner):
            if (owner, name) not in {(one.owner, one.id) for one in board.actions}:
                board.act(name, owner=owner)
        case ("row", day, minute):
            if (day, minute) != (board.review.assessed_on.day, board.review.minute_reference):
                board.row(assessed_on=date(2026, 11, day), minute_reference=minute)


def as_kept(review: Review) -> dict[str, Answer]:
    return {item: replace(answer, version=0) for item, answer in {**review.answers, **review.carried}.items()}


@settings(max_examples=150, deadline=None)
@given(before=st.lists(STEPS, max_size=8), after=st.lists(STEPS, max_size=8))
def test_exactly_what_differs_is_listed_however_often_it_changed(before: list[tuple], after: list[tuple]) -> None:
    board = Board()
    for step in before:
        take(board, step)
    then, acts_then = board.review, {one.id: replace(one, version=0) for one in board.actions}
    for step in after:
        take(board, step)

    found = board.since(then.version)

    was, now = as_kept(then), as_kept(board.review)
    assert [one.item for one in found.items] == sorted(item for item in now if was.get(item) != now[item])
    for one in found.items:
        assert one.was == (then.answers[one.item].value if one.item in then.answers else None)
        assert one.now == (board.review.answers[one.item].value if one.item in board.review.answers else None)
    acts_now = {one.id: replace(one, version=0) for one in board.actions}
    assert [one.action.id for one in found.actions] == sorted(i for i in acts_now if acts_then.get(i) != acts_now[i])
    assert found.day_was == (None if then.assessed_on == board.review.assessed_on else then.assessed_on)
    assert ("minute_reference" in found.details) == (then.minute_reference != board.review.minute_reference)
    assert bool(what_changed(found, board.review)) == (
        bool(found.items or found.actions or found.day_was)
        or ("minute_reference" in found.details and bool(board.review.minute_reference))
    )


def test_changed_and_changed_back_is_no_change() -> None:
    board = Board()
    board.answer("IS-01")
    version = board.version
    board.answer("IS-01", UNKNOWN)
    board.answer("IS-01")

    assert board.since(version) == Changes()
    assert what_changed(board.since(version), board.review) == ()


def test_an_answer_is_told_then_and_now_and_what_else_differs() -> None:
    board = Board()
    board.answer("IS-01")
    board.answer("DP-01")
    version = board.version
    board.answer("IS-01", Rating.PARTLY_IN_PLACE)
    board.answer("DP-01", note="Seen again", evidence_date=date(2026, 11, 1), evidence_ref="Log")
    board.answer("IS-02", UNKNOWN)

    rows = since_rows(board.since(version))

    assert rows == (
        ("DP-01", "Answer", "In place", "As before; changed: the evidence and the note"),
        ("IS-01", "Answer", "In place", "Partly in place"),
        ("IS-02", "Answer", "No answer yet", "Don’t know"),
    )


def test_they_come_in_the_order_asked_for_and_no_others() -> None:
    board = Board()
    for item in ITEMS:
        board.answer(item)
    board.act("a1", "DP-01")

    shown = board.since(1).shown(("IS-02", "IS-01"))

    assert [one.item for one in shown.items] == ["IS-02", "IS-01"]
    assert shown.actions == ()


def test_what_a_carried_answer_said_does_not_count() -> None:
    board = Board()
    board.answer("IS-01")
    version = board.version
    board.answer("IS-01", carried_from="kcsie-2021")

    (change,) = board.since(version).items

    assert (change.was, change.now) == (Rating.IN_PLACE, None)


SENDING = PaperSent(1, ReviewStatus.OPEN, "", NOW, 1)


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((lambda b: b.answer("IS-02"),), "1 answer changed: IS-02."),
        ((lambda b: b.answer("IS-02"), lambda b: b.answer("DP-01")), "2 answers changed: DP-01 and IS-02."),
        ((lambda b: b.act(),), "1 action was added."),
        ((lambda b: b.act(), lambda b: b.act("a2")), "2 actions were added."),
        (
            (lambda b: b.row(assessed_on=date(2026, 11, 25)),),
            "The day of the review was moved from 20 November 2026 to 25 November 2026.",
        ),
        (
            (lambda b: b.row(status=ReviewStatus.AGREED, agreed_on=date(2026, 11, 22)),),
            "The governing body agreed the review on 22 November 2026.",
        ),
        (
            (
                lambda b: b.row(status=ReviewStatus.AGREED, agreed_on=date(2026, 11, 22)),
                lambda b: b.row(status=ReviewStatus.SIGNED),
            ),
            "The governing body agreed the review on 22 November 2026, and it was signed.",
        ),
        ((lambda b: b.row(minute_reference="FGB 7"),), "The minute reference is now FGB 7."),
        ((lambda b: b.row(content_hash="1" * 64),), "The review took up the checklist’s new words."),
    ],
)
def test_each_kind_of_change_has_its_sentence_one_or_many(steps: Sequence[Callable[[Board], None]], words: str) -> None:
    board = Board()
    for step in steps:
        step(board)

    assert what_changed(board.since(1), board.review) == (words,)


def test_actions_are_told_by_what_became_of_them() -> None:
    board = Board()
    for name in ("a1", "a2", "a3", "a4"):
        board.act(name)
    version = board.version
    done = {"done_what": "Written.", "done_on": date(2026, 11, 1), "impact": "Calls are answered."}
    board.act("a1", status=ActionStatus.DONE, **done)
    board.act("a2", status=ActionStatus.DROPPED, dropped_reason="Merged.")
    board.act("a3", due=date(2027, 3, 1))
    board.act("a5")

    found = board.since(version)

    assert what_changed(found, board.review) == (
        "1 action was added, 1 was done, 1 was dropped and 1 was changed otherwise.",
    )
    assert since_rows(found)[2] == (
        "IS-01", "Action: Write the protocol", "Open", "As before; changed: its due date",
    )  # fmt: skip


def test_an_action_of_another_review_counts_from_the_moment_the_paper_was_made() -> None:
    board = Board()
    other = replace(a_review(), id="r0", assessed_on=date(2025, 11, 1))
    act = Action("old", "r0", "IS-01", "Ask the police", "Head", date(2026, 1, 31))
    board.store.write(Change("r0", CLERK, NOW, ChangeKind.REVIEW_STARTED, "app", review=other))
    board.store.write(Change("r0", CLERK, NOW, ChangeKind.ACTION_SAVED, "app", actions=(act,)))
    later = NOW + timedelta(days=1)
    doing = replace(act, version=2, status=ActionStatus.DOING)
    board.store.write(Change("r0", CLERK, later, ChangeKind.ACTION_SAVED, "app", actions=(doing,)))
    elsewhere = [line for line in board.store.trail("r0") if line.entry.when > NOW]

    found = changes_since(1, board.store.trail(ID), board.review, board.actions, elsewhere)

    assert found.actions == (ActionChange(replace(doing, version=3), ActionStatus.OPEN, ("status",)),)
    assert what_changed(found, board.review) == ("1 action was changed.",)


def test_opened_again_and_agreed_again_is_told_though_the_standing_is_the_same() -> None:
    board = Board()
    board.row(status=ReviewStatus.AGREED, agreed_on=date(2026, 11, 22))
    version = board.version
    board.row(ChangeKind.REVIEW_REOPENED, status=ReviewStatus.OPEN, agreed_on=None)
    assert what_changed(board.since(version), board.review) == ("The review, agreed then, has been opened again.",)

    board.row(status=ReviewStatus.AGREED, agreed_on=date(2026, 11, 23))

    assert what_changed(board.since(version), board.review) == ("The review was opened in between and agreed again.",)


def test_of_an_action_whose_last_change_was_erased_it_says_that_there_was_one() -> None:
    board = Board()
    board.act()
    version = board.version
    board.act(what="Write it anew")  # erased: the last that is known of it

    (change,) = board.since(version, erased=[board.version]).actions

    assert (change.action.id, change.was, change.fields, change.erased) == ("a1", None, (), True)


def test_where_words_were_erased_it_says_so_and_guesses_nothing() -> None:
    board = Board()
    board.answer("IS-01")
    board.answer("IS-02")
    version = board.version
    board.answer("IS-01", UNKNOWN)  # 4
    board.answer("IS-02", UNKNOWN)  # 5, erased: the last that is known of it
    board.answer("DP-01", UNKNOWN)  # 6: may have been touched by what was erased
    board.answer("IS-01", Rating.EMBEDDED)  # 7: what it was before is known from 4

    found = board.since(version, erased=[5])

    assert found.items == (
        ItemChange("DP-01", None, UNKNOWN, erased=True),
        ItemChange("IS-01", Rating.IN_PLACE, Rating.EMBEDDED, ("value",)),
        ItemChange("IS-02", None, UNKNOWN, erased=True),
    )
    assert since_rows(found)[2] == ("IS-02", "Answer", "Its words were erased", "Don’t know")
    assert what_changed(found, board.review)[-1] == (
        "1 change was made whose words have been erased, so what it was is not told."
    )
    assert what_changed(board.since(version, erased=[5, 6]), board.review)[-1] == (
        "2 changes were made whose words have been erased, so what they were is not told."
    )


def test_a_paper_sent_or_a_new_letterhead_is_no_change_of_the_review() -> None:
    board = Board()
    board.write(ChangeKind.PAPER_SENT, paper=SENDING)

    assert board.since(1) == Changes()


def test_where_nothing_changed_it_says_so_and_what_part_1_keeps_back() -> None:
    whole, part = SinceLastPaper(SENDING, Changes()), SinceLastPaper(SENDING, Changes(), kept_back=True)

    assert told(whole, a_review()) == "Nothing has changed since the paper of 18 November 2026 (proposed)."
    assert told(part, a_review()) == (
        "Nothing that this part may show has changed since the paper of 18 November 2026 (proposed). Confidential "
        "items are not told of here; Part 2 tells of them."
    )
    changed = replace(whole, changes=Changes(items=(ItemChange("IS-01", None, UNKNOWN),)))
    assert told(changed, a_review()) == (
        "Changed since the paper of 18 November 2026 (proposed): 1 answer changed: IS-01."
    )


def test_the_day_of_a_paper_is_the_day_in_london_and_it_says_how_it_stood() -> None:
    late = PaperSent(1, ReviewStatus.SIGNED, "", datetime(2026, 6, 18, 23, 30, tzinfo=UTC), 1)

    assert late.words == "the paper of 19 June 2026 (agreed)"


def test_a_line_of_an_older_product_that_knew_fewer_fields_is_read() -> None:
    board = Board()
    board.answer("IS-01")
    version = board.version
    board.answer("IS-01", UNKNOWN)
    line = board.store.trail(ID)[-1]
    older = line.old.replace('"carried_from":"",', "").replace('"stands_from":null,', "")
    assert older != line.old
    lines: list[TrailLine] = [*board.store.trail(ID)[:-1], replace(line, old=older)]

    assert changes_since(version, lines, board.review, ()).items == (
        ItemChange("IS-01", Rating.IN_PLACE, UNKNOWN, ("value",)),
    )
