"""Checklists as they were when a review was started on them, each kept once under the hash of its content."""

from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from audit.domain.checklist import Checklist
from audit.storage.tables import CONTENTS

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter


def keep(connection: Connection, checklist: Checklist) -> None:
    """Keep a checklist; what is kept already under its hash stays as it is, be it that another was first just now."""
    known = select(CONTENTS.c.hash).where(CONTENTS.c.hash == checklist.content_hash)
    if connection.execute(known).first() is None:
        row = {
            "hash": checklist.content_hash,
            "checklist": checklist.id,
            "edition": checklist.edition,
            "body": _converter().dumps(checklist, ensure_ascii=False, sort_keys=True),
        }
        with suppress(IntegrityError), connection.begin_nested():  # writers of a server do not wait in one line
            connection.execute(insert(CONTENTS), row)


def kept(connection: Connection, content_hash: str) -> Checklist | None:
    """The checklist kept under this hash; None where it is not kept."""
    body = connection.execute(select(CONTENTS.c.body).where(CONTENTS.c.hash == content_hash)).scalar()
    return None if body is None else _converter().loads(body, Checklist)


@lru_cache(maxsize=1)
def _converter() -> "JsonConverter":
    """Between a checklist and JSON by the types of its own fields, so that a new field is kept without a line here."""
    from cattrs.preconf.json import make_converter  # noqa: PLC0415  (40 ms that most reads need not wait for)

    return make_converter()
