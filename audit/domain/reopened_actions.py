"""Done actions against the later ratings of their items: does it hold, is the gap still open, or is it back?

Nothing is stored. An action is re-opened by the answers alone and ceases to be when they are put right, so that no
save of an answer writes to an action, and a slip of the pen leaves no mark. Source: `docs/decisions/0021`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answered_on import NO_OTHERS, Contents, answered_on
from audit.domain.checklist import Checklist
from audit.domain.review import Action, Review
from audit.domain.states import Outside, State, state_in
from audit.domain.words import NOT_APPLICABLE, UNKNOWN, ActionStatus, AfterDone, Rating


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What became of a done action; `since` is the day of the review that re-opened it."""

    kind: AfterDone
    since: date | None = None

    @property
    def reopened(self) -> bool:
        """Is it to be done again?"""
        return self.since is not None


Aftermaths = Mapping[str, Aftermath]
"""What became of each done action, by its id; one that is not done, or whose item is not asked, is not here."""
HOLDS = Aftermath(AfterDone.HOLDS)


def aftermaths(
    checklist: Checklist, reviews: Sequence[Review], actions: Iterable[Action], *, contents: Contents = NO_OTHERS
) -> Aftermaths:
    """What became of each done action as far as these reviews tell: oldest first, `checklist` that of the newest.

    An action set in a review that is none of these is not told of.
    """
    days = {review.id: review.assessed_on for review in reviews}
    asked = [(answered_on(review, checklist, contents), review) for review in reviews]
    found: dict[str, Aftermath] = {}
    for action in actions:
        item, set_on, done_on = checklist.by_id.get(action.item), days.get(action.review), action.done_on
        if action.status is ActionStatus.DONE and item is not None and set_on is not None and done_on is not None:
            states = [(review.assessed_on, state_in(on, item.id, review)) for on, review in asked]
            found[action.id] = aftermath(states, item.target, max(set_on, done_on))
    return found


def aftermath(states: Sequence[tuple[date, State]], target: int, done: date) -> Aftermath:
    """What the states of one item, oldest first, say of an action that was done, and its review held, by `done`.

    A run of gaps begins with a rating below target or a don't-know, and ends with a rating at target, or when the item
    leaves as not applicable or out of scope; an unanswered review neither ends nor breaks it. The action is re-opened
    where the run that lasts to the newest review began after `done`, followed on an earlier run or on a rating at
    target, and holds a rating below target: from the first such rating on.
    """
    in_run = returned = earlier_run = at_target = False
    since: date | None = None
    newest: State = Outside.UNANSWERED
    for day, state in states:
        if state is Outside.UNANSWERED:
            continue
        newest = state
        if state in (NOT_APPLICABLE, Outside.OUT) or (isinstance(state, Rating) and state >= target):
            earlier_run, in_run, since = earlier_run or in_run, False, None
            at_target = isinstance(state, Rating)
            continue
        if not in_run:
            in_run, returned = True, day > done and (earlier_run or at_target)
        if returned and since is None and isinstance(state, Rating):
            since = day
    if since is not None:
        return Aftermath(AfterDone.GAP_BACK if earlier_run else AfterDone.GAP_NEW, since)
    if not in_run:
        return HOLDS
    return Aftermath(AfterDone.NOT_KNOWN if newest is UNKNOWN else AfterDone.GAP_OPEN)
