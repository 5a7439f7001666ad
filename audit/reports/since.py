"""What changed since the last paper the board was sent: a few sentences, and a table of each change."""

from audit.domain.changed_since_words import SINCE_HEADINGS, since_rows, told
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Table, Words

EACH = "Annex A begins with each of them, then and now."


def since_words(paper: PaperInput) -> tuple[Words, ...]:
    """The sentences; none where this is the first paper."""
    since = paper.since_last_paper
    if since is None:
        return ()
    each = f" {EACH}" if since_rows(since.changes) else ""
    return (Words(told(since, paper.review) + each),)


def since_table(paper: PaperInput) -> tuple[Table, ...]:
    """Each change of an answer or an action; none where there is none."""
    since = paper.since_last_paper
    rows = since_rows(since.changes) if since else ()
    return (Table(since.heading, SINCE_HEADINGS, rows, "since"),) if since and rows else ()
