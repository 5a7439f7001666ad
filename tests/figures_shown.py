"""Reading figures off whatever shows them, each by the words beside it; and what each of them should be.

Every reader gives figures by name, as text: `score` is `62.5`, `in_place` is `41 of 54`, `judgement` is its word.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from oracle import facts, in_scope, weight
from recount import Recount, counted, per_cent, points, state_in

from audit.domain.words import UNKNOWN, Grade, Judgement, Movement, Rating

Shown = dict[str, str]
WORDS = {
    Judgement.ACT_NOW: "Act now",
    Judgement.GAPS_TO_CLOSE: "Gaps to close",
    Judgement.SOUND: "Sound",
    Judgement.SOUND_AND_CHECKED: "Sound and checked",
    None: "Not judged yet",
}
FEW = 8
LEAST_IN_COMMON = 10
STEPS = ("no_longer_counted", "found_out", "improved", "regressed", "newly_counted")


def tenths(value: Fraction) -> int:
    """Tenths of a per cent, half away from zero."""
    found = int(abs(value) * 10 + Fraction(1, 2))
    return -found if value < 0 else found


def text_of_tenths(value: int) -> str:
    return f"{'−' if value < 0 else '+' if value > 0 else ''}{abs(value) // 10}.{abs(value) % 10}"


def number(value: Fraction) -> str:
    return per_cent(value).removesuffix("%")


def expected(known: Recount) -> Shown:
    """Every figure of the whole review."""
    return figures_of_set(known, known.items, known.whole.judgement)


def figures_of_set(known: Recount, items: list, judgement: Judgement | None) -> Shown:
    """Every figure of a set of items, as it should show."""
    found = facts(items, known.review)
    total, applicable, answered, unknown, na, unanswered, in_place = found.counts
    shown = {
        "in_place": f"{in_place} of {applicable}",
        "answered": f"{answered} of {applicable}",
        "unknown": str(unknown),
        "not_applicable": str(na),
        "judgement": WORDS[judgement],
    }
    if answered:
        shown["gap_points"] = str(found.gap_points)
        shown["assured"] = f"{sum(assured(known, item) for item in items)} of {answered}"
        shown["points"] = "{} ÷ {}".format(*points_of(known, items))
    if found.score is not None and total >= FEW:
        shown |= {"score": number(found.score), "assurance": number(found.assurance)}
    if applicable and total >= FEW and (unanswered or unknown):
        shown |= {"low": number(found.low), "high": number(found.high)}
    return shown


def points_of(known: Recount, items: list) -> tuple[int, int]:
    answered = [item for item in items if counted(known.value(item))]
    return sum(weight(i) * points(known.value(i)) for i in answered), 3 * sum(map(weight, answered))


def assured(known: Recount, item: object) -> bool:
    value = known.value(item)
    if not isinstance(value, Rating):
        return False
    return known.answer(item).grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED) and known.in_date(item)


def expected_between(known: Recount) -> Shown:
    """The like-for-like scores and the bridge from the previous review to the newest, as they should show."""
    before, after = known.previous, known.review
    assert before is not None
    then = known.history.words_of(before)
    both = known.both_times
    shown = {"both": str(len(both))}
    if not both:
        return shown
    was, now = known.score_over(both, before), known.score_over(both, after)
    if len(both) >= LEAST_IN_COMMON:
        shown |= {"like_then": number(was), "like_now": number(now)}
    first, last = facts(in_scope(then, before), before).score, known.whole.score
    if first is None or last is None or len(both) < LEAST_IN_COMMON:
        return shown
    total = 3 * sum(map(weight, both))
    steps = dict.fromkeys(STEPS, Fraction(0))
    steps["no_longer_counted"] = was - first
    steps["newly_counted"] = last - now
    for item in both:
        a, b = state_in(then, item.id, before), state_in(known.checklist, item.id, after)
        step = "found_out" if UNKNOWN in (a, b) else "improved" if points(b) > points(a) else "regressed"
        steps[step] += Fraction(100 * weight(item) * (points(b) - points(a)), total)
    assert first + sum(steps.values()) == last
    return shown | {"from": number(first), "to": number(last)} | rounded_steps(steps, first, last)


def rounded_steps(steps: Mapping[str, Fraction], first: Fraction, last: Fraction) -> Shown:
    """The ends are rounded first and what is left over goes to the largest step, unless that would turn it round."""
    shown = {name: tenths(step) for name, step in steps.items()}
    over = tenths(last) - tenths(first) - sum(shown.values())
    for name in sorted(steps, key=lambda one: -abs(steps[one])):
        if not over or not steps[name]:
            break
        onwards = (over > 0) == (steps[name] > 0)
        taken = over if onwards else max(over, -shown[name]) if over < 0 else min(over, -shown[name])
        shown[name] += taken
        over -= taken
    return {name: text_of_tenths(step) for name, step in shown.items()}


def expected_movements(known: Recount) -> Shown:
    """How many items did what."""
    return {kind: str(len(ids)) for kind, ids in known.movements.items()}


# What screens and the command line say

VERDICT = re.compile(r"[◆▲●✔–] (Act now|Gaps to close|Sound and checked|Sound|Not judged yet)")
SAID = {
    "in_place": r"(\d+ of \d+) in place or better",
    "answered": r"(\d+ of \d+) answered · \d+ don’t know",
    "unknown": r"answered · (\d+) don’t know",
    "not_applicable": r"don’t know · (\d+) not applicable",
    "score": r"Score (\d+\.\d)%",
    "low": r"\(between (\d+\.\d)% and \d+\.\d% once everything is known\)",
    "high": r"\(between \d+\.\d% and (\d+\.\d)% once everything is known\)",
    "assured": r"How we know: (\d+ of \d+) answered rest on",
    "assurance": r"in date \((\d+\.\d)% by weight\)",
    "gap_points": r"steps below target, added up = (\d+)\.",
    "points": r"the weight answered\) = \d+: (\d+ ÷ \d+)",
}


def said_in(text: str) -> Shown:
    """The first of each figure in the words of a page or a command."""
    found = {name: match[1] for name, pattern in SAID.items() if (match := re.search(pattern, text))}
    return found | ({"judgement": match[1]} if (match := VERDICT.search(text)) else {})


def bridge_in(rows: list[tuple[str, ...]], names: Mapping[str, str]) -> Shown:
    """The bridge’s table: its first and last row are the ends, the others the steps by name."""
    found = {"from": rows[0][1].removesuffix("%"), "to": rows[-1][1].removesuffix("%")}
    return found | {names[name]: by for name, by, *_ in rows[1:-1]}


def movements_in(text: str, words: Mapping[Movement, str]) -> Shown:
    """`New gap: 3 items`, for every movement that is told."""
    found = {kind: re.search(rf"(?<![a-z] ){re.escape(name)}: (\d+) items?\b", text) for kind, name in words.items()}
    return {kind: match[1] for kind, match in found.items() if match}


# What a paper says, whatever file it is in

PAPER = {
    "in_place": r"with (\d+ of \d+) in place or better|judged yet: (\d+ of \d+) in place or better",
    "unknown": r"in place or better, (\d+) don’t know",
    "not_applicable": r"don’t know, (\d+) not applicable and",
    "assurance": r"By weight, (\d+\.\d)% of what is answered",
    "both": r"Over the (\d+) items answered both times",
    "like_now": r"both times, the score (?:is the same: |went \w+ from \d+\.\d% to )(\d+\.\d)%",
    "like_then": r"both times, the score (?:is the same: |went \w+ from )(\d+\.\d)%",
    "gap_points": r"Gap points: (\d+)\.",
    "points": r"Score = 100 × (\d+ ÷ \d+) =",
}
SUMMED = {
    "score": r"Score = 100 × \d+ ÷ \d+ = (\d+\.\d)%",
    "low": r"missing answer at 0 it is (\d+\.\d)%",
    "high": r"missing answer at 0 it is \d+\.\d%, at 3 it is (\d+\.\d)%",
}
STRIP = re.compile(
    r"In place or better Answered Don’t know Not applicable Score (?P<between>Could lie between )?"
    r"(?P<in_place>\d+ of \d+) (?P<answered>\d+ of \d+) (?P<unknown>\d+) of \d+ (?P<not_applicable>\d+) of \d+ "
    r"(?:(?P<score>\d+\.\d)%|none yet|\d+ of \d+ points?)"
    r"(?: (?P<low>\d+\.\d)% and (?P<high>\d+\.\d)%| (?P<few>not shown: fewer than 8 items))?"
)


def first_of(patterns: Mapping[str, str], text: str) -> Shown:
    found = {name: re.search(pattern, text) for name, pattern in patterns.items()}
    return {name: next(g for g in match.groups() if g is not None) for name, match in found.items() if match}


def strip_in(text: str) -> Shown:
    """The row of figures beneath the judgement."""
    match = STRIP.search(text)
    assert match is not None, "the row of figures is not there"
    assert bool(match["between"]) == bool(match["low"] or match["few"])
    return {name: value for name, value in match.groupdict().items() if value and name not in ("between", "few")}


def agree(found: Mapping[str, str], wanted: Mapping[str, str], names: set[str] | None = None) -> None:
    """Is everything that is shown right, and is everything shown that is `names`, or all, as far as there is any?"""
    wrong = {name: f"{value}, not {wanted.get(name)}" for name, value in found.items() if wanted.get(name) != value}
    assert not wrong, wrong
    missing = (set(wanted) if names is None else names & set(wanted)) - set(found)
    assert not missing, missing
