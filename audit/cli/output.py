"""What a command says: plain lines for people on stdout, or one JSON document; complaints on stderr."""

import json
import sys
from collections.abc import Iterable, Sequence

from audit.errors import Problem


class Output:
    """Where a command's words go."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def done(self, document: object, lines: Iterable[str]) -> None:
        """Print the result: the document with --json, else the lines."""
        if self.as_json:
            print(json.dumps(document, ensure_ascii=False, indent=1))
        else:
            for line in lines:
                print(line)

    def wrong_use(self, code: str, message: str) -> None:
        """Say why nothing was done."""
        if self.as_json:
            print(json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False))
        else:
            print(message, file=sys.stderr)

    def aside(self, message: str) -> None:
        """Say something beside the result, which stays as it is."""
        print(message, file=sys.stderr)

    def problems_only(self, problems: Sequence[Problem], file: str = "") -> None:
        """Say what is wrong with the content, or with a file."""
        named = {"file": file} if file else {}
        listed = [{**named, **problem_json(problem)} for problem in problems]
        self.done({"problems": listed}, (problem_line(problem, file) for problem in problems))


def problem_json(problem: Problem) -> dict[str, str]:
    """A problem as files and programs see it."""
    return {"code": str(problem.code), "where": problem.where, "message": problem.message}


def problem_line(problem: Problem, file: str = "") -> str:
    """A problem as a person reads it: place, sentence, code."""
    place = ", ".join(part for part in (file, problem.where) if part)
    return f"{place + ': ' if place else ''}{problem.message} [{problem.code}]"
