"""Actions: overdue first and in words; each changes where it stands, from the version that was shown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from reading_pages import title_of, words_of

from audit.domain.dates import long_date
from audit.domain.review import Action, Person
from audit.domain.words import ActionStatus

CLERK = Person("Robin Clerk", "Clerk")
SECOND_DAY = date(2024, 11, 20)
THIRD_DAY = date(2025, 11, 20)

HEAD = Person("Hedda Head", "Head")


@pytest.fixture
def an_action(app):
    def keep(opened, *, item="IS-05", days=10, owner="DSL", what="Write the route down"):
        action = Action("", opened.review.id, item, what, owner, app.today() + timedelta(days=days))
        app.reviews.save_action(action, CLERK)
        return next(one for one in app.reviews.open(opened.review.id).actions if one.what == what and one.item == item)

    return keep


def key_of(at, action, name):
    return f"{action.id}.{at.session_state['self_audit'].visit}.{name}"


def kept(app, action):
    return next(one for one in app.reviews.open(action.review).actions if one.id == action.id)


def test_without_a_review_the_page_says_how_to_get_one(open_page):
    at = open_page("actions")

    assert title_of(at) == "Actions"
    assert "There is no review yet" in words_of(at)


def test_without_an_action_the_page_says_what_would_be_here(a_kept_review, open_page):
    opened = a_kept_review()

    at = open_page("actions", review=opened.review.id)

    assert title_of(at) == "Actions"
    assert "No action is set yet" in words_of(at)
    assert [one.proto.label for one in at.get("page_link")] == ["See the gaps", "Go to the items"]


def test_overdue_stands_first_and_is_said_in_words(a_kept_review, open_page, an_action):
    opened = a_kept_review()
    an_action(opened, what="Later *one* <i>x</i>")
    an_action(opened, what="Sooner", days=-12, owner="Head")

    said = words_of(open_page("actions", review=opened.review.id))

    assert "2 actions: 1 overdue, 0 re-opened, 1 to do, 0 done or dropped" in said
    assert said.index("Overdue: 1") < said.index("Sooner") < said.index("To do: 1") < said.index("Later")
    assert "Overdue by 12 days" in said
    assert "Later *one* <i>x</i>" in said


def test_an_action_of_an_earlier_review_is_carried_over(a_kept_review, open_page, an_action):
    earlier = a_kept_review(SECOND_DAY, agreed=True)
    an_action(earlier)
    opened = a_kept_review(THIRD_DAY)

    said = words_of(open_page("actions", review=opened.review.id))

    assert "Carried over 1 review: set in the review of 20 November 2024." in said


def test_done_needs_what_when_and_what_changed(app, a_kept_review, open_page, an_action):
    opened = a_kept_review()
    action = an_action(opened)
    at = open_page("actions", review=opened.review.id)

    at.radio(key=key_of(at, action, "status")).set_value(ActionStatus.DONE)
    at.button(key=key_of(at, action, "save")).click().run()
    assert "say what was done, when, and what changed for children or staff" in words_of(at)
    assert kept(app, action).status is ActionStatus.OPEN

    at.text_area(key=key_of(at, action, "done_what")).set_value("Route written")
    at.text_input(key=key_of(at, action, "done_on")).set_value("01/11/2025")
    at.text_input(key=key_of(at, action, "impact")).set_value("Staff ring at once")
    at.button(key=key_of(at, action, "save")).click().run()

    now = kept(app, action)
    assert (now.status, now.done_what, now.impact) == (ActionStatus.DONE, "Route written", "Staff ring at once")
    assert "is kept: done" in words_of(at)
    assert "Done on 1 November 2025" in words_of(at)


def test_dropped_needs_its_reason_and_keeps_no_other_words(app, a_kept_review, open_page, an_action):
    opened = a_kept_review()
    action = an_action(opened)
    at = open_page("actions", review=opened.review.id)

    at.radio(key=key_of(at, action, "status")).set_value(ActionStatus.DROPPED)
    at.text_area(key=key_of(at, action, "done_what")).set_value("typed by mistake")
    at.text_area(key=key_of(at, action, "dropped_reason")).set_value("The trust does it now")
    at.button(key=key_of(at, action, "save")).click().run()

    now = kept(app, action)
    assert (now.status, now.dropped_reason, now.done_what) == (ActionStatus.DROPPED, "The trust does it now", "")


def test_a_stale_save_is_refused_with_who_and_keeps_what_was_typed(app, a_kept_review, open_page, an_action):
    opened = a_kept_review()
    action = an_action(opened)
    at = open_page("actions", review=opened.review.id)
    app.reviews.save_action(replace(action, status=ActionStatus.DOING), HEAD)

    at.radio(key=key_of(at, action, "status")).set_value(ActionStatus.DROPPED)
    at.text_area(key=key_of(at, action, "dropped_reason")).set_value("No need")
    at.button(key=key_of(at, action, "save")).click().run()

    assert "was changed by Hedda Head (Head) on" in words_of(at)
    assert kept(app, action).status is ActionStatus.DOING
    assert at.text_area(key=key_of(at, action, "dropped_reason")).value == "No need"

    at.button(key=key_of(at, action, "save")).click().run()
    assert kept(app, action).status is ActionStatus.DOING

    at.button(key=f"{action.id}.take_over").click().run()
    at.button(key=key_of(at, action, "save")).click().run()
    assert kept(app, action).status is ActionStatus.DROPPED


def test_nothing_new_is_said_and_not_written(app, a_kept_review, open_page, an_action):
    opened = a_kept_review()
    action = an_action(opened)
    at = open_page("actions", review=opened.review.id)

    at.button(key=key_of(at, action, "save")).click().run()

    assert "nothing new to save" in words_of(at)
    assert kept(app, action).version == action.version


def test_one_owner_at_a_time(a_kept_review, open_page, an_action):
    opened = a_kept_review()
    an_action(opened, what="For the DSL")
    an_action(opened, what="For the head", owner="Head")
    at = open_page("actions", review=opened.review.id)

    at.selectbox(key="actions_owner").set_value("Head").run()

    assert "For the head" in words_of(at)
    assert "For the DSL" not in words_of(at)


def test_nothing_can_be_changed_before_somebody_says_who_they_are(a_kept_review, open_page, an_action):
    opened = a_kept_review()
    an_action(opened)

    at = open_page("actions", review=opened.review.id, person=None)

    assert at.selectbox(key="who_role") is not None
    assert not at.radio


def test_the_day_is_written_as_everywhere_on_the_page(app, a_kept_review, open_page, an_action):
    opened = a_kept_review()
    action = an_action(opened)

    at = open_page("actions", review=opened.review.id)

    (label,) = [one.label for one in at.expander if one.label.startswith("Change this action")]
    assert label.endswith(f"IS-05, due {long_date(action.due)}")
