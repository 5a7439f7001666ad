"""The words a paper should use for the closed sets of the field, written down a second time, and small readers."""

import re
from datetime import date, datetime

from recount import Recount

from audit.domain.words import Grade, Judgement, Strand

Match = re.Match[str]
WORDS = {
    Judgement.ACT_NOW: "Act now",
    Judgement.GAPS_TO_CLOSE: "Gaps to close",
    Judgement.SOUND: "Sound",
    Judgement.SOUND_AND_CHECKED: "Sound and checked",
    None: "Not judged yet",
}
BOARDS = {
    "maintained_school": "governing body",
    "academy": "trust board",
    "independent_school": "proprietor",
    "non_maintained_special_school": "governing body",
    "pupil_referral_unit": "management committee",
    "college": "corporation",
}
KNOWN = (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)


def day_of(text: str) -> date:
    return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007  (a day has no zone)


def places(known: Recount, numbers: list[str]) -> list[str]:
    """Each paragraph with the edition whose number it is."""
    edition = {item.cites[0].paragraph: item.cites[0].edition for item in known.checklist.items if item.cites}
    return [f"¶{n} ({edition[n].replace('kcsie-', 'KCSIE ')})" for n in numbers]


def strand_words(strand: Strand) -> str:
    return {
        Strand.WORKING_TOGETHER: "Working together",
        Strand.INFORMATION_SHARING: "Information sharing",
        Strand.DATA_PROTECTION: "Data protection",
        Strand.SUPPLY: "Supplying information",
        Strand.CHILD_PROTECTION_FILE: "The child protection file",
        Strand.LAW_WATCH: "Law watch",
    }[strand]
