"""How old a reader must be to follow each item: `python tests/content/reading_age.py` writes docs/reading.md anew.

The measure is Flesch-Kincaid’s grade plus five, which is the age at which that grade is taught. It looks at the two
things an author can change, the length of sentences and of words, and it is given as an age, which anybody understands.
SMOG and Fog were looked at: both are made for passages of thirty sentences, and an item has nine.
"""

import re
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from audit import data_dir
from audit.content import load_library
from audit.domain.checklist import Checklist, Item

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it finds its word lists in a way that newer setuptools warn about
    import textstat

OLDEST = 16.0
"""The whole item: what somebody reads who left school at sixteen, which is where a board of volunteers starts."""
OLDEST_QUESTION = 18.0
"""The question alone: one sentence has nothing to lower its average, and a term of art such as “data protection impact
assessment” adds three years by itself."""
LONGEST = 42
"""Words in one sentence: a level is a list of what must be so, and beyond this one’s start is forgotten at its end."""
HALF_OF_PAPERS, HARDEST_SENTENCE = 14.5, 18.0
"""The board paper: half of all papers at most the first; each kind of sentence, by its middle, at most the second."""
SCHOOL_STARTS = 5
"""Years between a grade of Flesch and Kincaid’s and the age of those in it."""
DICTIONARY = "en_US"
"""Syllables are counted by where a word may be broken. American dictionaries break words by sound, British by origin:
of thirty words of this field the American counts 75 of 88 syllables, the British 69."""
DOCUMENT = Path(__file__).parents[2] / "docs" / "reading.md"
ANSWERS = Path(__file__).parent / "reading_answers.yaml"
_SENTENCE_END = re.compile(r"(?<=[.?!])[”’)]*\s+")


@dataclass(frozen=True, slots=True)
class Reading:
    """One item: ages in years, unrounded; `longest` is in words."""

    id: str
    question: float
    why: float
    levels: float
    challenge: float
    whole: float
    longest: int

    @property
    def beyond(self) -> tuple[str, ...]:
        """Which limits it is beyond, in words; none for an item that is plain enough."""
        found = (
            ("whole", self.whole > OLDEST),
            ("question", self.question > OLDEST_QUESTION),
            ("sentence", self.longest > LONGEST),
        )
        return tuple(name for name, is_so in found if is_so)


def age(text: str) -> float:
    """The age at which a text can be read."""
    textstat.textstat.set_lang(DICTIONARY)
    textstat.textstat.set_rounding(False)  # it would round syllables a word to a tenth, which is more than a year
    return float(textstat.textstat.flesch_kincaid_grade(text)) + SCHOOL_STARTS


def sentences(text: str) -> list[str]:
    """The sentences of a text."""
    return [sentence for sentence in _SENTENCE_END.split(text) if sentence]


def reading_of(item: Item) -> Reading:
    """How an item reads."""
    levels = " ".join(item.levels)
    whole = f"{item.question} {item.why} {levels} {item.challenge}"
    return Reading(
        item.id,
        *(age(text) for text in (item.question, item.why, levels, item.challenge, whole)),
        max(len(sentence.split()) for sentence in sentences(whole)),
    )


def answers() -> dict[str, str]:
    """Why each outlier stays as it is, by item."""
    return dict(yaml.safe_load(ANSWERS.read_text("utf-8")))


def document(checklists: Sequence[Checklist], answered: Mapping[str, str]) -> str:
    """The whole of docs/reading.md."""
    return "\n".join([_beginning(), *(line for each in checklists for line in _table(each, answered))]) + "\n"


def _beginning() -> str:
    return f"""# How easily each item reads

Made by `python tests/content/reading_age.py`; a test compares it. Ages are Flesch-Kincaid’s grade plus five, worked
out over the question, why it matters, the four levels and the challenge. They tell items apart; they do not say who can
read one.

Beyond a limit means: the whole item above {OLDEST:.0f}, its question above {OLDEST_QUESTION:.0f}, or a sentence of more
than {LONGEST} words. Such an item was reworded, or the table says why it stays
(`tests/content/reading_answers.yaml`).

What the board paper itself says is measured on generated papers (`tests/reports/test_papers_read_easily.py`): half of
them read at {HALF_OF_PAPERS} years or below, and no kind of sentence above {HARDEST_SENTENCE:.0f}."""


def _table(checklist: Checklist, answered: Mapping[str, str]) -> Iterator[str]:
    readings = [reading_of(item) for item in checklist.items]
    middle = sorted(reading.whole for reading in readings)[len(readings) // 2]
    beyond = [reading for reading in readings if reading.beyond]
    yield ""
    yield f"## {checklist.title}"
    yield ""
    yield f"{len(readings)} items; half read at {middle:.1f} years or below; {len(beyond)} beyond a limit."
    yield ""
    yield "| item | whole | question | why | levels | challenge | longest sentence | beyond a limit | why it stays |"
    yield "|---|--:|--:|--:|--:|--:|--:|---|---|"
    for each in readings:
        ages = " | ".join(f"{one:.1f}" for one in (each.whole, each.question, each.why, each.levels, each.challenge))
        limits = f"yes: {', '.join(each.beyond)}" if each.beyond else "no"
        yield f"| {each.id} | {ages} | {each.longest} | {limits} | {answered.get(each.id, '')} |"


def main() -> None:
    """Write the document."""
    library = load_library(data_dir("checklists"))
    DOCUMENT.write_text(document(list(library.checklists.values()), answers()), "utf-8")
    sys.stdout.write(f"{DOCUMENT}\n")


if __name__ == "__main__":
    main()
