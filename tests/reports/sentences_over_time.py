"""Annex E, and what section 4 says of the bridge and of old gaps."""

import re
from decimal import Decimal
from fractions import Fraction

from expected_words import Match, day_of, strand_words
from grammar import Grammar, agrees
from recount import Recount, counted, facts, in_scope, per_cent, points, state_in, weight
from sentences_changed import CHANGED, any_confidential, both_in_part

from audit.domain.checklist import Item
from audit.domain.review import Review
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, Grade, Rating

ANNEX_E, VALUES = Grammar(), Grammar()
SIGNED = r"[+−]?\d+\.\d"
STEP = re.compile(rf"(?:(?P<n>\d+) items? )?(?P<what>[a-z ]+?) (?P<by>{SIGNED})")
MOVED = (
    r"The score (?P<way>rose|fell) from (?P<was>{pc}) on (?P<then>{day}) to (?P<now>{pc}) on (?P<on>{day}): "
    r"(?P<steps>.+?) points\."
)
STAYED = (
    r"The score was (?P<was>{pc}) on (?P<then>{day}) and is (?P<now>{pc}) on (?P<on>{day}): (?P<steps>.+?) points\."
)
UNMOVED = (
    r"The score was (?P<was>{pc}) on (?P<then>{day}) and is (?P<now>{pc}) on (?P<on>{day}), and no step moved it\."
)


def score_then(known: Recount) -> Fraction:
    assert known.previous is not None
    words = known.history.words_of(known.previous)
    score = facts(in_scope(words, known.previous), known.previous).score
    assert score is not None
    return score


def shown_in(known: Recount, review: Review) -> list[Item]:
    """What this part may show of a review, on the words it was answered on."""
    secret = {item.id for item in known.checklist.items if item.confidential}
    items = in_scope(known.history.words_of(review), review)
    return items if known.part == 2 else [i for i in items if not i.confidential and i.id not in secret]


def moved_by(known: Recount) -> dict[str, tuple[int, Fraction]]:
    """How many items of this part did what, and what that adds, over those counted both times."""
    assert known.previous is not None
    words = known.history.words_of(known.previous)
    both = both_in_part(known)
    whole = 3 * sum(weight(item) for item in both)
    found = dict.fromkeys(("not known on one of the two days", "rated higher", "rated lower"), (0, Fraction(0)))
    for item in both:
        was, now = state_in(words, item.id, known.previous), state_in(known.checklist, item.id, known.review)
        by = Fraction(100 * weight(item) * (points(now) - points(was)), whole)
        if (was is UNKNOWN) != (now is UNKNOWN):
            kind = "not known on one of the two days"
        elif was is UNKNOWN or not by:
            continue
        else:
            kind = "rated higher" if by > 0 else "rated lower"
        found[kind] = (found[kind][0] + 1, found[kind][1] + by)
    return found


def steps_sum(said: Match, known: Recount) -> None:
    """Each step is what the items did, and they add up to what the score did."""
    assert known.previous is not None
    assert day_of(said["then"]) == known.previous.assessed_on
    assert day_of(said["on"]) == known.review.assessed_on
    assert (said["was"], said["now"]) == (per_cent(score_then(known)), per_cent(known.whole.score or Fraction(0)))
    wanted, total = moved_by(known), Decimal(0)
    for step in re.split(r", | and (?=\d|confidential)", said["steps"]):
        found = re.fullmatch(STEP, step.removeprefix("and "))
        if found is None:  # what has no figure of its own stands before one that has
            continue
        by = Decimal(found["by"].replace("−", "-"))
        total += by
        if found["what"] in wanted:
            number, exact = wanted[found["what"]]
            assert int(found["n"]) == number
            assert abs(Fraction(by) - exact) <= Fraction(3, 10)
        if found["what"] == "confidential items":
            assert known.part == 1
            assert any_confidential(known)
    assert total == Decimal(said["now"][:-1]) - Decimal(said["was"][:-1])


def bridge_moved(said: Match, known: Recount) -> None:
    steps_sum(said, known)
    assert said["was"] != said["now"]
    assert (said["way"] == "rose") == (Decimal(said["now"][:-1]) > Decimal(said["was"][:-1]))


def bridge_stayed(said: Match, known: Recount) -> None:
    steps_sum(said, known)
    assert said["was"] == said["now"]


for _grammar in (CHANGED, ANNEX_E):
    _grammar.says(MOVED)(bridge_moved)
    _grammar.says(STAYED)(bridge_stayed)


