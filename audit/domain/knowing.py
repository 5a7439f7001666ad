"""Whether what is said of how the board knows can count: whose look is the board’s, and what must be said of it."""

from audit.domain.answers import Answer
from audit.domain.tally import KNOWN_GRADES
from audit.domain.words import GRADE_WORDS, Grade, NotRated
from audit.errors import NotAllowedError

BOARD_SIDE = frozenset({"Chair", "Link governor", "Clerk", "Proprietor"})
"""The roles on the board’s side of the table: what they read, the board has read."""
_BOARD_SIDE_FOLDED = frozenset(role.casefold() for role in BOARD_SIDE)
_SAYS_HOW_IT_KNOWS = ("value", "grade", "evidence_by", "evidence_date")


def on_the_boards_side(role: str) -> bool:
    """Does somebody in this role look for the board? Capitals do not matter."""
    return role.strip().casefold() in _BOARD_SIDE_FOLDED


def check_knowing(answer: Answer, kept: Answer) -> None:
    """May somebody now say that the board knows this way? Raises NotAllowedError with what would be right.

    What is kept already and is not said anew (it came from a file, say) passes; so does what no rating rests on.
    """
    grade = answer.grade
    if grade not in KNOWN_GRADES or grade is None or isinstance(answer.value, NotRated):
        return
    if all(getattr(answer, name) == getattr(kept, name) for name in _SAYS_HOW_IT_KNOWS):
        return
    if not (answer.evidence_by.strip() and answer.evidence_date):
        raise NotAllowedError(
            f"“{GRADE_WORDS[grade]}” counts only with both the day and the role: fill in “Seen on” and “Seen by”, "
            f"or choose “{GRADE_WORDS[Grade.TOLD]}”.",
            field="seen_on" if answer.evidence_by.strip() else "seen_by",
        )
    if grade is Grade.SEEN and not on_the_boards_side(answer.evidence_by):
        raise NotAllowedError(
            f"“{GRADE_WORDS[grade]}” means that a board member or the clerk read it. "
            f"Choose “{GRADE_WORDS[Grade.TOLD]}”, or give under “Seen by” the board member who read it.",
            field="seen_by",
        )
