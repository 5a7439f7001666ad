"""Section 9: the agreement."""

from expected_words import BOARDS, Match, day_of
from grammar import Grammar, agrees
from recount import Recount
from sentences_changed import any_confidential
from surroundings import surroundings

from audit.domain.words import ReviewStatus

AGREEMENT = Grammar()


@AGREEMENT.says(r"Not agreed yet: this is a proposal to the (?P<board>[a-z ]+)\.")
def not_agreed(said: Match, known: Recount) -> None:
    assert known.review.status is ReviewStatus.OPEN
    assert said["board"] == BOARDS[known.review.school.setting]


@AGREEMENT.says(
    r"Agreed by the (?P<board>[a-z ]+?) on (?P<day>{day})(?:, recorded by the (?P<role>[A-Za-z ]+))?; "
    r"minute reference (?P<minute>.+?)\."
)
def agreed_by(said: Match, known: Recount) -> None:
    review = known.review
    assert review.status is not ReviewStatus.OPEN
    assert said["board"] == BOARDS[review.school.setting]
    assert day_of(said["day"]) == review.agreed_on
    assert said["role"] == (None if review.recorded_by in ("", "not given") else review.recorded_by)
    assert said["minute"] == (review.minute_reference or "to follow")


@AGREEMENT.says(
    r"Changed since it was signed on (?P<day>{day}) \((?P<n>\d+) (?P<noun>items?)(?P<part> of this part)?\)\."
)
def changed_since_signed(said: Match, known: Recount) -> None:
    signed_before(said, known)
    changed = surroundings(known.history, known.part).beside.changed_since_signed
    assert int(said["n"]) == changed > 0
    agrees(said["noun"], changed, "item", "items")


@AGREEMENT.says(
    r"Opened again since it was signed on (?P<day>{day}): no answer(?P<part> of this part)? has changed so far\."
)
def opened_since_signed(said: Match, known: Recount) -> None:
    signed_before(said, known)
    assert surroundings(known.history, known.part).beside.changed_since_signed == 0


def signed_before(said: Match, known: Recount) -> None:
    """Signed once, and opened again since."""
    assert known.review.status is not ReviewStatus.SIGNED
    assert known.review.signature is not None
    assert bool(said["part"]) == bool(known.part == 1 and any_confidential(known))
    assert day_of(said["day"]) == known.review.signature.met_on
