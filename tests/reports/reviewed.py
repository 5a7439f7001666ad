"""One review of a history, counted by itself."""

from oracle import facts, in_scope
from recount import Recount, counted, points

from audit.domain.checklist import Item
from audit.domain.words import Grade, Rating

LOOKED = (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)


class Then:
    """One review of the history, counted."""

    def __init__(self, known: Recount, place: int) -> None:
        self.review = known.history.reviews[place]
        self.items = in_scope(known.history.words_of(self.review), self.review)
        self.facts = facts(self.items, self.review)
        self.total, self.applicable, self.answered, self.unknown, _, self.unanswered, self.in_place = self.facts.counts

    def value(self, item: Item) -> object:
        answer = self.review.answers.get(item.id)
        return None if answer is None else answer.value

    @property
    def below(self) -> list[Item]:
        return [i for i in self.items if counted(v := self.value(i)) and points(v) < i.target]

    @property
    def rated(self) -> list[Item]:
        return [item for item in self.items if isinstance(self.value(item), Rating)]

    @property
    def looked_at(self) -> int:
        return sum(self.review.answers[item.id].grade in LOOKED for item in self.rated)
