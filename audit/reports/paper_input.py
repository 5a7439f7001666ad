"""What a board paper is made from, and what each of its two parts may show."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from audit.domain.answered_on import Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.changed_since_words import SinceLastPaper
from audit.domain.checklist import Checklist, Item, Library
from audit.domain.display import paragraph_text
from audit.domain.figures import Figures
from audit.domain.gaps import in_scope_with_answers
from audit.domain.item_words import how_far
from audit.domain.letterhead import Letterhead
from audit.domain.reopened_actions import HOLDS, Aftermaths, aftermaths
from audit.domain.review import Action, Review
from audit.domain.scoring import ReviewFigures, figures_of, overall_of
from audit.domain.words import BOARD_WORDS, UNFINISHED, ReviewStatus


@dataclass(frozen=True, slots=True)
class EditionWords:
    """How the paper names the guidance: `KCSIE 2021`, its full title, and the edition in force on the review's day."""

    name: str
    title: str
    in_force: str = ""


def edition_words(library: Library, edition_id: str, day: date) -> EditionWords:
    """The words for an edition, and for the one in force on a day."""
    in_force = library.in_force_on(day)
    return EditionWords(
        name=_short(edition_id),
        title=library.edition(edition_id).title,
        in_force=_short(in_force.id) if in_force else "",
    )


def _short(edition_id: str) -> str:
    return edition_id.replace("-", " ").upper()


@dataclass(frozen=True)
class PaperInput:
    """All a board paper is made from. Roles, never names; `part` 1 may be published, 2 holds the confidential items."""

    checklist: Checklist
    edition: EditionWords
    review: Review
    today: date
    product: str
    previous: Review | None = None
    earlier: tuple[Review, ...] = ()
    """Every review before this one, oldest first."""
    contents: Contents = field(default_factory=dict[str, Checklist])
    """The checklists the reviews were answered on, by the hash of their content."""
    changed: frozenset[str] = frozenset()
    """The items that ask in other words than last time."""
    actions: tuple[Action, ...] = ()
    agenda_item: str = ""
    meeting: str = ""
    prepared_by: str = "Clerk"
    part: Literal[1, 2] = 1
    letterhead: Letterhead | None = None
    """What the board calls itself and the school’s crest, where they were given."""
    since_last_paper: SinceLastPaper | None = None
    """What changed since the last paper the board was sent; None where this is the first."""
    changed_since_signed: int = 0
    """Answers that have changed since the review was signed, where it is signed no more."""

    @property
    def proposed(self) -> bool:
        """Is it still a proposal?"""
        return self.review.status is ReviewStatus.OPEN

    @property
    def board(self) -> str:
        """What this kind of school calls its board."""
        return BOARD_WORDS[self.review.school.setting]

    @cached_property
    def shown(self) -> Checklist:
        """The items whose findings this part may show."""
        return self._may_show(self.checklist)

    @cached_property
    def shown_contents(self) -> Contents:
        """The same of the checklists the earlier reviews were answered on; what is confidential now is so there too."""
        return {key: self._may_show(each) for key, each in self.contents.items()}

    def _may_show(self, checklist: Checklist) -> Checklist:
        if self.part == 2:
            return checklist
        kept_back = {item.id for item in self._kept_back}
        items = (item for item in checklist.items if not item.confidential and item.id not in kept_back)
        return replace(checklist, items=tuple(items))

    def figures_then(self, review: Review) -> Figures:
        """The figures of an earlier review as it stood, on the words it was answered on."""
        return overall_of(answered_on(review, self.checklist, self.contents), review)

    @cached_property
    def confidential(self) -> tuple[tuple[Item, Answer | None], ...]:
        """The confidential items in scope, with their answers."""
        return tuple(pair for pair in in_scope_with_answers(self.checklist, self.review) if pair[0].confidential)

    @cached_property
    def whole(self) -> ReviewFigures:
        """The figures of the whole review, the same as anywhere else."""
        return figures_of(self.checklist, self.review)

    @cached_property
    def visible(self) -> Figures:
        """The figures of the items this part may show."""
        return overall_of(self.shown, self.review) if self.withheld else self.whole.overall

    @property
    def _kept_back(self) -> tuple[Item, ...]:
        return tuple(item for item in self.checklist.items if item.confidential and self.part == 1)

    @property
    def of_this_part(self) -> str:
        """` of this part` where it says nothing of some items, asked now or in an earlier review; else empty."""
        every = (self.checklist, *self.contents.values())
        kept_back = self.part == 1 and any(item.confidential for checklist in every for item in checklist.items)
        return " of this part" if kept_back else ""

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Every review of the school up to this one, oldest first, this one last."""
        return (*self.earlier, self.review)

    @property
    def withheld(self) -> int:
        """How many items in scope this part says nothing about."""
        return len(self.confidential) if self.part == 1 else 0

    @property
    def hidden_paragraphs(self) -> frozenset[str]:
        """The paragraphs whose judgement this part keeps back, because a confidential item counts in it."""
        hidden = {item.paragraph for item, _ in self.confidential if item.paragraph} if self.withheld else set[str]()
        return frozenset(hidden)

    @cached_property
    def aftermaths(self) -> Aftermaths:
        """What became of each done action in the later reviews."""
        reviews = (*self.earlier, self.review)
        return aftermaths(self.checklist, reviews, self.actions, contents=self.contents)

    def reopened(self, action: Action) -> bool:
        """Was it done, and is its gap back?"""
        return self.aftermaths.get(action.id, HOLDS).reopened

    @cached_property
    def known_actions(self) -> Sequence[Action]:
        """The actions this part may show: those to do first, re-opened ones among them; done and dropped last."""
        shown = {item for each in (self.shown, *self.shown_contents.values()) for item in each.by_id}
        known = [action for action in self.actions if action.item in shown]
        return sorted(known, key=lambda action: (not self.to_do(action), action.due, action.item, action.id))

    def to_do(self, action: Action) -> bool:
        """Is anything still to be done about it?"""
        return action.status in UNFINISHED or self.reopened(action)

    def place(self, item: Item) -> str:
        """The paragraph with its edition; of a law to watch, how far it has come."""
        if item.paragraph:
            return paragraph_text(item)
        return how_far(item.status) if item.status else "no paragraph"
