"""Section 2: the judgement and why."""

import re

from expected_words import Match, places
from grammar import Grammar, agrees, names_all, number
from recount import Recount, weight

from audit.domain.words import (
    Grade,
    Judgement,
    Rating,
    Strength,
)

STAND, CLAUSES = Grammar(), Grammar()


@STAND.says(r"(?P<n>{n}) (?P<noun>items?) (?P<has>has|have) no answer yet(?:(?:, among them|:) (?P<which>[^.]+))?\.")
def no_answer_yet(said: Match, known: Recount) -> None:
    left = known.without(known.items)
    assert known.whole.judgement is None
    assert number(said["n"]) == len(left) > 0
    agrees(said["noun"], len(left), "item", "items")
    agrees(said["has"], len(left), "has", "have")
    shown = known.without(known.shown)
    duties = [i.id for i in shown if i.strength is Strength.MUST]
    critical = [i.id for i in shown if i.critical]
    if said["which"] is None:
        assert not duties
        assert not critical
        return
    if one := re.fullmatch(r"([A-Z]{2}-\d\d), a (legal duty|critical item)", said["which"]):
        assert len(left) == 1
        assert ([one[1]], []) == ((duties, critical) if one[2] == "legal duty" else (critical, duties))
        return
    parts = re.findall(r"(\d+) (legal duty|legal duties|critical item|critical items) \(([^)]+)\)", said["which"])
    wanted = [(duties, "legal duty", "legal duties"), (critical, "critical item", "critical items")]
    wanted = [each for each in wanted if each[0]]
    assert len(parts) == len(wanted)
    assert " and ".join(f"{n} {noun} ({ids})" for n, noun, ids in parts) == said["which"]
    for (n, noun, ids), (items, one_, many) in zip(parts, wanted, strict=True):
        assert int(n) == len(items)
        agrees(noun, len(items), one_, many)
        names_all(ids, items)


@STAND.says(
    r"A judgement needs an answer to every legal duty and every critical item, and answers to 80% by weight of the "
    r"whole and of each paragraph\."
)
def what_a_judgement_needs(said: Match, known: Recount) -> None:
    assert known.whole.judgement is None
    answered = [item for item in known.applicable(known.items) if known.value(item) is not None]
    every = known.applicable(known.items)
    short = sum(map(weight, answered)) * 100 < 80 * sum(map(weight, every))
    decisive = any(item.strength is Strength.MUST or item.critical for item in known.without(known.items))
    assert short or decisive or any(part.judgement is None and part.counts[1] for part in known.paragraphs.values())


@STAND.says(r"No item applies, so there is nothing to judge\.")
def nothing_to_judge(said: Match, known: Recount) -> None:
    assert not known.applicable(known.items)


@STAND.says(r"(?P<clauses>(?!What rests|Because we|No item|{n} items? ha)[A-Z\d][^.]+)\.")
def why_judged(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not None
    clauses = said["clauses"].split("; ")
    assert len(set(clauses)) == len(clauses)
    first, *rest = clauses
    for clause in (first[0].lower() + first[1:], *rest):
        CLAUSES.read(clause, known)


@STAND.says(r"Because we do not know: find out\.")
def find_out(said: Match, known: Recount) -> None:
    assert known.better_once_known


@STAND.says(r"What rests on confidential items is in Part 2\.")
def rests_on_confidential(said: Match, known: Recount) -> None:
    assert known.part == 1
    assert known.hidden


@CLAUSES.says(r"because of (?P<items>{ids})")
def because_of(said: Match, known: Recount) -> None:
    names_all(said["items"], [key for key in known.blockers if key in {item.id for item in known.shown}])


@CLAUSES.says(r"held by (?P<places>¶.+\))")
def held_by(said: Match, known: Recount) -> None:
    hidden = {item.paragraph for item in known.hidden}
    wanted = [n for n in known.holding_paragraphs if n not in hidden]
    assert said["places"] == " and ".join(
        x for x in (", ".join(places(known, wanted[:-1])), *places(known, wanted[-1:])) if x
    )


@CLAUSES.says(r"the score by itself allows no more")
def held_by_score(said: Match, known: Recount) -> None:
    assert known.held_by_score


@CLAUSES.says(r"gaps remain below target")
def gaps_remain(said: Match, known: Recount) -> None:
    assert any(known.below(item) for item in known.items)


@CLAUSES.says(r"(?P<n>\d+) (?P<noun>items? (?:is|are)) without an answer")
def some_without(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.without(known.items)) > 0
    agrees(said["noun"], int(said["n"]), "item is", "items are")


@CLAUSES.says(r"by weight, less than half has been seen, sampled or tested in date")
def less_than_half(said: Match, known: Recount) -> None:
    assert known.whole.assurance < 50


@CLAUSES.says(r"not every legal duty and critical item is embedded with sampled or tested evidence in date")
def not_every_duty_checked(said: Match, known: Recount) -> None:
    decisive = [i for i in known.applicable(known.items) if i.strength is Strength.MUST or i.critical]
    assert not all(
        known.value(i) is Rating.EMBEDDED
        and known.answer(i).grade in (Grade.SAMPLED, Grade.TESTED)
        and known.in_date(i)
        for i in decisive
    )


@CLAUSES.says(
    r"every item that applies is at its target, and at least half by weight was seen, sampled or tested in date"
)
def everything_at_target(said: Match, known: Recount) -> None:
    assert not known.without(known.items)
    assert not any(known.below(item) for item in known.items)
    assert known.whole.assurance >= 50


@CLAUSES.says(r"the answers, taken together, allow no better judgement")
def limits_together(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not Judgement.SOUND_AND_CHECKED
