"""The findings of the score over time, each with the recount that says whether it is true."""

from collections.abc import Sequence
from fractions import Fraction

from expected_words import Match, day_of
from grammar import Grammar, agrees
from oracle import facts, in_scope
from recount import Recount, counted, per_cent, state_in
from reviewed import Then

from audit.domain.checklist import Item
from audit.domain.review import Review

TREND, NOTES = Grammar(), Grammar()
FEW, LEAST_ALIKE = 8, 10


def drawn(known: Recount) -> list[Then]:
    """The reviews that have a score, oldest first."""
    every = [Then(known, place) for place in range(len(known.history.reviews))]
    return [one for one in every if one.facts.score is not None]


def alike(known: Recount, reviews: Sequence[Review]) -> list[Item]:
    """The items counted in every one of these reviews."""
    words = known.history.words_of
    return [i for i in known.checklist.items if all(counted(state_in(words(r), i.id, r)) for r in reviews)]


def went(said: Match, name: str, before: Fraction, after: Fraction) -> None:
    """`rose from 48.1% to 62.5%`, or `stayed at 62.5%`, by what is shown."""
    was, now = per_cent(before), per_cent(after)
    way = f"stayed at {now}" if was == now else f"{'rose' if after > before else 'fell'} from {was} to {now}"
    assert said[name] == way


WENT = r"(?:(?:rose|fell) from {pc} to {pc}|stayed at {pc})"
SO_FAR = r"(?:; (?P<so_far>so far, )?(?P<answered>\d+) of (?P<of_all>\d+) answered)?"


def so_far(said: Match, last: Then) -> None:
    open_ = last.review.status == "open"
    assert bool(said["so_far"]) == (open_ and last.unanswered > 0)
    assert bool(said["answered"]) == (last.unanswered > 0)
    if said["answered"]:
        assert (int(said["answered"]), int(said["of_all"])) == (last.answered, last.applicable)


@TREND.says(r"No review has an answer yet\.")
def no_answer_at_all(said: Match, known: Recount) -> None:
    assert not drawn(known)


@TREND.says(r"There is one review with answers, so nothing can be compared yet\.")
def one_with_answers(said: Match, known: Recount) -> None:
    assert len(drawn(known)) == 1


@TREND.says(
    rf"Since (?P<day>{{day}}) the score (?P<went>{WENT}), with (?P<now>\d+) of (?P<of>\d+) in place or better against "
    rf"(?P<then>\d+) of (?P<of_then>\d+){SO_FAR}\."
)
def since_the_last(said: Match, known: Recount) -> None:
    before, last = drawn(known)[-2:]
    assert day_of(said["day"]) == before.review.assessed_on
    assert min(before.total, last.total) >= FEW
    went(said, "went", before.facts.score, last.facts.score)
    in_place_both(said, before, last)


@TREND.says(
    rf"(?P<now>\d+) of (?P<of>\d+) in place or better on (?P<day_now>{{day}}), against (?P<then>\d+) of "
    rf"(?P<of_then>\d+) on (?P<day>{{day}}){SO_FAR}\."
)
def few_since_the_last(said: Match, known: Recount) -> None:
    before, last = drawn(known)[-2:]
    assert (day_of(said["day"]), day_of(said["day_now"])) == (before.review.assessed_on, last.review.assessed_on)
    assert min(before.total, last.total) < FEW
    in_place_both(said, before, last)


def in_place_both(said: Match, before: Then, last: Then) -> None:
    assert (int(said["now"]), int(said["of"])) == (last.in_place, last.applicable)
    assert (int(said["then"]), int(said["of_then"])) == (before.in_place, before.applicable)
    so_far(said, last)


@TREND.says(rf"From (?P<first>{{day}}) to (?P<last>{{day}}) the score (?P<went>{WENT})\.")
def over_the_whole_span(said: Match, known: Recount) -> None:
    found = drawn(known)
    assert len(found) > 2
    assert day_of(said["first"]) == found[0].review.assessed_on
    assert day_of(said["last"]) == found[-1].review.assessed_on
    went(said, "went", found[0].facts.score, found[-1].facts.score)


@TREND.says(
    rf"Over the (?P<n>\d+) items counted in every review, it (?P<lately>{WENT})"
    rf"(?: since (?P<day>{{day}}), and (?P<all>{WENT}) in all)?\."
)
def over_the_items_in_all(said: Match, known: Recount) -> None:
    found = [one.review for one in drawn(known)]
    items = alike(known, found)
    assert int(said["n"]) == len(items) >= LEAST_ALIKE
    went(said, "lately", known.score_over(items, found[-2]), known.score_over(items, found[-1]))
    assert bool(said["all"]) == (len(found) > 2)
    if said["all"]:
        assert day_of(said["day"]) == found[-2].assessed_on
        went(said, "all", known.score_over(items, found[0]), known.score_over(items, found[-1]))


@NOTES.says(
    r"(?P<n>\d+) (?P<noun>items? (?:is|are)) counted in only one of the two reviews, so a better score may come from "
    r"other items being counted\."
)
def other_items(said: Match, known: Recount) -> None:
    assert known.previous is not None
    words = known.history.words_of(known.previous)
    ids = dict.fromkeys([*(i.id for i in known.checklist.items), *(i.id for i in words.items)])
    one_side = [
        key
        for key in ids
        if counted(state_in(words, key, known.previous)) != counted(state_in(known.checklist, key, known.review))
    ]
    assert int(said["n"]) == len(one_side) > 0
    agrees(said["noun"], len(one_side), "item is", "items are")
    assert known.whole.score > facts(in_scope(words, known.previous), known.previous).score


@NOTES.says(r"Only (?P<n>\d+) (?P<noun>items?) can be compared like for like: too few to say\.")
def too_few_alike(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.both_times) < LEAST_ALIKE
    agrees(said["noun"], int(said["n"]), "item", "items")


@NOTES.says(rf"Like for like, over (?P<n>\d+) items, the score (?P<went>{WENT})\.")
def alike_in_both(said: Match, known: Recount) -> None:
    assert known.previous is not None
    assert int(said["n"]) == len(known.both_times) >= LEAST_ALIKE
    went(
        said,
        "went",
        known.score_over(known.both_times, known.previous),
        known.score_over(known.both_times, known.review),
    )
