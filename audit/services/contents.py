"""The checklist a review was answered on: the library's while it is the very same, else the one the store has kept."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from audit.domain.answered_on import Contents
from audit.domain.checklist import Checklist, Library
from audit.domain.review import Review
from audit.domain.store import ReviewStore
from audit.domain.trail import ChangeKind

MOST_KEPT_AT_HAND = 16
"""Contents read from the store that stay at hand: more than one school's reviews are ever spread over."""


@dataclass(frozen=True, slots=True)
class AnsweredOn:
    """A review's checklist. `kept` False: its own words are nowhere any more, and these are the nearest there are."""

    checklist: Checklist
    kept: bool = True


class ReviewContents:
    """Finds the words a review was answered on; every part that reads a stored review asks here."""

    def __init__(self, store: ReviewStore, library: Library) -> None:
        self._store, self._library = store, library
        self._by_hash = {
            each.content_hash: each for each in (*library.superseded.values(), *library.checklists.values())
        }

        @lru_cache(maxsize=MOST_KEPT_AT_HAND)
        def kept(content_hash: str) -> Checklist:
            found = store.content(content_hash)
            if found is None:
                raise KeyError(content_hash)  # not remembered: it may be kept yet
            return found

        self._kept = kept

    def of(self, review: Review) -> AnsweredOn:
        """The checklist a review was answered on, or the nearest words. Raises NotFoundError where there are none."""
        shipped = self._by_hash.get(review.content_hash)
        if shipped is not None and shipped.id == review.checklist:
            return AnsweredOn(shipped)
        try:
            return AnsweredOn(self._kept(review.content_hash))
        except KeyError:
            nearest = self._library.of_edition(review.checklist, review.edition)
            return AnsweredOn(nearest or self._library.checklist(review.checklist), kept=False)

    def of_each(self, reviews: Iterable[Review]) -> tuple[Contents, frozenset[str]]:
        """The checklists of these reviews, by the hash they go by; and the hashes under which the nearest stand in."""
        found: dict[str, AnsweredOn] = {}
        for review in reviews:
            if review.content_hash not in found:
                found[review.content_hash] = self.of(review)
        contents = {content_hash: one.checklist for content_hash, one in found.items()}
        return contents, frozenset(content_hash for content_hash, one in found.items() if not one.kept)

    def given_on(self, review: Review) -> Mapping[str, Checklist]:
        """The checklist on which each answer was given that stopped counting when new words were taken up.

        The trail says it; where its content was erased, the edition named with the answer does as far as it is known.
        """
        found: dict[str, Checklist] = {}
        for line in reversed(self._store.trail(review.id)):
            if line.entry.kind is ChangeKind.CONTENT_TAKEN_UP and line.old:
                was = json.loads(line.old)
                asked = self.of_hash(was["review"]["content_hash"])
                found |= {item: asked for item in was["answers"] if asked is not None and item not in found}
        for item, answer in review.carried.items():
            named = self._library.of_edition(review.checklist, answer.carried_from)
            if named is not None:
                found.setdefault(item, named)
        return {item: found[item] for item in review.carried if item in found and item in found[item].by_id}

    def of_hash(self, content_hash: str) -> Checklist | None:
        """The checklist with this very content; None where it is nowhere."""
        try:
            return self._by_hash.get(content_hash) or self._kept(content_hash)
        except KeyError:
            return None
