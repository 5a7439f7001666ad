"""Where reviews are kept. One door for writes: a `Change` is applied whole, with its trail entry, or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Protocol

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Person, Review, ReviewSummary, School
from audit.domain.signature import Signature
from audit.domain.trail import ChangeKind, TrailEntry, sha256_of


@dataclass(frozen=True, slots=True)
class Change:
    """One thing somebody did to one review, with all the trail must hold.

    `review` None leaves the review's own row as it is (but for its version); given, its fields replace the stored ones
    and `version` must be the newest (0 creates it). `answers` and `actions` replace the stored ones of the same item or
    id: each carries, as its own `version`, the version it was read at, and is refused when the stored one has moved on.
    `reason` is kept in the content of the trail. `content` is the checklist the review is answered on, kept for good
    under its hash where it is not kept yet. `paper` is added to those the board was sent; `letterhead` replaces the
    one of the review's school. A change that contradicts itself is a programming mistake: ValueError.
    """

    review_id: str
    who: Person
    when: datetime
    kind: ChangeKind
    how: str
    version: int | None = None
    review: Review | None = None
    answers: tuple[Answer, ...] = ()
    actions: tuple[Action, ...] = ()
    reason: str = ""
    content: Checklist | None = None
    paper: PaperSent | None = None
    letterhead: Letterhead | None = None

    def __post_init__(self) -> None:
        if self.when.tzinfo is None or (self.paper and self.paper.made_at.tzinfo is None):
            raise ValueError("A change says when with a time zone.")
        if self.review is not None and self.review.id != self.review_id:
            raise ValueError("A change speaks of one review.")
        if self.content is not None and (self.review is None or self.review.content_hash != self.content.content_hash):
            raise ValueError("A change brings the content its own review is answered on.")
        if any(action.review != self.review_id for action in self.actions):
            raise ValueError("An action is changed with its own review.")
        touched = [answer.item for answer in self.answers], [action.id for action in self.actions]
        if any(len(set(keys)) < len(keys) for keys in touched):
            raise ValueError("A change holds one answer to an item, and an action once.")


@dataclass(frozen=True, slots=True)
class Saved:
    """What a write returns: the review's newest version and the moment it was kept."""

    review_id: str
    version: int
    when: datetime


@dataclass(frozen=True, slots=True)
class TrailLine:
    """A trail entry with the person's name and the content it speaks of (canonical JSON; empty once erased)."""

    entry: TrailEntry
    who: Person
    old: str
    new: str


class ReviewStore(Protocol):
    """Keeps reviews. Every write also keeps the trail entry that explains it, or neither."""

    def schools(self) -> Sequence[School]:
        """Every school that has a review, as last given, by name."""
        ...

    def school(self, urn: str) -> School | None:
        """The school with this URN as last given, or None."""
        ...

    def reviews(self, urn: str | None = None) -> Sequence[ReviewSummary]:
        """Reviews without answers, newest `assessed_on` first; of one school, or of all."""
        ...

    def get(self, review_id: str) -> Review:
        """One review with its answers. Raises NotFoundError."""
        ...

    def find(self, urn: str, checklist: str, assessed_on: date) -> ReviewSummary | None:
        """The review of this school, checklist and day, or None."""
        ...

    def history(self, review: Review, *, most: int | None = None) -> Sequence[Review]:
        """Earlier reviews of the same school and checklist with answers, oldest first.

        `most`: only that many; agreed ones are preferred to open ones, then later ones to earlier ones.
        """
        ...

    def content(self, content_hash: str) -> Checklist | None:
        """The checklist kept under this hash, as it was when a review was started on it; None where it is not kept."""
        ...

    def actions(self, urn: str) -> Sequence[Action]:
        """Every action of a school, by due date."""
        ...

    def papers_sent(self, review_id: str) -> Sequence[PaperSent]:
        """The papers of a review that were kept as sent, oldest first; none for a review that is not here."""
        ...

    def letterhead(self, urn: str) -> Letterhead | None:
        """The letterhead of a school; None where none was given."""
        ...

    def write(self, change: Change) -> Saved:
        """Apply a change and its trail entry in one transaction.

        Raises StaleError when what it was made from has moved on, NotAllowedError when answers meet a closed review or
        the school already has a review of this checklist and day, NotFoundError for an unknown review,
        StoreUnavailableError when it cannot be kept; ValueError for a change that changes nothing.
        """
        ...

    def write_all(self, changes: Iterable[Change]) -> Sequence[Saved]:
        """Apply several changes in one transaction: all of them or none."""
        ...

    def trail(self, review_id: str) -> Sequence[TrailLine]:
        """Everything that happened to a review, oldest first. Raises NotFoundError."""
        ...

    def verify(self, review_id: str) -> int | None:
        """The first `seq` at which the trail fails, content included; None where it holds. Raises NotFoundError."""
        ...

    def close(self) -> None:
        """Let go of files and connections. What was written stays."""
        ...


def content_of(
    review: Review | None,
    answers: Mapping[str, Answer | None],
    actions: Mapping[str, Action | None],
    reason: str = "",
    *,
    paper: PaperSent | None = None,
    letterhead: Letterhead | None = None,
) -> dict[str, object]:
    """What the trail keeps of one side of a change, as plain data for canonical JSON; versions are left out.

    Of a crest it keeps the name and the SHA-256, not the picture.
    """
    content: dict[str, object] = {
        "review": None if review is None else _review_fields(review),
        "answers": {key: None if answer is None else _fields(answer) for key, answer in answers.items()},
        "actions": {key: None if action is None else _fields(action) for key, action in actions.items()},
        "reason": reason,
    }
    if paper is not None:
        content["paper"] = {f.name: getattr(paper, f.name) for f in fields(paper) if f.name != "seq"}
    if letterhead is not None:
        crest = letterhead.crest and sha256_of(letterhead.crest)
        content["letterhead"] = {
            "board_name": letterhead.board_name,
            "crest": crest,
            "crest_name": letterhead.crest_name,
        }
    return content


def _fields(kept: Answer | Action) -> dict[str, object]:
    return {f.name: getattr(kept, f.name) for f in fields(kept) if f.name != "version"}


def _review_fields(review: Review) -> dict[str, object]:
    signature = review.signature
    return {
        "urn": review.school.urn,
        "school": review.school.name,
        "setting": review.school.setting,
        "checklist": review.checklist,
        "edition": review.edition,
        "content_hash": review.content_hash,
        "assessed_on": review.assessed_on,
        "kind": review.kind,
        "status": review.status,
        "agreed_on": review.agreed_on,
        "minute_reference": review.minute_reference,
        "exceptions": review.exceptions,
        "recorded_by": review.recorded_by,
        "signature": None if signature is None else _signature_fields(signature),
    }


def _signature_fields(signature: Signature) -> dict[str, object]:
    return {f.name: getattr(signature, f.name) for f in fields(signature)}
