"""Nothing that was said to be saved is lost, and nothing leaves this machine."""

import http.client
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from board import Board, another_tab, at_the_screen, hosts
from conftest import Server
from playwright.sync_api import expect

from audit.domain.words import Rating

pytestmark = pytest.mark.slow

BOX_NOTE = re.compile("^Note")
REFUSED = {400, 403}
A_REFERENCE = "Information sharing procedure v4, governors’ folder"


@pytest.fixture(scope="module")
def started(chromium: Any, empty_server: Server) -> Iterator[str]:
    """The id of a review that was begun at the screen, with WT-01 answered."""
    ann = at_the_screen(chromium, empty_server.url).visit().starts_a_review()
    ann.answer_item("WT-01", Rating.IN_PLACE, grade="seen", ref=A_REFERENCE, by="Link governor", on="03/11/2026")
    ann.save_and_continue("WT-02").sees("WT-01 is saved.").sees(re.compile(r"Saved \d\d:\d\d"))
    yield ann.review_id
    assert hosts(ann.requests) == {"127.0.0.1"}
    ann.page.context.close()


@pytest.fixture
def ann(chromium: Any, empty_server: Server, started: str) -> Iterator[Board]:
    """Ann, at an item of that review."""
    board = at_the_screen(chromium, empty_server.url).visit(item(started, "WT-01"))
    yield board.settled()
    assert hosts(board.requests) == {"127.0.0.1"}, "something asked another machine"
    board.page.context.close()


def item(review_id: str, item_id: str) -> str:
    return f"/item?review={review_id}&item={item_id}"


def holds_what_was_saved(board: Board) -> None:
    board.sees_item("WT-01")
    expect(board.main.get_by_role("radio", name="◑ In place")).to_be_checked()
    expect(board.main.get_by_role("radio", name="We read it")).to_be_checked()
    expect(board.main.get_by_role("textbox", name="What, and where it is kept")).to_have_value(A_REFERENCE)
    expect(board.main.get_by_role("combobox", name="Seen by (a role)")).to_have_value("Link governor")
    expect(board.main.get_by_role("textbox", name="Seen on")).to_have_value("03/11/2026")


def test_an_answer_is_there_after_a_refresh(ann: Board) -> None:
    ann.page.reload()
    ann.settled().says_who()

    holds_what_was_saved(ann)


def test_the_back_button_goes_back_an_item_at_a_time(ann: Board) -> None:
    ann.says_who().press("Next without saving: WT-02").sees_item("WT-02")
    ann.press("Next without saving").sees_item("WT-03")

    ann.page.go_back()
    ann.sees_item("WT-02")
    ann.page.go_back()

    holds_what_was_saved(ann)


@pytest.mark.parametrize("item_id", ["WT-02", "IS-12", "DP-01"])
def test_the_address_of_an_item_leads_to_it(ann: Board, started: str, item_id: str) -> None:
    ann.visit(item(started, item_id)).sees_item(item_id)


def test_the_address_of_an_item_that_is_not_there_leads_to_one_that_is(ann: Board, started: str) -> None:
    ann.visit(item(started, "XX-99"))

    ann.page.wait_for_url(re.compile("item=(WT|IS|DP)-"))


def test_the_address_of_a_review_that_is_not_there_is_said_to_lead_nowhere(ann: Board) -> None:
    ann.visit("/item?review=000000000000&item=WT-01").sees("This cannot be done")


def test_two_tabs_the_later_save_is_refused_with_who_and_when_and_loses_no_word(ann: Board, started: str) -> None:
    ann.visit(item(started, "IS-01")).says_who("Clerk")
    ben = another_tab(ann.page.context, ann.url).visit(item(started, "IS-01")).says_who("DPO")
    ben.answer_item("IS-01", Rating.PARTLY_IN_PLACE, note="Ben was first").press("Save and continue")
    ben.sees("IS-01 is saved.")

    ann.answer_item("IS-01", Rating.IN_PLACE, note="Ann typed this").press("Save and continue")

    ann.sees("There is a problem").sees("DPO").sees(re.compile(r"\d\d:\d\d")).sees("What you typed is still here")
    ann.sees("◔ Partly in place").sees("Ben was first")
    note = ann.main.get_by_role("textbox", name=BOX_NOTE)
    expect(note).to_have_value("Ann typed this")
    expect(ann.main.get_by_role("radio", name="◑ In place")).to_be_checked()

    ann.press("I have read it: let me save mine").settled()
    expect(note).to_have_value("Ann typed this")
    ann.save_and_continue().sees("IS-01 is saved.")
    ben.visit(item(started, "IS-01")).says_who("DPO").sees_item("IS-01")
    expect(ben.main.get_by_role("textbox", name=BOX_NOTE)).to_have_value("Ann typed this")


