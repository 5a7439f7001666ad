"""What changed since a paper was sent, in sentences: the same on the page and in the next paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.domain.applies import the_board
from audit.domain.changed_since import ActionChange, Changes, ItemChange
from audit.domain.dates import long_date
from audit.domain.display import count, listed, named, value_text
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Review
from audit.domain.words import ACTION_WORDS, ActionStatus, ReviewStatus

PART_WORDS = {
    "value": "the rating",
    "na_reason": "the reason why it is not applicable",
    "grade": "how we know",
    "evidence_ref": "the evidence",
    "evidence_date": "the evidence",
    "evidence_by": "the evidence",
    "note": "the note",
    "proposed_by": "who answered it",
    "checked_by": "the check by the board",
    "checked_on": "the check by the board",
    "stands_from": "whether it stands from an earlier review",
    "carried_from": "whether it is to be confirmed",
}
"""The fields of an answer, within a sentence; fields that belong together are told together."""
ACTION_PART_WORDS = {
    "what": "what is to be done",
    "owner": "its owner",
    "due": "its due date",
    "status": "its standing",
    "done_what": "what was done",
    "done_on": "when it was done",
    "impact": "what changed for children or staff",
    "dropped_reason": "why it was dropped",
}
DETAIL_SENTENCES = {
    "school": "The school’s name was changed.",
    "setting": "The kind of school was changed.",
}
KEPT_BACK = "Confidential items are not told of here; Part 2 tells of them."


@dataclass(frozen=True, slots=True)
class SinceLastPaper:
    """The last paper the board was sent, and what changed since; `kept_back`: confidential items are left out."""

    paper: PaperSent
    changes: Changes
    kept_back: bool = False

    @property
    def heading(self) -> str:
        """`Changed since the paper of 18 November 2026 (proposed)`."""
        return f"Changed since {self.paper.words}"


def told(since: SinceLastPaper, review: Review) -> str:
    """All that is told on page and paper: what changed under its heading, or that nothing did."""
    found = what_changed(since.changes, review)
    shown = " that this part may show" if since.kept_back else ""
    first = f"{since.heading}:" if found else f"Nothing{shown} has changed since {since.paper.words}."
    return " ".join((first, *found, *([KEPT_BACK] if since.kept_back else ())))


def what_changed(changes: Changes, review: Review) -> tuple[str, ...]:
    """Sentences that count: the review, its answers, the actions, what was erased; none where nothing changed."""
    found = _review_sentences(changes, review)
    if changes.items:
        found.append(f"{count(len(changes.items), 'answer')} changed: {named([one.item for one in changes.items])}.")
    if changes.actions:
        found.append(f"{_action_counts(changes.actions)}.")
    if changes.erased:
        was, it = ("was", "it was") if changes.erased == 1 else ("were", "they were")
        found.append(
            f"{count(changes.erased, 'change')} {was} made whose words have been erased, so what {it} is not told."
        )
    return tuple(found)


def _review_sentences(changes: Changes, review: Review) -> list[str]:
    found: list[str] = []
    if changes.day_was:
        found.append(
            f"The day of the review was moved from {long_date(changes.day_was)} to {long_date(review.assessed_on)}."
        )
    if changes.status_was is not None:
        found.append(_status_sentence(changes.status_was, review))
    elif review.status is not ReviewStatus.OPEN and {"agreed_on", "exceptions", "signature"} & {*changes.details}:
        found.append("The review was opened in between and agreed again.")
    if changes.content_was:
        found.append("The review took up the checklist’s new words.")
    if "minute_reference" in changes.details and review.minute_reference:
        found.append(f"The minute reference is now {review.minute_reference}.")
    found += [sentence for name, sentence in DETAIL_SENTENCES.items() if name in changes.details]
    return found


def _status_sentence(was: ReviewStatus, review: Review) -> str:
    board = the_board(review.school.setting)
    match review.status:
        case ReviewStatus.OPEN:
            return "The review, agreed then, has been opened again."
        case ReviewStatus.AGREED if was is ReviewStatus.SIGNED:
            return f"The review, signed then, has been opened and {board} agreed it again."
        case ReviewStatus.AGREED | ReviewStatus.SIGNED:
            on = f" on {long_date(review.agreed_on)}" if review.agreed_on else ""
            agreed = f"{board[:1].upper()}{board[1:]} agreed the review{on}"
            if review.status is ReviewStatus.AGREED:
                return f"{agreed}."
            return f"{agreed}, and it was signed." if was is ReviewStatus.OPEN else "The review was signed."


def _action_counts(actions: Sequence[ActionChange]) -> str:
    """`1 action was added, 2 were done and 1 was changed otherwise`."""
    kinds = (
        ("added", [one for one in actions if _added(one)]),
        ("done", [one for one in actions if not _added(one) and _became(one, ActionStatus.DONE)]),
        ("dropped", [one for one in actions if not _added(one) and _became(one, ActionStatus.DROPPED)]),
    )
    told = [(words, ones) for words, ones in kinds if ones]
    rest = len(actions) - sum(len(ones) for _, ones in told)
    parts = [f"{len(ones)} {'was' if len(ones) == 1 else 'were'} {words}" for words, ones in told]
    if rest:
        parts.append(f"{rest} {'was' if rest == 1 else 'were'} changed{' otherwise' if told else ''}")
    first = parts[0].split(" ", 1)
    return listed([f"{first[0]} {'action' if first[0] == '1' else 'actions'} {first[1]}", *parts[1:]])


def _added(one: ActionChange) -> bool:
    return one.was is None and not one.erased


def _became(one: ActionChange, status: ActionStatus) -> bool:
    return one.action.status is status and one.was is not status and not one.erased


def item_words(change: ItemChange) -> tuple[str, str]:
    """What counted then and what counts now, in words; the second says what else differs."""
    now = value_text(change.now)
    if change.erased:
        return "Its words were erased", now
    beside = dict.fromkeys(PART_WORDS[name] for name in change.fields if name != "value")
    if change.was == change.now:
        return value_text(change.was), f"As before; changed: {listed([*beside])}" if beside else "As before"
    return value_text(change.was), now


def action_words(change: ActionChange) -> tuple[str, str]:
    """An action then and now, in words; the second says what else differs."""
    now = ACTION_WORDS[change.action.status]
    if change.erased:
        return "Its words were erased", now
    if change.was is None:
        return "Not set", f"{now}, due {long_date(change.action.due)}"
    if change.was is not change.action.status:
        return ACTION_WORDS[change.was], now
    return ACTION_WORDS[change.was], f"As before; changed: {listed([ACTION_PART_WORDS[n] for n in change.fields])}"


SINCE_HEADINGS = ("Item", "What", "Then", "Now")


def since_rows(changes: Changes) -> tuple[tuple[str, ...], ...]:
    """Every change of an answer or an action in a row of a table."""
    return (
        *((one.item, "Answer", *item_words(one)) for one in changes.items),
        *((one.action.item, f"Action: {one.action.what}", *action_words(one)) for one in changes.actions),
    )
