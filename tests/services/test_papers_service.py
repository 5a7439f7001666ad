"""What surrounds a paper: the letterhead of its school, and the papers the board was sent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from builders import a_checklist, a_library, an_item
from service_builders import CHAIR, DSL, TODAY, Desk

from audit.domain.answers import Answer
from audit.domain.changed_since_words import told
from audit.domain.letterhead import Letterhead
from audit.domain.review import Action, Person
from audit.domain.words import UNKNOWN, ActionStatus, BoardSigner, Rating, ReviewStatus, SchoolSigner
from audit.errors import NotAllowedError, StaleError
from audit.services.papers import PaperService
from audit.services.signing import SigningService

CLERK = Person("Ann Lee", "Clerk")
URN = "900001"


@pytest.fixture
def desk() -> Desk:
    items = (an_item("WT-01"), an_item("IS-01"), an_item("DP-01", confidential=True))
    return Desk(library=a_library(a_checklist(*items)))


@pytest.fixture
def papers(desk: Desk) -> PaperService:
    return PaperService(desk.reviews, SigningService(desk.reviews))


def send(papers: PaperService, review: str, *, part: int = 1) -> None:
    opened = papers.reviews.open(review)
    papers.keep_sent(opened, CLERK, part=part, meeting=" Full governing body ", made_at=papers.reviews.now())


def said(papers: PaperService, review: str, *, part: int = 1) -> str:
    opened = papers.reviews.open(review)
    since = papers.beside(opened, part).since_last_paper
    return told(since, opened.review) if since else ""


def answer(desk: Desk, review: str, item: str, value: object) -> None:
    version = desk.store.get(review).answer_kept(item).version
    desk.reviews.save_answer(review, Answer(item, value, version=version), DSL)


def test_a_paper_is_kept_as_sent_with_its_standing_part_meeting_and_version(desk: Desk, papers: PaperService) -> None:
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    send(papers, review)

    (paper,) = desk.store.papers_sent(review)

    assert (paper.part, paper.status, paper.meeting, paper.version) == (1, ReviewStatus.OPEN, "Full governing body", 2)
    assert papers.beside(desk.reviews.open(review), 2).sent == (paper,)


def test_the_first_paper_of_a_part_says_nothing_and_the_next_only_what_changed_since(
    desk: Desk, papers: PaperService
) -> None:
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    assert said(papers, review) == ""
    send(papers, review)
    answer(desk, review, "IS-01", UNKNOWN)

    assert "(proposed): 1 answer changed: IS-01." in said(papers, review)
    assert said(papers, review, part=2) == ""

    send(papers, review)

    assert said(papers, review).startswith("Nothing that this part may show has changed since the paper of")


def test_part_1_tells_the_same_whether_or_not_a_confidential_item_changed(desk: Desk, papers: PaperService) -> None:
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    send(papers, review)
    send(papers, review, part=2)
    before = said(papers, review)

    answer(desk, review, "DP-01", UNKNOWN)
    desk.reviews.save_action(Action("", review, "DP-01", "Ask the DPO", "Clerk", TODAY), CLERK)

    assert said(papers, review) == before
    assert "1 answer changed: DP-01. 1 action was added." in said(papers, review, part=2)


def test_part_1_counts_no_confidential_item_among_those_changed_since_it_was_signed(
    desk: Desk, papers: PaperService
) -> None:
    review = desk.an_agreed_review(TODAY, WT_01=Rating.IN_PLACE, DP_01=Rating.IN_PLACE)
    opened = desk.reviews.open(review)
    papers.signing.sign(opened, CLERK, school=SchoolSigner.DSL, board=BoardSigner.CHAIR, met_on=TODAY)
    desk.reviews.reopen(desk.reviews.open(review), CLERK, "A figure was wrong")

    def changed() -> list[int]:
        return [papers.beside(desk.reviews.open(review), part).changed_since_signed for part in (1, 2)]

    answer(desk, review, "DP-01", Rating.NOT_IN_PLACE)
    assert changed() == [0, 1]
    answer(desk, review, "WT-01", Rating.EMBEDDED)
    assert changed() == [1, 2]


def test_the_boards_agreement_and_an_older_reviews_action_are_told(desk: Desk, papers: PaperService) -> None:
    older = desk.an_agreed_review(TODAY - timedelta(days=300), WT_01=Rating.IN_PLACE)
    act = Action("", older, "IS-01", "Ask the police", "Head", TODAY)
    desk.reviews.save_action(act, CLERK)
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    send(papers, review, part=2)
    assert said(papers, review, part=2).startswith("Nothing has changed since")

    kept = desk.store.actions(URN)[0]
    desk.reviews.save_action(replace(kept, status=ActionStatus.DROPPED, dropped_reason="Merged."), CLERK)
    desk.reviews.agree(desk.reviews.open(review), CHAIR, agreed_on=TODAY)

    assert said(papers, review, part=2).endswith(
        "(proposed): The governing body agreed the review on 22 November 2026. 1 action was dropped."
    )


def test_what_changed_since_is_read_from_no_trail_that_nothing_was_written_to_since(
    desk: Desk, papers: PaperService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A school has many reviews, and the page asks at every press of a button."""
    older = [desk.an_agreed_review(TODAY - timedelta(days=days), WT_01=Rating.IN_PLACE) for days in (300, 200, 100)]
    for review in older:
        desk.reviews.save_action(Action("", review, "IS-01", "Ask the police", "Head", TODAY), CLERK)
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    send(papers, review, part=2)
    kept = next(one for one in desk.store.actions(URN) if one.review == older[1])
    desk.reviews.save_action(replace(kept, status=ActionStatus.DROPPED, dropped_reason="Merged."), CLERK)
    read: list[str] = []
    trail = desk.store.trail
    monkeypatch.setattr(desk.store, "trail", lambda one: read.append(one) or trail(one))

    assert said(papers, review, part=2).endswith("1 action was dropped.")
    assert read == [review, older[1]]


