"""What taking up the checklist's new words would do to an open review, item by item, before anybody does it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist
from audit.domain.display import count, listed
from audit.domain.edition_changes import Became, EditionChanges
from audit.domain.review import Review, check_open
from audit.domain.words import Relation
from audit.errors import NotAllowedError

ASIDE = (Relation.SPLIT, Relation.MERGED, Relation.REMOVED)
"""What became of an item where its answer can be carried to no other: it is set aside, to be read there."""


@dataclass(frozen=True, slots=True)
class NewWords:
    """The words an open review could take up: `changes` lead from `asked`, on which it is answered, to `checklist`."""

    review: Review
    asked: Checklist
    checklist: Checklist
    changes: EditionChanges

    @property
    def stay(self) -> tuple[str, ...]:
        """Items whose answers stay as they are: they are asked in the same words."""
        return self._answered((Relation.UNCHANGED,))

    @property
    def read_again(self) -> tuple[str, ...]:
        """Items whose answers are shown and do not count until somebody has read the new words."""
        return self._answered((Relation.REWORDED,))

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Items that are asked no more as they were: their answers stay to be read and count nowhere."""
        return self._answered(ASIDE)

    @property
    def start_empty(self) -> tuple[str, ...]:
        """Items that would be asked and have no answer that could be carried to them."""
        fresh = {item for one in self.changes.all if one.relation in (*ASIDE, Relation.NEW) for item in one.new}
        asked = self.checklist.in_scope(self.review.school.setting, self.review.assessed_on)
        return tuple(item.id for item in asked if item.id in fresh)

    @property
    def changed(self) -> tuple[Became, ...]:
        """Every change but the unchanged, in the order of the relations."""
        return tuple(one for kind in Relation if kind is not Relation.UNCHANGED for one in self.changes.of(kind))

    def carried(self) -> tuple[Answer, ...]:
        """The answers that would no longer count, as they would be kept: with the edition they were given on."""
        moved = {*self.read_again, *self.set_aside}
        return tuple(
            replace(answer, carried_from=self.review.edition)
            for item, answer in self.review.answers.items()
            if item in moved
        )

    def _answered(self, relations: Sequence[Relation]) -> tuple[str, ...]:
        """Answered items of these relations. Evidence without a rating is set aside with its item, not by rewording."""
        return tuple(
            item.id
            for item in self.asked.items
            if (answer := self.review.answers.get(item.id)) is not None
            and self.changes.by_old[item.id].relation in relations
            and (answer.value is not None or relations is ASIDE)
        )


def check_can_take_up(new: NewWords | None) -> NewWords:
    """An open review takes up new words, where there are any. Raises NotAllowedError."""
    if new is None:
        raise NotAllowedError("There are no new words to take up: this review is answered on the newest there are.")
    check_open(new.review)
    return new


def what_would_happen(new: NewWords) -> tuple[str, ...]:
    """Exactly what taking up would do, a sentence each; what would happen to nothing is left out."""

    def one_or_more(ids: Sequence[str], one: str, many: str, noun: str = "answer") -> str:
        return f"{count(len(ids), noun)} {one if len(ids) == 1 else many}"

    lines = [
        (new.stay, one_or_more(new.stay, "stays", "stay") + ": the same is asked in the same words."),
        (
            new.read_again,
            one_or_more(new.read_again, "does", "do")
            + " not count until somebody has read what changed and chosen the rating anew: "
            + f"{listed(new.read_again)}.",
        ),
        (
            new.set_aside,
            one_or_more(new.set_aside, "is", "are")
            + " set aside, to be read and not counted, since what was asked is no longer asked that way: "
            + f"{listed(new.set_aside)}.",
        ),
        (
            new.start_empty,
            one_or_more(new.start_empty, "starts", "start", "item") + f" without an answer: {listed(new.start_empty)}.",
        ),
    ]
    return tuple(line for ids, line in lines if ids)
