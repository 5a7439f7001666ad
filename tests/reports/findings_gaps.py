"""The findings of the gaps over time: where they are, and how long they have stood."""

import re
from datetime import date

from expected_words import Match, day_of, places, strand_words
from grammar import Grammar, agrees, listed
from recount import OUT, Recount, counted, points, state_in
from reviewed import Then

from audit.domain.checklist import Item
from audit.domain.words import NOT_APPLICABLE, UNKNOWN

HEAT, AGES = Grammar(), Grammar()


BELOW = (
    r"(?:(?P<n>\d+) of (?P<of>\d+) applicable items (?P<are>is|are) below target"
    r"|(?P<one>the one applicable item is below target)"
    r"|(?P<none>none of the \d+ answered items|no answered item) is below target)"
)


@HEAT.says(r"On (?P<day>{day}) no item is applicable\.")
def heat_of_nothing(said: Match, known: Recount) -> None:
    assert not Then(known, -1).applicable


@HEAT.says(
    r"On (?P<day>{day}) (?:none of the (?P<n>\d+) applicable items has an answer"
    r"|the one applicable item has no answer) yet\."
)
def heat_without_answers(said: Match, known: Recount) -> None:
    now = Then(known, -1)
    assert now.answered == 0
    assert (int(said["n"]) if said["n"] else 1) == now.applicable
    assert now.applicable > 1 or not said["n"]


@HEAT.says(
    rf"On (?P<day>{{day}}) {BELOW}(?:, (?P<where>[^;]+?))?(?:; (?P<unknown>[^;]+ don’t-knows?))?"
    r"(?:; (?P<left>\d+) (?P<have>has|have) no answer)?(?:; on (?P<then_day>{day}) (?P<then>[^;]+?))?\."
)
def heat_now(said: Match, known: Recount) -> None:
    now = Then(known, -1)
    assert day_of(said["day"]) == now.review.assessed_on
    below_target(said, now)
    where_below(said, known, now)
    unknown = sum(now.value(item) is UNKNOWN for item in now.below)
    one = f"{'it' if len(now.below) == 1 else '1 of them'} is a don’t-know"
    assert said["unknown"] == {0: None, 1: one}.get(unknown, f"{unknown} of them are don’t-knows")
    assert bool(said["left"]) == (now.unanswered > 0)
    if said["left"]:
        assert int(said["left"]) == now.unanswered
        agrees(said["have"], now.unanswered, "has", "have")
    assert bool(said["then"]) == (len(known.history.reviews) > 1)
    if said["then"]:
        then = Then(known, -2)
        assert day_of(said["then_day"]) == then.review.assessed_on
        heat_then(said["then"], then)


def below_target(said: Match, now: Then) -> None:
    if said["none"]:
        assert not now.below
        assert said["none"] == (
            f"none of the {now.answered} answered items" if now.answered > 1 else "no answered item"
        )
        return
    if said["one"]:
        assert (len(now.below), now.applicable) == (1, 1)
        return
    assert now.applicable > 1
    assert (int(said["n"]), int(said["of"])) == (len(now.below), now.applicable)
    agrees(said["are"], len(now.below), "is", "are")


def where_below(said: Match, known: Recount, now: Then) -> None:
    rows: dict[str, list[Item]] = {}
    for item in now.items:
        if now.value(item) is not NOT_APPLICABLE:
            name = places(known, [item.paragraph])[0] if item.paragraph else strand_words(item.strand)
            rows.setdefault(name, []).append(item)
    below = {name: sum(item in now.below for item in items) for name, items in rows.items()}
    most = max(below.values(), default=0)
    first = [name for name, here in below.items() if here == most]
    if not most or len(rows) == 1:
        assert not said["where"]
        return
    every = len(now.below)
    if most == every:
        assert said["where"] == f"{'all of them ' if every > 1 else ''}in {first[0]}"
        return
    told = re.fullmatch(r"(the most )?in (.+) with (\d+)( each)?", said["where"])
    assert told
    assert bool(told[1]) == (most * len(first) < every)
    assert sorted(listed(told[2])) == sorted(first)
    assert int(told[3]) == most
    assert bool(told[4]) == (len(first) > 1)


def heat_then(text: str, then: Then) -> None:
    if not then.applicable:
        wanted = "no item was applicable"
    elif not then.answered:
        wanted = "nothing was answered"
    else:
        of = f"{then.applicable}" if then.below else f"{then.answered} answered item{'s' if then.answered != 1 else ''}"
        left = f", while {then.unanswered} had no answer" if then.unanswered else ""
        wanted = f"it was {len(then.below)} of {of}{left}"
    assert text == wanted


def open_gaps(known: Recount) -> dict[str, date]:
    """Each open gap with the day of the first review of its run."""
    found: dict[str, date] = {}
    for item in known.checklist.items:
        since: date | None = None
        for review in known.history.reviews:
            state = state_in(known.history.words_of(review), item.id, review)
            if counted(state) and points(state) < item.target:
                since = since or review.assessed_on
            elif counted(state) or state is NOT_APPLICABLE or state == OUT:
                since = None
        if since:
            found[item.id] = since
    return found


@AGES.says(r"On (?P<day>{day}) nothing that has been answered is below its target\.")
def no_gap_open(said: Match, known: Recount) -> None:
    assert not open_gaps(known)


@AGES.says(
    r"On (?P<day>{day}) (?P<n>\d+) (?P<noun>gaps? (?:is|are)) open(?:, (?P<left>(?:\d+ of them |all of them )?)without "
    r"an answer in this review)?, (?:(?P<new>first seen in this review)"
    r"|since (?P<since>{day})|the oldest since (?P<oldest>{day}) \((?P<which>[^)]+)\))\."
)
def gaps_open(said: Match, known: Recount) -> None:
    found = open_gaps(known)
    assert day_of(said["day"]) == known.review.assessed_on
    assert int(said["n"]) == len(found) > 0
    agrees(said["noun"], len(found), "gap is", "gaps are")
    left = sum(known.value(known.checklist.by_id[item]) is None for item in found)
    every = "" if len(found) == 1 else "all of them "
    assert said["left"] == {0: None, len(found): every}.get(left, f"{left} of them ")
    first = min(found.values())
    if said["new"]:
        assert first == known.review.assessed_on
    elif said["since"]:
        assert set(found.values()) == {day_of(said["since"])}
    else:
        assert day_of(said["oldest"]) == first != max(found.values())
        oldest = [item for item, since in found.items() if since == first]
        named = " and ".join(x for x in (", ".join(oldest[:-1]), oldest[-1]) if x)
        assert said["which"] == (named if len(oldest) <= 3 else f"{len(oldest)} items")
