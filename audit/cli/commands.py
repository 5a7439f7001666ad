"""The commands. Each takes the app, its options and the output, and returns whether the input had problems."""

import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from audit import app_script, data_dir
from audit.bootstrap import DATABASE_VARIABLE, App, PaperOrder, WorkbookOrder
from audit.cli.documents import checklist_json, compare_json, review_json, scores_json
from audit.cli.many import report_all
from audit.cli.output import Output, problem_json, problem_line
from audit.content import coverage, lint
from audit.domain.bridge import bridge_of
from audit.domain.bridge_words import bridge_words
from audit.domain.display import (
    companions_text,
    count,
    in_place_text,
    judgement_text,
    paragraph_text,
    percent,
    score_text,
    short_edition,
    value_text,
)
from audit.domain.movement import like_for_like, movements
from audit.domain.review import ReviewSummary, check_assessed_on, person_named
from audit.domain.states import Outside, State
from audit.domain.words import MOVEMENT_WORDS, STRAND_WORDS, ReviewKind
from audit.errors import FileRefusedError, NotAllowedError, NotFoundError, ServerError, StaleError
from audit.services.demo import load_demo
from audit.services.files import opened_of, review_of_file
from audit.services.opened import Opened
from audit.services.receipts import FilePlan, Outcome
from audit.services.scores import FileProblem, ScoredReturn, score_file


def serve(app: App, options: Namespace, out: Output) -> bool:
    """Start the app on loopback and wait until it is stopped."""
    out.done(
        {"address": f"http://127.0.0.1:{options.port}"}, [f"Opening http://127.0.0.1:{options.port} (stop with Ctrl+C)"]
    )
    sys.stdout.flush()
    script = app_script()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(options.port)]
    environment = {**os.environ, DATABASE_VARIABLE: app.database}
    return subprocess.call(command, env=environment) not in (0, -2, 130)  # noqa: S603  (our own script, no shell)


def checklist_list(app: App, _options: Namespace, out: Output) -> bool:
    """List the checklists."""
    found = app.library.checklists.values()
    out.done(
        {"checklists": [{"id": c.id, "title": c.title, "edition": c.edition, "items": len(c.items)} for c in found]},
        (f"{c.id}  {c.title}  ({c.edition}, {count(len(c.items), 'item')})" for c in found),
    )
    return False


def checklist_show(app: App, options: Namespace, out: Output) -> bool:
    """Show every item of a checklist."""
    checklist = app.library.checklist(options.id)
    out.done(
        checklist_json(checklist),
        (f"{item.id}  {paragraph_text(item) or 'No paragraph'}  {item.question}" for item in checklist.items),
    )
    return False


def checklist_lint(app: App, options: Namespace, out: Output) -> bool:
    """Check the content of a folder of checklists."""
    problems = lint(options.path or app.checklists_folder)
    lines = [problem_line(problem) for problem in problems] or ["No problems."]
    out.done({"problems": [problem_json(problem) for problem in problems]}, lines)
    return bool(problems)


def checklist_coverage(app: App, options: Namespace, out: Output) -> bool:
    """Show which item rests on which sentence; a sentence without one is a problem."""
    checklist = app.library.checklist(options.id or next(iter(app.library.checklists)))
    rows = coverage(app.library, checklist.id)
    out.done(
        {
            "checklist": checklist.id,
            "sentences": [{"sentence": sentence, "items": list(items)} for sentence, items in rows],
        },
        (
            f"{sentence} ({short_edition(checklist.edition)})  {' '.join(items) or 'no item'}"
            for sentence, items in rows
        ),
    )
    return any(not items for _, items in rows)


