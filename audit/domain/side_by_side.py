"""Two reviews side by side, item by item: the answer on either side, how it was known, what changed in the note."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.display import evidence_text, state_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.movement import movements
from audit.domain.review import Review
from audit.domain.states import Outside, State
from audit.domain.word_changes import Ran, Run, word_runs
from audit.domain.words import NOT_APPLICABLE, Movement

NO_EVIDENCE = "No evidence is named"
LEAST_KEPT = 0.5
"""Of the words of the longer note: below it a note was written anew, and word by word nobody could read the change."""


@dataclass(frozen=True, slots=True)
class Side:
    """One item in one review: its state, and its answer where there is one."""

    state: State
    answer: Answer | None

    @property
    def note(self) -> str:
        """The note as it was written; of a not-applicable its reason comes first."""
        if self.answer is None:
            return ""
        reason = self.answer.na_reason if self.answer.value is NOT_APPLICABLE else ""
        return "\n".join(text for text in (reason, self.answer.note) if text)

    @property
    def known(self) -> str:
        """How the board knows; empty where there is no answer, or no evidence with it."""
        return "" if self.answer is None else evidence_text(self.answer)

    def lines(self) -> tuple[str, ...]:
        """The rating with its shape, the evidence, and the day from which it stands where it was not asked anew."""
        if self.answer is None:
            return (state_with_shape(self.state),)
        stands = stands_words(self.answer)
        lines = (state_with_shape(self.state), self.known or NO_EVIDENCE, f"{stands[:1].upper()}{stands[1:]}")
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Pair:
    """One item in both reviews."""

    item: Item
    movement: Movement
    before: Side
    after: Side
    asked_then: str
    """The question as the earlier review asked it; as it is asked now where it did not."""

    @property
    def reworded(self) -> bool:
        """Did the earlier review ask it in other words?"""
        return self.asked_then != self.item.question

    def question_runs(self) -> tuple[Run, ...]:
        """The two questions as one text with what came and what went."""
        return word_runs(self.asked_then, self.item.question)

    @property
    def note_changed(self) -> bool:
        """Are the words of the note others than before, blanks apart?"""
        return self.before.note.split() != self.after.note.split()

    @property
    def evidence_changed(self) -> bool:
        """Is what the board knows it by another than before?"""
        return self.before.known != self.after.known

    def note_runs(self) -> tuple[Run, ...]:
        """The two notes as one text with what came and what went; two that share little stand one after the other."""
        old, new = self.before.note, self.after.note
        runs = word_runs(old, new)
        kept = sum(len(run.words.split()) for run in runs if run.fate is Ran.KEPT)
        if kept >= LEAST_KEPT * max(len(old.split()), len(new.split())):
            return runs
        whole = (Run(Ran.REMOVED, " ".join(old.split())), Run(Ran.ADDED, " ".join(new.split())))
        return tuple(run for run in whole if run.words)


def side_by_side(
    checklist: Checklist,
    before: Review,
    after: Review,
    earlier: Sequence[Review] = (),
    *,
    contents: Contents = NO_OTHERS,
) -> tuple[Pair, ...]:
    """Every item that `movements` lists, in its order, asked in today's words where it still is."""
    was_asked = answered_on(before, checklist, contents)
    found: list[Pair] = []
    for one in movements(checklist, before, after, earlier, contents=contents):
        then, now = was_asked.by_id.get(one.item), checklist.by_id.get(one.item)
        item = now or was_asked.by_id[one.item]
        sides = _side(one.item, one.before, before), _side(one.item, one.after, after)
        found.append(Pair(item, one.movement, *sides, (then or item).question))
    return tuple(found)


def _side(item: str, state: State, review: Review) -> Side:
    """What was not asked has no answer here, whatever is still kept of it."""
    return Side(state, None if state is Outside.OUT else review.answers.get(item))
