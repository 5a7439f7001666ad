"""Signing: an agreed review, two roles, a meeting that was held; what was signed is known again for good."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from service_builders import CHAIR, DSL, TODAY, Desk

from audit.domain.answers import Answer
from audit.domain.review import Person
from audit.domain.signing import as_signed, can_sign, fingerprint
from audit.domain.trail import ChangeKind
from audit.domain.words import BoardSigner, Rating, ReviewStatus, SchoolSigner
from audit.errors import NotAllowedError, StaleError
from audit.services.signing import SigningService

CLERK = Person("Ann Lee", "Clerk")
AGREED_ON = TODAY - timedelta(days=3)


@pytest.fixture
def signing(desk: Desk) -> SigningService:
    return SigningService(desk.reviews)


@pytest.fixture
def agreed(desk: Desk) -> str:
    return desk.an_agreed_review(AGREED_ON, WT_01=Rating.IN_PLACE, IS_01=Rating.PARTLY_IN_PLACE)


def sign(signing: SigningService, review: str, met_on: date = AGREED_ON, **changes: object) -> None:
    roles = {"school": SchoolSigner.HEAD, "board": BoardSigner.CHAIR, **changes}
    signing.sign(signing.reviews.open(review), CLERK, met_on=met_on, **roles)


def test_the_role_that_recorded_the_agreement_is_kept_with_it(desk: Desk, agreed: str) -> None:
    assert desk.store.get(agreed).recorded_by == CHAIR.role


def test_a_signed_review_keeps_roles_meeting_version_and_fingerprint(
    desk: Desk, signing: SigningService, agreed: str
) -> None:
    before = desk.store.get(agreed)

    sign(signing, agreed, school=SchoolSigner.DPO, board=BoardSigner.PROPRIETOR)

    signed = desk.store.get(agreed)
    assert signed.status is ReviewStatus.SIGNED
    assert signed.signature is not None
    assert (signed.signature.school, signed.signature.board) == (SchoolSigner.DPO, BoardSigner.PROPRIETOR)
    assert (signed.signature.met_on, signed.signature.version) == (AGREED_ON, before.version)
    assert signed.signature.content == fingerprint(before)
    assert as_signed(signed)
    line = desk.store.trail(agreed)[-1]
    assert (line.entry.kind, line.who.role) == (ChangeKind.REVIEW_SIGNED, "Clerk")
    assert signed.signature.content in line.new
    assert "Ann Lee" not in line.new


def test_an_open_review_is_not_signed_and_a_signed_one_not_twice(
    desk: Desk, signing: SigningService, agreed: str
) -> None:
    still_open = desk.a_review(TODAY, WT_01=Rating.IN_PLACE)
    assert not can_sign(desk.store.get(still_open))
    with pytest.raises(NotAllowedError, match="once the board has agreed it"):
        sign(signing, still_open, TODAY)

    assert can_sign(desk.store.get(agreed))
    sign(signing, agreed)

    assert not can_sign(desk.store.get(agreed))
    with pytest.raises(NotAllowedError, match="has been signed already"):
        sign(signing, agreed)


@pytest.mark.parametrize(
    ("met_on", "words"),
    [
        (TODAY + timedelta(days=1), "The day of the meeting lies in the future."),
        (
            AGREED_ON - timedelta(days=1),
            r"The board agreed this review on 19 November 2026. It is signed on that day or after\.",
        ),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_beside_its_box(
    desk: Desk, signing: SigningService, agreed: str, met_on: date, words: str
) -> None:
    with pytest.raises(NotAllowedError, match=words) as refused:
        sign(signing, agreed, met_on)

    assert refused.value.field == "met_on"
    assert desk.store.get(agreed).status is ReviewStatus.AGREED


@pytest.mark.parametrize("met_on", [AGREED_ON, TODAY])
def test_the_day_of_agreement_and_today_are_days_to_sign(signing: SigningService, agreed: str, met_on: date) -> None:
    sign(signing, agreed, met_on)


def test_what_a_page_no_longer_shows_is_not_signed(desk: Desk, signing: SigningService, agreed: str) -> None:
    drawn = desk.reviews.open(agreed)
    desk.reviews.add_minute_reference(drawn, CLERK, "FGB 7")

    with pytest.raises(StaleError):
        signing.sign(drawn, CLERK, school=SchoolSigner.HEAD, board=BoardSigner.CHAIR, met_on=TODAY)


def test_the_minute_may_follow_the_signatures_and_changes_nothing_that_was_signed(
    desk: Desk, signing: SigningService, agreed: str
) -> None:
    sign(signing, agreed)

    desk.reviews.add_minute_reference(desk.reviews.open(agreed), CLERK, "FGB 2026/41")

    signed = desk.store.get(agreed)
    assert (signed.status, signed.minute_reference) == (ReviewStatus.SIGNED, "FGB 2026/41")
    assert as_signed(signed)


def test_another_answer_another_day_or_another_agreement_has_another_fingerprint(desk: Desk, agreed: str) -> None:
    review = desk.store.get(agreed)
    others = (
        replace(review, assessed_on=TODAY),
        replace(review, agreed_on=TODAY),
        replace(review, exceptions=("WT-01",)),
        replace(review, content_hash="1" * 64),
        replace(review, answers={**review.answers, "WT-01": replace(review.answers["WT-01"], note="x")}),
        replace(review, carried={"WT-02": Answer("WT-02", Rating.IN_PLACE, carried_from="kcsie-2021")}),
    )

    assert len({fingerprint(one) for one in (review, *others)}) == 1 + len(others)
    moved = replace(review, version=99, answers={k: replace(a, version=99) for k, a in review.answers.items()})
    assert fingerprint(moved) == fingerprint(replace(review, status=ReviewStatus.SIGNED)) == fingerprint(review)


def test_the_fingerprint_of_a_review_is_the_same_in_every_version_of_the_product(desk: Desk) -> None:
    """What was signed years ago must be known again: another set of fields needs another form beside this one."""
    from builders import a_review

    review = a_review({"IS-01": Answer("IS-01", Rating.IN_PLACE, note="é"), "DP-01": None})

    assert fingerprint(review) == "23bdc1f4dc9773c927c86f8330d7b3ba43a781d3e008cf35792b7294485ec422"


def test_opened_again_it_keeps_the_signature_and_says_how_many_answers_have_changed_since(
    desk: Desk, signing: SigningService, agreed: str
) -> None:
    sign(signing, agreed)
    signature = desk.store.get(agreed).signature

    desk.reviews.reopen(desk.reviews.open(agreed), CLERK, "A figure was wrong")

    again = desk.store.get(agreed)
    assert (again.status, again.signature, again.recorded_by) == (ReviewStatus.OPEN, signature, "")
    assert signing.changed_since(again) == 0
    for value in (Rating.EMBEDDED, Rating.NOT_IN_PLACE):
        version = desk.store.get(agreed).answers["WT-01"].version
        desk.reviews.save_answer(agreed, Answer("WT-01", value, version=version), DSL)
        assert signing.changed_since(desk.store.get(agreed)) == 1
    desk.reviews.save_answer(agreed, Answer("DP-01", Rating.IN_PLACE), DSL)
    assert signing.changed_since(desk.store.get(agreed)) == 2

    desk.reviews.agree(desk.reviews.open(agreed), CHAIR, agreed_on=TODAY)
    assert signing.changed_since(desk.store.get(agreed)) == 2
    assert not as_signed(desk.store.get(agreed))

    sign(signing, agreed, TODAY)

    assert signing.changed_since(desk.store.get(agreed)) == 0
    assert as_signed(desk.store.get(agreed))
    assert desk.store.get(agreed).signature != signature
    assert desk.store.verify(agreed) is None


def test_a_review_that_was_never_signed_has_changed_since_nothing(desk: Desk, signing: SigningService) -> None:
    assert signing.changed_since(desk.store.get(desk.a_review(WT_01=Rating.IN_PLACE))) == 0
