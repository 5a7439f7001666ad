"""What a board agrees: what has no answer first, then what nobody knows, then what stands as proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from audit.domain.answers import Answer
from audit.domain.checklist import Checklist, Item
from audit.domain.display import count
from audit.domain.gaps import in_scope_with_answers
from audit.domain.review import Review, check_can_agree
from audit.domain.words import UNKNOWN, ReviewStatus
from audit.errors import NotAllowedError


@dataclass(frozen=True, slots=True)
class Proposal:
    """Every item of a review once, in checklist order; `unknown` and `others` have answers, and can be agreed."""

    unanswered: tuple[Item, ...]
    unknown: tuple[tuple[Item, Answer], ...]
    others: tuple[tuple[Item, Answer], ...]

    @property
    def answered(self) -> int:
        """How many items have an answer, don't-knows among them."""
        return len(self.unknown) + len(self.others)


def proposal(checklist: Checklist, review: Review) -> Proposal:
    """What lies before the board."""
    left: list[Item] = []
    unknown: list[tuple[Item, Answer]] = []
    others: list[tuple[Item, Answer]] = []
    for item, answer in in_scope_with_answers(checklist, review):
        if answer is None or answer.value is None:
            left.append(item)
        else:
            (unknown if answer.value is UNKNOWN else others).append((item, answer))
    return Proposal(tuple(left), tuple(unknown), tuple(others))


def agree_words(answered: int, pulled_out: int, unknown: int = 0) -> str:
    """What the button does: `Agree these 46 as proposed (6 of them don’t know)`, `…, and the 2 pulled out`.

    `unknown` are the don't-knows among those that are not pulled out.
    """
    rest = answered - pulled_out
    if rest == 0:
        return f"Agree the {count(pulled_out, 'item')} pulled out, one by one"
    words = f"Agree {'this' if rest == 1 else 'these'} {rest} as proposed{_unknown_words(rest, unknown)}"
    return f"{words}, and the {pulled_out} pulled out" if pulled_out else words


def _unknown_words(rest: int, unknown: int) -> str:
    if not unknown:
        return ""
    if rest == 1:
        return " (a don’t know)"
    return f" ({unknown} of them {'a ' if unknown == 1 else ''}don’t know)"


def unanswered_words(left: int, board: str) -> str:
    """What is ticked where something has no answer: `The corporation agrees the review with 3 items unanswered`."""
    return f"{board[:1].upper()}{board[1:]} agrees the review with {count(left, 'item')} unanswered"


def cannot_agree(review: Review, today: date) -> str:
    """Why the board cannot agree this review today, as a sentence; empty where it can."""
    try:
        check_can_agree(review, today)
    except NotAllowedError as error:
        return str(error)
    return ""


def before_its_day(review: Review, today: date) -> bool:
    """Is the day of an open review still to come? Then the day can be moved."""
    return review.status is ReviewStatus.OPEN and review.assessed_on > today


def agreed_words(exceptions: Sequence[str]) -> str:
    """How the board agreed."""
    if not exceptions:
        return "Everything was agreed as proposed, in one step."
    return f"Pulled out and agreed one by one: {', '.join(exceptions)}. The rest was agreed as proposed, in one step."