@ANNEX_E.says(UNMOVED)
def bridge_unmoved(said: Match, known: Recount) -> None:
    assert said["was"] == said["now"] == per_cent(known.whole.score or Fraction(0))
    assert not any(number for number, _ in moved_by(known).values())


def gap_run(known: Recount, item: Item) -> list[Review]:
    """The reviews of the run of an open gap that saw it, oldest first; none where the gap is not open."""
    seen: list[Review] = []
    for review in known.history.reviews:
        asked = {one.id for one in shown_in(known, review)}
        state = state_in(known.history.words_of(review), item.id, review) if item.id in asked else "out"
        if state is None:
            continue
        seen = [*seen, review] if counted(state) and points(state) < item.target else []
    return seen


def open_runs(known: Recount) -> dict[str, list[Review]]:
    """Every open gap of this part with the reviews that saw it."""
    found = {item.id: gap_run(known, item) for item in known.shown}
    return {key: seen for key, seen in found.items() if seen}


@CHANGED.says(
    r"(?P<n>\d+) (?P<noun>gaps?) still open (?P<has>has|have) been seen in 3 reviews or more: (?P<first>.+?)"
    r"(?: and (?P<more>\d+) more)?\."
)
def old_gaps(said: Match, known: Recount) -> None:
    old = {key: seen for key, seen in open_runs(known).items() if len(seen) >= 3}
    assert int(said["n"]) == len(old)
    agrees(said["noun"], len(old), "gap", "gaps")
    agrees(said["has"], len(old), "has", "have")
    named = re.findall(r"([A-Z]{2}-\d\d) \(since (\d{1,2} \w+ \d{4})\)", said["first"])
    for key, day in named:
        assert old[key][0].assessed_on == day_of(day)
    assert len(named) + int(said["more"] or 0) == len(old)
    assert max(day_of(day) for _, day in named) <= min(
        (seen[0].assessed_on for key, seen in old.items() if key not in dict(named)),
        default=known.review.assessed_on,
    )


@ANNEX_E.says(r"What follows leaves out (?P<n>\d+) confidential (?P<noun>items?), but for the scores\.")
def leaves_out(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.hidden) > 0
    agrees(said["noun"], len(known.hidden), "item", "items")


@ANNEX_E.says(r"No review has an answer yet\.")
def none_answered(said: Match, known: Recount) -> None:
    assert all(a.value in (None, NOT_APPLICABLE) for one in known.history.reviews for a in one.answers.values())


@ANNEX_E.says(r"There is one review with answers, so nothing can be compared yet\.")
def one_answered(said: Match, known: Recount) -> None:
    assert len(answered_reviews(known)) == 1


def answered_reviews(known: Recount) -> list[Review]:
    asked = [(one, known.history.words_of(one)) for one in known.history.reviews]
    return [one for one, words in asked if any(counted(state_in(words, i.id, one)) for i in in_scope(words, one))]


def in_place(known: Recount, review: Review) -> tuple[int, int]:
    counts = facts(in_scope(known.history.words_of(review), review), review).counts
    return counts[6], counts[1]


@ANNEX_E.says(
    r"Since (?P<since>{day}) the score (?:(?P<way>rose|fell) from (?P<was>{pc}) to|stayed at) (?P<now>{pc}), with "
    r"(?P<n>\d+) of (?P<of>\d+) in place or better against (?P<then>\d+) of (?P<of_then>\d+)"
    r"(?:;(?: so far,)? (?P<answered>\d+) of (?P<applicable>\d+) answered)?\."
)
def trend(said: Match, known: Recount) -> None:
    before, last = answered_reviews(known)[-2:]
    assert day_of(said["since"]) == before.assessed_on
    assert (int(said["n"]), int(said["of"])) == in_place(known, last)
    assert (int(said["then"]), int(said["of_then"])) == in_place(known, before)
    scores = [facts(in_scope(known.history.words_of(one), one), one).score or Fraction(0) for one in (before, last)]
    assert said["now"] == per_cent(scores[1])
    if said["way"]:
        assert said["was"] == per_cent(scores[0]) != said["now"]
        assert (said["way"] == "rose") == (scores[1] > scores[0])
    else:
        assert per_cent(scores[0]) == said["now"]


