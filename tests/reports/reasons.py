"""Why an item needs the board's attention, each reason held against the recount."""

from recount import Recount, state_in

from audit.domain.answers import Answer
from audit.domain.checklist import Item
from audit.domain.words import UNKNOWN, Grade, Movement, Rating, ReviewStatus, Strength

LOOKED = (Grade.SEEN, Grade.SAMPLED, Grade.TESTED)
SHAPES = {
    Rating.NOT_IN_PLACE: "○ Not in place",
    Rating.PARTLY_IN_PLACE: "◔ Partly in place",
    Rating.IN_PLACE: "◑ In place",
    Rating.EMBEDDED: "● Embedded",
    UNKNOWN: "? Don’t know",
}
WORSE = {
    "new gap since last time": Movement.OPENED,
    "gap re-opened since last time": Movement.REOPENED,
    "worse since last time": Movement.REGRESSED,
    "now not known since last time": Movement.NOW_UNKNOWN,
}
CRITICAL = "critical, as a failing here is how children come to harm"


def check_row(item_id: str, cell: str, known: Recount) -> None:
    """One row: its answer, then every reason; each must hold, and a gap or a missing answer must be told."""
    item = known.checklist.by_id[item_id]
    value = known.value(item)
    assert cell.endswith(".")
    text = cell[:-1]
    if value is not None:
        start = f"{SHAPES.get(value, '– Not applicable')}: "
        assert text.startswith(start), f"{text!r} does not begin with {start!r}"
        text = text.removeprefix(start)
    reasons = [reason[:1].lower() + reason[1:] for reason in text.split("; ")]
    assert len(set(reasons)) == len(reasons)
    for reason in reasons:
        assert holds(reason, item, known), f"{item_id}: {reason!r} does not hold"
    if value is None:
        assert "nobody has answered it this time" in reasons
    if value is UNKNOWN:
        assert "nobody has asked yet" in reasons


def holds(reason: str, item: Item, known: Recount) -> bool:  # noqa: PLR0911  (a line a reason)
    value = known.value(item)
    match reason:
        case "it keeps the judgement where it is":
            return item.id in known.blockers
        case "a legal duty":
            return item.strength is Strength.MUST
        case "nobody has asked yet":
            return value is UNKNOWN
        case "nobody has answered it this time":
            return value is None
        case "its evidence is too old to count":
            return known.too_old(item)
        case "below its target":
            return known.below(item)
        case "nobody has looked at it for two reviews":
            return not_looked_at(item, known)
        case "its words have changed since last time":
            assert known.previous is not None
            was = known.history.words_of(known.previous).by_id.get(item.id)
            return was is not None and was.question != item.question
    if reason == CRITICAL:
        return item.critical
    return reason in WORSE and item.id in known.movements.get(WORSE[reason], [])


def not_looked_at(item: Item, known: Recount) -> bool:
    """Rated, asked last time too, and no evidence seen since the review before the last, in either."""
    before = known.previous
    assert before is not None
    older = [one for one in known.history.earlier if one.assessed_on < before.assessed_on]
    agreed = [one for one in older if one.status is not ReviewStatus.OPEN] or older
    since = agreed[-1].assessed_on if agreed else None

    def looked(answer: Answer | None) -> bool:
        if answer is None or answer.grade not in LOOKED or answer.evidence_date is None:
            return False
        return answer.evidence_date <= known.review.assessed_on and (since is None or answer.evidence_date > since)

    was_asked = state_in(known.history.words_of(before), item.id, before) != "out"
    answers: list[Answer | None] = [review.answers.get(item.id) for review in (known.review, before)]
    return was_asked and isinstance(known.value(item), Rating) and not any(map(looked, answers))
