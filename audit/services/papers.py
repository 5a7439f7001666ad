"""What surrounds a board paper: how it is headed, which papers the board was sent, and what changed since."""

from dataclasses import dataclass, replace
from datetime import datetime

from audit.domain.changed_since import changes_since
from audit.domain.changed_since_words import SinceLastPaper
from audit.domain.checklist import Item
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Person, check_lengths
from audit.domain.store import Change, Saved, TrailLine
from audit.domain.trail import ChangeKind
from audit.services.opened import Opened
from audit.services.reviews import IN_THE_APP, ReviewService, check_no_pupil_data
from audit.services.signing import SigningService


@dataclass(frozen=True, slots=True)
class Beside:
    """What a paper shows of a stored review beside the review itself."""

    letterhead: Letterhead | None = None
    sent: tuple[PaperSent, ...] = ()
    """Every paper of the review that was sent, oldest first."""
    since_last_paper: SinceLastPaper | None = None
    changed_since_signed: int = 0


class PaperService:
    """Letterheads, and the papers that were sent."""

    def __init__(self, reviews: ReviewService, signing: SigningService) -> None:
        self.reviews, self.signing = reviews, signing

    def beside(self, opened: Opened, part: int) -> Beside:
        """What this part of the paper is to show beside the review."""
        review = opened.review
        sent = tuple(self.reviews.store.papers_sent(review.id))
        last = next((one for one in reversed(sent) if one.part == part), None)
        return Beside(
            self.letterhead(review.school.urn),
            sent,
            self._since(opened, last) if last else None,
            self.signing.changed_since(review, _hidden(opened, part)),
        )

    def _since(self, opened: Opened, paper: PaperSent) -> SinceLastPaper:
        """What changed since a paper; Part 1 tells of no confidential item."""
        review, part = opened.review, paper.part
        lines = self.reviews.store.trail(review.id)
        changes = changes_since(paper.version, lines, review, opened.actions, self._elsewhere(opened, paper.made_at))
        hidden = _hidden(opened, part)
        shown = dict.fromkeys(item.id for item in _ever_asked(opened) if item.id not in hidden)
        kept_back = any(item.id in hidden for item in opened.items)
        return SinceLastPaper(paper, changes.shown([*shown]), kept_back)

    def _elsewhere(self, opened: Opened, since: datetime) -> list[TrailLine]:
        """What was done since to the actions that belong to other reviews of the school.

        The trail of an earlier review that nothing was written to since is not read.
        """
        quiet = {one.id for one in opened.reviews if one.changed_at is not None and one.changed_at <= since}
        quiet.add(opened.review.id)
        others = dict.fromkeys(action.review for action in opened.actions if action.review not in quiet)
        return [line for one in others for line in self.reviews.store.trail(one) if line.entry.when > since]

    def keep_sent(
        self, opened: Opened, who: Person, *, part: int, meeting: str, made_at: datetime, how: str = IN_THE_APP
    ) -> Saved:
        """Keep a paper of this very version as the one the board was sent. Raises StaleError, NotAllowedError."""
        check_lengths(meeting)
        check_no_pupil_data(meeting)
        review = opened.review
        paper = PaperSent(part, review.status, meeting.strip(), made_at, review.version)
        return self.reviews.store.write(
            Change(
                review.id,
                who,
                self.reviews.now(),
                ChangeKind.PAPER_SENT,
                how,
                version=review.version,
                paper=paper,
            )
        )

    def letterhead(self, urn: str) -> Letterhead | None:
        """How the papers of a school are headed; None where nobody has said."""
        return self.reviews.store.letterhead(urn)

    def keep_letterhead(self, opened: Opened, who: Person, given: Letterhead, how: str = IN_THE_APP) -> Saved | None:
        """Keep the board's name and the crest for all papers of the school; None where nothing differs.

        The crest is one that was drawn anew. Raises NotAllowedError where another changed them since they were read.
        """
        check_no_pupil_data(given.board_name, given.crest_name)
        given = replace(given, board_name=" ".join(given.board_name.split()))
        kept = self.letterhead(given.urn) or Letterhead(given.urn)
        if given == kept:
            return None
        return self.reviews.store.write(
            Change(
                opened.review.id,
                who,
                self.reviews.now(),
                ChangeKind.LETTERHEAD_CHANGED,
                how,
                letterhead=given,
            )
        )


def _ever_asked(opened: Opened) -> list[Item]:
    return [item for each in (opened.checklist, *opened.contents.values()) for item in each.items]


def _hidden(opened: Opened, part: int) -> frozenset[str]:
    """The items of which this part says nothing."""
    return frozenset(item.id for item in _ever_asked(opened) if item.confidential and part == 1)