@ANNEX_E.says(
    r"(?P<n>\d+) of (?P<of>\d+) in place or better on (?P<on>{day}), against (?P<then>\d+) of (?P<of_then>\d+) on "
    r"(?P<since>{day})(?:;(?: so far,)? \d+ of \d+ answered)?\."
)
def trend_of_few(said: Match, known: Recount) -> None:
    before, last = answered_reviews(known)[-2:]
    assert (day_of(said["since"]), day_of(said["on"])) == (before.assessed_on, last.assessed_on)
    assert (int(said["n"]), int(said["of"])) == in_place(known, last)
    assert (int(said["then"]), int(said["of_then"])) == in_place(known, before)


def counted_everywhere(known: Recount) -> int:
    """How many items of this part are counted in every review that has a score."""
    reviews = answered_reviews(known)
    asked = [{item.id for item in shown_in(known, one)} for one in reviews]
    return sum(
        all(
            item.id in ids and counted(state_in(known.history.words_of(one), item.id, one))
            for one, ids in zip(reviews, asked, strict=True)
        )
        for item in known.shown
    )


@ANNEX_E.says(
    r"Like for like: over the (?P<n>\d+) items(?P<part> of this part)? counted in every review with a score, whatever "
    r"else was asked\."
)
def alike(said: Match, known: Recount) -> None:
    assert int(said["n"]) == counted_everywhere(known) >= 10
    assert bool(said["part"]) == (known.part == 1 and any_confidential(known))


@ANNEX_E.says(
    r"There is no line like for like: (?P<n>{n}) (?P<noun>items?)(?P<part> of this part)? (?P<are>is|are) counted in "
    r"every review with a score, and it takes 10\."
)
def not_alike(said: Match, known: Recount) -> None:
    n = 0 if said["n"] == "no" else int(said["n"])
    assert n == counted_everywhere(known) < 10
    agrees(said["noun"], n, "item", "items")
    agrees(said["are"], n, "is", "are")


def gaps_in(known: Recount, review: Review) -> tuple[int, int]:
    """Items of this part below target, don't-knows too, and those that apply."""
    words = known.history.words_of(review)
    states = [(item, state_in(words, item.id, review)) for item in shown_in(known, review)]
    below = sum(counted(state) and points(state) < item.target for item, state in states)
    return below, sum(state is not NOT_APPLICABLE for _, state in states)


THEN = (
    r"(?:; on (?P<then_on>{day}) (?:it was (?P<then>\d+) of (?P<of_then>\d+)(?P<answered> answered items?)?"
    r"(?:, while (?P<open_then>\d+) had no answer)?|no item was applicable|nothing was answered))?\."
)
NOW = r"(?P<rest>(?:[^.;]|;(?! on \d))*)"
OPEN = re.compile(r"(\d+) (has|have) no answer")


def gaps_then(said: Match, known: Recount) -> None:
    """What is said of the review before this one, and how many are unanswered now."""
    assert day_of(said["on"]) == known.review.assessed_on
    unanswered_now = OPEN.search(said["rest"])
    assert int(unanswered_now[1] if unanswered_now else 0) == len(known.without(known.shown))
    if unanswered_now:
        agrees(unanswered_now[2], int(unanswered_now[1]), "has", "have")
    if said["then"]:
        before = known.history.reviews[-2]
        words = known.history.words_of(before)
        unanswered = sum(state_in(words, item.id, before) is None for item in shown_in(known, before))
        assert day_of(said["then_on"]) == before.assessed_on
        assert int(said["open_then"] or 0) == unanswered
        below, applicable = gaps_in(known, before)
        assert (int(said["then"]), int(said["of_then"])) == (
            below,
            applicable - (unanswered if said["answered"] else 0),
        )


@ANNEX_E.says(
    r"On (?P<on>{day}) (?:(?P<n>\d+) of (?P<of>\d+) applicable items?|the one applicable item) (?P<are>is|are) below "
    r"target" + NOW + THEN
)
def gaps_by_paragraph(said: Match, known: Recount) -> None:
    gaps_then(said, known)
    n = int(said["n"] or 1)
    assert (n, int(said["of"] or 1)) == gaps_in(known, known.review)
    agrees(said["are"], n, "is", "are")
    unknown = sum(known.value(item) is UNKNOWN for item in known.shown)
    assert ("don’t-know" in said["rest"]) == bool(unknown)
    if number := re.search(r"(\d+) of them (?:is|are)", said["rest"]):
        assert int(number[1]) == unknown


@ANNEX_E.says(
    r"On (?P<on>{day}) (?:none of the (?P<n>\d+) answered items|no answered item) is below target" + NOW + THEN
)
def no_gap_by_paragraph(said: Match, known: Recount) -> None:
    gaps_then(said, known)
    assert gaps_in(known, known.review)[0] == 0
    answered = len(known.applicable(known.shown)) - len(known.without(known.shown))
    assert int(said["n"] or 1) == answered


