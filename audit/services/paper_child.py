"""The parent’s side of a child that makes papers: started once, asked for one paper after the other, ended any time."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

SECONDS_FOR_A_PAPER = 60.0
"""How long one paper may take, on the clock, before the child is ended; a paper takes well under a second."""
DIED = "The paper could not be made: the process that made it ended, or took too long. Make this one by itself."
_START = "import sys; sys.path.insert(0, sys.argv[1]); from audit.cli.papers_child import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one paper: its bytes, or why there are none."""

    data: bytes | None
    problem: str = ""


class PaperChild:
    """One child process, used by one thread. `setup` tells it where reviews and content are, and the moment it is."""

    def __init__(self, setup: Mapping[str, str], seconds: float = SECONDS_FOR_A_PAPER) -> None:
        self._setup, self._seconds = setup, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._ended = threading.Event()

    def make(self, request: Mapping[str, str | int]) -> Answer:
        """One paper. A child that died of it, or answers nonsense, is replaced when the next one is asked for.

        It never raises: whoever waits for the answer would wait for ever.
        """
        try:
            child = self._running()
            late = threading.Timer(self._seconds, child.kill)
            late.daemon = True
            late.start()
            try:
                found = _asked(child, request)
            finally:
                late.cancel()
        except Exception:  # noqa: BLE001  (a dead child’s pipe, no process to be had, words that are no answer)
            found = None
        if found is None:
            self._let_go()
            return Answer(None, DIED)
        return found

    def end(self) -> None:
        """End the child, whatever it is doing; safe from another thread."""
        self._ended.set()
        if self._child is not None:
            self._child.kill()

    def close(self) -> None:
        """End the child and let go of its pipes."""
        self.end()
        self._let_go()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._ended.is_set():
            raise OSError
        if self._child is None:
            self._child = subprocess.Popen(  # noqa: S603  (our own interpreter and our own words)
                [sys.executable, "-P", "-c", _START, _ROOT],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            if self._ended.is_set():  # while it was started, so that `end` found nothing to end
                raise OSError
            _send(self._child, self._setup)
        return self._child

    def _let_go(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was still to be written can no longer arrive
                    continue
        child.wait()


def _send(child: subprocess.Popen[bytes], message: Mapping[str, str | int]) -> None:
    assert child.stdin is not None  # noqa: S101  (both are pipes)
    child.stdin.write(json.dumps(message).encode() + b"\n")
    child.stdin.flush()


def _asked(child: subprocess.Popen[bytes], request: Mapping[str, str | int]) -> Answer | None:
    """Its answer to one request: a line of JSON with a problem, or with the size of the bytes that follow."""
    assert child.stdout is not None  # noqa: S101  (both are pipes)
    _send(child, request)
    line = child.stdout.readline()
    if not line.endswith(b"\n"):
        return None
    told = json.loads(line)
    if "problem" in told:
        return Answer(None, str(told["problem"]))
    data = child.stdout.read(int(told["size"]))
    return Answer(data) if len(data) == told["size"] else None
