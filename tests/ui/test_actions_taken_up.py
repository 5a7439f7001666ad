"""Actions that come back, and what may be changed of one: shown, taken up again, moved with a reason, taken away."""

from datetime import date, timedelta

import pytest
from downloads import watch
from icalendar import Calendar
from reading_pages import download, title_of, words_of

from audit.domain.moved_dates import moved_dates
from audit.domain.review import Action, Person
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, Rating

CLERK = Person("Robin Clerk", "Clerk")
FIRST_DAY, SECOND_DAY, THIRD_DAY = date(2023, 11, 20), date(2024, 11, 20), date(2025, 11, 20)
ITEM = "WT-11"


@pytest.fixture
def set_action(app):
    def keep(opened, **changes):
        given = {"item": ITEM, "what": "Write the route down", "owner": "DSL", "due": date(2024, 2, 1)} | changes
        app.reviews.save_action(Action("", opened.review.id, **given), CLERK)
        return next(one for one in app.reviews.open(opened.review.id).actions if one.what == given["what"])

    return keep


@pytest.fixture
def done_and_back(a_kept_review, set_action):
    """A gap, done, closed by the next review; in the last review it is as given."""

    def keep(last=Rating.NOT_IN_PLACE):
        first = a_kept_review(FIRST_DAY, {ITEM: Rating.NOT_IN_PLACE}, otherwise=None, agreed=True)
        action = set_action(
            first, status=ActionStatus.DONE, done_what="Written", done_on=date(2024, 1, 9), impact="Staff ring at once"
        )
        a_kept_review(SECOND_DAY, {ITEM: Rating.IN_PLACE}, otherwise=None, agreed=True)
        return a_kept_review(THIRD_DAY, {ITEM: last}, otherwise=None), action

    return keep


def key_of(at, action, name):
    return f"{action.id}.{at.session_state['self_audit'].visit}.{name}"


def kept(app, action):
    return next(one for one in app.reviews.open(action.review).actions if one.id == action.id)


def test_an_action_whose_gap_is_back_is_shown_and_counted_as_re_opened(done_and_back, open_page):
    opened, _ = done_and_back()

    said = words_of(open_page("actions", review=opened.review.id))

    assert "1 action: 0 overdue, 1 re-opened, 0 to do, 0 done or dropped." in said
    assert "Re-opened: the gap is back since the review of 20 November 2025 · Done on 9 January 2024" in said
    assert "Done or dropped: " not in said


@pytest.mark.parametrize("last", [NOT_APPLICABLE, UNKNOWN, None, Rating.IN_PLACE])
def test_only_a_rating_below_target_brings_it_back(done_and_back, open_page, last):
    opened, _ = done_and_back(last)

    said = words_of(open_page("actions", review=opened.review.id))

    assert "0 re-opened, 0 to do, 1 done or dropped." in said
    assert "Re-opened" not in said
    assert ("is not known: find out, and rate it." in said) is (last is UNKNOWN)


def test_home_tells_of_it_and_leads_there(done_and_back, open_page):
    opened, _ = done_and_back()

    at = open_page("home", review=opened.review.id)

    assert "1 action is re-opened: done, and rated below target since" in words_of(at)
    assert "Take up again" in [one.proto.label for one in at.get("page_link")]


def test_taken_up_again_it_is_open_with_a_new_date_and_owner_and_the_trail_says_why(app, done_and_back, open_page):
    opened, action = done_and_back()
    at = open_page("actions", review=opened.review.id)
    due = app.today() + timedelta(days=30)

    at.selectbox(key=key_of(at, action, "again_owner")).set_value("Head")
    at.text_input(key=key_of(at, action, "again_due")).set_value(f"{due:%d/%m/%Y}")
    at.button(key=key_of(at, action, "again_save")).click().run()

    now = kept(app, action)
    assert (now.status, now.owner, now.due, now.done_what, now.impact) == (ActionStatus.OPEN, "Head", due, "", "")
    assert "is taken up again: Head has it" in words_of(at)
    assert "0 re-opened, 1 to do, 0 done or dropped" in words_of(at)
    assert "Carried over 2 reviews: set in the review of 20 November 2023." in words_of(at)
    newest = app.store.trail(action.review)[-1]
    assert "Taken up again. The gap is back since the review of 20 November 2025" in newest.new
    assert "Staff ring at once" in newest.old


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Give the day by which it is due now: today or later."),
        ("01/02/2020", "Give the day by which it is due now: today or later."),
        ("soon", "The new due date is not a date."),
    ],
)
def test_taking_it_up_again_needs_a_day_that_lies_ahead(app, done_and_back, open_page, typed, said):
    opened, action = done_and_back()
    at = open_page("actions", review=opened.review.id)

    at.text_input(key=key_of(at, action, "again_due")).set_value(typed)
    at.button(key=key_of(at, action, "again_save")).click().run()

    assert words_of(at).count(said) == 2, "at the top, and beside its box"
    assert kept(app, action).status is ActionStatus.DONE


