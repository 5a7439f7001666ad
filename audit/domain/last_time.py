"""What was answered last time about what an item asks now, whatever its words and its id were then."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.edition_changes import Became, EditionChanges
from audit.domain.review import Review
from audit.domain.words import SAME_ITEM, Relation


@dataclass(frozen=True, slots=True)
class LastTime:
    """Last time's answer, or where to look for it.

    `answer` is the one to this very item, on these words (`unchanged`) or on others (`reworded`); None under every
    other relation, since nothing can be carried there. `from_items` are the items of last time that asked for it, as
    they were worded then, each with its answer if it had one. `edition` is the one they stood in. `words_kept` False:
    their own words are nowhere any more, and these are the nearest there are.
    """

    assessed_on: date
    edition: str
    change: Became
    from_items: tuple[tuple[Item, Answer | None], ...]
    set_aside: bool = False
    words_kept: bool = True

    @property
    def relation(self) -> Relation:
        """What became of the item since."""
        return self.change.relation

    @property
    def answer(self) -> Answer | None:
        """The last answer to this item, on these words or on others."""
        if self.relation not in SAME_ITEM:
            return None
        return self.from_items[0][1]

    @property
    def may_be_confirmed(self) -> bool:
        """May it be said to hold still, without reading anything anew? Only where the same was asked for certain."""
        return self.answer is not None and self.relation is Relation.UNCHANGED and self.words_kept


@dataclass(frozen=True, slots=True)
class SetAside:
    """Answers of an open review that stopped counting when new words were taken up.

    `asked` is the checklist they were given on, `since` what became of its items in the one the review has now.
    """

    asked: Checklist
    since: EditionChanges
    answers: Mapping[str, Answer]


def last_time_of(item_id: str, before: Review, asked: Checklist, since: EditionChanges) -> LastTime | None:
    """Last time's answer to an item, from a review answered on `asked`; None where nothing was said that bears on it.

    `since` are the changes from that checklist to the one the item stands in.
    """
    change = since.by_new.get(item_id)
    if change is None:
        return None
    pairs = tuple((asked.by_id[old], _valued(before.answers.get(old))) for old in change.old)
    if all(answer is None for _, answer in pairs) and change.relation is not Relation.NEW:
        return None
    return LastTime(before.assessed_on, asked.edition, change, pairs)


def set_aside_for(item_id: str, review: Review, aside: SetAside) -> LastTime | None:
    """The answer that this review had to an item before it took up new words; None where it had none."""
    found = last_time_of(item_id, replace(review, answers=aside.answers), aside.asked, aside.since)
    return None if found is None or not found.from_items else replace(found, set_aside=True)


def _valued(answer: Answer | None) -> Answer | None:
    return answer if answer is not None and answer.value is not None else None
