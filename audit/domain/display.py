"""How figures and answers are written for people: the same words on screen, in files and on paper."""

from collections.abc import Sequence
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.dates import long_date
from audit.domain.figures import Figures, rounded
from audit.domain.states import Outside, State
from audit.domain.words import (
    GRADE_WORDS,
    JUDGEMENT_SHAPES,
    JUDGEMENT_WORDS,
    KIND_WORDS,
    NOT_JUDGED,
    RATING_SHAPES,
    RATING_WORDS,
    STATUS_WORDS,
    Judgement,
    NotRated,
    ReviewKind,
    ReviewStatus,
    Value,
)

MOST_NAMED = 6
"""Things named in one sentence before it only counts the rest."""
WIDEST_TELLING_RANGE = 50
"""Per cent between the least and the most a score can still become; beyond it the score itself says little."""
TOO_LITTLE = "too little is answered for the score to mean much yet"


def count(number: int, one: str, many: str | None = None) -> str:
    """`1 item`, `2 items`: a number with its noun."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(things: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else "".join(things)


def named(things: Sequence[str]) -> str:
    """`DP-05 and DP-20`; a long list names the first six and counts the rest."""
    shown, rest = list(things[:MOST_NAMED]), len(things) - MOST_NAMED
    return listed([*shown, f"{rest} more"] if rest > 0 else shown)


def short_edition(edition_id: str) -> str:
    """`KCSIE 2021`."""
    return edition_id.replace("kcsie-", "KCSIE ")


def paragraph_text(item: Item) -> str:
    """`¶106 (KCSIE 2021)`: a number never stands without its edition; empty for an item that rests on none."""
    return f"¶{item.paragraph} ({short_edition(item.cites[0].edition)})" if item.cites else ""


def paragraphs_text(numbers: Sequence[str], checklist: Checklist) -> str:
    """`¶106 and ¶108 (KCSIE 2021)`: numbers never stand without the edition whose numbers they are."""
    by_edition: dict[str, list[str]] = {}
    for number in numbers:
        by_edition.setdefault(checklist.numbering[number], []).append(f"¶{number}")
    return listed([f"{listed(marked)} ({short_edition(edition)})" for edition, marked in by_edition.items()])


def quotation(quote: str) -> str:
    """A verbatim run of a sentence in quotation marks, with an ellipsis where the sentence begins or goes on."""
    before = "…" if quote[:1].islower() else ""
    after = "" if quote.endswith((".", "?", "!")) else "…"
    return f"“{before}{quote}{after}”"


def value_text(value: Value | None) -> str:
    """`In place`; `No answer yet`."""
    return "No answer yet" if value is None else RATING_WORDS[value]


def value_with_shape(value: Value | None) -> str:
    """`◑ In place`."""
    return "No answer yet" if value is None else f"{RATING_SHAPES[value]} {RATING_WORDS[value]}"


def state_with_shape(state: State) -> str:
    """`◑ In place`; `No answer yet`; `Not asked` of an item that was out of scope."""
    if state is Outside.OUT:
        return "Not asked"
    return value_with_shape(None if isinstance(state, Outside) else state)


def review_text(assessed_on: date, kind: ReviewKind, status: ReviewStatus) -> str:
    """`18 November 2025, agreed`; `24 June 2025, follow-up, agreed`: how a review is named among others."""
    follow_up = f"{KIND_WORDS[kind].lower()}, " if kind is ReviewKind.FOLLOW_UP else ""
    return f"{long_date(assessed_on)}, {follow_up}{STATUS_WORDS[status].lower()}"


def judgement_text(judgement: Judgement | None) -> str:
    """`▲ Gaps to close`; `– Not judged yet`."""
    return f"– {NOT_JUDGED}" if judgement is None else f"{JUDGEMENT_SHAPES[judgement]} {JUDGEMENT_WORDS[judgement]}"


def percent(value: float | None) -> str:
    """`62.5%`; `not known yet`. Never shown alone: see `score_text`."""
    return "not known yet" if value is None else f"{rounded(value)}%"


def in_place_text(figures: Figures) -> str:
    """`41 of 54 in place or better`."""
    return f"{figures.in_place} of {figures.applicable} in place or better"


def companions_text(figures: Figures) -> str:
    """What stands beside every score: answered, don't know, not applicable."""
    return (
        f"{figures.answered} of {figures.applicable} answered · {figures.unknown} don’t know · "
        f"{figures.not_applicable} not applicable"
    )


def score_text(figures: Figures) -> str:
    """The score with its range while anything is unanswered or unknown; counts for a set of fewer than eight items."""
    if figures.few:
        return f"{in_place_text(figures)} (too few items for a per cent)"
    if figures.score is None or figures.low is None or figures.high is None:
        return "No score yet"
    text = f"Score {percent(figures.score)}"
    if figures.unanswered or figures.unknown:
        text += f" (between {rounded(figures.low)}% and {rounded(figures.high)}% once everything is known)"
    return text


def caution_text(figures: Figures) -> str:
    """What stands beside a score that can still go nearly anywhere; empty where it cannot, or where none is shown."""
    if figures.few or figures.score is None or figures.low is None or figures.high is None:
        return ""
    return TOO_LITTLE if figures.high - figures.low > WIDEST_TELLING_RANGE else ""


def cautious_score_text(figures: Figures) -> str:
    """The score with its range, and the caution where there is cause for it."""
    return ": ".join(text for text in (score_text(figures), caution_text(figures)) if text)


def figures_texts(figures: Figures) -> tuple[str, ...]:
    """What stands together wherever figures show, nothing said twice: a small set has its counts for a score."""
    score = (cautious_score_text(figures), companions_text(figures))
    return score if figures.few else (in_place_text(figures), *score)


def field_text(answer: Answer, field: str) -> str:
    """One field of an answer in words, empty where it is blank."""
    content = getattr(answer, field)
    match field, content:
        case _, None | "":
            return ""
        case "value", _:
            return value_text(content)
        case "grade", _:
            return GRADE_WORDS[content]
        case _, date():
            return long_date(content)
        case _:
            return str(content)


def evidence_text(answer: Answer) -> str:
    """`We read it, link governor, 3 November 2025, policy v4`; empty where there is none.

    How the board knows is said of a rating only: beside a don't-know it would say that somebody does know.
    """
    parts = [
        GRADE_WORDS[answer.grade] if answer.grade and not isinstance(answer.value, NotRated) else "",
        answer.evidence_by,
        long_date(answer.evidence_date) if answer.evidence_date else "",
        answer.evidence_ref,
    ]
    return ", ".join(part for part in parts if part)
