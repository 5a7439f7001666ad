"""Due dates as a calendar file: what is to be done and nothing else, told again without being doubled."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_checklist, a_review, an_item
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from audit.domain.checklist import Checklist
from audit.domain.review import Action, School
from audit.domain.words import ActionStatus, Setting
from audit.reports.calendar import CalendarError, CalendarInput, calendar_file, proved

NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)
DUE = date(2026, 12, 4)
CHECKLIST = a_checklist(an_item("IS-01"), an_item("IS-02", confidential=True))


def an_action(number: int = 1, **changes: object) -> Action:
    whole = Action(f"a{number}", "review-1", "IS-01", "Write the route down", "DSL", DUE, version=3)
    return replace(whole, **changes)  # pyright: ignore[reportArgumentType]


def a_calendar(*actions: Action, checklist: Checklist = CHECKLIST, school: str = "Alder Row") -> CalendarInput:
    review = a_review(school=School("900001", school, Setting.MAINTAINED_SCHOOL))
    return CalendarInput(review, checklist, actions, checklist.by_id, "Governor Self-Audit", "0.1.0", NOW)


def events(*actions: Action, **changes: object) -> list:
    return Calendar.from_ical(calendar_file(a_calendar(*actions, **changes))).events  # pyright: ignore[reportArgumentType]


def test_an_action_is_an_all_day_event_on_its_due_date_with_a_reminder_a_week_before() -> None:
    (event,) = events(an_action())

    assert str(event["SUMMARY"]) == "Due: IS-01 Write the route down"
    assert (event.start, event.end) == (DUE, DUE + timedelta(days=1))
    (alarm,) = event.walk("VALARM")
    assert (alarm["ACTION"], alarm.TRIGGER) == ("DISPLAY", timedelta(days=-7))
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert "School: Alder Row" in str(event["DESCRIPTION"])
    assert "Owner: DSL" in str(event["DESCRIPTION"])


def test_an_event_keeps_its_name_and_its_sequence_grows_so_that_taking_it_in_again_moves_it() -> None:
    (before,) = events(an_action())
    (after,) = events(an_action(due=DUE + timedelta(days=30), version=8))

    assert before["UID"] == after["UID"]
    assert (int(before["SEQUENCE"]), int(after["SEQUENCE"])) == (3, 8)
    assert after.start == DUE + timedelta(days=30)


def test_what_is_done_or_dropped_is_not_in_it() -> None:
    done = an_action(2, status=ActionStatus.DONE, done_what="Written", done_on=DUE, impact="Known")
    dropped = an_action(3, status=ActionStatus.DROPPED, dropped_reason="No need")
    doing = an_action(4, status=ActionStatus.DOING)

    assert [str(event["UID"]) for event in events(an_action(), done, dropped, doing)] == [
        "a1@governor-self-audit",
        "a4@governor-self-audit",
    ]


def test_of_a_confidential_item_it_says_only_that_it_is_one() -> None:
    data = calendar_file(a_calendar(an_action(item="IS-02", what="Whisper"))).decode()

    assert "Whisper" not in data
    assert "Due: IS-02 a confidential item: see Actions" in data
    assert "CLASS:CONFIDENTIAL" in data


def test_an_item_that_is_nowhere_any_more_is_told_no_better() -> None:
    data = calendar_file(a_calendar(an_action(item="XX-01", what="Whisper"))).decode()

    assert "Whisper" not in data
    assert "Due: XX-01 see Actions" in data


def test_it_carries_product_version_checklist_and_content() -> None:
    whole = Calendar.from_ical(calendar_file(a_calendar(an_action())))

    assert str(whole["PRODID"]) == "-//Governor Self-Audit//0.1.0//EN"
    assert str(whole["X-GOVERNOR-SELF-AUDIT-CHECKLIST"]) == "core-103-109"
    assert str(whole["X-GOVERNOR-SELF-AUDIT-CONTENT"]) == "0" * 64
    assert str(whole["X-WR-CALNAME"]) == "Actions: Alder Row"


def test_the_same_actions_are_the_same_bytes() -> None:
    assert calendar_file(a_calendar(an_action())) == calendar_file(a_calendar(an_action()))


def test_a_calendar_that_lost_an_action_or_moved_one_is_not_handed_out() -> None:
    made = a_calendar(an_action(), an_action(2))
    data = calendar_file(made)

    with pytest.raises(CalendarError, match="1 due dates where it should have 2"):
        proved(calendar_file(a_calendar(an_action())), made)
    with pytest.raises(CalendarError, match="not handed out"):
        proved(data.replace(b"20261204", b"20261205"), made)


@given(st.text(min_size=1, max_size=300).filter(str.strip), st.text(min_size=1, max_size=200).filter(str.strip))
def test_whatever_people_write_stays_their_words(what: str, school: str) -> None:
    (event,) = events(an_action(what=what, owner="DSL"), school=school)

    assert event.errors == []
    assert "\n" not in str(event["SUMMARY"])
    assert str(event["SUMMARY"]).startswith("Due: IS-01")


@pytest.mark.parametrize("what", ["END:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil", "a\u2028b", "x;y,z\\n", "\x00\x07bell"])
def test_no_words_begin_an_event_of_their_own(what: str) -> None:
    (event,) = events(an_action(what=what))

    assert str(event["UID"]) == "a1@governor-self-audit"
