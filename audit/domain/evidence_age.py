"""How old the evidence for an answer is on the day of judgement, and what it means that somebody looked again."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.dates import long_date
from audit.domain.display import count
from audit.domain.gaps import stale
from audit.domain.knowing import check_knowing
from audit.domain.tally import KNOWN_GRADES
from audit.domain.words import GRADE_WORDS, Grade
from audit.errors import NotAllowedError

MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Looked:
    """That somebody looked at the evidence again: how, in which role, and on which day."""

    grade: Grade
    by: str
    on: date


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one."""
    months = (later.year - earlier.year) * MONTHS_IN_A_YEAR + later.month - earlier.month
    return months - (later.day < earlier.day)


def age_words(seen: date, on: date) -> str:
    """`15 months old`; `less than a month old`."""
    months = months_between(seen, on)
    return f"{count(months, 'month')} old" if months > 0 else "less than a month old"


def counts_until(item: Item, answer: Answer) -> date | None:
    """The last day of judgement on which the evidence counts as known; None where it never does."""
    if answer.grade not in KNOWN_GRADES or answer.evidence_date is None:
        return None
    return answer.evidence_date + timedelta(days=item.fresh_days)


def evidence_age_words(item: Item, answer: Answer, assessed_on: date) -> str:
    """What the age of the evidence means on the day of judgement, in a sentence."""
    if answer.rating is None:
        return ""
    last_day = counts_until(item, answer)
    if last_day is None or answer.evidence_date is None:
        told = answer.grade is Grade.TOLD
        return "Nobody on the board’s side has looked yet." if told else "It rests on no dated evidence."
    age = age_words(answer.evidence_date, assessed_on)
    if stale(item, answer, assessed_on):
        return (
            f"Its evidence is stale: {age}. After {item.fresh_days} days it no longer counts as known: "
            f"it does not from {long_date(last_day + timedelta(days=1))} on."
        )
    return f"Its evidence is {age}, and counts as known until {long_date(last_day)}."


def old_evidence_words(item: Item, answer: Answer, assessed_on: date) -> str:
    """The same where the evidence is too old to count; empty where it is not."""
    return evidence_age_words(item, answer, assessed_on) if stale(item, answer, assessed_on) else ""


def grades_from(grade: Grade | None) -> tuple[Grade, ...]:
    """The grades that a new look keeps or raises; somebody’s word is no look."""
    looks = [one for one in Grade if one in KNOWN_GRADES]
    return tuple(looks[looks.index(grade) :] if grade is not None and grade in looks else looks)


def looked_again(answer: Answer, looked: Looked) -> Answer:
    """The answer with its evidence renewed. Raises NotAllowedError where that would lower or age what is known."""
    if answer.rating is None:
        raise NotAllowedError("Evidence is renewed for a rating only.")
    if looked.grade not in grades_from(answer.grade):
        least = GRADE_WORDS[answer.grade] if answer.grade else ""
        raise NotAllowedError(f"A new look keeps or raises how you know: at least “{least}”.", field="looked_grade")
    if answer.evidence_date is not None and looked.on < answer.evidence_date:
        raise NotAllowedError(
            f"Somebody looked later than that already: on {long_date(answer.evidence_date)}.", field="looked_on"
        )
    renewed = replace(answer, grade=looked.grade, evidence_by=looked.by.strip(), evidence_date=looked.on)
    check_knowing(renewed, answer)
    return renewed