@ANNEX_E.says(r"On (?P<on>{day}) no item is applicable\.")
def none_applies(said: Match, known: Recount) -> None:
    assert not known.applicable(known.shown)


@ANNEX_E.says(
    r"On (?P<on>{day}) (?:none of the (?P<n>\d+) applicable items has an answer"
    r"|the one applicable item has no answer) yet\."
)
def heat_unanswered(said: Match, known: Recount) -> None:
    n = int(said["n"] or 1)
    assert len(known.without(known.shown)) == len(known.applicable(known.shown)) == n
    assert n > 1 or not said["n"]


@ANNEX_E.says(r"On (?P<on>{day}) none of what is applicable has an answer yet\.")
def strands_unanswered(said: Match, known: Recount) -> None:
    assert len(known.without(known.shown)) == len(known.applicable(known.shown)) > 0


@ANNEX_E.says(r"On (?P<on>{day}),(?P<least> the least first,)? (?P<parts>.+?) (?P<are>is|are) in place or better\.")
def strands(said: Match, known: Recount) -> None:
    found = re.findall(r"(\d+) of (\d+) in ([a-z ]+?)(?=,| and \d|$)", said["parts"])
    for n, of, name in found:
        inside = [i for i in known.applicable(known.shown) if strand_words(i.strand).lower() == name]
        good = [i for i in inside if known.value(i) in (Rating.IN_PLACE, Rating.EMBEDDED)]
        assert (int(n), int(of)) == (len(good), len(inside))
    shares = [Fraction(int(n), int(of)) for n, of, _ in found]
    assert shares == sorted(shares)
    assert bool(said["least"]) == (shares[0] != shares[-1])
    assert len(found) == len({i.strand for i in known.applicable(known.shown)})


def looked_at(known: Recount, review: Review) -> tuple[int, int]:
    words = known.history.words_of(review)
    rated = [i for i in shown_in(known, review) if isinstance(state_in(words, i.id, review), Rating)]
    more = [i for i in rated if review.answers[i.id].grade in (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)]
    return len(more), len(rated)


@ANNEX_E.says(
    r"(?:Nothing is rated in the review for (?P<none>{day})|On (?P<on>{day}) (?P<n>\d+) of (?P<of>\d+) rated items? "
    r"rests? on more than staff’s word)(?:; on (?P<then_on>{day}) (?:it was (?P<then>\d+) of (?P<of_then>\d+)"
    r"|nothing was rated))?\."
)
def how_known(said: Match, known: Recount) -> None:
    if said["none"]:
        assert looked_at(known, known.review)[1] == 0
    else:
        assert (int(said["n"]), int(said["of"])) == looked_at(known, known.review)
    if said["then"]:
        assert (int(said["then"]), int(said["of_then"])) == looked_at(known, known.history.reviews[-2])


@ANNEX_E.says(r"On (?P<on>{day}) nothing that has been answered is below its target\.")
def no_gap(said: Match, known: Recount) -> None:
    assert not open_runs(known)


@ANNEX_E.says(
    r"On (?P<on>{day}) (?P<n>\d+) (?P<noun>gaps?) (?P<are>is|are) open(?P<left>, (?:(?:all|\d+) of them )?without an "
    r"answer in this review)?, (?:(?P<new>first seen in this review)"
    r"|since (?P<since>{day})|the oldest since (?P<oldest>{day}) \([^)]+\))\."
)
def ages(said: Match, known: Recount) -> None:
    runs = open_runs(known)
    first = sorted(seen[0].assessed_on for seen in runs.values())
    assert int(said["n"]) == len(runs)
    left = sum(known.value(known.checklist.by_id[key]) is None for key in runs)
    assert bool(said["left"]) == bool(left)
    assert not left or len(runs) == 1 or f", {'all' if left == len(runs) else left} of them without" in said[0]
    agrees(said["noun"], len(runs), "gap", "gaps")
    agrees(said["are"], len(runs), "is", "are")
    if said["new"]:
        assert first[0] == known.review.assessed_on
    elif said["since"]:
        assert {day_of(said["since"])} == set(first)
    else:
        assert first[0] == day_of(said["oldest"]) < first[-1]


@VALUES.says(r".+")
def every_value(said: Match, known: Recount) -> None:
    """What is read aloud: nothing that is only a hole; the values themselves are those of the chart's own tests."""
    assert not re.search(r"None|nan|\{", said[0])
