"""The tables of an import: problems with their place, cells with what was there and what would be."""

from audit.domain.display import count
from audit.domain.file_names import file_name
from audit.domain.privacy import warnings_in
from audit.domain.words import FIELD_WORDS
from audit.services.receipts import CellChange, FilePlan, Outcome
from audit.ui.csvs import csv_download
from audit.ui.html import bullets, el, paragraph, show, table

MOST_ROWS = 200
"""Rows of a table on the page; the download has them all."""
MOST_PROBLEMS = 20
CELL_HEADINGS = ("Place", "Item", "What", "Old", "New", "Outcome")
PROBLEM_HEADINGS = ("Place", "What is wrong, and what would be right", "Code")
PLANNED = {Outcome.USED: "would be kept", Outcome.UNCHANGED: "the same already", Outcome.REFUSED: "refused"}
DONE = {Outcome.USED: "kept", Outcome.UNCHANGED: "the same already", Outcome.REFUSED: "refused"}


def counts_text(plan: FilePlan, *, done: bool) -> str:
    """`56 cells are filled in: 46 would be kept, 10 the same already, 0 refused.` The three add up to the first."""
    words = DONE if done else PLANNED
    numbers = {outcome: plan.count(outcome) for outcome in Outcome}
    parts = ", ".join(f"{numbers[outcome]:,} {words[outcome]}" for outcome in Outcome)
    total = sum(numbers.values())
    return f"{count(total, 'cell')} {'is' if total == 1 else 'are'} filled in: {parts}."


def problems_table(plan: FilePlan) -> None:
    """Every problem in words with its place and code; the first ones here, all of them in the download."""
    problems = plan.problems
    if not problems:
        return
    rows = [(problem.where or "The file", problem.message, problem.code) for problem in problems]
    shown = rows[:MOST_PROBLEMS]
    title = f"{count(len(rows), 'problem')} in this file"
    show(
        el(
            "div",
            el("p", el("strong", title)),
            el("p", "A return with a problem keeps nothing. Mend the file and bring it in again."),
            class_="summary",
            role="alert",
        )
    )
    show(table(title, PROBLEM_HEADINGS, shown))
    if len(rows) > len(shown):
        paragraph(f"These are the first {len(shown)}; {len(rows) - len(shown):,} more are in the download.")
    csv_download("Download the problems (CSV)", _name("problems", plan), PROBLEM_HEADINGS, rows, key="problems_csv")


def cells_table(plan: FilePlan, *, done: bool) -> None:
    """Every filled-in cell that is not refused; the first ones here, all of them in the download."""
    words = DONE if done else PLANNED
    cells = sorted((cell for one in plan.returns for cell in one.cells), key=_unchanged)
    rows = [_cells(cell, words) for cell in cells]
    if not rows:
        return
    listed = [_cells(cell, words) for cell in cells if cell.outcome is not Outcome.REFUSED]
    shown = listed[:MOST_ROWS]
    if shown:
        show(table("Cell by cell, what changes first", CELL_HEADINGS, shown))
    if len(listed) > len(shown):
        paragraph(f"These are the first {len(shown)} cells; {len(listed) - len(shown):,} more are in the download.")
    if refused := len(rows) - len(listed):
        paragraph(f"{count(refused, 'refused cell')}: the problems above say why.", class_="quiet")
    csv_download(
        "Download the receipt (CSV)" if done else f"Download all {count(len(rows), 'cell')} (CSV)",
        _name("receipt" if done else "what-would-change", plan),
        CELL_HEADINGS,
        rows,
        key="cells_csv",
    )


def privacy_warnings(plan: FilePlan) -> None:
    """Texts that look like more than a role or a policy: said before they are kept, since a person decides."""
    found = [
        f"{cell.place} ({cell.item}): {kind}"
        for one in plan.returns
        for cell in one.cells
        if cell.outcome is Outcome.USED
        for kind in warnings_in(cell.new)
    ]
    if not found:
        return
    shown = found[:MOST_PROBLEMS]
    lead = "No names, no case detail: look again at these before you keep them. They look like"
    show(el("div", el("p", el("strong", lead)), bullets(shown), class_="notice", role="status"))
    if len(found) > len(shown):
        paragraph(f"And {len(found) - len(shown):,} more.")


def _name(what: str, plan: FilePlan) -> str:
    checklist, content_hash = plan.read_by
    return file_name(what, "csv", checklist=checklist, content_hash=content_hash)


def _unchanged(cell: CellChange) -> bool:
    return cell.outcome is Outcome.UNCHANGED


def _cells(cell: CellChange, words: dict[Outcome, str]) -> tuple[str, ...]:
    return (cell.place, cell.item, FIELD_WORDS[cell.field], cell.old, cell.new, words[cell.outcome])
