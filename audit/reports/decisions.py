"""Section 1: what the board is asked to decide."""

from audit.domain.dates import long_date
from audit.domain.display import listed, named
from audit.domain.figures import Figures
from audit.domain.gaps import next_to_check
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Points, Section, Words
from audit.reports.phrases import count, judged, roles

MOST_RESOLUTIONS = 4
MOST_TO_CHECK = 6


def decisions(paper: PaperInput) -> Section:
    """Two to four resolutions, ready to minute."""
    if paper.proposed:
        first = Words(f"The {paper.board} is asked to resolve:")
    else:
        on = f" on {long_date(paper.review.agreed_on)}" if paper.review.agreed_on else ""
        first = Words(f"The {paper.board} agreed this review{on}. The resolutions before it were:")
    points = tuple(("", text) for text in resolutions(paper))
    return Section("What the board is asked to decide", (first, Points(points, numbered=True)))


def resolutions(paper: PaperInput) -> list[str]:
    """The resolutions: to agree the review, then what its answers call for, then what to look at next."""
    whole = paper.whole.overall
    shown = paper.visible
    day = long_date(paper.review.assessed_on)
    if whole.judgement is None:
        found = [f"To note that this review, assessed on {day}, cannot be judged yet: {companions(whole)}."]
    else:
        found = [f"To agree this review, assessed on {day}: “{judged(whole.judgement)}”, with {companions(whole)}."]
    if duties := shown.duties_open:
        holders = roles([paper.checklist.by_id[item].holder for item in duties])
        it = "this legal duty is" if len(duties) == 1 else "these legal duties are"
        found.append(f"To ask {holders} to show at the next meeting that {it} in place, or by when: {listed(duties)}.")
    if whole.unanswered:
        found.append(f"To ask, before the next meeting, for {_answers_to(whole.unanswered)}.")
    late = sum(action.overdue(paper.today) for action in paper.known_actions)
    if late:
        found.append(f"To ask for a new date, with the reason, for {count(late, 'action')} now overdue.")
    if again := sum(paper.reopened(action) for action in paper.known_actions):
        its = "its item has" if again == 1 else "their items have"
        found.append(f"To have {count(again, 'action')} taken up again: {its} since been rated below target.")
    found = found[: MOST_RESOLUTIONS - 1]
    check = [item.id for item, answer in next_to_check(paper.shown, paper.review) if not answer.checked_on]
    if check:
        found.append(
            f"To have a board member look at the evidence for {named(check[:MOST_TO_CHECK])} before the next review."
        )
    else:
        found.append(
            "To review these arrangements again within a year, sooner if the people, the law or guidance change."
        )
    return found


def _answers_to(unanswered: int) -> str:
    return (
        "an answer to the one item that has none"
        if unanswered == 1
        else f"answers to the {unanswered} items that have none"
    )


def companions(figures: Figures) -> str:
    """What always stands beside a score."""
    return (
        f"{figures.in_place} of {figures.applicable} in place or better, {figures.unknown} don’t know, "
        f"{figures.not_applicable} not applicable and {figures.unanswered} without an answer"
    )
