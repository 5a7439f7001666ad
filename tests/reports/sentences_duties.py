"""Section 3: the legal duties not in place, or not known."""

from expected_words import Match
from grammar import Grammar, agrees, listed
from recount import Recount

from audit.domain.words import NOT_APPLICABLE, Rating, Strength

DUTIES = Grammar()


def duties(known: Recount, *, asked: bool = False) -> list:
    """The legal duties of this part; those that are asked: without the not applicable."""
    found = [item for item in known.shown if item.strength is Strength.MUST]
    return known.applicable(found) if asked else found


def confidential_duties(known: Recount) -> int:
    return sum(item.strength is Strength.MUST for item in known.hidden)


@DUTIES.says(r"None(?P<part> in this part)?\.")
def none_open(said: Match, known: Recount) -> None:
    assert not known.duties_open
    assert duties(known, asked=True)
    assert bool(said["part"]) == (confidential_duties(known) > 0)


@DUTIES.says(r"The one legal duty asked about here is answered, and in place or better\.")
def the_one_duty(said: Match, known: Recount) -> None:
    (item,) = duties(known, asked=True)
    assert known.value(item) in (Rating.IN_PLACE, Rating.EMBEDDED)


@DUTIES.says(r"Each of the (?P<n>\d+) legal duties asked about here is answered, and in place or better\.")
def each_duty(said: Match, known: Recount) -> None:
    asked = duties(known, asked=True)
    assert int(said["n"]) == len(asked) > 1
    assert all(known.value(item) in (Rating.IN_PLACE, Rating.EMBEDDED) for item in asked)


@DUTIES.says(r"Not applicable\. No legal duty among the items of this part applies\.")
def no_duty_applies(said: Match, known: Recount) -> None:
    assert not duties(known, asked=True)


@DUTIES.says(r"(?P<n>\d+) further legal (?P<noun>duty is|duties are) open: (?P<items>{ids}) \(Annex A\)\.")
def further_duties(said: Match, known: Recount) -> None:
    rest = known.duties_open[5:]
    assert int(said["n"]) == len(rest) > 0
    agrees(said["noun"], len(rest), "duty is", "duties are")
    assert listed(said["items"]) == rest


@DUTIES.says(
    r"(?P<n>\d+) legal (?P<noun>duty is|duties are) answered not applicable, with "
    r"(?P<why>the reason|reasons) \(Annex A\)\."
)
def duties_not_applicable(said: Match, known: Recount) -> None:
    found = [item for item in duties(known) if known.value(item) is NOT_APPLICABLE]
    assert int(said["n"]) == len(found) > 0
    agrees(said["noun"], len(found), "duty is", "duties are")
    agrees(said["why"], len(found), "the reason", "reasons")


@DUTIES.says(
    r"(?P<n>\d+) legal (?P<noun>duty is|duties are) confidential: only Part 2 says "
    r"whether (?P<it>it is|they are) in place\."
)
def duties_confidential(said: Match, known: Recount) -> None:
    assert known.part == 1
    assert int(said["n"]) == confidential_duties(known) > 0
    agrees(said["noun"], int(said["n"]), "duty is", "duties are")
    agrees(said["it"], int(said["n"]), "it is", "they are")
