"""A store in memory: plain and obviously right, so that the stores that last can be compared with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from threading import Lock
from types import MappingProxyType

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Person, Review, ReviewSummary, School
from audit.domain.store import Change, Saved, TrailLine
from audit.domain.trail import START, broken_at, sha256
from audit.domain.words import ReviewStatus
from audit.errors import NotFoundError
from audit.storage.applying import Stored, applied, check


@dataclass(slots=True)
class _State:
    """Everything kept. The values are never changed in place, so a copy of the dictionaries is a copy of the state."""

    schools: dict[str, School] = field(default_factory=dict[str, School])
    reviews: dict[str, Review] = field(default_factory=dict[str, Review])
    actions: dict[str, Action] = field(default_factory=dict[str, Action])
    lines: dict[str, tuple[TrailLine, ...]] = field(default_factory=dict[str, tuple[TrailLine, ...]])
    people: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    contents: dict[str, Checklist] = field(default_factory=dict[str, Checklist])
    papers: dict[str, tuple[PaperSent, ...]] = field(default_factory=dict[str, tuple[PaperSent, ...]])
    letterheads: dict[str, Letterhead] = field(default_factory=dict[str, Letterhead])

    def copy(self) -> "_State":
        return _State(
            dict(self.schools),
            dict(self.reviews),
            dict(self.actions),
            dict(self.lines),
            dict(self.people),
            dict(self.contents),
            dict(self.papers),
            dict(self.letterheads),
        )


class MemoryStore:
    """A ReviewStore that forgets everything with the process."""

    def __init__(self) -> None:
        self._state = _State()
        self._lock = Lock()

    def schools(self) -> Sequence[School]:
        """Every school that has a review, as last given, by name."""
        with_reviews = {review.school.urn for review in self._state.reviews.values()}
        return sorted((self._state.schools[urn] for urn in with_reviews), key=lambda s: (s.name.casefold(), s.urn))

    def school(self, urn: str) -> School | None:
        """The school with this URN as last given, or None."""
        return self._state.schools.get(urn)

    def reviews(self, urn: str | None = None) -> Sequence[ReviewSummary]:
        """Reviews without answers, newest `assessed_on` first; of one school, or of all."""
        found = [_summary(review) for review in self._state.reviews.values() if urn in (None, review.school.urn)]
        return sorted(found, key=lambda s: (-s.assessed_on.toordinal(), s.urn, s.checklist))

    def get(self, review_id: str) -> Review:
        """One review with its answers. Raises NotFoundError."""
        return _known(self._state, review_id)

    def find(self, urn: str, checklist: str, assessed_on: date) -> ReviewSummary | None:
        """The review of this school, checklist and day, or None."""
        review = _same_day(self._state, urn, checklist, assessed_on)
        return _summary(review) if review else None

    def history(self, review: Review, *, most: int | None = None) -> Sequence[Review]:
        """Earlier reviews of the same school and checklist, oldest first; `most` as promised there."""
        earlier = (
            other
            for other in self._state.reviews.values()
            if other.school.urn == review.school.urn
            and other.checklist == review.checklist
            and other.assessed_on < review.assessed_on
        )
        preferred = sorted(
            earlier, key=lambda other: (other.status is ReviewStatus.OPEN, -other.assessed_on.toordinal())
        )
        return sorted(preferred[:most], key=lambda other: other.assessed_on)

    def content(self, content_hash: str) -> Checklist | None:
        """The checklist kept under this hash; None where it is not kept."""
        return self._state.contents.get(content_hash)

    def actions(self, urn: str) -> Sequence[Action]:
        """Every action of a school, by due date."""
        mine = (a for a in self._state.actions.values() if self._state.reviews[a.review].school.urn == urn)
        return sorted(mine, key=lambda action: (action.due, action.id))

    def papers_sent(self, review_id: str) -> Sequence[PaperSent]:
        """The papers of a review that were kept as sent, oldest first; none for a review that is not here."""
        return self._state.papers.get(review_id, ())

    def letterhead(self, urn: str) -> Letterhead | None:
        """The letterhead of a school; None where none was given."""
        return self._state.letterheads.get(urn)

    def write(self, change: Change) -> Saved:
        """Apply a change and its trail entry, or neither; raises as `ReviewStore.write`."""
        return self.write_all((change,))[0]

    def write_all(self, changes: Iterable[Change]) -> Sequence[Saved]:
        """Apply several changes: all of them or none."""
        asked = tuple(changes)
        with self._lock:
            state = self._state.copy()
            saved = [_apply(state, change) for change in asked]
            self._state = state
        return saved

    def trail(self, review_id: str) -> Sequence[TrailLine]:
        """Everything that happened to a review, oldest first. Raises NotFoundError."""
        _known(self._state, review_id)
        return self._state.lines[review_id]

    def verify(self, review_id: str) -> int | None:
        """The first `seq` at which the trail fails, content included; None where it holds. Raises NotFoundError."""
        lines = self.trail(review_id)
        wrong = [n.entry.seq for n in lines if (sha256(n.old), sha256(n.new)) != (n.entry.old, n.entry.new)]
        broken = broken_at((n.entry for n in lines), self.get(review_id).version, _head(lines))
        return min([*wrong, *([broken] if broken else [])], default=None)

    def close(self) -> None:
        """Nothing to let go of."""


def _apply(state: _State, change: Change) -> Saved:
    kept = state.reviews.get(change.review_id)
    lines = state.lines.get(change.review_id, ())
    wanted = change.review
    taken = _same_day(state, wanted.school.urn, wanted.checklist, wanted.assessed_on) if wanted else None
    answers: Mapping[str, Answer] = {**kept.answers, **kept.carried} if kept else {}
    headed = state.letterheads.get(change.letterhead.urn) if change.letterhead else None
    stored = Stored(kept, _head(lines), answers, state.actions, taken.id if taken else None, headed)

    def who_changed(version: int) -> tuple[Person, datetime]:
        line = lines[version - 1]
        return line.who, line.entry.when

    check(change, stored, who_changed)
    who = state.people.setdefault((change.who.name, change.who.role), str(len(state.people) + 1))
    after = applied(change, stored, who)
    review, entry = after.review, after.entry
    everything = {**answers, **{answer.item: answer for answer in after.answers}}
    counting = {item: answer for item, answer in everything.items() if not answer.carried_from}
    carried = {item: answer for item, answer in everything.items() if answer.carried_from}
    state.reviews[review.id] = replace(review, answers=MappingProxyType(counting), carried=MappingProxyType(carried))
    if change.content is not None:
        state.contents.setdefault(change.content.content_hash, change.content)
    state.actions.update({action.id: action for action in after.actions})
    state.lines[review.id] = (*lines, TrailLine(entry, replace(change.who, id=who), after.old, after.new))
    if after.paper:
        state.papers[review.id] = (*state.papers.get(review.id, ()), after.paper)
    if after.letterhead:
        state.letterheads[after.letterhead.urn] = after.letterhead
    if after.school:
        state.schools[after.school.urn] = after.school
    return after.saved


def _known(state: _State, review_id: str) -> Review:
    if review_id not in state.reviews:
        raise NotFoundError("This review is not here.")
    return state.reviews[review_id]


def _same_day(state: _State, urn: str, checklist: str, assessed_on: date) -> Review | None:
    asked = (urn, checklist, assessed_on)
    return next((r for r in state.reviews.values() if (r.school.urn, r.checklist, r.assessed_on) == asked), None)


def _head(lines: Sequence[TrailLine]) -> str:
    return lines[-1].entry.hash if lines else START


def _summary(review: Review) -> ReviewSummary:
    return ReviewSummary(
        review.id,
        review.school.urn,
        review.school.name,
        review.school.setting,
        review.checklist,
        review.assessed_on,
        review.status,
        review.version,
        review.kind,
    )
