"""Section 5: the few items that deserve the board's time, each once with all its reasons and the question to ask."""

from dataclasses import dataclass

from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.gaps import gaps, in_scope_with_answers, stale
from audit.domain.movement import movements
from audit.domain.words import (
    MOVEMENT_WORDS,
    NOT_APPLICABLE,
    RATING_SHAPES,
    RATING_WORDS,
    UNKNOWN,
    Movement,
    Rating,
    Strength,
)
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words
from audit.reports.phrases import count, sentence

MOST_ITEMS = 5
ATTENTION_HEADINGS = ("Item", "What it asks", "Where it stands, and why it is here", "The question to ask")
WORSE = (Movement.OPENED, Movement.REOPENED, Movement.REGRESSED, Movement.NOW_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Attention:
    """One item, and why it is here: every reason, the weightiest first."""

    item: Item
    answer: Answer | None
    reasons: tuple[str, ...]


def attention_list(paper: PaperInput) -> tuple[Attention, ...]:
    """Every item with a reason, in the order of the board's agenda: blockers, must or critical below in place,
    don't-knows, unanswered, stale evidence, then the worst gap.
    """
    blockers = paper.whole.overall.blockers
    moved: dict[str, Movement] = {}
    if paper.previous:
        listed = movements(paper.shown, paper.previous, paper.review, paper.earlier, contents=paper.shown_contents)
        moved = {one.item: one.movement for one in listed if one.movement in WORSE}
    worst = {gap.item.id: place for place, gap in enumerate(gaps(paper.shown, paper.review))}
    found: list[tuple[int, bool, int, int, Attention]] = []
    for item, answer in in_scope_with_answers(paper.shown, paper.review):
        reasons = _reasons(paper, item, answer, blocker=item.id in blockers, gap=item.id in worst)
        if reasons:
            words = [text for _, text in reasons]
            if item.id in moved:
                words.append(f"{MOVEMENT_WORDS[moved[item.id]].lower()} since last time")
            last = worst.get(item.id, len(worst))
            first = min(place for place, _ in reasons)
            found.append(
                (first, not item.decisive, last, paper.checklist.place[item.id], Attention(item, answer, tuple(words)))
            )
    return tuple(entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1]))


def _reasons(
    paper: PaperInput, item: Item, answer: Answer | None, *, blocker: bool, gap: bool
) -> list[tuple[int, str]]:
    """Each reason with its place on the agenda."""
    value = answer.value if answer else None
    found: list[tuple[int, str]] = []
    if blocker:
        found.append((0, "it keeps the judgement where it is"))
    if item.decisive and value not in (Rating.IN_PLACE, Rating.EMBEDDED, NOT_APPLICABLE):
        found.append((1 if isinstance(value, Rating) else 2 if value is UNKNOWN else 3, _decisive(item)))
    if value is UNKNOWN:
        found.append((2, "nobody has asked yet"))
    if value is None:
        found.append((3, "no answer yet"))
    if answer is not None and stale(item, answer, paper.review.assessed_on):
        found.append((4, "its evidence is too old to count"))
    if gap and not found:
        found.append((5, "below its target"))
    return found


def _decisive(item: Item) -> str:
    return "a legal duty" if item.strength is Strength.MUST else "critical: a failing here is how children come to harm"


def attention(paper: PaperInput) -> Section:
    """At most five items; each with its answer, why, and the question to ask."""
    every = attention_list(paper)
    if not every:
        none = "No item of this part is below target, unknown, unanswered or resting on evidence too old to count."
        return Section("What needs the board’s attention", (Words(none),))
    rows = tuple(_row(entry) for entry in every[:MOST_ITEMS])
    table = Table(
        "Items for the board’s time",
        ATTENTION_HEADINGS,
        rows,
        "attention",
    )
    rest = len(every) - len(rows)
    if not rest:
        return Section("What needs the board’s attention", (table,))
    needs = "needs" if rest == 1 else "need"
    words = f"After these, {count(rest, 'further item')} {needs} attention: see Annex A."
    return Section("What needs the board’s attention", (table, Words(words, quiet=True)))


def _row(entry: Attention) -> tuple[str, ...]:
    value = entry.answer.value if entry.answer else None
    stands = "" if value is None else f"{RATING_SHAPES[value]} {RATING_WORDS[value]}: "
    why = f"{sentence(stands + '; '.join(entry.reasons))}."
    return (entry.item.id, entry.item.question, why, entry.item.challenge)