def template(app: App, options: Namespace, out: Output) -> bool:
    """Write a blank workbook, or one pre-filled from a review kept here."""
    checklist = app.library.checklist(options.checklist)
    named = (options.urn, options.school, options.setting, options.date)
    if options.review and any(named):
        raise NotAllowedError("A review already says its school, setting and day: give --review or those, not both.")
    if options.date:
        check_assessed_on(options.date, app.today())
    opened = app.reviews.open(options.review) if options.review else None
    if opened is not None and opened.review.checklist != checklist.id:
        raise NotAllowedError(f"Review {options.review} is of the checklist {opened.review.checklist}.")
    if opened is not None:
        checklist, items = opened.checklist, opened.asked
    elif options.setting:
        items = checklist.in_scope(options.setting, options.date or app.today())
    else:
        items = checklist.items
    order = WorkbookOrder(
        checklist=checklist,
        items=app.items_for_role(items, options.role),
        urn=options.urn,
        school_name=options.school,
        setting=options.setting,
        assessed_on=options.date,
        opened=opened,
    )
    write_file(options.out, app.workbook(order))
    asked = len(order.items)
    out.done({"out": str(options.out), "items": asked}, [f"Wrote {options.out} with {count(asked, 'item')}."])
    return False


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole. Raises NotAllowedError in words."""
    try:
        path.write_bytes(data)
    except OSError as error:
        raise NotAllowedError(f"{path} cannot be written: {error.strerror or error}.") from None


def score(app: App, options: Namespace, out: Output) -> bool:
    """Score returns without keeping them."""
    scored: list[ScoredReturn] = []
    problems: list[FileProblem] = []
    for path in options.files:
        good, bad = score_file(app.read_path(path), app.library, options.setting)
        scored += good
        problems += bad
    out.done(scores_json(scored, problems), _score_lines(scored, problems))
    return bool(problems)


def _score_lines(scored: Iterable[ScoredReturn], problems: Iterable[FileProblem]) -> Iterable[str]:
    for one in scored:
        overall = one.figures.overall
        given = one.given
        word = judgement_text(overall.judgement)
        yield f"{given.school or given.urn}, {given.assessed_on}, {given.checklist}: {word}"
        yield f"  {in_place_text(overall)} · {companions_text(overall)}"
        yield f"  {score_text(overall)}"
        if overall.duties_open:
            yield f"  Legal duties not in place, or not known: {', '.join(overall.duties_open)}"
        for strand, figures in one.figures.strands.items():
            yield f"  {STRAND_WORDS[strand]}: {judgement_text(figures.judgement)} · {in_place_text(figures)}"
    for one in problems:
        yield problem_line(one.problem, one.file)


def import_files(app: App, options: Namespace, out: Output) -> bool:
    """Take returns in, or say what would happen."""
    dry_run = options.dry_run or not options.yes
    by = person_named(options.by or "")
    plans: list[FilePlan] = []
    ahead = app.imports.look_ahead() if dry_run else None
    for path in _files_in(options.paths):
        plan = app.imports.plan(app.read_path(path), setting=options.setting, by=by, ahead=ahead)
        plans.append(plan if dry_run else _accepted(app, plan))
    document = {
        "dry_run": dry_run,
        "files": [
            {
                "file": plan.file,
                "status": plan.status,
                "reviews": list(plan.review_ids),
                "used": plan.count(Outcome.USED),
                "unchanged": plan.count(Outcome.UNCHANGED),
                "refused": plan.count(Outcome.REFUSED),
                "problems": [problem_json(problem) for problem in plan.problems],
            }
            for plan in plans
        ],
    }
    out.done(document, _import_lines(plans, dry_run=dry_run))
    return any(plan.problems for plan in plans)


def _accepted(app: App, plan: FilePlan) -> FilePlan:
    """The plan carried out; where it cannot be, nothing of this file is kept and the receipt says why."""
    try:
        return app.imports.accept(plan)
    except (StaleError, ServerError) as error:
        return plan.refused_by(error)


def _import_lines(plans: Iterable[FilePlan], *, dry_run: bool) -> Iterable[str]:
    for plan in plans:
        used = count(plan.count(Outcome.USED), "cell")
        yield (
            f"{plan.file}: {'would be ' if dry_run else ''}{plan.status} · {used} used, "
            f"{plan.count(Outcome.UNCHANGED)} unchanged, {plan.count(Outcome.REFUSED)} refused"
        )
        yield from (f"  {note}" for note in plan.notes)
        yield from (f"  {problem_line(problem)}" for problem in plan.problems)
    if dry_run:
        yield "Nothing was kept. Say --yes to keep it."


def _files_in(paths: Iterable[Path]) -> Iterable[Path]:
    """The files named, and those that lie in the folders named, in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = sorted(inner for inner in path.iterdir() if inner.is_file() and not inner.name.startswith("."))
            if not inside:
                raise NotAllowedError(f"The folder {path} holds no file to take in.")
            yield from inside
        else:
            yield path


