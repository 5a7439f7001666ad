"""Sections 6 and 7: actions, and how we know."""

from collections import Counter
from collections.abc import Sequence

from audit.domain.carried_over import carried_over, carried_over_text
from audit.domain.dates import long_date, short_date
from audit.domain.display import listed, named
from audit.domain.gaps import how_we_know, in_scope_with_answers, stale
from audit.domain.knowing_words import grade_text
from audit.domain.reopened_actions import HOLDS, Aftermath
from audit.domain.review import Action
from audit.domain.tally import KNOWN_GRADES
from audit.domain.words import ACTION_WORDS, ActionStatus, AfterDone
from audit.reports.charts.evidence_bar import evidence_bar
from audit.reports.paper_input import PaperInput
from audit.reports.parts import Picture, Section, Table, Words
from audit.reports.phrases import count, per_cent, sentence

MOST_ACTIONS = 3
ACTION_HEADINGS = ("Item", "What", "Owner", "Due", "Where it stands")


def actions(paper: PaperInput) -> Section:
    """How many are done, due and overdue, and the most pressing; all of them stand at the end."""
    known = paper.known_actions
    if not known:
        blocks: tuple[Words | Table, ...] = (Words("No action is recorded for the items of this part."),)
        return Section("Actions", blocks)
    again = sum(paper.reopened(a) for a in known)
    done = sum(a.status is ActionStatus.DONE for a in known) - again
    dropped = sum(a.status is ActionStatus.DROPPED for a in known)
    late = sum(a.overdue(paper.today) for a in known)
    running = len(known) - again - done - dropped
    back = f"{again} re-opened by a later rating below target, " if again else ""
    text = (
        f"{sentence(count(len(known), 'action'))}: {done} done, {back}{running} open or being done, of which {late} "
        f"overdue on {long_date(paper.today)}, and {dropped} dropped. Done closes no gap by itself: only a later "
        "rating does."
    )
    pressing = [action for action in known if paper.to_do(action)]
    if not pressing:
        return Section("Actions", (Words(text),))
    table = Table(
        "Actions still to do, the oldest date first",
        ACTION_HEADINGS,
        action_rows(paper, pressing[:MOST_ACTIONS]),
        "actions",
    )
    more = len(pressing) - len(table.rows)
    rest = (Words(f"{sentence(count(more, 'further action'))}: see Annex D.", quiet=True),) if more else ()
    return Section("Actions", (Words(text), table, *rest))


def action_rows(paper: PaperInput, some: Sequence[Action]) -> tuple[tuple[str, ...], ...]:
    """Rows under ACTION_HEADINGS."""
    return tuple((a.item, a.what, a.owner, short_date(a.due), action_state(paper, a)) for a in some)


def action_state(paper: PaperInput, action: Action) -> str:
    """Its status in words: overdue, carried over, re-opened, or done while the gap is still open."""
    words = ACTION_WORDS[action.status]
    if action.status is ActionStatus.DONE and action.done_on:
        return _once_done(paper.aftermaths.get(action.id, HOLDS), f"{words} {short_date(action.done_on)}")
    over = carried_over_text(carried_over(action, paper.reviews))
    return ", ".join(
        text
        for text in (
            words,
            "overdue" if action.overdue(paper.today) else "",
            over[:1].lower() + over[1:],
        )
        if text
    )


def _once_done(after: Aftermath, done: str) -> str:
    """`Re-opened: gap back since the review of 18 Nov 2026`; `Done 3 Nov 2026, gap still open`."""
    if after.since is not None:
        gap = "gap back" if after.kind is AfterDone.GAP_BACK else "a gap"
        return f"Re-opened: {gap} since the review of {short_date(after.since)}"
    left = {AfterDone.GAP_OPEN: ", gap open: to be rated again", AfterDone.NOT_KNOWN: ", not known if in place"}
    return done + left.get(after.kind, "")


def knowing(paper: PaperInput) -> Section:
    """What the ratings rest on, the oldest evidence, and who looked."""
    counts = how_we_know(paper.shown, paper.review)
    total = sum(counts.values())
    if not total:
        none = f"No item{paper.of_this_part} has been rated yet, so there is nothing to rest on."
        return Section("How we know", (Words(none),))
    parts = [f"{grade_text(grade).lower()} {number}" for grade, number in counts.items()]
    what = f"What the {count(total, 'rating')} of this part {'rests' if total == 1 else 'rest'} on: {listed(parts)}."
    overall = paper.whole.overall
    text = ""
    if overall.assurance is not None and not overall.few:
        text = f"By weight, {per_cent(overall.assurance)} of what is answered was seen, sampled or tested in date. "
    text += _too_old(paper) + _oldest(paper) + _who_looked(paper)
    picture = Picture(evidence_bar(counts, what), what, what)
    return Section("How we know", (picture, Words(text.strip())) if text.strip() else (picture,))


def _too_old(paper: PaperInput) -> str:
    """How many ratings rest on evidence that once counted and no longer does."""
    rated = (
        (i, a) for i, a in in_scope_with_answers(paper.shown, paper.review) if a is not None and a.rating is not None
    )
    old = [item.id for item, answer in rated if stale(item, answer, paper.review.assessed_on)]
    if not old:
        return ""
    rests = "rests" if len(old) == 1 else "rest"
    return f"{sentence(count(len(old), 'rating'))} of this part {rests} on evidence too old to count: {named(old)}. "


def _oldest(paper: PaperInput) -> str:
    dated = [
        (answer.evidence_date, item.id)
        for item, answer in in_scope_with_answers(paper.shown, paper.review)
        if answer is not None and answer.rating is not None and answer.evidence_date is not None
    ]
    if not dated:
        return "No rating carries a dated piece of evidence. "
    day, item = min(dated)
    return f"The oldest evidence is dated {long_date(day)} ({item}). "


def _who_looked(paper: PaperInput) -> str:
    """The roles that saw, sampled or tested, the most often first."""
    roles = Counter(
        " ".join(answer.evidence_by.split())
        for _, answer in in_scope_with_answers(paper.shown, paper.review)
        if answer is not None
        and answer.rating is not None
        and answer.grade in KNOWN_GRADES
        and answer.evidence_by.strip()
    )
    if not roles:
        return "Nobody is recorded as having looked."
    ranked = sorted(roles.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{role} ({number})" for role, number in ranked[:4]]
    more = [f"{len(ranked) - 4} more"] if len(ranked) > 4 else []
    return f"Who looked: {listed([*shown, *more])}."
