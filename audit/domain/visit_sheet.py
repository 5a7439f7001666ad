"""The visit sheet in words: the same lines on screen, in print and on the PDF."""

from dataclasses import dataclass

from audit.domain.answers import Answer
from audit.domain.applies import held_by_words
from audit.domain.dates import long_date
from audit.domain.display import count, value_with_shape
from audit.domain.follow_up import stands_words
from audit.domain.item_words import shortened
from audit.domain.review import Review
from audit.domain.visit import MINUTES_A_LOOK, Look, Visit
from audit.domain.words import CONTROLLER_NAMES, GRADE_WORDS, NO_NAMES, VISIT_REASON_WORDS, Grade, HeldBy, Setting

TICKS = {
    Grade.TOLD: "told",
    Grade.SEEN: "seen",
    Grade.SAMPLED: "sampled",
    Grade.TESTED: "tested",
}
"""What is ticked on paper, one for each grade."""
FOUND = f"What I found ({NO_NAMES[:1].lower()}{NO_NAMES[1:]})"
WARNING = "No pupil’s name, no case detail: ask how things work, and look at records with names covered."
CONFIDENTIAL_WARNING = "This sheet holds confidential items (marked): it is for the visitor and is not tabled."
CONTROLLER_APART = "Ask for these answers ahead of the visit; at the school, ask whether staff know them and use them."
CONTROLLER_HEADINGS = ("Item", "What it asks", "Whom to ask", "When somebody last looked")
LONGEST_ROLE = 40


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One item as the sheet shows it: what to ask to see, the question, and when somebody last looked."""

    id: str
    question: str
    why: str
    see: tuple[str, ...]
    ask: str
    stands: str
    last_look: str
    whom: str
    """Everybody asked, the one to see first."""
    controller: str
    marked: bool


@dataclass(frozen=True, slots=True)
class VisitSheet:
    """Every word of a visit sheet in reading order: `groups` are (whom to see, the items)."""

    lead: str
    groups: tuple[tuple[str, tuple[VisitLine, ...]], ...]
    controller: str
    """Who answers what the controller holds; empty where nothing stands apart."""
    controller_means: str
    of_controller: tuple[VisitLine, ...]
    left: str
    confidential: str

    @property
    def controller_rows(self) -> tuple[tuple[str, ...], ...]:
        """What the controller answers as a table, under `CONTROLLER_HEADINGS`."""
        return tuple(
            (line.id, line.question + (" (confidential)" if line.marked else ""), line.whom, line.last_look)
            for line in self.of_controller
        )


def visit_sheet(visit: Visit, review: Review) -> VisitSheet:
    """The visit in the words of a sheet."""
    setting = review.school.setting
    name = CONTROLLER_NAMES[setting]
    groups = tuple((role, tuple(_line(look, setting, role) for look in looks)) for role, looks in visit.by_role.items())
    of_controller = tuple(_line(look, setting, look.item.holder) for look in visit.of_controller)
    marked = any(line.marked for _, lines in groups for line in lines) or any(line.marked for line in of_controller)
    return VisitSheet(
        lead=_lead(visit),
        groups=groups,
        controller=f"{name[:1].upper()}{name[1:]} answers" if of_controller else "",
        controller_means=CONTROLLER_APART if of_controller else "",
        of_controller=of_controller,
        left=_left(visit.left),
        confidential=CONFIDENTIAL_WARNING if marked else "",
    )


def _line(look: Look, setting: Setting, role: str) -> VisitLine:
    item = look.item
    value = look.answer.value if look.answer else None
    reasons = "; ".join(VISIT_REASON_WORDS[reason] for reason in look.reasons)
    return VisitLine(
        id=item.id,
        question=item.question,
        why=f"{reasons[:1].upper()}{reasons[1:]}" + ("" if reasons.endswith("?") else "."),
        see=item.evidence,
        ask=item.challenge,
        stands=", ".join(text for text in (value_with_shape(value), stands_words(look.answer)) if text),
        last_look=last_look_text(look.last_look),
        whom=", ".join([role, *(one for one in item.ask if one != role)]),
        controller=held_by_words(item, setting) if item.held_by is HeldBy.CONTROLLER else "",
        marked=item.confidential,
    )


def last_look_text(answer: Answer | None) -> str:
    """`3 November 2025, Link governor: we read it`; that nobody has, where nobody has."""
    if answer is None or answer.grade is None:
        return "nobody has looked yet"
    day = long_date(answer.evidence_date) if answer.evidence_date else "on a day not given"
    grade = GRADE_WORDS[answer.grade]
    role = f", {shortened(answer.evidence_by, LONGEST_ROLE)}" if answer.evidence_by.strip() else ""
    return f"{day}{role}: {grade[:1].lower()}{grade[1:]}"


def _lead(visit: Visit) -> str:
    looks = len(visit.looks)
    if not looks:
        return "No item needs a look that these roles could give."
    return f"{count(looks, 'item')} in {visit.minutes} minutes, {MINUTES_A_LOOK} minutes each."


def _left(number: int) -> str:
    if not number:
        return ""
    return (
        "1 more item is worth a look and is left for another visit."
        if number == 1
        else f"{number} more items are worth a look and are left for another visit."
    )
