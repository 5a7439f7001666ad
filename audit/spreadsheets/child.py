"""The parent's side of the reading child: started once, kept warm, killed when it takes too long, started again."""

import atexit
import json
import math
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, cast

from audit.errors import FileRefusedError, Problem, ProblemCode
from audit.spreadsheets.cells import Cell, ErrorCell

SECONDS_FOR_A_FILE = 10.0
"""How long one file may take, on the clock, before the child is ended."""
_START = "import sys; sys.path.insert(0, sys.argv[1]); from audit.spreadsheets.worker import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows from A1, blank cells as ""."""

    name: str
    rows: list[list[Cell]]


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook worth reading: ours, or the one most like a long file, or none."""

    sheets: tuple[Sheet, ...]
    macros: bool

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of this name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


class Reader:
    """Opens workbooks in a child process, one at a time. Safe to share between threads."""

    def __init__(self, seconds: float = SECONDS_FOR_A_FILE) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._deadline = math.inf

    def warm(self) -> None:
        """Start the child, without waiting for it, so that it is ready when the first file comes."""
        with self._lock:
            self._running()

    def open(self, kind: str, data: bytes) -> Book:
        """The sheets of a workbook. Raises FileRefusedError, also when the child died of it or took too long."""
        with self._lock:
            answer = self._ask(kind, data)
        if "refused" in answer:
            code, message = answer["refused"]
            raise FileRefusedError((Problem(ProblemCode(code), "", message),))
        return Book(tuple(Sheet(name, rows) for name, rows in answer["sheets"]), bool(answer["macros"]))

    def close(self) -> None:
        """End the child. A later file starts another."""
        with self._lock:
            if self._child is not None:
                _end(self._child)
                self._child = None

    def _ask(self, kind: str, data: bytes) -> dict[str, Any]:
        child = self._running()
        assert child.stdin is not None  # noqa: S101  # both are pipes
        assert child.stdout is not None  # noqa: S101
        self._deadline = time.monotonic() + self._seconds
        try:
            child.stdin.write(json.dumps({"kind": kind, "size": len(data)}).encode() + b"\n" + data)
            child.stdin.flush()
            line = child.stdout.readline()
        except OSError:  # a dead child's pipe: it is told below like any other death
            line = b""
        late, self._deadline = time.monotonic() >= self._deadline, math.inf
        if line.endswith(b"\n"):
            return cast("dict[str, Any]", json.loads(line, object_hook=_cell))
        _end(child)
        self._child = None
        why = f"took longer than {self._seconds:g} seconds to read" if late else "could not be read"
        message = f"This file {why}: it may be damaged. Copy its answers into a fresh workbook and save that as .xlsx."
        return {"refused": [ProblemCode.FILE_CORRUPT, message]}

    def _watch(self, child: subprocess.Popen[bytes]) -> None:
        """End the child when its file takes too long; a thread for each child, as a timer for each file costs more."""
        while child.poll() is None:
            time.sleep(min(0.5, self._seconds / 4))
            if time.monotonic() > self._deadline:
                child.kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        if self._child is not None:
            _end(self._child)
        self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and our own words
            [sys.executable, "-P", "-s", "-c", _START, _ROOT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        threading.Thread(target=self._watch, args=(self._child,), daemon=True).start()
        return self._child


SHARED = Reader()
"""The one child of this process: nothing runs until the first workbook comes."""
atexit.register(SHARED.close)


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:  # what was still to be written can no longer arrive
                continue
    child.wait()


def _cell(found: dict[str, Any]) -> object:
    """JSON has no dates and no errors: see the child's own account of its answers."""
    if "d" in found:
        try:
            return date.fromisoformat(found["d"])
        except ValueError:
            return str(found["d"])
    return ErrorCell(found["e"]) if "e" in found else found
