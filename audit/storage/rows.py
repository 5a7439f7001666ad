"""Between rows of the tables and the objects of the domain, each written once."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias, cast

from sqlalchemy import Column, Row

from audit.domain.answers import Answer
from audit.domain.letterhead import Letterhead
from audit.domain.paper_sent import PaperSent
from audit.domain.review import Action, Review, ReviewSummary, School
from audit.domain.signature import Signature
from audit.domain.trail import ChangeKind, TrailEntry, canonical
from audit.domain.words import (
    ActionStatus,
    BoardSigner,
    Grade,
    NotRated,
    Rating,
    ReviewKind,
    ReviewStatus,
    SchoolSigner,
    Setting,
    Value,
)
from audit.storage.tables import ACTIONS, ANSWERS, LETTERHEADS, PAPERS_SENT, REVIEWS, TRAIL

Found: TypeAlias = Row[*tuple[Any, ...]]
"""A row as the database gives it; what its columns hold is known here and nowhere else."""

SUMMARY_COLUMNS = tuple(
    REVIEWS.c[name]
    for name in ("id", "urn", "school", "setting", "checklist", "assessed_on", "status", "version", "kind")
)
REVIEW_COLUMNS = (
    *SUMMARY_COLUMNS,
    *(
        REVIEWS.c[name]
        for name in (
            "edition",
            "content_hash",
            "agreed_on",
            "minute_reference",
            "exceptions",
            "started_at",
            "changed_at",
            "head",
            "recorded_by",
            "signed_on",
            "signed_school",
            "signed_board",
            "signed_version",
            "signed_content",
        )
    ),
)
ANSWER_COLUMNS: tuple[Column[Any], ...] = tuple(column for column in ANSWERS.c if column is not ANSWERS.c.review)
ACTION_COLUMNS = tuple(ACTIONS.c)
TRAIL_COLUMNS = tuple(TRAIL.c)
PAPER_COLUMNS = tuple(PAPERS_SENT.c[name] for name in ("part", "status", "meeting", "made_at", "version", "seq"))
LETTERHEAD_COLUMNS = tuple(LETTERHEADS.c)

_VALUES: dict[str | None, Value | None] = {
    None: None,
    **{str(int(rating)): rating for rating in Rating},
    **{word.value: word for word in NotRated},
}
_CODES = {value: code for code, value in _VALUES.items()}
_GRADES: dict[str | None, Grade | None] = {None: None, **{grade.value: grade for grade in Grade}}


def summary_of(row: Found) -> ReviewSummary:
    """A review for lists, from SUMMARY_COLUMNS."""
    review_id, urn, school, setting, checklist, assessed_on, status, version, kind = row
    return ReviewSummary(
        review_id,
        urn,
        school,
        Setting(setting),
        checklist,
        assessed_on,
        ReviewStatus(status),
        version,
        ReviewKind(kind),
    )


def review_of(row: Found, answers: Mapping[str, Answer]) -> Review:
    """A review, from REVIEW_COLUMNS and all its answers, carried ones among them."""
    counting, carried = apart(answers)
    return Review(
        id=row.id,
        school=School(row.urn, row.school, Setting(row.setting)),
        checklist=row.checklist,
        edition=row.edition,
        content_hash=row.content_hash,
        assessed_on=row.assessed_on,
        status=ReviewStatus(row.status),
        version=row.version,
        answers=counting,
        started_at=row.started_at,
        changed_at=row.changed_at,
        agreed_on=row.agreed_on,
        minute_reference=row.minute_reference,
        exceptions=tuple(cast("list[str]", json.loads(row.exceptions))),
        kind=ReviewKind(row.kind),
        carried=carried,
        recorded_by=row.recorded_by,
        signature=_signature_of(row),
    )


def _signature_of(row: Found) -> Signature | None:
    if row.signed_on is None:
        return None
    return Signature(
        SchoolSigner(row.signed_school),
        BoardSigner(row.signed_board),
        row.signed_on,
        row.signed_version,
        row.signed_content,
    )


def apart(answers: Mapping[str, Answer]) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """The answers that count, and those carried forward that do not count until they are confirmed."""
    counting = {item: answer for item, answer in answers.items() if not answer.carried_from}
    return counting, {item: answer for item, answer in answers.items() if answer.carried_from}


def review_row(review: Review, head: str) -> dict[str, object]:
    """The row of a review, but for `ratings`."""
    signed = review.signature
    return {
        "id": review.id,
        "urn": review.school.urn,
        "school": review.school.name,
        "setting": review.school.setting.value,
        "checklist": review.checklist,
        "edition": review.edition,
        "content_hash": review.content_hash,
        "assessed_on": review.assessed_on,
        "kind": review.kind.value,
        "status": review.status.value,
        "agreed_on": review.agreed_on,
        "minute_reference": review.minute_reference,
        "exceptions": canonical(review.exceptions),
        "started_at": review.started_at,
        "changed_at": review.changed_at,
        "version": review.version,
        "head": head,
        "recorded_by": review.recorded_by,
        "signed_on": signed and signed.met_on,
        "signed_school": signed and signed.school.value,
        "signed_board": signed and signed.board.value,
        "signed_version": signed and signed.version,
        "signed_content": signed and signed.content,
    }


def answers_of(rows: Iterable[Found]) -> dict[str, Answer]:
    """Answers by item, from ANSWER_COLUMNS: the order of the fields of `Answer`."""
    return {
        item: Answer(item, _VALUES[value], na_reason, _GRADES[grade], *rest, carried_from=carried_from or "")
        for item, value, na_reason, grade, *rest, carried_from in rows
    }


def answer_row(review_id: str, answer: Answer) -> dict[str, object]:
    """The row of an answer."""
    return {
        "review": review_id,
        "item": answer.item,
        "value": _CODES[answer.value],
        "na_reason": answer.na_reason,
        "grade": answer.grade.value if answer.grade else None,
        "evidence_ref": answer.evidence_ref,
        "evidence_date": answer.evidence_date,
        "evidence_by": answer.evidence_by,
        "note": answer.note,
        "proposed_by": answer.proposed_by,
        "checked_by": answer.checked_by,
        "checked_on": answer.checked_on,
        "version": answer.version,
        "stands_from": answer.stands_from,
        "carried_from": answer.carried_from or None,
    }


def ratings_of(answers: Mapping[str, Answer]) -> str:
    """The compact vector of an agreed review: `DP-01=2 DP-02=unknown`, by item id; only answers that count."""
    given = ((item, _CODES[answer.value]) for item, answer in sorted(apart(answers)[0].items()))
    return " ".join(f"{item}={code}" for item, code in given if code is not None)


def action_of(row: Found) -> Action:
    """An action, from ACTION_COLUMNS: the order of the fields of `Action`."""
    action_id, review, item, what, owner, due, status, *rest = row
    return Action(action_id, review, item, what, owner, due, ActionStatus(status), *rest)


def action_row(action: Action) -> dict[str, object]:
    """The row of an action."""
    return {
        "id": action.id,
        "review": action.review,
        "item": action.item,
        "what": action.what,
        "owner": action.owner,
        "due": action.due,
        "status": action.status.value,
        "done_what": action.done_what,
        "done_on": action.done_on,
        "impact": action.impact,
        "dropped_reason": action.dropped_reason,
        "version": action.version,
    }


def entry_of(row: Found) -> TrailEntry:
    """A link of the chain, from a row that begins with TRAIL_COLUMNS."""
    review, seq, who, when, kind, how, old, new, link_hash = row[: len(TRAIL_COLUMNS)]
    return TrailEntry(review, seq, str(who), when, ChangeKind(kind), how, old, new, link_hash)


def entry_row(entry: TrailEntry) -> dict[str, object]:
    """The row of a link."""
    return {
        "review": entry.review,
        "seq": entry.seq,
        "who": int(entry.who),
        "when": entry.when,
        "kind": entry.kind.value,
        "how": entry.how,
        "old": entry.old,
        "new": entry.new,
        "hash": entry.hash,
    }


def paper_of(row: Found) -> PaperSent:
    """A paper that was sent, from PAPER_COLUMNS: the order of the fields of `PaperSent`."""
    part, status, *rest = row
    return PaperSent(part, ReviewStatus(status), *rest)


def paper_row(review_id: str, paper: PaperSent) -> dict[str, object]:
    """The row of a paper that was sent."""
    return {
        "review": review_id,
        "seq": paper.seq,
        "part": paper.part,
        "status": paper.status.value,
        "meeting": paper.meeting,
        "made_at": paper.made_at,
        "version": paper.version,
    }


def letterhead_of(row: Found) -> Letterhead:
    """A letterhead, from LETTERHEAD_COLUMNS: the order of the fields of `Letterhead`."""
    return Letterhead(*row)


def letterhead_row(letterhead: Letterhead) -> dict[str, object]:
    """The row of a letterhead."""
    return {
        "urn": letterhead.urn,
        "board_name": letterhead.board_name,
        "crest": letterhead.crest,
        "crest_name": letterhead.crest_name,
        "version": letterhead.version,
    }