def test_a_paper_of_what_has_changed_meanwhile_is_not_kept_as_sent(desk: Desk, papers: PaperService) -> None:
    review = desk.a_review(WT_01=Rating.IN_PLACE)
    drawn = desk.reviews.open(review)
    answer(desk, review, "IS-01", UNKNOWN)

    with pytest.raises(StaleError):
        papers.keep_sent(drawn, CLERK, part=1, meeting="", made_at=desk.clock())
    assert not desk.store.papers_sent(review)


def test_a_childs_number_is_no_meeting(desk: Desk, papers: PaperService) -> None:
    opened = desk.reviews.open(desk.a_review())

    with pytest.raises(NotAllowedError, match="no pupil’s data"):
        papers.keep_sent(opened, CLERK, part=1, meeting="NHS 943 476 5919", made_at=desk.clock())
    with pytest.raises(NotAllowedError, match="no pupil’s data"):
        papers.keep_letterhead(opened, CLERK, Letterhead(URN, "NHS 943 476 5919"))


def test_a_letterhead_is_kept_for_every_paper_of_the_school(desk: Desk, papers: PaperService) -> None:
    first, second = desk.a_review(), desk.a_review(TODAY - timedelta(days=1))
    given = Letterhead(URN, "  Governing board  of Alder Row ", b"a crest", "crest.png")

    assert papers.keep_letterhead(desk.reviews.open(first), CLERK, given) is not None

    head = papers.beside(desk.reviews.open(second), 1).letterhead
    assert head == Letterhead(URN, "Governing board of Alder Row", b"a crest", "crest.png", 1)
    assert papers.keep_letterhead(desk.reviews.open(second), CLERK, head) is None


def test_a_letterhead_somebody_else_changed_meanwhile_is_not_overwritten(desk: Desk, papers: PaperService) -> None:
    review = desk.a_review()
    for name in ("One", "Two"):
        kept = papers.letterhead(URN) or Letterhead(URN)
        papers.keep_letterhead(desk.reviews.open(review), CLERK, replace(kept, board_name=name))

    with pytest.raises(NotAllowedError, match="meanwhile"):
        papers.keep_letterhead(desk.reviews.open(review), CLERK, Letterhead(URN, "Mine", version=1))
    assert papers.letterhead(URN) == Letterhead(URN, "Two", version=2)


def test_too_long_a_name_is_refused_beside_its_box() -> None:
    with pytest.raises(NotAllowedError, match="at most 200") as refused:
        Letterhead(URN, "x" * 201)

    assert refused.value.field == "board_name"
