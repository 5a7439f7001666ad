"""The child that makes papers: takes requests on stdin, answers on stdout, one paper after the other.

The first line of JSON says where reviews and content are and what moment it is; each later one orders a paper. The
answer is a line of JSON, {"problem": sentence} or {"size": bytes}, and then the bytes of the file.
"""

import json
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from audit.bootstrap import App, PaperOrder
from audit.domain.words import ReportFormat
from audit.errors import AuditError

GIVES_WAY = 5
"""How far it steps back behind the people who work in the app meanwhile."""


def main() -> None:
    """Serve requests until stdin ends. What a library prints goes nowhere: only answers stand on stdout."""
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    serve(sys.stdin.buffer, answers)


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer every request in turn."""
    setup = json.loads(requests.readline())
    moment = datetime.fromisoformat(setup["now"])
    app = App(setup["database"], checklists=Path(setup["checklists"]), now=lambda: moment)
    make = maker(app)
    while line := requests.readline():
        header, data = make(json.loads(line))
        answers.write(json.dumps(header).encode() + b"\n" + data)
        answers.flush()


def maker(app: App) -> Callable[[dict[str, Any]], tuple[dict[str, str | int], bytes]]:
    """What makes one paper after the other; content is looked at once, so that all are of the same."""
    looked: list[bool] = []

    def make(request: dict[str, Any]) -> tuple[dict[str, str | int], bytes]:
        order = PaperOrder(
            part=2 if request["part"] == 2 else 1,
            meeting=request["meeting"],
            agenda_item=request["agenda_item"],
            prepared_by=request["prepared_by"],
            format=ReportFormat(request["format"]),
        )
        try:
            if not looked:
                app.look_at_content()
                looked.append(True)
            data = app.paper(app.reviews.open(request["review"]), order)
        except AuditError as error:
            return {"problem": str(error)}, b""
        except Exception as error:  # noqa: BLE001  (one bad review never stops the rest; what it was is told)
            return {"problem": f"The paper could not be made ({type(error).__name__}). Please report this."}, b""
        return {"size": len(data)}, data

    return make
