"""Section 5: the few items that deserve the board's time, each once with all its reasons and the question to ask."""

from dataclasses import dataclass

from audit.domain.agenda import AgendaItem, with_reasons
from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.movement import movements
from audit.domain.tally import gap_of
from audit.domain.words import (
    AGENDA_REASON_WORDS,
    MOVEMENT_WORDS,
    NOT_APPLICABLE,
    RATING_SHAPES,
    RATING_WORDS,
    AgendaReason,
    Movement,
    Rating,
    Strength,
)
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Section, Table, Words
from audit.reports.phrases import count, sentence

MOST_ITEMS = 5
ATTENTION_HEADINGS = ("Item", "What it asks", "Where it stands, and why it is here", "The question to ask")
CRITICAL = "critical, as a failing here is how children come to harm"
WORSE = (Movement.OPENED, Movement.REOPENED, Movement.REGRESSED, Movement.NOW_UNKNOWN)


@dataclass(frozen=True, slots=True)
class Attention:
    """One item, and why it is here: every reason, the weightiest first."""

    item: Item
    answer: Answer | None
    reasons: tuple[str, ...]


def attention_list(paper: PaperInput) -> tuple[Attention, ...]:
    """Every item of this part with a reason, in the order of the board's agenda; what became worse says so as well."""
    moved: dict[str, Movement] = {}
    if paper.previous:
        listed = movements(paper.shown, paper.previous, paper.review, paper.earlier, contents=paper.shown_contents)
        moved = {one.item: one.movement for one in listed if one.movement in WORSE}
    found = with_reasons(
        paper.shown,
        paper.review,
        paper.whole,
        earlier=paper.earlier,
        changed=paper.changed,
        contents=paper.shown_contents,
    )
    return tuple(Attention(one.item, one.answer, _words(one, moved.get(one.item.id))) for one in found)


def _words(one: AgendaItem, moved: Movement | None) -> tuple[str, ...]:
    """The reasons in words; a gap is told by the rating beside it, so it is named only where it is the one reason."""
    reasons = [reason for reason in one.reasons if reason is not AgendaReason.WORST_GAP] or [AgendaReason.WORST_GAP]
    kind = _decisive(one.item)
    said = [kind if reason is AgendaReason.DECISIVE_BELOW else AGENDA_REASON_WORDS[reason] for reason in reasons]
    value = one.answer.value if one.answer else None
    if one.item.decisive and not isinstance(value, Rating) and value is not NOT_APPLICABLE:
        said.insert(1, kind)
    if moved is not None:
        said.append(f"{MOVEMENT_WORDS[moved].lower()} since last time")
    return tuple(said)


def _decisive(item: Item) -> str:
    return "a legal duty" if item.strength is Strength.MUST else CRITICAL


def attention(paper: PaperInput) -> Section:
    """At most five items; each with its answer, why, and the question to ask."""
    every = attention_list(paper)
    if not every:
        none = "No item of this part has a reason to take the board’s time."
        return Section("What needs the board’s attention", (Words(none),))
    rows = tuple(_row(entry) for entry in every if entry in _chosen(every))
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


def _chosen(every: tuple[Attention, ...]) -> list[Attention]:
    """The few there is room for: what is below target or not known goes before what is in place."""
    return sorted(every, key=lambda entry: gap_of(entry.item, entry.answer) == 0 and _answered(entry))[:MOST_ITEMS]


def _answered(entry: Attention) -> bool:
    return entry.answer is not None and entry.answer.value is not None


def _row(entry: Attention) -> tuple[str, ...]:
    value = entry.answer.value if entry.answer else None
    stands = "" if value is None else f"{RATING_SHAPES[value]} {RATING_WORDS[value]}: "
    why = f"{sentence(stands + '; '.join(entry.reasons))}."
    return (entry.item.id, entry.item.question, why, entry.item.challenge)