def test_it_stays_done_while_its_gap_was_never_closed_and_says_what_is_left(a_kept_review, set_action, open_page):
    first = a_kept_review(FIRST_DAY, {ITEM: Rating.NOT_IN_PLACE}, otherwise=None, agreed=True)
    set_action(first, status=ActionStatus.DONE, done_what="Written", done_on=date(2024, 1, 9), impact="Known")
    opened = a_kept_review(SECOND_DAY, {ITEM: Rating.PARTLY_IN_PLACE}, otherwise=None)

    said = words_of(open_page("actions", review=opened.review.id))

    assert "1 done or dropped" in said
    assert "Done on 9 January 2024. Its gap is open: rate the item again, or set another action." in said


def test_a_later_due_date_needs_its_reason_and_the_page_tells_it(app, a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    action = set_action(opened, due=date(2025, 12, 1))
    at = open_page("actions", review=opened.review.id)

    at.text_input(key=key_of(at, action, "due")).set_value("15/01/2026")
    at.selectbox(key=key_of(at, action, "owner")).set_value("Head")
    at.button(key=key_of(at, action, "save")).click().run()
    told = "The due date moves later, from 1 December 2025 to 15 January 2026: say why."
    assert words_of(at).count(told) == 2
    assert kept(app, action).due == date(2025, 12, 1)

    at.text_input(key=key_of(at, action, "due_reason")).set_value("The supplier answers in January")
    at.button(key=key_of(at, action, "save")).click().run()

    assert (kept(app, action).due, kept(app, action).owner) == (date(2026, 1, 15), "Head")
    (move,) = moved_dates(app.store.trail(action.review))
    assert (move.was, move.now, move.why) == (
        date(2025, 12, 1), date(2026, 1, 15), "The supplier answers in January",
    )  # fmt: skip
    at.session_state["moved_dates"] = True
    at.run()
    assert "The supplier answers in January" in words_of(at)


def test_a_sooner_due_date_needs_none(app, a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    action = set_action(opened, due=date(2025, 12, 1))
    at = open_page("actions", review=opened.review.id)

    at.text_input(key=key_of(at, action, "due")).set_value("20/11/2025")
    at.button(key=key_of(at, action, "save")).click().run()

    assert kept(app, action).due == date(2025, 11, 20)
    assert moved_dates(app.store.trail(action.review)) == ()


def test_the_reason_holds_no_pupils_number_either(app, a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    action = set_action(opened)
    at = open_page("actions", review=opened.review.id)

    at.text_input(key=key_of(at, action, "due")).set_value("15/01/2026")
    at.text_input(key=key_of(at, action, "due_reason")).set_value("Waits for H801200001001")
    at.button(key=key_of(at, action, "save")).click().run()

    assert "this audit keeps no pupil’s data" in words_of(at)
    assert kept(app, action).due == date(2024, 2, 1)


def test_what_is_missing_is_said_beside_its_box(a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    action, other = set_action(opened), set_action(opened, what="Another", item="IS-06")
    at = open_page("actions", review=opened.review.id)

    at.radio(key=key_of(at, action, "status")).set_value(ActionStatus.DONE)
    at.text_area(key=key_of(at, action, "done_what")).set_value("Written")
    at.button(key=key_of(at, action, "save")).click().run()

    assert at.session_state["self_audit"].error_field == key_of(at, action, "done_on")
    assert words_of(at).count("say what was done, when, and what changed") == 2
    assert other.item != action.item


def test_what_changed_is_told_in_one_line(app, a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    action = set_action(opened)

    at = open_page("actions", review=opened.review.id)

    assert at.text_input(key=key_of(at, action, "impact")).max_chars == 200


def test_the_due_dates_are_offered_for_a_calendar_and_every_action_as_a_table(
    a_kept_review, set_action, open_page, monkeypatch
):
    offered = watch(monkeypatch)
    opened = a_kept_review(THIRD_DAY, otherwise=None)
    set_action(opened)
    set_action(opened, what="=cmd()", item="IS-06")
    set_action(opened, what="Over", status=ActionStatus.DROPPED, dropped_reason="No need")

    at = open_page("actions", review=opened.review.id)

    assert title_of(at) == "Actions"
    assert download(at, "actions_ics").label == "Download 2 due dates for a calendar (ICS)"
    assert len(Calendar.from_ical(offered["actions_ics"].data()).events) == 2
    headings, *rows = offered["actions_csv"].rows()
    assert len(rows) == 3
    assert {row[headings.index("What")] for row in rows} == {"Write the route down", "'=cmd()", "Over"}
    assert all(one.name.startswith("actions-900001-2025-11-20-core-103-109-") for one in offered.values())


def test_a_gap_without_an_action_says_so(a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, {ITEM: Rating.NOT_IN_PLACE, "IS-06": Rating.NOT_IN_PLACE})
    set_action(opened)

    assert words_of(open_page("results", review=opened.review.id)).count("no action is to be done about it") == 1


def test_the_item_page_says_so_too_until_something_is_to_be_done(a_kept_review, set_action, open_page):
    opened = a_kept_review(THIRD_DAY, {ITEM: Rating.NOT_IN_PLACE, "IS-06": Rating.IN_PLACE}, otherwise=None)

    def folded(item):
        labels = [one.label for one in open_page("item", review=opened.review.id, item=item).expander]
        return next(label for label in labels if "ction" in label)

    assert folded("IS-06") == "Add an action"
    assert folded(ITEM) == "Add an action: nothing is to be done about this gap yet"
    set_action(opened)
    assert folded(ITEM) == "Actions on this item (1)"
