"""Section 4: what has changed since the previous review. Every sentence is made from the movements."""

from collections.abc import Mapping
from datetime import date

from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import listed, named
from audit.domain.figures import rounded
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE, LikeForLike, by_movement, like_for_like, movements
from audit.domain.review import Review
from audit.domain.words import MOVEMENT_WORDS, ActionStatus, Movement
from audit.reports.bridge_part import bridge_in
from audit.reports.over_time import ages_in
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Points, Section, Words
from audit.reports.phrases import count, ending, has, per_cent, shortened
from audit.reports.since import since_words

MOVED_MOST = (Movement.REOPENED, Movement.OPENED, Movement.REGRESSED, Movement.CLOSED)
"""What is named with its question, in this order; everything is counted."""
MOST_MOVED, KEPT_FOR_CLOSED = 6, 2
"""Items named in all, and how many of them are closed gaps where there are that many."""
LONGEST_QUESTION = 86
"""Signs of a question that fit a line of the paper beside what happened to it."""
MOST_RESULTS = 2
SEVERAL, MOST_OLD = 3, 3
"""Reviews after which an open gap is named for its age, and how many are."""
COUNTED = {
    Movement.REOPENED: ("gap re-opened", "gaps re-opened"),
    Movement.OPENED: ("new gap", "new gaps"),
    Movement.REGRESSED: ("item rated lower", "items rated lower"),
    Movement.NOW_UNKNOWN: ("item no longer known", "items no longer known"),
    Movement.CLOSED: ("gap closed", "gaps closed"),
    Movement.IMPROVED: ("item rated higher", "items rated higher"),
    Movement.FOUND_OUT: ("don’t-know found out", "don’t-knows found out"),
    Movement.NEWLY_IN_SCOPE: ("item newly in scope", "items newly in scope"),
    Movement.NEWLY_ANSWERED: ("item answered now and not last time", "items answered now and not last time"),
    Movement.NOW_UNANSWERED: ("item not answered this time", "items not answered this time"),
    Movement.CLOSED_BY_NA: ("gap now said to be not applicable", "gaps now said to be not applicable"),
    Movement.LEFT_SCOPE: ("item that left scope", "items that left scope"),
    Movement.PERSISTING: ("gap as before", "gaps as before"),
    Movement.HELD: ("item unchanged at target", "items unchanged at target"),
}
"""How each movement is counted in a sentence, in this order: one, and many."""


def changes(paper: PaperInput) -> Section:
    """What moved most by name, everything in numbers, and what changed as a result; or that nothing can be compared."""
    if paper.previous is None:
        text = "This is the first review, so there is none to compare it with."
        return Section("What has changed since the last review", (Words(text), *since_words(paper)))
    moved = movements(paper.shown, paper.previous, paper.review, paper.earlier, contents=paper.shown_contents)
    found = by_movement(moved)
    blocks: list[Words | Points] = [
        Words(_then_and_now(paper, paper.previous)),
        *what_moved_the_score(paper),
        Words(in_numbers(found, paper.of_this_part)),
        *lived_long(paper),
    ]
    named_ones = tuple((f"{MOVEMENT_WORDS[kind]}, {item.id}:", _short(item)) for kind, item in moved_most(paper, found))
    if points := (*named_ones, *_results(paper, paper.previous.assessed_on)):
        blocks.append(Points(points))
    blocks += since_words(paper)
    return Section(f"What has changed since {long_date(paper.previous.assessed_on)}", tuple(blocks))


def moved_most(paper: PaperInput, found: Mapping[Movement, tuple[str, ...]]) -> tuple[tuple[Movement, Item], ...]:
    """At most six items: gaps back or new first, the weightiest of each kind first, with room kept for closed ones."""
    ranked = [
        (kind, item)
        for kind in MOVED_MOST
        for item in sorted((paper.checklist.by_id[one] for one in found.get(kind, ())), key=lambda item: -item.weight)
    ]
    closed = [pair for pair in ranked if pair[0] is Movement.CLOSED]
    worse = [pair for pair in ranked if pair[0] is not Movement.CLOSED]
    worse = worse[: MOST_MOVED - min(len(closed), KEPT_FOR_CLOSED)]
    return (*worse, *closed[: MOST_MOVED - len(worse)])


