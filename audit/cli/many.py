"""`report --all`: the paper of each school’s newest review, as files in a folder."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from audit.bootstrap import App, PaperOrder
from audit.cli.output import Output
from audit.domain.display import count, listed
from audit.domain.review import ReviewSummary
from audit.errors import NotAllowedError
from audit.services.many_papers import Made, newest_of_each, progress_text
from audit.services.paper_zip import paper_name

MOST_CLASHES_NAMED = 3
TIMES_TOLD = 20
"""How often a long run says how far it has come."""


def report_all(app: App, options: Namespace, out: Output) -> bool:
    """Write them, saying on stderr how far it has come; returns whether some could not be made."""
    order = PaperOrder(part=options.part, format=options.format)
    reviews = newest_of_each(app.store.reviews())

    def name(one: ReviewSummary) -> str:
        return paper_name(one.urn, one.assessed_on, order.part, order.format)

    _check_folder(options.out, [name(one) for one in reviews])
    written, failed = list[ReviewSummary](), list[Made]()
    with closing(app.many_papers(order)) as making:
        for made in making:
            if made is None:
                continue
            if made.data is None:
                failed.append(made)
            else:
                _write(options.out / name(made.review), made.data)
                written.append(made.review)
            if made.data is None or made.done == made.total or made.done % max(1, made.total // TIMES_TOLD) == 0:
                out.aside(progress_text(made))
    out.done(
        {
            "out": str(options.out),
            "papers": [{"review": one.id, "urn": one.urn, "file": name(one)} for one in _by_name(written)],
            "failed": [{"review": one.review.id, "urn": one.review.urn, "message": one.problem} for one in failed],
        },
        _lines(options.out, written, failed),
    )
    return bool(failed)


def _by_name(reviews: list[ReviewSummary]) -> list[ReviewSummary]:
    return sorted(reviews, key=lambda one: (one.school.casefold(), one.urn))


def _lines(folder: Path, written: list[ReviewSummary], failed: list[Made]) -> list[str]:
    if not written and not failed:
        return ["No reviews yet, so there is no paper to write."]
    lines = [f"Wrote {count(len(written), 'paper')} into {folder}."]
    if failed:
        lines.append(f"{count(len(failed), 'paper')} could not be made:")
        lines += [f"{one.review.school} ({one.review.urn}): {one.problem}" for one in failed]
    return lines


def _check_folder(folder: Path, names: list[str]) -> None:
    """Make the folder where it is not there. Raises NotAllowedError where a paper would overwrite a file."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotAllowedError(f"{folder} cannot be used as a folder: {error.strerror or error}.") from None
    there = [name for name in names if (folder / name).exists()]
    if there:
        more = len(there) - MOST_CLASHES_NAMED
        named = listed([*there[:MOST_CLASHES_NAMED], *([f"{more} more"] if more > 0 else [])])
        raise NotAllowedError(
            f"{folder} holds {named} already, and nothing is overwritten. Name another folder, or move them away."
        )


def _write(path: Path, data: bytes) -> None:
    """Write one file whole, never over another. Raises NotAllowedError in words."""
    try:
        with path.open("xb") as file:
            file.write(data)
    except OSError as error:
        if not isinstance(error, FileExistsError):
            path.unlink(missing_ok=True)  # half a paper is worse than none
        raise NotAllowedError(f"{path} cannot be written: {error.strerror or error}.") from None
