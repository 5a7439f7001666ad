"""Sections 5 to 7: what needs attention, the actions, and how we know."""

import re
from collections import Counter

from expected_words import KNOWN, Match, day_of
from grammar import Grammar, agrees, listed, names_all
from recount import FINISHED, Recount, per_cent
from sentences_changed import any_confidential

from audit.domain.words import (
    ActionStatus,
    Grade,
)

ATTENTION, ACTIONS, KNOW = Grammar(), Grammar(), Grammar()


@ATTENTION.says(r"No item of this part has a reason to take the board’s time\.")
def nothing_for_the_board(said: Match, known: Recount) -> None:
    assert not any(known.below(item) for item in known.shown)
    assert not known.without(known.shown)
    assert not any(known.too_old(item) for item in known.rated(known.shown))


@ATTENTION.says(r"After these, (?P<n>\d+) further (?P<noun>items?) (?P<needs>needs?) attention: see Annex A\.")
def further_items(said: Match, known: Recount) -> None:
    n = int(said["n"])
    certain = {i.id for i in known.shown if known.below(i)} | {i.id for i in known.without(known.shown)}
    certain |= {i.id for i in known.rated(known.shown) if known.too_old(i)}
    assert max(1, len(certain) - 5) <= n <= len(known.shown) - 5
    agrees(said["noun"], n, "item", "items")
    agrees(said["needs"], n, "needs", "need")


@ACTIONS.says(r"No action is recorded for the items of this part\.")
def no_action(said: Match, known: Recount) -> None:
    assert not known.actions


@ACTIONS.says(
    r"(?P<n>\d+) (?P<noun>actions?): (?P<done>\d+) done, (?:(?P<again>\d+) re-opened by a later rating "
    r"below target, )?(?P<running>\d+) open or being done, of which (?P<late>\d+) "
    r"overdue on (?P<day>{day}), and (?P<dropped>\d+) dropped\."
)
def counted_actions(said: Match, known: Recount) -> None:
    status = Counter(a.status for a in known.actions)
    assert int(said["n"]) == len(known.actions) > 0
    agrees(said["noun"], len(known.actions), "action", "actions")
    again = sum(known.reopened(a) for a in known.actions)
    assert int(said["again"] or 0) == again
    assert int(said["done"]) == status[ActionStatus.DONE] - again
    assert int(said["dropped"]) == status[ActionStatus.DROPPED]
    assert int(said["running"]) == status[ActionStatus.OPEN] + status[ActionStatus.DOING]
    assert int(said["late"]) == len(known.overdue)
    assert day_of(said["day"]) == known.history.today


@ACTIONS.says(r"Done closes no gap by itself: only a later rating does\.")
def done_closes_nothing(said: Match, known: Recount) -> None:
    assert known.actions


@ACTIONS.says(r"(?P<n>\d+) further (?P<noun>actions?): see Annex D\.")
def further_actions(said: Match, known: Recount) -> None:
    running = [a for a in known.actions if a.status not in FINISHED or known.reopened(a)]
    assert int(said["n"]) == len(running) - 3 > 0
    agrees(said["noun"], int(said["n"]), "action", "actions")


@KNOW.says(r"No item(?P<part> of this part)? has been rated yet, so there is nothing to rest on\.")
def nothing_rated(said: Match, known: Recount) -> None:
    assert bool(said["part"]) == bool(known.part == 1 and any_confidential(known))
    assert not known.rated(known.shown)


@KNOW.says(
    r"What the (?P<n>\d+) (?P<noun>ratings?) of this part (?P<rests>rests?) on: staff told us (?P<told>\d+), "
    r"we read it (?P<seen>\d+), someone sampled it (?P<sampled>\d+), it was tested (?P<tested>\d+) "
    r"and nothing shown (?P<none>\d+)\."
)
def what_ratings_rest_on(said: Match, known: Recount) -> None:
    rated = known.rated(known.shown)
    grades = Counter(known.answer(item).grade for item in rated)
    assert int(said["n"]) == len(rated) > 0
    agrees(said["noun"], len(rated), "rating", "ratings")
    agrees(said["rests"], len(rated), "rests", "rest")
    wanted = [grades[Grade.TOLD], grades[Grade.SEEN], grades[Grade.SAMPLED], grades[Grade.TESTED], grades[None]]
    assert [int(said[name]) for name in ("told", "seen", "sampled", "tested", "none")] == wanted


@KNOW.says(r"By weight, (?P<pc>{pc}) of what is answered was seen, sampled or tested in date\.")
def assurance(said: Match, known: Recount) -> None:
    assert known.whole.assurance is not None
    assert said["pc"] == per_cent(known.whole.assurance)
    assert known.whole.counts[0] >= 8


@KNOW.says(
    r"(?P<n>\d+) (?P<noun>ratings?) of this part (?P<rests>rests?) on evidence too old to count: (?P<items>{ids})\."
)
def too_old(said: Match, known: Recount) -> None:
    old = [item.id for item in known.rated(known.shown) if known.too_old(item)]
    assert int(said["n"]) == len(old) > 0
    agrees(said["noun"], len(old), "rating", "ratings")
    agrees(said["rests"], len(old), "rests", "rest")
    names_all(said["items"], old)


@KNOW.says(r"No rating carries a dated piece of evidence\.")
def none_dated(said: Match, known: Recount) -> None:
    assert all(known.answer(item).evidence_date is None for item in known.rated(known.shown))


@KNOW.says(r"The oldest evidence is dated (?P<day>{day}) \((?P<item>{id})\)\.")
def oldest(said: Match, known: Recount) -> None:
    dated = {item.id: known.answer(item).evidence_date for item in known.rated(known.shown)}
    assert day_of(said["day"]) == dated[said["item"]] == min(day for day in dated.values() if day)


def who_looked(known: Recount) -> Counter:
    looked = [known.answer(i) for i in known.rated(known.shown) if known.answer(i).grade in KNOWN]
    return Counter(answer.evidence_by for answer in looked if answer.evidence_by)


@KNOW.says(r"Nobody is recorded as having looked\.")
def nobody_looked(said: Match, known: Recount) -> None:
    assert not who_looked(known)


@KNOW.says(r"Who looked: (?P<roles>[^.]+)\.")
def roles_that_looked(said: Match, known: Recount) -> None:
    roles = who_looked(known)
    told = listed(said["roles"])
    shown = [re.fullmatch(r"(.+) \((\d+)\)", one) for one in told[:4]]
    assert all(one is not None and roles[one[1]] == int(one[2]) for one in shown)
    assert told[4:] == ([f"{len(roles) - 4} more"] if len(roles) > 4 else [])
    assert sorted(roles.values(), reverse=True)[:4] == [int(one[2]) for one in shown if one]
