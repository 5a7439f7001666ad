"""The command line. Exit 0 done, 1 the input has problems (listed), 2 wrong use. No traceback reaches a user."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Never, TypeAlias

from audit import __version__
from audit.bootstrap import App, app_from_environment
from audit.cli import commands
from audit.cli.output import Output
from audit.content.last_good import SEE_ALL
from audit.domain.words import ReportFormat, Setting
from audit.errors import AuditError, ContentError

DONE, PROBLEMS, WRONG_USE = 0, 1, 2
HIGHEST_PORT = 65535


class WrongUseError(Exception):
    """The command's words are off; the message says what would be right."""


class _Parser(argparse.ArgumentParser):
    """A parser that raises instead of ending the process, so that wrong use can be said in JSON too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, allow_abbrev=False)

    def error(self, message: str) -> Never:
        raise WrongUseError(f"{message[:1].upper()}{message[1:]}. See `{self.prog} --help`.")


_Commands: TypeAlias = "argparse._SubParsersAction[_Parser]"


def build_parser() -> argparse.ArgumentParser:
    """Every command with its options. `--json` and `--db` may stand before or after the command."""
    shared = _Parser(add_help=False)
    shared.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document")
    shared.add_argument("--db", default=argparse.SUPPRESS, metavar="FILE", help="the database file or URL to use")
    parser = _Parser(
        prog="governor-audit",
        description="Governing bodies audit how their school shares information and protects data.",
        parents=[shared],
    )
    parser.add_argument("--version", action="version", version=f"governor-audit {__version__}")
    sub = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)

    _add_content(sub, shared)
    _add_files(sub, shared)
    _add_reviews(sub, shared)
    return parser


def _add_content(sub: "_Commands", shared: _Parser) -> None:
    serve = sub.add_parser("serve", parents=[shared], help="start the app in the browser, on this machine only")
    serve.add_argument("--port", type=_port, default=8501)
    serve.set_defaults(run=commands.serve)

    checklist = sub.add_parser("checklist", parents=[shared], help="look at the content")
    content = checklist.add_subparsers(dest="content", required=True, metavar="WHAT", parser_class=_Parser)
    content.add_parser("list", parents=[shared], help="list the checklists").set_defaults(run=commands.checklist_list)
    show = content.add_parser("show", parents=[shared], help="show every item of a checklist")
    show.add_argument("id")
    show.set_defaults(run=commands.checklist_show)
    lint = content.add_parser("lint", parents=[shared], help="check the content of a folder of checklists")
    lint.add_argument("path", nargs="?", type=Path)
    lint.set_defaults(run=commands.checklist_lint)
    coverage = content.add_parser("coverage", parents=[shared], help="show which item rests on which sentence")
    coverage.add_argument("id", nargs="?")
    coverage.set_defaults(run=commands.checklist_coverage)


def _add_files(sub: "_Commands", shared: _Parser) -> None:
    template = sub.add_parser("template", parents=[shared], help="write a blank or pre-filled workbook")
    template.add_argument("--checklist", required=True, metavar="ID")
    template.add_argument("--out", required=True, type=Path, metavar="FILE")
    template.add_argument("--urn", default="")
    template.add_argument("--school", default="")
    template.add_argument("--setting", type=_setting)
    template.add_argument("--date", type=_day)
    template.add_argument("--role")
    template.add_argument("--review", metavar="ID")
    template.set_defaults(run=commands.template)

    score = sub.add_parser("score", parents=[shared], help="score returns without keeping them")
    score.add_argument("files", nargs="+", type=Path, metavar="FILE")
    score.add_argument("--setting", type=_setting)
    score.set_defaults(run=commands.score)

    importing = sub.add_parser("import", parents=[shared], help="take returns in; without --yes nothing is kept")
    importing.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    importing.add_argument("--setting", type=_setting)
    importing.add_argument("--by", metavar='"NAME, ROLE"')
    importing.add_argument("--dry-run", action="store_true")
    importing.add_argument("--yes", action="store_true")
    importing.set_defaults(run=commands.import_files)


def _add_reviews(sub: "_Commands", shared: _Parser) -> None:
    reviews = sub.add_parser("reviews", parents=[shared], help="look at the reviews kept here")
    listing = reviews.add_subparsers(dest="what", required=True, metavar="WHAT", parser_class=_Parser)
    listing.add_parser("list", parents=[shared], help="list them").set_defaults(run=commands.reviews_list)

    compare = sub.add_parser("compare", parents=[shared], help="what happened to each item between two reviews")
    compare.add_argument("old", help="a review id, or a file")
    compare.add_argument("new", help="a review id, or a file")
    compare.set_defaults(run=commands.compare)

    report = sub.add_parser("report", parents=[shared], help="write the board paper")
    source = report.add_mutually_exclusive_group(required=True)
    source.add_argument("--review", metavar="ID")
    source.add_argument("--from", dest="files", nargs="+", type=Path, metavar="FILE", help="returns, oldest first")
    source.add_argument("--all", action="store_true", help="of the newest review of each school, into the folder --out")
    report.add_argument("--format", required=True, type=_report_format, metavar="|".join(ReportFormat))
    report.add_argument("--part", type=int, choices=[1, 2], default=1, help="1 may be published, 2 is confidential")
    report.add_argument("--out", required=True, type=Path, metavar="FILE", help="with --all, a folder")
    report.set_defaults(run=commands.report)

    demo = sub.add_parser("demo", parents=[shared], help="load the sample schools into an empty database")
    demo.set_defaults(run=commands.demo)


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 1 to {HIGHEST_PORT}")
    return int(text)


def _setting(text: str) -> Setting:
    try:
        return Setting(text.strip().lower())
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a setting; the settings are {', '.join(Setting)}") from None


def _report_format(text: str) -> ReportFormat:
    try:
        return ReportFormat(text.strip().lower())
    except ValueError:
        kinds = ", ".join(ReportFormat)
        raise argparse.ArgumentTypeError(f"{text!r} is not a kind of paper; the kinds are {kinds}") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it as 2026-11-25") from None


def _needs_reviews(options: argparse.Namespace) -> bool:
    """Does the command work on reviews that are kept, so that broken content must not stop it?"""
    return options.command in {"import", "reviews", "compare", "demo"} or any(
        getattr(options, name, None) for name in ("review", "all")
    )


def run(argv: Sequence[str], app: App | None = None) -> int:
    """Carry out one command and return its exit code. `app` replaces the one the environment would set up."""
    out = Output(as_json="--json" in argv)
    try:
        options = build_parser().parse_args(argv)
        chosen = app or app_from_environment(getattr(options, "db", None))
        if _needs_reviews(options) and (trouble := chosen.look_at_content().trouble):
            out.aside(f"{trouble} To see all of it: {SEE_ALL}")
        found_problems: bool = options.run(chosen, options, out)
        chosen.keep_good_content()
    except WrongUseError as error:
        out.wrong_use("usage", str(error))
        return WRONG_USE
    except ContentError as error:
        out.problems_only(error.problems)
        return PROBLEMS
    except AuditError as error:
        out.wrong_use(error.code, str(error))
        return WRONG_USE
    except KeyboardInterrupt:
        out.wrong_use("stopped", "Stopped before it was done.")
        return WRONG_USE
    return PROBLEMS if found_problems else DONE
