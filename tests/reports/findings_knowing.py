"""The findings of how the board knows, and of the strands."""

import re
from fractions import Fraction

from expected_words import Match, day_of, strand_words
from grammar import Grammar, agrees
from recount import Recount
from reviewed import Then

from audit.domain.checklist import Item
from audit.domain.words import NOT_APPLICABLE, Rating

KNOWING, STRANDS = Grammar(), Grammar()


@KNOWING.says(
    r"(?:Nothing is rated in the review for (?P<nothing>{day})|On (?P<day>{day}) (?P<n>\d+) of (?P<of>\d+) rated "
    r"(?P<noun>items? rests?) on more than staff’s word)(?:; on (?P<then_day>{day}) (?P<then>[^;]+))?\."
)
def rests_on_more(said: Match, known: Recount) -> None:
    now = Then(known, -1)
    assert day_of(said["nothing"] or said["day"]) == now.review.assessed_on
    assert bool(said["nothing"]) == (not now.rated)
    if said["n"]:
        assert (int(said["n"]), int(said["of"])) == (now.looked_at, len(now.rated))
        agrees(said["noun"].split()[0], len(now.rated), "item", "items")
        agrees(said["noun"].split()[1], now.looked_at, "rests", "rest")
    assert bool(said["then"]) == (len(known.history.reviews) > 1)
    if said["then"]:
        then = Then(known, -2)
        assert day_of(said["then_day"]) == then.review.assessed_on
        wanted = f"it was {then.looked_at} of {len(then.rated)}" if then.rated else "nothing was rated"
        assert said["then"] == wanted


# The strands


@STRANDS.says(r"On (?P<day>{day}) no item is applicable\.")
def strands_of_nothing(said: Match, known: Recount) -> None:
    assert not Then(known, -1).applicable


@STRANDS.says(r"On (?P<day>{day}) none of what is applicable has an answer yet\.")
def strands_without_answers(said: Match, known: Recount) -> None:
    now = Then(known, -1)
    assert now.applicable
    assert not now.answered


@STRANDS.says(
    r"On (?P<day>{day}), (?P<least>the least first, )?(?P<parts>\d[^.]+?) (?P<are>is|are) in place or better\."
)
def strands_in_place(said: Match, known: Recount) -> None:
    now = Then(known, -1)
    strands: dict[str, list[Item]] = {}
    for item in now.items:
        if now.value(item) is not NOT_APPLICABLE:
            strands.setdefault(strand_words(item.strand).lower(), []).append(item)
    in_place = {
        name: (sum(now.value(i) in (Rating.IN_PLACE, Rating.EMBEDDED) for i in items), len(items))
        for name, items in strands.items()
    }
    told = [re.fullmatch(r"(\d+) of (\d+) in (.+)", part) for part in re.split(r", (?=\d)| and (?=\d)", said["parts"])]
    assert {one[3]: (int(one[1]), int(one[2])) for one in told if one} == in_place
    shares = [Fraction(int(one[1]), int(one[2])) for one in told if one]
    assert shares == sorted(shares)
    assert bool(said["least"]) == (shares[0] != shares[-1])
    agrees(said["are"], 1 if [one[1] for one in told if one] == ["1"] else 2, "is", "are")
