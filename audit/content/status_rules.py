"""What a law-watch item must say of its law: that it was enacted, whether it is in force, who looked, and when."""

from collections.abc import Iterator
from datetime import date

from audit.content.draft import Draft, text_of
from audit.content.folder import mapping
from audit.domain.words import Strand, Sure
from audit.errors import Problem


def status_problems(draft: Draft) -> Iterator[Problem]:
    """A law-watch item, and no other, has a status, whose days agree with each other and with how sure they are."""
    watching = draft.text("strand") == Strand.LAW_WATCH
    if "status" not in draft.raw:
        if watching:
            message = "say how far the law has come: add status with law, says, its days, sure, checked_on and source."
            yield draft.problem("status_missing", message, "strand")
        return
    if not watching:
        yield draft.problem("status_needless", "only an item of the law watch has a status: take it out.", "status")
    status = mapping(draft.raw["status"])
    enacted, in_force, checked = (status.get(field) for field in ("enacted_on", "in_force_from", "checked_on"))
    if status.keys() >= {"in_force_from", "sure"} and (in_force is None) != (text_of(status, "sure") == Sure.UNKNOWN):
        message = "a day in force that is null is unknown, and one that is given is stated or inferred: change one."
        yield draft.problem("status_sure", message, "status", "sure")
    for field, day in (("in_force_from", in_force), ("checked_on", checked)):
        if isinstance(enacted, date) and isinstance(day, date) and day < enacted:
            message = f"{field} is before the law was enacted: one of the two days is wrong."
            yield draft.problem("status_days", message, "status", field)
