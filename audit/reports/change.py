"""Section 4: what has changed since the previous review. Every sentence is made from the movements."""

from collections.abc import Mapping
from datetime import date

from audit.domain.dates import long_date
from audit.domain.display import named
from audit.domain.figures import rounded
from audit.domain.movement import FEWEST_LIKE_FOR_LIKE, LikeForLike, by_movement, like_for_like, movements
from audit.domain.review import Review
from audit.domain.scoring import figures_of
from audit.domain.words import MOVEMENT_WORDS, ActionStatus, Movement
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Points, Section, Words
from audit.reports.phrases import count, ending, is_or_are, per_cent, sentence

UNLISTED = (Movement.HELD, Movement.PERSISTING)
"""Nothing moved: counted in a sentence, not listed."""
MOST_RESULTS = 2


def changes(paper: PaperInput) -> Section:
    """Better, worse, re-opened, new in scope, and what changed as a result; or that there is none to compare with."""
    if paper.previous is None:
        text = "This is the first review, so there is none to compare it with."
        return Section("What has changed since the last review", (Words(text),))
    found = by_movement(movements(paper.shown, paper.previous, paper.review, paper.earlier))
    blocks: list[Words | Points] = [Words(_then_and_now(paper, paper.previous))]
    if moved := tuple(
        (f"{MOVEMENT_WORDS[kind]} ({len(ids)}):", f"{named(ids)}.")
        for kind, ids in found.items()
        if kind not in UNLISTED
    ):
        blocks.append(Points(moved))
    blocks.append(Words(_still(found, moved=bool(moved))))
    if results := _results(paper, paper.previous.assessed_on):
        blocks.append(Points(results))
    return Section(f"What has changed since {long_date(paper.previous.assessed_on)}", tuple(blocks))


def _then_and_now(paper: PaperInput, previous: Review) -> str:
    """The counts at both ends, and the like-for-like score where enough items are in both."""
    was = figures_of(paper.checklist, previous).overall
    now = paper.whole.overall
    text = f"In place or better: then {was.in_place} of {was.applicable}, now {now.in_place} of {now.applicable}. "
    return text + like_for_like_words(like_for_like(paper.checklist, previous, paper.review))


def like_for_like_words(both: LikeForLike) -> str:
    """Whether the score of what both reviews answered went up, down or neither, as its rounded figures show."""
    if not both.enough or both.before is None or both.after is None:
        return f"Fewer than {FEWEST_LIKE_FOR_LIKE} items were answered both times, so no score is compared."
    was, now = rounded(both.before), rounded(both.after)
    over = f"Over the {both.items} items answered both times, the score"
    if was == now:
        return f"{over} is the same: {per_cent(both.after)}."
    return f"{over} went {'up' if now > was else 'down'} from {per_cent(both.before)} to {per_cent(both.after)}."


def _still(found: Mapping[Movement, tuple[str, ...]], *, moved: bool) -> str:
    """How many gaps remain as they were, and how many items held."""
    remain, held = (len(found.get(kind, ())) for kind in (Movement.PERSISTING, Movement.HELD))
    first = "" if moved else "No item moved. "
    names = f" ({named(found[Movement.PERSISTING])})" if remain else ""
    gaps = f"{remain} {'gap is' if remain == 1 else 'gaps are'} as before{names}"
    return f"{first}{sentence(gaps)}; {count(held, 'item')} {is_or_are(held)} unchanged at target."


def _results(paper: PaperInput, since: date) -> tuple[tuple[str, str], ...]:
    """What changed for children or staff, from the actions done since the previous review."""
    done = [a for a in paper.known_actions if a.status is ActionStatus.DONE and a.done_on and a.done_on > since]
    latest = sorted(done, key=lambda action: (action.done_on or date.min, action.id), reverse=True)[:MOST_RESULTS]
    return tuple((f"What changed as a result ({action.item}):", ending(action.impact)) for action in latest)
