"""Section 1: what the board is asked to decide."""

from datetime import date

from expected_words import BOARDS, WORDS, Match, day_of
from grammar import Grammar, agrees, listed
from recount import Recount

from audit.domain.words import ReviewStatus

DECIDE = Grammar()


@DECIDE.says(r"The (?P<board>[a-z ]+) is asked to resolve:")
def asked_to_resolve(said: Match, known: Recount) -> None:
    assert known.review.status is ReviewStatus.OPEN
    assert said["board"] == BOARDS[known.review.school.setting]


@DECIDE.says(r"The (?P<board>[a-z ]+) agreed this review(?: on (?P<day>{day}))?\.")
def agreed(said: Match, known: Recount) -> None:
    assert known.review.status is not ReviewStatus.OPEN
    assert said["board"] == BOARDS[known.review.school.setting]
    assert (said["day"] and day_of(said["day"])) == known.review.agreed_on


@DECIDE.says(r"The resolutions before it were:")
def resolutions_before(said: Match, known: Recount) -> None:
    assert known.review.status is not ReviewStatus.OPEN


COMPANIONS = (
    r"(?P<in_place>\d+) of (?P<of>\d+) in place or better, (?P<unknown>\d+) don’t know, "
    r"(?P<na>\d+) not applicable and (?P<without>\d+) without an answer"
)


def companions(said: Match, known: Recount) -> None:
    _, applicable, _, unknown, na, unanswered, in_place = known.whole.counts
    asked = [int(said[name]) for name in ("in_place", "of", "unknown", "na", "without")]
    assert asked == [in_place, applicable, unknown, na, unanswered]
    assert day_of(said["day"]) == known.review.assessed_on


@DECIDE.says(rf"To note that this review, assessed on (?P<day>{{day}}), cannot be judged yet: {COMPANIONS}\.")
def to_note(said: Match, known: Recount) -> None:
    assert known.whole.judgement is None
    companions(said, known)


@DECIDE.says(rf"To agree this review, assessed on (?P<day>{{day}}): “(?P<word>[A-Za-z ]+)”, with {COMPANIONS}\.")
def to_agree(said: Match, known: Recount) -> None:
    assert known.whole.judgement is not None
    assert said["word"] == WORDS[known.whole.judgement]
    companions(said, known)


@DECIDE.says(
    r"To ask (?P<roles>the [A-Za-z ,]+?) to show at the next meeting that "
    r"(?P<these>this legal duty is|these legal duties are) in place, or by when: (?P<items>{ids})\."
)
def to_ask_for_duties(said: Match, known: Recount) -> None:
    agrees(said["these"], len(known.duties_open), "this legal duty is", "these legal duties are")
    assert listed(said["items"]) == known.duties_open
    holders = {item.ask[0] for item in known.shown if item.id in known.duties_open}
    assert listed(said["roles"]) == [f"the {role}" for role in sorted(holders)]


@DECIDE.says(r"To ask, before the next meeting, for an answer to the one item that has none\.")
def to_ask_for_one(said: Match, known: Recount) -> None:
    assert len(known.without(known.items)) == 1


@DECIDE.says(r"To ask, before the next meeting, for answers to the (?P<n>\d+) items that have none\.")
def to_ask_for_answers(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.without(known.items)) > 1


@DECIDE.says(r"To ask for a new date, with the reason, for (?P<n>\d+) (?P<noun>actions?) now overdue\.")
def to_ask_for_dates(said: Match, known: Recount) -> None:
    assert int(said["n"]) == len(known.overdue) > 0
    agrees(said["noun"], int(said["n"]), "action", "actions")


@DECIDE.says(
    r"To have (?P<n>\d+) (?P<noun>actions?) taken up again: (?P<its>its item has|their items have) since been rated "
    r"below target\."
)
def to_take_up_again(said: Match, known: Recount) -> None:
    again = sum(known.reopened(a) for a in known.actions)
    assert int(said["n"]) == again > 0
    agrees(said["noun"], again, "action", "actions")
    agrees(said["its"], again, "its item has", "their items have")


@DECIDE.says(r"To have a board member look at the evidence for (?P<items>{ids}) before the next review\.")
def to_look(said: Match, known: Recount) -> None:
    unchecked = unchecked_at_target(known)
    ids = listed(said["items"])
    assert ids == unchecked[:6]


@DECIDE.says(r"To review these arrangements again within a year, sooner if the people, the law or guidance change\.")
def to_review_again(said: Match, known: Recount) -> None:
    assert not unchecked_at_target(known)


def unchecked_at_target(known: Recount) -> list[str]:
    """The items of this part at their target that no board member has checked, the oldest evidence first."""
    found = [i for i in known.rated(known.shown) if not known.below(i) and not known.answer(i).checked_on]
    return [i.id for i in sorted(found, key=lambda i: (known.answer(i).evidence_date or date.min, i.id))]