def test_what_was_saved_outlives_a_server_that_is_killed(chromium: Any, own_server: Server) -> None:
    ann = at_the_screen(chromium, own_server.url).visit().starts_a_review()
    ann.answer_item("WT-01", Rating.IN_PLACE, grade="seen", ref=A_REFERENCE, by="Link governor", on="03/11/2026")
    ann.save_and_continue("WT-02").sees("WT-01 is saved.")
    review_id = ann.review_id

    own_server.kill()
    own_server.start()

    ann.visit(item(review_id, "WT-01")).says_who()
    holds_what_was_saved(ann)
    ann.page.context.close()


def test_a_lost_connection_is_said_and_so_is_its_return(ann: Board) -> None:
    context = ann.page.context
    context.set_offline(True)
    banner = ann.page.get_by_role("alert").filter(has_text="The connection is lost")
    expect(banner).to_be_visible()

    context.set_offline(False)
    expect(banner).to_have_count(0)


def test_what_is_typed_is_said_to_be_not_saved_until_it_is(ann: Board, started: str) -> None:
    ann.visit(item(started, "DP-02")).says_who()
    saying = ann.main.locator(".live-saved")

    ann.type_in(BOX_NOTE, "A beginning")
    expect(saying).to_have_text("Not saved yet")

    ann.rates(Rating.IN_PLACE).press("Save and continue").sees("DP-02 is saved.")
    expect(saying).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def test_adding_an_action_leaves_what_is_chosen_and_typed(ann: Board, started: str) -> None:
    ann.visit(item(started, "DP-04")).says_who().rates(Rating.PARTLY_IN_PLACE).type_in(BOX_NOTE, "Half is written")
    ann.unfold("Add an action").type_in(re.compile("^What is to be done"), "Write the rest")
    ann.type_in("Due", "01/12/2026").press("Add the action").sees("The action on DP-04 is kept").settled()

    expect(ann.main.get_by_role("radio", name="◔ Partly in place")).to_be_checked()
    expect(ann.main.get_by_role("textbox", name=BOX_NOTE)).to_have_value("Half is written")
    ann.unfold("Actions on this item (1)")
    expect(ann.main.get_by_role("textbox", name=re.compile("^What is to be done"))).to_have_value("")

    ann.save_and_continue().sees("DP-04 is saved.")
    ann.press(re.compile("^Back to DP-04")).sees_item("DP-04")
    expect(ann.main.get_by_role("textbox", name=BOX_NOTE)).to_have_value("Half is written")


def test_saying_who_answers_leaves_nothing_not_saved(ann: Board, started: str) -> None:
    ann.visit(item(started, "DP-03")).says_who()

    expect(ann.main.locator(".live-saved")).not_to_contain_text("Not saved yet")


def test_a_foreign_host_name_gets_no_session(empty_server: Server) -> None:
    """A page of another site that resolves its own name to this machine can open no session here."""
    assert handshake(empty_server, f"127.0.0.1:{empty_server.port}") == 101
    assert handshake(empty_server, f"localhost:{empty_server.port}") == 101
    assert handshake(empty_server, f"evil.example:{empty_server.port}") in REFUSED


@pytest.mark.parametrize("path", ["/", "/item", "/_stcore/health", "/_stcore/metrics", "/media/x.pdf"])
def test_a_foreign_host_name_gets_no_page(empty_server: Server, path: str) -> None:
    assert ask(empty_server, path, "evil.example") in REFUSED
    assert ask(empty_server, path, "127.0.0.1.evil.example") in REFUSED
    if path.startswith("/_stcore/h"):
        assert ask(empty_server, path, f"localhost:{empty_server.port}") == 200


def handshake(server: Server, host: str) -> int:
    """The status with which the server answers a session asked for under this Host header."""
    return ask(server, "/_stcore/stream", host, {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    })  # fmt: skip


def ask(server: Server, path: str, host: str, headers: Mapping[str, str] | None = None) -> int:
    """The status of the answer to one request made under this Host header."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.putrequest("GET", path, skip_host=True)
    for name, text in {"Host": host, **(headers or {})}.items():
        connection.putheader(name, text)
    connection.endheaders()
    status = connection.getresponse().status
    connection.close()
    return status


def test_the_server_listens_on_this_machine_only(empty_server: Server) -> None:
    import psutil

    assert empty_server.process is not None
    family = [psutil.Process(empty_server.process.pid)]
    family += family[0].children(recursive=True)

    listening = {
        (one.laddr.ip, one.laddr.port)
        for process in family
        for one in process.net_connections()
        if one.status == psutil.CONN_LISTEN
    }

    assert listening == {("127.0.0.1", empty_server.port)}


def test_the_log_of_the_server_holds_nothing_that_was_typed(empty_server: Server, started: str) -> None:
    for typed in (A_REFERENCE, "Ann Example", "Alder Row"):
        assert typed not in empty_server.log