def reviews_list(app: App, _options: Namespace, out: Output) -> bool:
    """List the reviews kept here."""
    found = app.store.reviews()
    lines = [
        f"{one.id}  {one.assessed_on}  {one.urn}  {one.school}  {one.checklist}  {_status_words(one)}" for one in found
    ]
    out.done({"reviews": [review_json(one) for one in found]}, lines or ["No reviews yet."])
    return False


def _status_words(summary: ReviewSummary) -> str:
    return f"{summary.status}, follow-up" if summary.kind is ReviewKind.FOLLOW_UP else summary.status


def compare(app: App, options: Namespace, out: Output) -> bool:
    """What happened to each item between two reviews, each read on the words it was answered on."""
    try:
        old, new = _review_named(app, options.old), _review_named(app, options.new)
    except FileRefusedError as error:
        out.problems_only(error.problems, error.file)
        return True
    before, after, checklist = old.review, new.review, new.checklist
    if before.checklist != after.checklist or before.school.urn != after.school.urn:
        raise NotAllowedError("Two reviews can be compared when they are of the same school and the same checklist.")
    contents = {**new.contents, **old.contents}
    moved = movements(checklist, before, after, new.earlier, contents=contents)
    matched = like_for_like(checklist, before, after, contents=contents)
    bridge = bridge_of(checklist, before, after, contents=contents)
    lines = (
        ["The review named first is the later one: this looks back."] if after.assessed_on < before.assessed_on else []
    )
    lines += [
        f"{one.item}  {MOVEMENT_WORDS[one.movement]}  ({_state_words(one.before)} to {_state_words(one.after)})"
        for one in moved
    ]
    if matched.enough:
        lines.append(
            f"Like for like, over {matched.items} items: {percent(matched.before)} to {percent(matched.after)}"
        )
    else:
        lines.append(f"Like for like: only {count(matched.items, 'item')} in both, too few to say.")
    lines.append(bridge_words(bridge).finding)
    out.done(compare_json(moved, matched, bridge), lines)
    return False


def _state_words(state: State) -> str:
    if state is Outside.OUT:
        return "not in scope"
    return value_text(None if isinstance(state, Outside) else state)


def _review_named(app: App, name: str) -> Opened:
    """The review in a file, if there is a file of that name, else the one kept here; with its earlier reviews."""
    path = Path(name)
    if path.exists():
        return opened_of([review_of_file(app.read_path(path), app.library)], app.library)
    try:
        return app.reviews.open(name)
    except NotFoundError:
        raise NotFoundError(f"There is no file and no review called “{name}”.") from None


def report(app: App, options: Namespace, out: Output) -> bool:
    """Write the board paper, or those of all schools."""
    if options.all:
        return report_all(app, options, out)
    try:
        order = PaperOrder(part=options.part, format=options.format)
        if options.review:
            data = app.paper(app.reviews.open(options.review), order)
        else:
            returns = [review_of_file(app.read_path(path), app.library) for path in options.files]
            data = app.paper_of_files(returns, order)
    except FileRefusedError as error:
        out.problems_only(error.problems, error.file)
        return True
    write_file(options.out, data)
    out.done({"out": str(options.out), "bytes": len(data)}, [f"Wrote {options.out}."])
    return False


def demo(app: App, _options: Namespace, out: Output) -> bool:
    """Load the sample schools into an empty database."""
    loaded = load_demo(app.imports, app.follow_ups, app.read_path, data_dir("sample_data"))
    out.done(
        {"reviews": list(loaded)},
        [f"Loaded {count(len(loaded), 'review')} of the sample schools. Start the app with: governor-audit serve"],
    )
    return False