def _short(item: Item) -> str:
    return shortened(item.question, LONGEST_QUESTION)


def in_numbers(found: Mapping[Movement, tuple[str, ...]], of_what: str = "") -> str:
    """How many items did what; gaps that did not move also by their codes. `of_what`: ` of this part`, or nothing."""
    parts = [count(len(found[kind]), *words) for kind, words in COUNTED.items() if kind in found]
    if stuck := found.get(Movement.PERSISTING, ()):
        words = count(len(stuck), *COUNTED[Movement.PERSISTING])
        parts[parts.index(words)] = f"{words} ({named(stuck)})"
    none_moved = not set(found) - {Movement.PERSISTING, Movement.HELD}
    said = [f"No item{of_what} moved."] if none_moved else []
    return " ".join([*said, *([f"Item by item: {listed(parts)}."] if parts else [])])


def _then_and_now(paper: PaperInput, previous: Review) -> str:
    """The counts at both ends, and the like-for-like score where enough items are in both."""
    was = paper.figures_then(previous)
    now = paper.whole.overall
    text = f"In place or better: then {was.in_place} of {was.applicable}, now {now.in_place} of {now.applicable}. "
    both = like_for_like(paper.shown, previous, paper.review, contents=paper.shown_contents)
    return text + like_for_like_words(both, paper.of_this_part)


def what_moved_the_score(paper: PaperInput) -> tuple[Words, ...]:
    """The bridge in one sentence, the figures those of Annex E; nothing where the score moved in no step."""
    bridge = bridge_in(paper)
    return (Words(bridge.words.finding),) if bridge and bridge.moved else ()


def lived_long(paper: PaperInput) -> tuple[Words, ...]:
    """The open gaps that several reviews have seen, the oldest first."""
    old = [life for life in ages_in(paper).lives if life.reviews_seen >= SEVERAL]
    if not old:
        return ()
    first = [f"{life.item} (since {long_date(life.opened_on)})" for life in old[:MOST_OLD]]
    more = [f"{len(old) - MOST_OLD} more"] if len(old) > MOST_OLD else []
    gaps = f"{count(len(old), 'gap')} still open {has(len(old))} been seen in {SEVERAL} reviews or more"
    return (Words(f"{gaps}: {listed([*first, *more])}."),)


def like_for_like_words(both: LikeForLike, of_part: str = "") -> str:
    """Whether the score of what both reviews answered went up, down or neither, as its rounded figures show."""
    if not both.enough or both.before is None or both.after is None:
        few = f"Fewer than {FEWEST_LIKE_FOR_LIKE} items{of_part}"
        return f"{few} were answered both times, so no score is compared."
    was, now = rounded(both.before), rounded(both.after)
    over = f"Over the {both.items} items{of_part} answered both times, the score"
    if was == now:
        return f"{over} is the same: {per_cent(both.after)}."
    return f"{over} went {'up' if now > was else 'down'} from {per_cent(both.before)} to {per_cent(both.after)}."


def _results(paper: PaperInput, since: date) -> tuple[tuple[str, str], ...]:
    """What changed for children or staff, from the actions done since the previous review."""
    done = [
        a
        for a in paper.known_actions
        if a.status is ActionStatus.DONE and a.done_on and a.done_on > since and not paper.reopened(a)
    ]
    latest = sorted(done, key=lambda action: (action.done_on or date.min, action.id), reverse=True)[:MOST_RESULTS]
    return tuple((f"What changed as a result ({action.item}):", ending(action.impact)) for action in latest)
