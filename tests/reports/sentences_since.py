"""Section 4, its last paragraph: what has changed since the last paper the board was sent."""

import re

from expected_words import BOARDS, Match, day_of
from grammar import Grammar, agrees, names_all
from recount import Recount
from surroundings import differing, surroundings

from audit.domain.review import Action, Review
from audit.domain.words import ActionStatus, ReviewStatus

SINCE = Grammar()
PAPER = r"the paper of (?P<day>{day}) \((?P<state>proposed|agreed)\)"


def then_of(known: Recount) -> Review:
    then = surroundings(known.history, known.part).then
    assert then is not None, "no paper was sent"
    return then


def may_be_told(known: Recount, item_id: str) -> bool:
    contents = (known.history.checklist, *known.history.contents.values())
    found = [one.by_id[item_id] for one in contents if item_id in one.by_id]
    return bool(found) and (known.part == 2 or not any(item.confidential for item in found))


def items_changed(known: Recount) -> list[str]:
    order = [*known.history.checklist.by_id]
    order += [item for one in known.history.contents.values() for item in one.by_id if item not in order]
    found = [item for item, differs in differing(then_of(known), known.review).items() if differs]
    return sorted((item for item in found if may_be_told(known, item)), key=order.index)


def actions_changed(known: Recount) -> list[tuple[Action | None, Action]]:
    then = {action.id: action for action in surroundings(known.history, known.part).actions}
    pairs = [(then.get(action.id), action) for action in known.history.actions]
    return [(was, now) for was, now in pairs if was != now and may_be_told(known, now.item)]


def row_changed(known: Recount) -> bool:
    then, now = then_of(known), known.review
    minuted = then.minute_reference != now.minute_reference and bool(now.minute_reference)
    again = then.agreed_on != now.agreed_on and now.status is not ReviewStatus.OPEN
    return then.assessed_on != now.assessed_on or then.status is not now.status or minuted or again


def of_the_paper(said: Match, known: Recount) -> None:
    since = surroundings(known.history, known.part).beside.since_last_paper
    assert since is not None
    assert day_of(said["day"]) == since.paper.made_at.date()
    assert said["state"] == ("proposed" if then_of(known).status is ReviewStatus.OPEN else "agreed")


@SINCE.says(rf"Changed since {PAPER}:")
def changed_since_paper(said: Match, known: Recount) -> None:
    of_the_paper(said, known)
    assert items_changed(known) or actions_changed(known) or row_changed(known)


@SINCE.says(rf"Nothing(?P<part> that this part may show)? has changed since {PAPER}\.")
def nothing_changed(said: Match, known: Recount) -> None:
    of_the_paper(said, known)
    assert not any((items_changed(known), actions_changed(known), row_changed(known)))
    assert bool(said["part"]) == keeps_back(known)


def keeps_back(known: Recount) -> bool:
    asked = known.checklist.in_scope(known.review.school.setting, known.review.assessed_on)
    return known.part == 1 and any(not may_be_told(known, item.id) for item in asked)


@SINCE.says(r"Confidential items are not told of here; Part 2 tells of them\.")
def kept_back(said: Match, known: Recount) -> None:
    assert keeps_back(known)


@SINCE.says(r"(?P<n>\d+) (?P<noun>answers?) changed: (?P<items>{ids})\.")
def answers_changed(said: Match, known: Recount) -> None:
    wanted = items_changed(known)
    assert int(said["n"]) == len(wanted)
    agrees(said["noun"], len(wanted), "answer", "answers")
    names_all(said["items"], wanted)


STEP = r"\d+ (?:was|were) (?:added|done|dropped|changed(?: otherwise)?)"


@SINCE.says(rf"(?P<first>\d+) (?P<noun>actions?) (?P<what>(?:was|were) [a-z]+(?:(?:, | and ){STEP})*)\.")
def actions_in_numbers(said: Match, known: Recount) -> None:
    agrees(said["noun"], int(said["first"]), "action", "actions")
    counted: dict[str, int] = {}
    for was, now in actions_changed(known):
        if was is None:
            kind = "added"
        elif was.status is not now.status and now.status in (ActionStatus.DONE, ActionStatus.DROPPED):
            kind = now.status.value
        else:
            kind = "changed"
        counted[kind] = counted.get(kind, 0) + 1
    told = re.findall(r"(\d+) (was|were) ([a-z]+)", f"{said['first']} {said['what']}")
    assert {kind: int(n) for n, _, kind in told} == counted
    for n, verb, _ in told:
        agrees(verb, int(n), "was", "were")


@SINCE.says(r"Annex A begins with each of them, then and now\.")
def each_in_annex_a(said: Match, known: Recount) -> None:
    assert items_changed(known) or actions_changed(known)


@SINCE.says(r"The day of the review was moved from (?P<then>{day}) to (?P<now>{day})\.")
def day_moved(said: Match, known: Recount) -> None:
    assert day_of(said["then"]) == then_of(known).assessed_on != known.review.assessed_on
    assert day_of(said["now"]) == known.review.assessed_on


@SINCE.says(r"The review, agreed then, has been opened again\.")
def opened_again(said: Match, known: Recount) -> None:
    assert then_of(known).status is not ReviewStatus.OPEN
    assert known.review.status is ReviewStatus.OPEN


@SINCE.says(r"The (?P<board>[a-z ]+) agreed the review on (?P<day>{day})(?P<signed>, and it was signed)?\.")
def agreed_since(said: Match, known: Recount) -> None:
    assert said["board"] == BOARDS[known.review.school.setting]
    assert then_of(known).status is ReviewStatus.OPEN
    assert day_of(said["day"]) == known.review.agreed_on
    assert known.review.status is (ReviewStatus.SIGNED if said["signed"] else ReviewStatus.AGREED)


@SINCE.says(r"The review was signed\.")
def signed_since(said: Match, known: Recount) -> None:
    assert (then_of(known).status, known.review.status) == (ReviewStatus.AGREED, ReviewStatus.SIGNED)


@SINCE.says(r"The review, signed then, has been opened and the (?P<board>[a-z ]+) agreed it again\.")
def agreed_after_signing(said: Match, known: Recount) -> None:
    assert said["board"] == BOARDS[known.review.school.setting]
    assert (then_of(known).status, known.review.status) == (ReviewStatus.SIGNED, ReviewStatus.AGREED)


@SINCE.says(r"The review was opened in between and agreed again\.")
def agreed_again(said: Match, known: Recount) -> None:
    assert then_of(known).status is known.review.status is not ReviewStatus.OPEN
    assert then_of(known).agreed_on != known.review.agreed_on


@SINCE.says(r"The minute reference is now (?P<minute>.+?)\.")
def minuted(said: Match, known: Recount) -> None:
    assert said["minute"] == known.review.minute_reference != then_of(known).minute_reference
