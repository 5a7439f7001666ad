"""Small words: one or many, lists, per cent, and a paragraph with its edition beside it."""

from collections.abc import Sequence

from audit.domain.checklist import Checklist
from audit.domain.display import listed
from audit.domain.figures import Figures, rounded
from audit.domain.words import JUDGEMENT_WORDS, NOT_JUDGED, Judgement

SHORTEST_LAST_WORD = 4
"""Letters: a shortened text does not end in `of the`."""


HASH_SHOWN = 12
"""Signs of the content hash that are printed: enough to tell two versions of a checklist apart."""


def build_words(product: str, checklist: Checklist) -> str:
    """What made a paper, for its foot: the product and its version, the checklist and its content."""
    return f"{product} · checklist {checklist.id} · content {checklist.content_hash[:HASH_SHOWN]}"


def count(number: int, one: str, many: str = "") -> str:
    """`1 item`, `2 items`, `no items`."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number or 'no'} {noun}"


def has(number: int) -> str:
    """`has` for one, `have` for any other number."""
    return "has" if number == 1 else "have"


def is_or_are(number: int) -> str:
    """`is` for one, `are` for any other number."""
    return "is" if number == 1 else "are"


def sentence(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def ending(text: str) -> str:
    """Somebody's own words, closed with a full stop where they are not closed already."""
    text = " ".join(text.split())
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def shortened(text: str, most: int) -> str:
    """The text in full where it fits; else cut after a comma in its second half, or a word of some weight, with …"""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[:most]
    if (comma := cut.rfind(", ")) >= most // 2:
        return f"{cut[:comma]}…"
    words = cut.split(" ")[:-1]
    while len(words) > 1 and len(words[-1]) < SHORTEST_LAST_WORD:
        words.pop()
    return f"{' '.join(words).rstrip(',;:–')}…" if words else f"{cut[:-1]}…"


def per_cent(value: float | None) -> str:
    """`71.3%`, or `none yet` where nothing can be said."""
    return "none yet" if value is None else f"{rounded(value)}%"


def score_words(figures: Figures) -> str:
    """The score as it may be shown: points where the set is small, per cent otherwise."""
    if figures.score is None:
        return "none yet"
    if figures.few:
        return f"{figures.earned} of {count(figures.possible, 'point')}"
    return per_cent(figures.score)


def range_words(figures: Figures) -> str:
    """`48.5% and 75.4%`, between which the score could lie; empty while nothing is unanswered or unknown."""
    if figures.low is None or figures.high is None or not (figures.unanswered or figures.unknown):
        return ""
    if figures.few:
        return "not shown: fewer than 8 items"
    return f"{per_cent(figures.low)} and {per_cent(figures.high)}"


def judged(judgement: Judgement | None) -> str:
    """The judgement's word."""
    return NOT_JUDGED if judgement is None else JUDGEMENT_WORDS[judgement]


def roles(names: Sequence[str]) -> str:
    """`the DPO and the Head`: each role once, in order of the alphabet."""
    return listed([f"the {name}" for name in sorted(set(names))])
