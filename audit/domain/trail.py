"""The trail: the append-only, hash-chained record of every change.

One chain per review. A link's hash is SHA-256 over the previous hash and the canonical JSON of who, when, kind, how
and the hashes of the old and the new content. The content is kept apart, so that it can be erased and the chain holds.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum, StrEnum
from typing import TypeAlias, cast

from audit.domain.dates import iso_moment

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
START = "0" * 64
"""What the first link of a chain follows."""


class ChangeKind(StrEnum):
    """What somebody did."""

    REVIEW_STARTED = "review_started"
    REVIEW_CHANGED = "review_changed"
    ANSWERS_SAVED = "answers_saved"
    ACTION_SAVED = "action_saved"
    REVIEW_AGREED = "review_agreed"
    REVIEW_REOPENED = "review_reopened"
    REVIEW_SIGNED = "review_signed"
    PAPER_SENT = "paper_sent"
    LETTERHEAD_CHANGED = "letterhead_changed"
    CONTENT_TAKEN_UP = "content_taken_up"


CHANGE_WORDS = {
    ChangeKind.REVIEW_STARTED: "Started the review",
    ChangeKind.REVIEW_CHANGED: "Changed the review’s own details",
    ChangeKind.ANSWERS_SAVED: "Saved answers",
    ChangeKind.ACTION_SAVED: "Saved an action",
    ChangeKind.REVIEW_AGREED: "Agreed the review",
    ChangeKind.REVIEW_REOPENED: "Re-opened the review",
    ChangeKind.REVIEW_SIGNED: "Recorded that the review was signed",
    ChangeKind.PAPER_SENT: "Kept a paper as the one the board was sent",
    ChangeKind.LETTERHEAD_CHANGED: "Changed the board’s name or the school’s crest",
    ChangeKind.CONTENT_TAKEN_UP: "Took up the checklist’s new words",
}


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One link: `seq` counts from 1; `who` is a person's id; `old` and `new` are hashes of content kept apart."""

    review: str
    seq: int
    who: str
    when: datetime
    kind: ChangeKind
    how: str
    old: str
    new: str
    hash: str


def canonical(value: object) -> str:
    """Canonical JSON: UTF-8, NFC, sorted keys, no spaces, ISO dates, no floats (TypeError)."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _plain(value: object) -> Json:
    match value:
        case float():
            raise TypeError("The trail holds no floats.")
        case Enum():
            plain = _plain(value.value)
        case None | bool() | int():
            plain = value
        case str():
            plain = unicodedata.normalize("NFC", value)
        case datetime():
            plain = iso_moment(value)
        case date():
            plain = value.isoformat()
        case dict():
            pairs = cast("dict[object, object]", value)
            plain = {unicodedata.normalize("NFC", str(key)): _plain(inner) for key, inner in pairs.items()}
        case list() | tuple():
            plain = [_plain(inner) for inner in cast("list[object]", value)]
        case _:
            raise TypeError(f"The trail cannot hold {type(value).__name__}.")
    return plain


def sha256(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def sha256_of(data: bytes) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def link(
    previous: str, *, review: str, seq: int, who: str, when: datetime, kind: ChangeKind, how: str, old: str, new: str
) -> TrailEntry:
    """The next link of a review's chain; `old` and `new` are the hashes of what was and what is."""
    body = canonical(
        {"review": review, "seq": seq, "who": who, "when": when, "kind": kind, "how": how, "old": old, "new": new}
    )
    return TrailEntry(review, seq, who, when, kind, how, old, new, sha256(previous + body))


def broken_at(entries: Iterable[TrailEntry], length: int, head: str) -> int | None:
    """The first `seq` at which a chain fails to verify, None where it holds.

    `length` and `head` come from the review's own row, so a cut tail is found.
    """
    previous, seq = START, 0
    for entry in entries:
        seq += 1
        again = link(
            previous,
            review=entry.review,
            seq=seq,
            who=entry.who,
            when=entry.when,
            kind=entry.kind,
            how=entry.how,
            old=entry.old,
            new=entry.new,
        )
        if again != entry:
            return seq
        previous = entry.hash
    return None if (seq, previous) == (length, head) else seq + 1
